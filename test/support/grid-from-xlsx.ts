import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Sheet, Workbook } from "../../local/excel/model.ts";
import { openXlsx } from "../../local/excel/xlsx/open.ts";
import type { CellValue, SheetGrid, WorkbookGrid } from "../../shared/tracker/grid.ts";

const visibilities = { Visible: "visible", Hidden: "hidden", VeryHidden: "very-hidden" } as const;

/** A workbook of `test/trackers`, read whole. */
export function gridFromXlsx(path: string | URL): WorkbookGrid {
  return gridFromXlsxBytes(readFileSync(path), basename(String(path)));
}

export function gridFromXlsxBytes(bytes: Buffer, fileName: string): WorkbookGrid {
  const { workbook } = openXlsx(bytes, { fileName });
  return {
    fileName: workbook.name,
    date1904: workbook.date1904,
    sheets: workbook.sheets.map((sheet) => sheetGrid(sheet, workbook)),
  };
}

function sheetGrid(sheet: Sheet, workbook: Workbook): SheetGrid {
  const used = sheet.used(true) ?? { row: 0, column: 0, rows: 0, columns: 0 };
  const values: CellValue[][] = Array.from({ length: used.rows }, () => Array<CellValue>(used.columns).fill(""));
  const formulas = values.map((row) => [...row]);
  for (const [row, column, { value, formula }] of sheet.entries()) {
    const at = column - used.column;
    const valueRow = values[row - used.row];
    const formulaRow = formulas[row - used.row];
    if (valueRow === undefined || formulaRow === undefined || at < 0 || at >= used.columns) continue;
    valueRow[at] = value;
    formulaRow[at] = formula ?? value;
  }
  return {
    name: sheet.name,
    visibility: visibilities[sheet.visibility],
    isProtected: sheet.isProtected,
    top: used.row,
    left: used.column,
    values,
    formulas,
    merges: sheet.merges,
    tables: tablesOn(sheet, workbook),
    hiddenColumns: sheet.hiddenColumns,
  };
}

function tablesOn(sheet: Sheet, workbook: Workbook): SheetGrid["tables"] {
  const tables = workbook.tables.filter((held) => held.sheet === sheet);
  return tables.map(({ table: { name, area, showTotals } }) => ({ name, area, hasTotalsRow: showTotals }));
}
