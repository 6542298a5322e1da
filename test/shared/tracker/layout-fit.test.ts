import { describe, expect, it } from "vitest";
import type { SheetGrid } from "../../../shared/tracker/grid.ts";
import { fitOf, type Fit } from "../../../shared/tracker/layout-fit.ts";
import { headingsToRemember } from "../../../shared/tracker/layout-headings.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { sheetOf, workbookGrid, type GridCell, type GridParts } from "../../support/grid.ts";

const layout: TableLayout = {
  ...{ name: "Caseload", holds: "cases", headerRows: [1], dataRows: [2, 4] },
  columns: { caseRef: "A", lastDiscussion: "C" },
  series: { discussions: ["D", "E"] },
};
const rows: GridCell[][] = [
  ["Ref", "Rota", "Last sup", "Sup 1", "Sup 2"],
  [9607265, "A", 45722, "", ""],
  ["", "B", "TBC", "6/3/25", ""],
  ["M2", "C", "", "", ""],
];

interface Change {
  /** The rows as they are now. */
  readonly to: readonly (readonly GridCell[])[];
  readonly from?: readonly (readonly GridCell[])[];
  readonly under?: TableLayout;
  readonly parts?: GridParts;
  readonly others?: readonly SheetGrid[];
  readonly taken?: readonly string[];
}

function fitAfter({ to, from = rows, under = layout, parts = {}, others = [], taken = [] }: Change): Fit {
  const remembered = headingsToRemember(workbookGrid(sheetOf(from)), under);
  const now = workbookGrid(...others, sheetOf(to, parts));
  return fitOf(now, under, remembered, new Set(["Caseload", ...taken]));
}

/** The rows with one heading written anew. */
function withHeading(column: number, text: string): GridCell[][] {
  return rows.map((row, index) => (index === 0 ? row.toSpliced(column, 1, text) : row));
}

const change = { sheet: "Caseload", field: "lastDiscussion", heading: "Last sup" };

