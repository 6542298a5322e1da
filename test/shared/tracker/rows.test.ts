import { describe, expect, it } from "vitest";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { mappedColumns } from "../../../shared/tracker/mapped-columns.ts";
import { rowsOf } from "../../../shared/tracker/rows.ts";
import { sheetCells } from "../../../shared/tracker/sheet-cells.ts";
import { sheetOf, type GridCell, type GridParts } from "../../support/grid.ts";

const headings = ["Ref", "Child", "Plan", "Last sup", "Private"];

/** The kinds of the rows under the headings, with "*" where they stand under a closed separator. */
function kinds(
  rows: readonly (readonly GridCell[])[],
  parts: GridParts = {},
  change: Partial<TableLayout> = {},
): string[] {
  const layout: TableLayout = {
    name: "Caseload",
    holds: "cases",
    headerRows: [1],
    dataRows: [2, rows.length + 1],
    columns: { caseRef: "A", name: "B", planType: "C", lastDiscussion: "D" },
    ...change,
  };
  const cells = sheetCells(sheetOf([headings, ...rows], parts));
  return rowsOf(cells, mappedColumns(layout)).map(({ kind, underClosed }) => kind + (underClosed ? "*" : ""));
}

describe("what a row is", () => {
  it("is blank where nothing stands in the mapped columns, whatever stands beside them", () => {
    expect(
      kinds([
        ["", " ", "", "", "a note"],
        ["", { value: "", formula: '=""' }, "", ""],
      ]),
    ).toEqual(["blank", "blank"]);
  });

  it("is headings typed again where three of them stand under themselves", () => {
    expect(
      kinds([
        ["REF", "child", "Pl an", "x"],
        ["Ref", "Child", "CIN", "x"],
      ]),
    ).toEqual(["repeated-header", "data"]);
  });

  it.each([
    "Total",
    "Sub-total: 4",
    "Grand total",
    "No. of cases",
    "Average",
    "45% seen",
    "% seen",
    "Overall",
    "Sub total",
    "12.5 % seen",
  ])("is a total where it begins %j", (text) => {
    expect(kinds([["", text, "4", ""]])).toEqual(["total-row"]);
  });

  it.each(["Totally Smith", "Summer", "Counter", "4 of them", "Jo Total", "Seen 45%"])(
    "is no total where it begins %j",
    (text) => {
      expect(kinds([["", text, "4", ""]])).toEqual(["data"]);
    },
  );

  it("is no row of headings for being empty where a heading is, nor where there are no headings", () => {
    const columns = { caseRef: "A", lastSeen: "F", viewsRecorded: "G", oversightNoted: "H" };
    expect(kinds([["M1"]], {}, { columns })).toEqual(["data"]);
    expect(kinds([headings.slice(0, 4)], {}, { headerRows: [] })).toEqual(["data"]);
  });

  it("is no row of headings for having a day below each month that Excel keeps as a day", () => {
    const rows = [
      ["Worker", 45_748, 45_778, 45_809],
      ["Jo", 45_750, 45_780, 45_810],
    ];
    const months = { oneToOnes: { B: "2025-04", C: "2025-05", D: "2025-06" } };
    const layout: TableLayout = {
      ...{ name: "Caseload", holds: "workers", headerRows: [1], dataRows: [2, 2], columns: { worker: "A" }, months },
    };
    expect(rowsOf(sheetCells(sheetOf(rows)), mappedColumns(layout)).map(({ kind }) => kind)).toEqual(["data"]);
  });

  it("is no total of a table of Excel's that stands elsewhere", () => {
    const rows = [
      ["M1", "A", "CIN", 45_000],
      ["M2", "B", "CIN", 45_000],
    ];
    const beside = (row: number, column: number, change: Partial<TableLayout> = {}): string[] => {
      const area = { row, column, rows: 3 - row, columns: 2 };
      return kinds(rows, { tables: [{ name: "Other", area, hasTotalsRow: true }] }, change);
    };
    expect([beside(0, 4), beside(2, 0)]).toEqual([
      ["data", "data"],
      ["data", "data"],
    ]);
    expect(beside(0, 0, { columns: { planType: "C", lastDiscussion: "D" } })).toEqual(["data", "data"]);
    expect([beside(0, 3), beside(1, 0)]).toEqual([
      ["data", "total-row"],
      ["data", "total-row"],
    ]);
  });

  it("is a total on the totals row of an Excel table", () => {
    const area = { row: 0, column: 0, rows: 3, columns: 5 };
    const rows = [
      ["M1", "A", "CIN", 45000],
      ["84", "", "", 12],
    ];
    expect(kinds(rows, { tables: [{ name: "Cases", area, hasTotalsRow: true }] })).toEqual(["data", "total-row"]);
    expect(kinds(rows, { tables: [{ name: "Cases", area, hasTotalsRow: false }] })).toEqual(["data", "data"]);
  });

  it("is a separator where one cell alone says something", () => {
    expect(kinds([["Team A"], ["", "Jo Okarra"], ["", "", "CIN"]])).toEqual(["separator", "separator", "separator"]);
  });

  it("is a case where the one cell is a reference with a digit in it, but not when that is merged", () => {
    const merges = [{ row: 2, column: 0, rows: 1, columns: 2 }];
    expect(kinds([["M123"], ["M124"]], { merges })).toEqual(["data", "separator"]);
  });

  it("is a case where only other cells of the row are merged", () => {
    const merged = (column: number) => ({ merges: [{ row: 1, column, rows: 1, columns: 2 }] });
    expect(kinds([["M123"]], merged(3))).toEqual(["data"]);
    expect(kinds([["", "", "M123"]], merged(0), { columns: { name: "A", caseRef: "C" } })).toEqual(["data"]);
  });

  it("is a separator where three columns of the table are merged, though something stands beside them", () => {
    const merged = (column: number, columns: number) => ({ merges: [{ row: 1, column, rows: 1, columns }] });
    const row = ["Closed", "", "", 45_000];
    expect(kinds([row, ["M1", "A"]], merged(0, 3))).toEqual(["separator", "data"]);
    expect(kinds([row], merged(0, 2))).toEqual(["data"]);
    const beside = (first: number): GridCell[] => ["M1", "A", "CIN", 45_000, ...Array<GridCell>(first).fill("")];
    expect(kinds([beside(4)], merged(4, 3))).toEqual(["data"]);
    expect(kinds([beside(4)], merged(3, 3))).toEqual(["separator"]);
    const onTheRight = { columns: { caseRef: "D", lastDiscussion: "E" } };
    expect(kinds([["", "", "", "M1", 45_000]], merged(0, 3), onTheRight)).toEqual(["data"]);
    expect(kinds([["", "", "", "M1", 45_000]], merged(1, 3), onTheRight)).toEqual(["separator"]);
  });

  it("is blank where what is merged beside the table does not reach into it", () => {
    const merges = [{ row: 1, column: 0, rows: 1, columns: 2 }];
    expect(kinds([["A note"]], { merges }, { columns: { planType: "C", lastDiscussion: "D" } })).toEqual(["blank"]);
  });

  it("is a case where the one cell is a name and no references are kept", () => {
    expect(kinds([["", "J.O."]], {}, { columns: { name: "B", lastDiscussion: "D" } })).toEqual(["data"]);
  });

  it("is a separator where a cell is merged over three columns, even when it begins outside the table", () => {
    const merges = [{ row: 1, column: 0, rows: 1, columns: 4 }];
    const change = { columns: { name: "B", planType: "C", lastDiscussion: "D" } };
    expect(kinds([["Closed cases"], ["9", "J.O.", "CIN", ""]], { merges }, change)).toEqual(["separator*", "data*"]);
  });

  it("stands under a closed separator down to the next one", () => {
    const rows = [["1", "A", "CIN"], ["Closed"], ["2", "B", "CIN"], ["Team B"], ["3", "C", "CIN"]];
    expect(kinds(rows)).toEqual(["data", "separator*", "data*", "separator", "data"]);
  });

  it("is judged before merged values are spread", () => {
    const merges = [{ row: 1, column: 3, rows: 2, columns: 1 }];
    expect(
      kinds(
        [
          ["1", "A", "CIN", 45000],
          ["", "", "", ""],
        ],
        { merges },
      ),
    ).toEqual(["data", "blank"]);
  });
});
