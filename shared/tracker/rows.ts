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

/** What a row holds, so far as it tells what kind of row it is: the first cell, and whether it is the only one. */
interface Filled {
  readonly first: FilledCell;
  readonly isAlone: boolean;
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
  const repeatsHeader = headerRepeats(cells, columns);
  for (let row = columns.firstRow; row <= lastRow; row++) {
    const filled = filledOn(cells, columns, row);
    const kind =
      filled === undefined
        ? "blank"
        : row === totalsRow
          ? "total-row"
          : repeatsHeader(row)
            ? "repeated-header"
            : kindOf(cells, columns, row, filled);
    if (kind === "separator") underClosed = filled !== undefined && saysClosedAlone(filled);
    rows.push({ row, kind, underClosed });
  }
  return rows;
}

function kindOf(cells: SheetCells, columns: MappedColumns, row: number, { first, isAlone }: Filled): RowKind {
  if (beginsATotal(first.value)) return "total-row";
  if (isAlone && !namesOneCase(first, columns)) return "separator";
  return mergedAcross(cells, columns, row) ? "separator" : "data";
}

/** Cells with something in them, left to right, so far as they are needed; a merge counts once, where it begins. */
function filledOn(cells: SheetCells, columns: MappedColumns, row: number): Filled | undefined {
  let first: FilledCell | undefined;
  for (const filled of filledCells(cells, columns, row)) {
    if (first !== undefined) return { first, isAlone: false };
    first = filled;
  }
  return first && { first, isAlone: true };
}

function* filledCells(cells: SheetCells, columns: MappedColumns, row: number): IterableIterator<FilledCell> {
  const merges = cells.mergesOn(row);
  for (const merge of merges) {
    const reachesIn = merge.column < columns.first && merge.column + merge.columns > columns.first;
    const value = reachesIn && merge.row === row ? cells.valueAt(row, merge.column) : "";
    if (!isEmpty(value)) yield { column: merge.column, value, merged: true };
  }
  for (let column = columns.first; column <= columns.last; column++) {
    const value = cells.valueAt(row, column);
    if (isEmpty(value)) continue;
    const merged = merges.some((area) => column >= area.column && column < area.column + area.columns);
    yield { column, value, merged };
  }
}

/** Tells whether at least three mapped columns of a row, or all of fewer, hold the very text of their heading. */
function headerRepeats(cells: SheetCells, { headerRow, all }: MappedColumns): (row: number) => boolean {
  if (headerRow === undefined) return () => false;
  const needed = Math.min(3, all.length);
  const headings = all.map((column) => ({
    column,
    heading: squeezed(cells.valueAt(cells.valueRow(headerRow, column), column)),
  }));
  const known = new Map<CellValue, string>();
  const text = (value: CellValue): string => {
    const before = known.get(value) ?? squeezed(value);
    known.set(value, before);
    return before;
  };
  return (row) => {
    let same = 0;
    for (const { column, heading } of headings) {
      const value = cells.valueAt(row, column);
      if (value !== "" && heading !== "" && text(value) === heading && ++same >= needed) return true;
    }
    return false;
  };
}

function squeezed(value: CellValue): string {
  return typeof value === "string" ? value.replace(/\s+/gu, "").toLowerCase() : "";
}

const totalWord =
  /^(?:grand total|sub[- ]?total|totals?|count|average|avg|mean|sum|overall|summary|percentage|percent|number of|no\. of|no of)(?![\p{L}\p{N}])|^(?:\d+(?:\.\d+)?\s*)?%/iu;

export function beginsATotal(value: CellValue): boolean {
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

function saysClosedAlone({ first: { value }, isAlone }: Filled): boolean {
  return isAlone && typeof value === "string" && saysClosed(cleanText(value));
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
