import {
  BooleanNumber,
  type ICellData,
  type IColumnData,
  type IWorkbookData,
  type IWorksheetData,
} from "@univerjs/presets";
import type { Sheet, Workbook } from "../model.ts";
import { daysBetweenSystems, drawn } from "./univer-cell.ts";

export const serialShift = (workbook: Workbook): number => (workbook.date1904 ? daysBetweenSystems : 0);

/** Univer counts pixels where Excel counts points. */
export const pixels = (points: number): number => Math.round((points * 4) / 3);

const hidden = { hd: BooleanNumber.TRUE };
const room = { rows: 30, columns: 6, leastRows: 60, leastColumns: 20 };

function size(sheet: Sheet): { rowCount: number; columnCount: number } {
  const used = sheet.used(false) ?? { row: 0, column: 0, rows: 0, columns: 0 };
  return {
    rowCount: Math.max(room.leastRows, used.row + used.rows + room.rows),
    columnCount: Math.max(room.leastColumns, used.column + used.columns + room.columns),
  };
}

function columnData({ columnWidths, hiddenColumns }: Sheet): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const [column, points] of columnWidths) columns[column] = { w: pixels(points) };
  for (const column of hiddenColumns) columns[column] = { ...columns[column], ...hidden };
  return columns;
}

/** Everything that the grid draws of a sheet. */
export function sheetData(sheet: Sheet, shift: number): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [row, column, cell] of sheet.entries()) (cellData[row] ??= {})[column] = drawn(cell, shift);
  const { frozenRows, frozenColumns } = sheet;
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    cellData,
    ...size(sheet),
    mergeData: sheet.merges.map(({ row, column, rows, columns }) => ({
      startRow: row,
      endRow: row + rows - 1,
      startColumn: column,
      endColumn: column + columns - 1,
    })),
    rowData: Object.fromEntries([...sheet.hiddenRows].map((row) => [row, hidden] as const)),
    columnData: columnData(sheet),
    freeze: {
      xSplit: frozenColumns,
      ySplit: frozenRows,
      startRow: frozenRows === 0 ? -1 : frozenRows,
      startColumn: frozenColumns === 0 ? -1 : frozenColumns,
    },
  };
}

export function workbookData(workbook: Workbook): Partial<IWorkbookData> {
  const shift = serialShift(workbook);
  return {
    id: "workbook",
    name: workbook.name,
    sheetOrder: workbook.sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(workbook.sheets.map((sheet) => [sheet.id, sheetData(sheet, shift)])),
  };
}