describe("a layout that was confirmed", () => {
  it("fits while its headings stand where they stood, however they are spaced and whatever is typed below", () => {
    expect(fitAfter({ to: rows })).toEqual({ kind: "fits" });
    expect(fitAfter({ to: [...withHeading(2, "LAST\nsup"), ["M9", "", "closed", "x"]] })).toEqual({ kind: "fits" });
  });

  it("fits when a heading that is not read is changed, gone or added", () => {
    expect(fitAfter({ to: withHeading(1, "Leave") })).toEqual({ kind: "fits" });
    expect(fitAfter({ to: withHeading(1, "") })).toEqual({ kind: "fits" });
    expect(fitAfter({ to: withHeading(5, "Policy check") })).toEqual({ kind: "fits" });
  });

  it("is followed to other columns when a column is put in, and says which have moved", () => {
    const fit = fitAfter({ to: rows.map((row) => row.toSpliced(1, 0, "")) });
    expect(fit).toMatchObject({
      kind: "moved",
      layout: { columns: { caseRef: "A", lastDiscussion: "D" }, series: { discussions: ["E", "F"] }, dataRows: [2, 4] },
    });
    expect(fit.kind === "moved" && fit.changes[0]).toEqual({ ...change, kind: "column-moved", from: "C", to: "D" });
  });

  it("is followed to other rows when rows are put in above, with the cells of a worker's details", () => {
    const mixed: TableLayout = {
      ...{ name: "Caseload", holds: "mixed", headerRows: [3], dataRows: [4, 6], columns: { caseRef: "A" } },
      cells: { worker: "B1", role: "B2" },
    };
    const from = [["Worker", "Jo Okarra"], ["Role", "SW"], ...rows];
    const fit = fitAfter({ from, to: [["Updated: 1 Sep"], [], ...from], under: mixed });
    expect(fit).toEqual({
      kind: "moved",
      layout: { ...mixed, headerRows: [5], dataRows: [6, 8], cells: { worker: "B3", role: "B4" } },
      changes: [{ kind: "rows-moved", sheet: "Caseload", from: 3, to: 5 }],
    });
  });

  it("asks when a worker's details are no longer beside their labels", () => {
    const mixed: TableLayout = {
      ...{ name: "Caseload", holds: "mixed", headerRows: [3], dataRows: [4, 6], columns: { caseRef: "A" } },
      cells: { worker: "B1", role: "B2" },
    };
    const to = [["Team", "North"], ["Role", "SW"], ...rows];
    expect(fitAfter({ from: [["Worker", "Jo Okarra"], ["Role", "SW"], ...rows], to, under: mixed })).toEqual({
      kind: "changed",
      changes: [{ kind: "label-gone", sheet: "Caseload", field: "worker", heading: "Worker", cell: "B1" }],
    });
  });

  it("follows the months of a grid", () => {
    const grid: TableLayout = {
      ...{ name: "Caseload", holds: "workers", headerRows: [1], dataRows: [2, 2], columns: { worker: "A" } },
      months: { oneToOnes: { B: "2025-04", C: "2025-05" } },
    };
    const from = [
      ["Worker", "Apr-25", "May-25"],
      ["Jo", "8/4", ""],
    ];
    expect(fitAfter({ from, to: from.map((row) => row.toSpliced(1, 0, "")), under: grid })).toMatchObject({
      kind: "moved",
      layout: { months: { oneToOnes: { C: "2025-04", D: "2025-05" } } },
    });
    const to = from.map((row, index) => [...row, index === 0 ? "Jun-25" : ""]);
    expect(fitAfter({ from, to, under: grid })).toMatchObject({
      kind: "changed",
      changes: [{ kind: "heading-new", field: "oneToOnes", column: "D" }],
    });
  });

  it("asks when a heading is renamed, and says what stands there now", () => {
    expect(fitAfter({ to: withHeading(2, "Case discussed") })).toEqual({
      kind: "changed",
      changes: [{ ...change, kind: "heading-renamed", column: "C", now: "Case discussed" }],
    });
  });

  it("asks when a column is deleted", () => {
    const deleted = fitAfter({ to: rows.map((row) => row.toSpliced(2, 1)) });
    expect(deleted.kind === "changed" && deleted.changes.map(({ kind }) => kind)).toEqual([
      ...["heading-gone", "column-moved", "column-moved"],
    ]);
    expect(fitAfter({ to: withHeading(2, "") })).toEqual({
      kind: "changed",
      changes: [{ ...change, kind: "heading-gone" }],
    });
  });

  it("asks when its heading stands there twice", () => {
    expect(fitAfter({ to: withHeading(5, "Last sup") })).toEqual({
      kind: "changed",
      changes: [{ ...change, kind: "heading-twice", columns: ["C", "F"] }],
    });
  });

  it("asks when one of several equal headings may have moved", () => {
    const from = withHeading(1, "Last sup");
    const to = from.map((row) => row.toSpliced(0, 0, ""));
    expect(fitAfter({ from, to }).kind).toBe("changed");
  });

  it.each([
    ["Last case discussion", "lastDiscussion"],
    ["Type", "planType"],
    ["Last MO", "lastDiscussion"],
    ["Sup 3", "discussions"],
  ])("asks when a new column is headed %s, which may be read", (heading, field) => {
    expect(fitAfter({ to: withHeading(5, heading) })).toEqual({
      kind: "changed",
      changes: [{ kind: "heading-new", sheet: "Caseload", field, heading, column: "F" }],
    });
  });

  it("is followed to the one sheet on which everything stands as it stood", () => {
    const now = fitAfter({ to: rows, parts: { name: "Cases" } });
    expect(now).toEqual({
      kind: "moved",
      layout: { ...layout, name: "Cases" },
      changes: [{ kind: "sheet-renamed", sheet: "Caseload", now: "Cases" }],
    });
  });

  it("asks when its sheet is gone, or when two could be it, one of them hidden or another table's not counting", () => {
    const gone = { kind: "changed", changes: [{ kind: "sheet-gone", sheet: "Caseload" }] };
    expect(fitAfter({ to: [["Notes"]], parts: { name: "Notes" } })).toEqual(gone);
    const twin = sheetOf(rows, { name: "Cases (2)" });
    expect(fitAfter({ to: rows, parts: { name: "Cases" }, others: [twin] })).toEqual(gone);
    expect(fitAfter({ to: rows, parts: { name: "Cases" }, others: [twin], taken: ["Cases (2)"] }).kind).toBe("moved");
    const hidden = { ...twin, visibility: "hidden" } as const;
    expect(fitAfter({ to: rows, parts: { name: "Cases" }, others: [hidden] }).kind).toBe("moved");
  });

  it("is not followed to headings that were typed again, when those above them are gone", () => {
    const [headings = [], ...below] = rows;
    const from = [headings, ...below, headings, ...below];
    expect(fitAfter({ from, to: from }).kind).toBe("fits");
    expect(fitAfter({ from, to: from.slice(1) }).kind).toBe("changed");
    expect(fitAfter({ from, to: [...withHeading(2, "Case discussed"), headings, ...below] }).kind).toBe("changed");
    expect(fitAfter({ from, to: [[], ...from] })).toMatchObject({ kind: "moved", layout: { headerRows: [2] } });
  });
});
