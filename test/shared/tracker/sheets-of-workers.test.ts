import { describe, expect, it } from "vitest";
import type { CaseTable } from "../../../shared/contract/tables.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { findLayouts } from "../../../shared/tracker/detect.ts";
import type { SheetGrid } from "../../../shared/tracker/grid.ts";
import { fitOf } from "../../../shared/tracker/layout-fit.ts";
import { headingsToRemember } from "../../../shared/tracker/layout-headings.ts";
import { sheetsOfWorkers } from "../../../shared/tracker/sheets-of-workers.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { sheetOf, workbookGrid, type GridCell } from "../../support/grid.ts";

const asAt = plainDate("2025-09-15");
const headings = ["Ref", "Child's name", "Plan", "Last supervision"];
const child = (ref: string, name: string): GridCell[] => [ref, name, "CIN", 45_900];
const sheet = (name: string, ...rows: GridCell[][]): SheetGrid =>
  sheetOf([headings, ...(rows.length > 0 ? rows : [child("M1001", "Robin Hollow"), child("M1002", "Kit Larkin")])], {
    name,
  });

function asked(...sheets: SheetGrid[]): string[] {
  const workbook = workbookGrid(...sheets);
  return sheetsOfWorkers(workbook, findLayouts(workbook, asAt).layouts, asAt).map(({ name }) => name);
}

const named = (...names: string[]): string[] => asked(...names.map((name) => sheet(name)));

describe("whether sheets are named after their workers", () => {
  it("is asked where no cell says whose the children are", () => {
    expect(named("Jo Okarra", "MARSH, Ada", "BT (agency)")).toEqual(["Jo Okarra", "MARSH, Ada", "BT (agency)"]);
    const withWorker = sheetOf(
      [
        [...headings, "Worker"],
        [...child("M1", "Bo Thistle"), "Ada"],
      ],
      { name: "Ada Marsh" },
    );
    expect(asked(sheet("Jo Okarra"), withWorker)).toEqual([]);
  });

  it("is asked of the sheets alone that may be", () => {
    expect(named("Jo", "Ada", "Duty", "CIN", "Sept", "Pod 2", "Caseload", "Leavers", "Social worker")).toEqual([
      "Jo",
      "Ada",
    ]);
    expect(named("Jo", "Tracker")).toEqual([]);
  });

  it("is not asked where they may be named after children: a sheet for each, or one that bears a child's name", () => {
    expect(asked(sheet("Jo", child("M1", "R H")), sheet("Ada", child("M2", "K L")))).toEqual([]);
    expect(named("Jo", "Ada", "Hollow")).toEqual([]);
    expect(named("Jo", "Ada", "LARKIN, Kit")).toEqual([]);
  });
});

describe("a sheet that is named after its worker", () => {
  const workersOf = (name: string, workerInSheetName?: boolean): unknown => {
    const workbook = workbookGrid(sheet(name));
    const layouts = findLayouts(workbook, asAt).layouts.map((layout) =>
      workerInSheetName === undefined ? layout : { ...layout, workerInSheetName },
    );
    const [table] = understandTracker(workbook, layouts, asAt).tables as readonly CaseTable[];
    return [table?.mappedFields.includes("worker"), table?.rows.map(({ fields }) => fields.worker)];
  };

  it("gives each of its children that worker, once the manager has said so", () => {
    expect(workersOf("Jo Okarra ", true)).toEqual([true, ["Jo Okarra", "Jo Okarra"]]);
    for (const answer of [false, undefined]) {
      expect(workersOf("Jo Okarra", answer)).toEqual([false, [undefined, undefined]]);
    }
  });

  it("never gives a child's name", () => {
    expect(workersOf("Kit Larkin", true)).toEqual([false, [undefined, undefined]]);
  });

  it("is asked about again under another name", () => {
    const [layout] = findLayouts(workbookGrid(sheet("Jo")), asAt).layouts;
    if (layout === undefined) throw new Error("No layout");
    const remembered = headingsToRemember(workbookGrid(sheet("Jo")), layout);
    const fit = (workerInSheetName: boolean) =>
      fitOf(workbookGrid(sheet("Ben")), { ...layout, workerInSheetName }, remembered, new Set(["Jo"]));
    const changes = [{ kind: "sheet-renamed", sheet: "Jo", now: "Ben" }];
    expect(fit(true)).toEqual({ kind: "changed", changes });
    expect(fit(false)).toMatchObject({ kind: "moved", changes });
  });
});
