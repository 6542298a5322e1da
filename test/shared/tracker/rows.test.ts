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

  it.each(["Total", "Sub-total: 4", "Grand total", "No. of cases", "Average", "45% seen", "% seen", "Overall"])(
    "is a total where it begins %j",
    (text) => {
      expect(kinds([["", text, "4", ""]])).toEqual(["total-row"]);
    },
  );

  it.each(["Totally Smith", "Summer", "Counter", "4 of them"])("is no total where it begins %j", (text) => {
    expect(kinds([["", text, "4", ""]])).toEqual(["data"]);
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
