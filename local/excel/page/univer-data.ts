import type { ICellData, IStyleData, IWorkbookData, IWorksheetData } from "@univerjs/presets";
import { forEngine } from "../quoted-text.ts";
import type { Cell, Look, Sheet, Workbook } from "../model.ts";

const kind = { string: 1, number: 2, boolean: 3 } as const;

function style(look: Look | undefined, numberFormat: string | undefined): IStyleData {
  return {
    ...(look?.fill === undefined ? {} : { bg: { rgb: look.fill } }),
    ...(look?.colour === undefined ? {} : { cl: { rgb: look.colour } }),
    ...(look?.bold === true ? { bl: 1 } : {}),
    ...(look?.italic === true ? { it: 1 } : {}),
    ...(look?.strike === true ? { st: { s: 1 } } : {}),
    ...(look?.wrap === true ? { tb: 3 } : {}),
    ...(numberFormat === undefined ? {} : { n: { pattern: numberFormat } }),
  };
}

/** A cell as Univer draws it. Dates stay serial numbers with their format. */
export function drawn(cell: Cell | undefined, serialShift: number): ICellData {
  if (cell === undefined) return { v: null, f: null, s: null };
  const isDate = serialShift !== 0 && typeof cell.value === "number" && /[dmy]/i.test(cell.numberFormat ?? "");
  const value = isDate ? Number(cell.value) + serialShift : cell.value;
  return {
    v: typeof value === "boolean" ? Number(value) : value,
    t: kind[typeof cell.value as keyof typeof kind],
    f: cell.formula === undefined ? null : forEngine(cell.formula),
    s: style(cell.look, cell.numberFormat),
  };
}

/** Univer counts days from 1900 only: dates of a 1904 workbook are drawn 1,462 days later and kept as they are. */
export const serialShift = (workbook: Workbook): number => (workbook.date1904 ? 1462 : 0);

function sheetData(sheet: Sheet, shift: number): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [row, column, cell] of sheet.entries()) (cellData[row] ??= {})[column] = drawn(cell, shift);
  const used = sheet.used(false);
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility === "Visible" ? 0 : 1,
    cellData,
    rowCount: Math.max(60, (used?.row ?? 0) + (used?.rows ?? 0) + 30),
    columnCount: Math.max(20, (used?.column ?? 0) + (used?.columns ?? 0) + 6),
    mergeData: sheet.merges.map((merge) => ({
      startRow: merge.row,
      endRow: merge.row + merge.rows - 1,
      startColumn: merge.column,
      endColumn: merge.column + merge.columns - 1,
    })),
    rowData: Object.fromEntries([...sheet.hiddenRows].map((row) => [row, { hd: 1 }])),
    columnData: Object.fromEntries([
      ...[...sheet.columnWidths].map(([column, points]) => [column, { w: Math.round((points * 4) / 3) }] as const),
      ...[...sheet.hiddenColumns].map((column) => [column, { hd: 1 }] as const),
    ]),
    freeze: {
      xSplit: sheet.frozenColumns,
      ySplit: sheet.frozenRows,
      startRow: sheet.frozenRows === 0 ? -1 : sheet.frozenRows,
      startColumn: sheet.frozenColumns === 0 ? -1 : sheet.frozenColumns,
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
