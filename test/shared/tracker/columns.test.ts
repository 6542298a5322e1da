import { describe, expect, it } from "vitest";
import { areaOfAddress, cellName, columnIndex, columnLetters } from "../../../shared/tracker/columns.ts";

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

  it("is that of its cell, wherever it stands", () => {
    for (const column of [0, 25, 26, 701, 702, 16_383]) {
      expect(columnIndex(columnLetters(column))).toBe(column);
      expect(areaOfAddress(cellName(7, column))).toEqual({ row: 7, column, rows: 1, columns: 1 });
    }
  });
});
