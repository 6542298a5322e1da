import { describe, expect, it } from "vitest";
import { HostError } from "../../../local/excel/host-error.ts";
import {
  copyPaste,
  cutPaste,
  deleteRow,
  emptyCells,
  fillDown,
  filterRows,
  hide,
  insertRow,
  mergeCells,
  sortRows,
  typeIn,
  unmergeCells,
} from "../../../local/excel/manager.ts";
import { Workbook, type Sheet } from "../../../local/excel/model.ts";
import { addSheet, caseload, rowsOf } from "./in-excel.ts";

function open(): { workbook: Workbook; sheet: Sheet } {
  const workbook = new Workbook();
  return { workbook, sheet: addSheet(workbook, "Caseload", caseload) };
}

const withFormula = (sheet: Sheet, row: number, formula: string): void => {
  Object.assign(sheet.ensure(row, 5), { value: "", formula });
};

describe("what a manager does", () => {
  it("types text, numbers and dates day first, and a table takes in the row below it", () => {
    const { workbook, sheet } = open();
    const table = workbook.addTable(sheet, { row: 0, column: 0, rows: 4, columns: 4 }, "Cases");
    typeIn(workbook, { sheet, address: "A5" }, "M4");
    typeIn(workbook, { sheet, address: "C5" }, "12/02/2025");
    expect(sheet.cell(4, 2)).toEqual({ value: 45700, numberFormat: "dd/mm/yyyy" });
    expect(table.area.rows).toBe(5);
    expect(() => {
      typeIn(workbook, { sheet, address: "C5" }, "12 Feb");
    }).toThrow(HostError);
  });

  it("types into the first cell of a merge wherever it is pointed at", () => {
    const { workbook, sheet } = open();
    sheet.merges.push({ row: 1, column: 1, rows: 3, columns: 1 });
    typeIn(workbook, { sheet, address: "B3" }, "Di");
    expect(sheet.cell(1, 1)?.value).toBe("Di");
  });

  it("sorts rows with their formulas and formats: a formula goes on looking at its own row", () => {
    const { workbook, sheet } = open();
    withFormula(sheet, 1, "=C2+$C$1+INDEX($C:$C,ROW())");
    sheet.ensure(1, 2).numberFormat = "dd/mm/yyyy";
    sortRows(workbook, { sheet, address: "A2:F4" }, { column: "C", descending: true });
    expect(rowsOf(sheet).map(([reference]) => reference)).toEqual(["Case", "M2", "M1", "M3"]);
    expect(sheet.cell(2, 5)?.formula).toBe("=C3+$C$1+INDEX($C:$C,ROW())");
    expect(sheet.cell(2, 2)?.numberFormat).toBe("dd/mm/yyyy");
  });

  it("cannot sort merged cells of different sizes, or rows of which some are hidden", () => {
    const { workbook, sheet } = open();
    const sort = (): void => {
      sortRows(workbook, { sheet, address: "A2:D4" }, { column: "A" });
    };
    sheet.merges.push({ row: 1, column: 1, rows: 2, columns: 1 });
    expect(sort).toThrow("same size");
    sheet.merges.length = 0;
    sheet.hiddenRows.add(2);
    expect(sort).toThrow("hidden");
  });

  it("inserts and deletes rows, and formulas follow", () => {
    const { workbook, sheet } = open();
    withFormula(sheet, 0, "=C3");
    insertRow(workbook, sheet, 2);
    expect(sheet.cell(0, 5)?.formula).toBe("=C4");
    deleteRow(workbook, sheet, 2);
    deleteRow(workbook, sheet, 3);
    expect(sheet.cell(0, 5)?.formula).toBe("=#REF!");
    expect(rowsOf(sheet).map(([reference]) => reference)).toEqual(["Case", "M1", "M3"]);
  });

  it("filters rows, which hides them, and takes the filter off", () => {
    const { workbook, sheet } = open();
    filterRows(workbook, { sheet, address: "A1:D4" }, { column: "D", shown: ["CP"] });
    expect([sheet.hiddenRows, sheet.autoFilter]).toEqual([new Set([1, 3]), { row: 0, column: 0, rows: 4, columns: 4 }]);
    filterRows(workbook, { sheet, address: "A1:D4" });
    expect([sheet.hiddenRows.size, sheet.autoFilter]).toEqual([0, undefined]);
  });

  it("copies cells with formulas that look at their new row, formats and conditional formats", () => {
    const { workbook, sheet } = open();
    withFormula(sheet, 1, "=C2+$C$2");
    const area = { row: 1, column: 5, rows: 1, columns: 1 };
    sheet.conditionalFormats.push({
      id: "{1}",
      area,
      type: "Custom",
      formula: "=TRUE",
      stopIfTrue: false,
      fromFile: false,
    });
    copyPaste(workbook, { sheet, address: "F2" }, { sheet, address: "F4" });
    expect(sheet.cell(3, 5)?.formula).toBe("=C4+$C$2");
    expect(sheet.conditionalFormats.map((format) => format.area.row)).toEqual([1, 3]);
  });

  it("cuts cells, and references to them follow, but whole columns do not", () => {
    const { workbook, sheet } = open();
    withFormula(sheet, 0, '=C2+$C$2+SUM(C2:C3)+INDEX($C:$C,ROW())&"C2"');
    withFormula(sheet, 2, "=C9");
    cutPaste(workbook, { sheet, address: "C2" }, { sheet, address: "C9" });
    expect(sheet.cell(0, 5)?.formula).toBe('=C9+$C$9+SUM(C2:C3)+INDEX($C:$C,ROW())&"C2"');
    expect(sheet.cell(2, 5)?.formula).toBe("=#REF!");
    expect([sheet.cell(1, 2), sheet.cell(8, 2)?.value]).toEqual([undefined, 45700]);
  });

  it("cuts to another sheet, whose name then stands in the references", () => {
    const { workbook, sheet } = open();
    const other = workbook.addSheet("Team B");
    withFormula(sheet, 0, "=C2*2");
    cutPaste(workbook, { sheet, address: "A2:D2" }, { sheet: other, address: "A1" });
    expect(sheet.cell(0, 5)?.formula).toBe("='Team B'!C1*2");
    expect(other.cell(0, 0)?.value).toBe("M1");
  });

  it("cannot paste over part of a merge", () => {
    const { workbook, sheet } = open();
    sheet.merges.push({ row: 1, column: 1, rows: 2, columns: 1 });
    expect(() => {
      copyPaste(workbook, { sheet, address: "A1:D1" }, { sheet, address: "A2" });
    }).toThrow("merged cells");
  });

  it("empties cells and keeps their look", () => {
    const { workbook, sheet } = open();
    sheet.ensure(1, 2).numberFormat = "dd/mm/yyyy";
    emptyCells(workbook, { sheet, address: "C2:D2" });
    expect(sheet.cell(1, 2)).toEqual({ value: "", numberFormat: "dd/mm/yyyy" });
  });

  it("changes nothing on a protected sheet", () => {
    const { workbook, sheet } = open();
    sheet.isProtected = true;
    expect(() => {
      typeIn(workbook, { sheet, address: "A1" }, "x");
    }).toThrow(HostError);
  });

  it("fills the first of some cells into those below, with references that go along", () => {
    const { workbook, sheet } = open();
    withFormula(sheet, 1, "=C2+$C$2");
    fillDown(workbook, { sheet, address: "F2:F4" });
    expect([2, 3].map((row) => sheet.cell(row, 5)?.formula)).toEqual(["=C3+$C$2", "=C4+$C$2"]);
  });

  it("merges cells, of which the first that holds something is kept, and undoes it", () => {
    const { workbook, sheet } = open();
    emptyCells(workbook, { sheet, address: "B2" });
    mergeCells(workbook, { sheet, address: "B2:B4" });
    expect([1, 2, 3].map((row) => sheet.cell(row, 1)?.value)).toEqual(["Ben", "", ""]);
    expect(() => {
      mergeCells(workbook, { sheet, address: "B3:C3" });
    }).toThrow(HostError);
    unmergeCells(workbook, { sheet, address: "B3" });
    expect([sheet.merges, sheet.cell(1, 1)?.value]).toEqual([[], "Ben"]);
    workbook.addTable(sheet, { row: 0, column: 0, rows: 4, columns: 4 }, "Cases");
    expect(() => {
      mergeCells(workbook, { sheet, address: "B2:B3" });
    }).toThrow(HostError);
  });

  it("hides rows and columns, and shows them again", () => {
    const { workbook, sheet } = open();
    hide(workbook, { sheet, address: "2:3" }, true);
    hide(workbook, { sheet, address: "C:C" }, true);
    hide(workbook, { sheet, address: "3:3" }, false);
    expect([[...sheet.hiddenRows], [...sheet.hiddenColumns]]).toEqual([[1], [2]]);
  });
});
