import { isEmpty } from "./cell-text.ts";
import type { GridTable, WorkbookGrid } from "./grid.ts";
import type { TableLayout } from "./layout.ts";
import { mappedColumns } from "./mapped-columns.ts";
import { sheetCells, type SheetCells } from "./sheet-cells.ts";

/** The last row, from 0, between `above` and `before` with anything in one of these columns; `above` where there is none. */
export function lastFilledRow(
  cells: SheetCells,
  columns: readonly number[],
  { above, before }: { above: number; before: number },
): number {
  const { top, values } = cells.sheet;
  for (let row = Math.min(top + values.length, before) - 1; row > above; row--) {
    if (columns.some((column) => !isEmpty(cells.valueAt(row, column)))) return row;
  }
  return above;
}

/** The Excel table on whose headings a row stands, if there is one. */
export function excelTableAt(cells: SheetCells, headerRow: number, column: number): GridTable | undefined {
  return cells.sheet.tables.find(
    ({ area }) => area.row === headerRow && column >= area.column && column < area.column + area.columns,
  );
}

/**
 * Confirmed layouts with the rows that the manager has typed below since. Rows are never taken away, and a table never
 * grows into the headings of the next.
 */
export function withRowsAddedBelow(workbook: WorkbookGrid, layouts: readonly TableLayout[]): TableLayout[] {
  return layouts.map((layout) => {
    const sheet = workbook.sheets.find(({ name }) => name === layout.name);
    if (sheet === undefined) return layout;
    const [firstRow, lastRow] = layout.dataRows;
    const end = lastRowNow(sheetCells(sheet), layout, firstRowBelow(layout, layouts) - 1);
    return { ...layout, dataRows: [firstRow, Math.max(lastRow, end + 1)] };
  });
}

/** From 0. */
function lastRowNow(cells: SheetCells, layout: TableLayout, before: number): number {
  const { all, headerRow, lastRow } = mappedColumns(layout);
  const table = headerRow === undefined ? undefined : excelTableAt(cells, headerRow, all[0] ?? 0);
  return table === undefined
    ? lastFilledRow(cells, all, { above: lastRow, before })
    : table.area.row + table.area.rows - 1;
}

/** From 1: where the next table of the sheet begins. */
function firstRowBelow(layout: TableLayout, layouts: readonly TableLayout[]): number {
  const starts = layouts
    .filter(({ name }) => name === layout.name)
    .map(({ headerRows, dataRows }) => Math.min(...headerRows, dataRows[0]))
    .filter((row) => row > layout.dataRows[1]);
  return Math.min(...starts);
}
