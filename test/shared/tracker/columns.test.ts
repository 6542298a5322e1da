import { describe, expect, it } from "vitest";
import { areaOfAddress, cellName, cellPosition, columnIndex, columnLetters } from "../../../shared/tracker/columns.ts";
import { mappedColumns } from "../../../shared/tracker/mapped-columns.ts";
import { sheetCells } from "../../../shared/tracker/sheet-cells.ts";
import { sheetOf } from "../../support/grid.ts";

describe("the address of an area", () => {
  it.each([
    ["B2", { row: 1, column: 1, rows: 1, columns: 1 }],
    ["B2:D9", { row: 1, column: 1, rows: 8, columns: 3 }],
    ["AA10:AB10", { row: 9, column: 26, rows: 1, columns: 2 }],
    ["3:4", { row: 2, column: 0, rows: 2, columns: 16_384 }],
    ["B:C", { row: 0, column: 1, rows: 1_048_576, columns: 2 }],
  ])("%s is read", (address, area) => {
    expect(areaOfAddress(address)).toEqual(area);
  });

  it.each(["", ":", "A1,C3", "Sheet1!A1", "$A$1", "a1"])("%j is not", (address) => {
    expect(areaOfAddress(address)).toBeUndefined();
  });

  it("of one cell has its letters before its number, and nothing else", () => {
    expect(cellPosition("AB12")).toEqual({ row: 11, column: 27 });
    expect(["", "B", "12", "$B2", "B2:C3", "1B2", "ABCD1"].map(cellPosition)).toEqual(Array(7).fill(undefined));
  });

  it("is that of its cell, wherever it stands", () => {
    for (const column of [0, 25, 26, 701, 702, 16_383]) {
      expect(columnIndex(columnLetters(column))).toBe(column);
      expect(areaOfAddress(cellName(7, column))).toEqual({ row: 7, column, rows: 1, columns: 1 });
    }
  });
});

it("the columns of a confirmed table stand from left to right, a series and its months together", () => {
  const { all, first, last, series, headerRow, firstRow, lastRow } = mappedColumns({
    ...{ name: "Staff", holds: "workers", headerRows: [3, 2], dataRows: [4, 9] },
    columns: { worker: "C", role: "B" },
    series: { oneToOnes: ["F"] },
    months: { oneToOnes: { E: "2025-05", D: "2025-04" } },
  });
  expect([all, first, last]).toEqual([[1, 2, 3, 4, 5], 1, 5]);
  expect(series.get("oneToOnes")).toEqual([
    { column: 3, month: "2025-04" },
    { column: 4, month: "2025-05" },
    { column: 5 },
  ]);
  expect([headerRow, firstRow, lastRow]).toEqual([2, 3, 8]);
  expect(mappedColumns({ name: "Empty", holds: "cases", headerRows: [], dataRows: [2, 3], columns: {} })).toMatchObject(
    {
      ...{ all: [], first: 0, last: -1, headerRow: undefined },
    },
  );
});

describe("the cells of a sheet", () => {
  const merges = [
    { row: 2, column: 1, rows: 1, columns: 2 },
    { row: 3, column: 1, rows: 2, columns: 1 },
  ];
  const rows = [
    ["a", "", 1],
    ["b", { value: 2, formula: "=C3+1" }, { value: "=text", formula: "=text" }],
    ["", 3, { value: 4, formula: "+4" }],
  ];
  const cells = sheetCells({ ...sheetOf(rows, { merges }), top: 2, left: 1 });

  it("are known by their place in it, wherever the part that was read begins", () => {
    expect([cells.valueAt(2, 1), cells.valueAt(3, 2), cells.valueAt(0, 0), cells.valueAt(9, 9)]).toEqual([
      "a",
      2,
      "",
      "",
    ]);
    expect(cells.cellAt(3, 2)).toEqual({ value: 2, formula: "=C3+1" });
    expect([cells.cellAt(2, 3), cells.cellAt(3, 3), cells.cellAt(4, 3), cells.cellAt(9, 9)]).toEqual([
      ...[{ value: 1 }, { value: "=text" }, { value: 4 }, { value: "" }],
    ]);
  });

  it("show what is merged over them, and have the value of a merge downwards alone", () => {
    expect([cells.shownAt(2, 1), cells.shownAt(2, 2), cells.shownAt(2, 3), cells.shownAt(4, 1)]).toEqual([
      "a",
      "a",
      1,
      "b",
    ]);
    expect([cells.valueRow(2, 2), cells.valueRow(4, 1), cells.valueRow(4, 2), cells.valueRow(2, 1)]).toEqual([
      2, 3, 4, 2,
    ]);
    expect(cells.mergesOn(9)).toEqual([]);
  });
});
