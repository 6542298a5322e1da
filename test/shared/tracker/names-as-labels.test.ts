import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { namesAsLabels } from "../../../shared/tracker/names-as-labels.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { sheetOf, workbookGrid, type GridCell } from "../../support/grid.ts";

const children = ["Robin Hollow", "Kit Larkin", "Bo Thistle", "Ash Fern", "Lee Moss", "Sky Reed"];
const workers = ["Jo Marsh", "Al Brook", "Jo Marsh", "Al Brook", "Jo Marsh", "Al Brook"];

/** Columns A: reference, B and C as given, D: last supervision. */
function tracker(headings: readonly [string, string], b: readonly string[], c: readonly string[]) {
  const rows = b.map((name, index): GridCell[] => [`M100${index}`, name, c[index] ?? "", 45_900]);
  return workbookGrid(sheetOf([["Ref", ...headings, "Last supervision"], ...rows]));
}

function layout(columns: Record<string, string>, rows = 6): TableLayout {
  const all = { caseRef: "A", lastDiscussion: "D", ...columns };
  return { name: "Caseload", holds: "cases", headerRows: [1], dataRows: [2, rows + 1], columns: all };
}

describe("a column that is to be sent as the worker or the team", () => {
  it("is refused under a heading of children's names, however often a name stands there", () => {
    const often = [...workers, ...workers];
    expect(namesAsLabels(tracker(["Child", "SW"], often, often), layout({ worker: "B" }, 12))).toEqual(["worker"]);
    const each = tracker(["Child", "SW"], workers, workers);
    expect(namesAsLabels(each, layout({ worker: "B" }))).toEqual(["worker"]);
    expect(namesAsLabels(each, layout({ worker: "C", team: "B" }))).toEqual(["team"]);
    expect(namesAsLabels(each, layout({ worker: "C" }))).toEqual([]);
  });

  it("may stand under Name where several rows share a name", () => {
    const many = [...workers, ...workers, ...workers];
    expect(namesAsLabels(tracker(["Name", "Plan"], many, []), layout({ worker: "B" }, many.length))).toEqual([]);
    expect(namesAsLabels(tracker(["Name", "Plan"], children, []), layout({ worker: "B" }))).toEqual(["worker"]);
    const born = children.map((_, index) => `R.H. 201${index}`);
    expect(namesAsLabels(tracker(["Initials", "Plan"], born, []), layout({ worker: "B" }))).toEqual(["worker"]);
  });

  it("is refused under an unknown heading where nearly every row has a name of its own", () => {
    expect(namesAsLabels(tracker(["Pwy", "Plan"], children, []), layout({ worker: "B" }))).toEqual(["worker"]);
    expect(namesAsLabels(tracker(["Pwy", "Plan"], workers, []), layout({ worker: "B" }))).toEqual([]);
  });

  it("is refused under an unknown heading from four rows on, where four in five differ and seven in ten are names", () => {
    const refused = (...cells: readonly string[]): readonly string[] =>
      namesAsLabels(tracker(["Pwy", "Plan"], cells, []), layout({ worker: "B" }, cells.length));
    expect(refused(...children.slice(0, 3))).toEqual([]);
    expect(refused(...children.slice(0, 4))).toEqual(["worker"]);
    expect(refused(...children.slice(0, 4), "ROBIN HOLLOW")).toEqual(["worker"]);
    expect(refused("T101", "T102", "T103", "T104", "T105")).toEqual([]);
    expect(refused(...children, "Jay Flint", "T101", "T102", "T103")).toEqual(["worker"]);
  });

  it("is looked at on the sheet of its table of children, below a worker's details too", () => {
    const first = sheetOf([["Ref", "Child"]], { name: "Other" });
    const [second] = tracker(["Pwy", "Plan"], children, []).sheets;
    const workbook = workbookGrid(first, ...(second === undefined ? [] : [second]));
    const wanted = layout({ worker: "B" });
    expect(namesAsLabels(workbook, { ...wanted, holds: "mixed" })).toEqual(["worker"]);
    expect(namesAsLabels(workbook, { ...wanted, holds: "workers" })).toEqual([]);
    expect(namesAsLabels(workbook, { ...wanted, name: "Gone" })).toEqual([]);
  });

  it("is refused where it repeats the column of names", () => {
    const twice = [...children, ...children];
    const both = tracker(["Child", "Shown as"], twice, twice);
    expect(namesAsLabels(both, layout({ worker: "C" }, twice.length))).toEqual(["worker"]);
    const beside = (cells: readonly string[]): readonly string[] =>
      namesAsLabels(tracker(["Child", "Shown as"], twice, cells), layout({ worker: "C" }, twice.length));
    expect(beside([...children, ...workers])).toEqual(["worker"]);
    expect(beside([...children.slice(0, 1), ...workers, ...workers.slice(1)])).toEqual([]);
    expect(beside([])).toEqual([]);
  });

  it("is not doubted under a heading of workers", () => {
    expect(namesAsLabels(tracker(["Child", "Social worker"], children, children), layout({ worker: "C" }))).toEqual([]);
  });

  it("is not sent though it has been confirmed", () => {
    const { tables } = understandTracker(
      tracker(["Child", "SW"], children, workers),
      [layout({ worker: "B" })],
      plainDate("2025-09-15"),
    );
    expect(tables).toHaveLength(1);
    expect(JSON.stringify(tables)).toContain("M1000");
    for (const name of children) expect(JSON.stringify(tables)).not.toContain(name);
  });
});
