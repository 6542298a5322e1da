import { cleanText, isEmpty } from "./cell-text.ts";
import { saysClosed } from "./closed-text.ts";
import type { CellValue } from "./grid.ts";
import { identityColumn, type MappedColumns } from "./mapped-columns.ts";
import type { SheetCells } from "./sheet-cells.ts";

type RowKind = "blank" | "repeated-header" | "total-row" | "separator" | "data";

interface TrackerRow {
  /** From 0. */
  readonly row: number;
  readonly kind: RowKind;
  /** A separator above it says closed. */
  readonly underClosed: boolean;
}

interface FilledCell {
  readonly column: number;
  readonly value: CellValue;
  readonly merged: boolean;
}

/** What each row of a table is, looking only at its mapped columns and what lies between them. */
export function rowsOf(cells: SheetCells, columns: MappedColumns): TrackerRow[] {
  const totalsRow = excelTotalsRow(cells, columns);
  const rows: TrackerRow[] = [];
  let underClosed = false;
  // A layout may name more rows than the sheet has; those below are blank.
  const lastRow = Math.min(columns.lastRow, cells.sheet.top + cells.sheet.values.length - 1);
  for (let row = columns.firstRow; row <= lastRow; row++) {
    const filled = filledCells(cells, columns, row);
    const kind = row === totalsRow && filled.length > 0 ? "total-row" : kindOf(cells, columns, row, filled);
    if (kind === "separator") underClosed = saysClosedAlone(filled);
    rows.push({ row, kind, underClosed });
  }
  return rows;
}

function kindOf(cells: SheetCells, columns: MappedColumns, row: number, filled: readonly FilledCell[]): RowKind {
  if (filled.length === 0) return "blank";
  if (repeatsHeader(cells, columns, row)) return "repeated-header";
  if (beginsATotal(filled[0]?.value)) return "total-row";
  const [only, ...more] = filled;
  if (more.length === 0 && only !== undefined && !namesOneCase(only, columns)) return "separator";
  return mergedAcross(cells, columns, row) ? "separator" : "data";
}

/** Cells with something in them, left to right; a merge counts once, where it begins. */
function filledCells(cells: SheetCells, columns: MappedColumns, row: number): FilledCell[] {
  const filled: FilledCell[] = [];
  const merges = cells.mergesOn(row);
  for (const merge of merges) {
    const reachesIn = merge.column < columns.first && merge.column + merge.columns > columns.first;
    const value = reachesIn && merge.row === row ? cells.valueAt(row, merge.column) : "";
    if (!isEmpty(value)) filled.push({ column: merge.column, value, merged: true });
  }
  for (let column = columns.first; column <= columns.last; column++) {
    const value = cells.valueAt(row, column);
    if (isEmpty(value)) continue;
    const merged = merges.some((area) => column >= area.column && column < area.column + area.columns);
    filled.push({ column, value, merged });
  }
  return filled;
}

/** At least three mapped columns, or all of fewer, hold the very text of their heading. */
function repeatsHeader(cells: SheetCells, columns: MappedColumns, row: number): boolean {
  const { headerRow } = columns;
  if (headerRow === undefined) return false;
  const needed = Math.min(3, columns.all.length);
  let same = 0;
  for (const column of columns.all) {
    const text = squeezed(cells.valueAt(row, column));
    if (text === "") continue;
    if (text === squeezed(cells.valueAt(cells.valueRow(headerRow, column), column)) && ++same >= needed) return true;
  }
  return false;
}

function squeezed(value: CellValue): string {
  return typeof value === "string" ? value.replace(/\s+/gu, "").toLowerCase() : "";
}

const totalWord =
  /^(?:grand total|sub-?total|totals?|count|average|avg|mean|sum|overall|summary|percentage|percent|number of|no\. of|no of)(?![\p{L}\p{N}])|^(?:\d+(?:\.\d+)?\s*)?%/iu;

function beginsATotal(value: CellValue | undefined): boolean {
  return typeof value === "string" && totalWord.test(cleanText(value));
}

/** A row of which only the reference, or only the name, is filled in is a case that nobody has written about yet. */
function namesOneCase(cell: FilledCell, columns: MappedColumns): boolean {
  if (cell.merged || cell.column !== identityColumn(columns)) return false;
  return !columns.single.has("caseRef") || /\d/u.test(String(cell.value));
}

function mergedAcross(cells: SheetCells, columns: MappedColumns, row: number): boolean {
  return cells
    .mergesOn(row)
    .some(({ column, columns: width }) => width >= 3 && column <= columns.last && column + width - 1 >= columns.first);
}

function saysClosedAlone(filled: readonly FilledCell[]): boolean {
  const [only, ...more] = filled;
  return more.length === 0 && typeof only?.value === "string" && saysClosed(cleanText(only.value));
}

function excelTotalsRow(cells: SheetCells, columns: MappedColumns): number | undefined {
  const table = cells.sheet.tables.find(
    ({ hasTotalsRow, area }) =>
      hasTotalsRow &&
      area.row <= columns.firstRow &&
      area.column <= columns.last &&
      area.column + area.columns - 1 >= columns.first,
  );
  return table === undefined ? undefined : table.area.row + table.area.rows - 1;
}
