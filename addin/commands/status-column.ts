import type { Area, GridTable, SheetGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { ownHeading } from "../../shared/tracker/own-heading.ts";
import { sheetCells, type SheetCells } from "../../shared/tracker/sheet-cells.ts";
import type { OwnedColumn, Span } from "../workbook.ts";
import { noStatus, outOfDate } from "./status-formula.ts";
import { isStatus } from "./status-words.ts";

/** Where the status column of one table stands, or a sentence why it cannot stand anywhere. */
export type ColumnPlace =
  | {
      readonly found: true;
      readonly column: number;
      readonly headerRow: number;
      readonly header: string;
      /** The rows below the header that the column covers. */
      readonly rows: number;
      readonly table?: string;
      readonly isNew: boolean;
      /** The rows in which the manager has typed something in place of a status. */
      readonly keeps?: readonly number[];
    }
  | { readonly found: false; readonly because: string };

type Found = Extract<ColumnPlace, { found: true }>;

export interface Placing {
  readonly sheet: SheetGrid;
  readonly layout: TableLayout;
  /** Our columns on this sheet, from an earlier check. */
  readonly owned: readonly OwnedColumn[];
  /** Columns that other tables of this check have taken. */
  readonly taken: readonly Area[];
  /** Columns that hold something in these rows and were not read. */
  readonly unread?: ReadonlyMap<number, Span> | undefined;
  /** The columns known to be hidden or not, and to hold formulas or not; all of them when absent. */
  readonly looked?: ReadonlySet<number> | undefined;
}

export function columnPlace({ sheet, layout, owned, taken, unread = new Map(), looked }: Placing): ColumnPlace {
  const { headerRow, last, lastRow } = mappedColumns(layout);
  if (sheet.isProtected)
    return refused(`Sheet ${sheet.name} is protected: unprotect it to have marks, or use this list.`);
  if (headerRow === undefined)
    return refused(`The table on ${sheet.name} has no headings, so it has no place for marks.`);
  const table = sheet.tables.find(({ area }) => area.row === headerRow && isWithin(area, last));
  const rows = table === undefined ? lastRow - headerRow : table.area.rows - (table.hasTotalsRow ? 2 : 1);
  const cells = sheetCells(sheet);
  const earlier = owned.filter((column) => column.headerRow === headerRow && column.table === table?.name);
  const block: Block = { from: last + 1, headerRow, rows, taken, unread, looked };
  const before = table === undefined ? stillBeside(cells, block, earlier) : earlier[0];
  if (before !== undefined) {
    const { column, header, keeps = [] } = before;
    return { found: true, column, headerRow, header, rows, isNew: false, keeps, ...(table && { table: table.name }) };
  }
  const place = table === undefined ? besideBlock(cells, block) : inTable(cells, table, unread);
  return place.found ? clearOfMerges(sheet, place) : place;
}

/** Equal for two columns of ours that stand in the same place. */
export function placeOf({ sheet, column, headerRow }: Pick<OwnedColumn, "sheet" | "column" | "headerRow">): string {
  return `${headerRow}:${column}:${sheet}`;
}

function clearOfMerges(sheet: SheetGrid, place: Found): ColumnPlace {
  const area = { row: place.headerRow, column: place.column, rows: place.rows + 1, columns: 1 };
  if (!sheet.merges.some((merge) => overlap(merge, area))) return place;
  return refused(`Merged cells on ${sheet.name} are in the way of a status column: use this list.`);
}

/**
 * Those of our columns that are still there: a column may have been deleted, or moved by an insertion. `typed`: of columns
 * whose formulas were not read, the rows that hold something else.
 */
export function stillOwned(
  sheet: SheetGrid,
  remembered: readonly OwnedColumn[],
  typed: ReadonlyMap<number, readonly Span[]> = new Map(),
): OwnedColumn[] {
  const cells = sheetCells(sheet);
  return remembered.flatMap((owned) => {
    const column = columnsFrom(sheet, owned.column).find((candidate) =>
      isOurs(cells, owned, candidate, typed.get(candidate)),
    );
    if (column === undefined) return [];
    const table = sheet.tables.find(({ area }) => area.row === owned.headerRow && isWithin(area, column));
    if ((table === undefined) !== (owned.table === undefined)) return [];
    const rows = depth(cells, owned.headerRow, column);
    const keeps = rowsOf(cells, { ...owned, column }, typed.get(column)).theirs;
    return [{ ...owned, column, rows, keeps, ...(table && { table: table.name }) }];
  });
}

/** Those whose heading was typed over: the statuses below are ours to take away, and the heading is the manager's. */
export function typedOver(
  sheet: SheetGrid,
  remembered: readonly OwnedColumn[],
  typed: ReadonlyMap<number, readonly Span[]> = new Map(),
): OwnedColumn[] {
  const cells = sheetCells(sheet);
  const kept = stillOwned(sheet, remembered, typed);
  const isTaken = ({ column }: OwnedColumn): boolean => kept.some((each) => each.column === column);
  return remembered.flatMap((mark): OwnedColumn[] => {
    const { sheet: name, column, headerRow, header, width } = mark;
    const { ours, theirs } = rowsOf(cells, mark, typed.get(column));
    if (ours.length === 0 || isTaken(mark) || cells.valueAt(headerRow, column) === header) return [];
    const rows = depth(cells, headerRow, column);
    const owned = { sheet: name, column, headerRow, header, rows, keeps: [headerRow, ...theirs] };
    return [width === undefined ? owned : { ...owned, width }];
  });
}

/** The remembered column first, then the others of the sheet. */
function columnsFrom(sheet: SheetGrid, first: number): number[] {
  const width = Math.max(0, ...sheet.values.slice(0, 1).map((row) => row.length));
  return [first, ...Array.from({ length: width }, (_, index) => sheet.left + index).filter((each) => each !== first)];
}

/** Our header, and below it statuses or nothing: what a manager typed among them does not make them the manager's. */
function isOurs(cells: SheetCells, owned: OwnedColumn, column: number, typed: readonly Span[] | undefined): boolean {
  if (cells.valueAt(owned.headerRow, column) !== owned.header) return false;
  const { ours, theirs } = rowsOf(cells, { ...owned, column }, typed);
  return ours.length > 0 || theirs.length === 0;
}

/** The rows below a header that hold a status, and those that hold something else. */
function rowsOf(
  cells: SheetCells,
  { headerRow, column }: Pick<OwnedColumn, "headerRow" | "column">,
  typed: readonly Span[] | undefined,
): { ours: number[]; theirs: number[] } {
  const rows = Array.from({ length: depth(cells, headerRow, column) }, (_, index) => headerRow + 1 + index);
  const isTyped = (row: number): boolean => typed?.some(({ first, last }) => row >= first && row <= last) ?? true;
  const isStatusOn = (row: number): boolean => {
    const { value, formula } = cells.cellAt(row, column);
    return formula === undefined ? !isTyped(row) && isStatus(String(value)) : isOwnFormula(formula);
  };
  const ours = rows.filter(isStatusOn);
  return { ours, theirs: rows.filter((row) => cells.valueAt(row, column) !== "" && !isStatusOn(row)) };
}

/** Whether a formula is a status: one of the manager's may well speak of the same words. */
export function isOwnFormula(formula: string): boolean {
  return formula === noStatus() || (formula.startsWith("=IF") && formula.endsWith(`,"${outOfDate}")`));
}

/** How many rows below the header reach down to the last that holds something. */
function depth(cells: SheetCells, headerRow: number, column: number): number {
  const { top, values } = cells.sheet;
  for (let row = top + values.length - 1; row > headerRow; row--) {
    if (cells.valueAt(row, column) !== "") return row - headerRow;
  }
  return 0;
}

function refused(because: string): ColumnPlace {
  return { found: false, because };
}

function isWithin(area: Area, column: number): boolean {
  return column >= area.column && column < area.column + area.columns;
}

function overlap(one: Area, other: Area): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}

function inTable(
  cells: SheetCells,
  { area, name: table, hasTotalsRow }: GridTable,
  unread: ReadonlyMap<number, Span>,
): ColumnPlace {
  const column = area.column + area.columns;
  const rows = Array.from({ length: area.rows }, (_, index) => area.row + index);
  const width = cells.sheet.values[0]?.length ?? 0;
  const right = Array.from({ length: Math.max(0, cells.sheet.left + width - column) }, (_, index) => column + index);
  const isInTheWay = (each: number): boolean => {
    const { first, last } = unread.get(each) ?? { first: Infinity, last: -Infinity };
    return (first < area.row + area.rows && last >= area.row) || rows.some((row) => isFilled(cells, row, each));
  };
  if (cells.sheet.hiddenColumns.has(column)) {
    return refused(
      `The column beside the table on ${cells.sheet.name} is hidden: show it to have marks, or use this list.`,
    );
  }
  if (right.some(isInTheWay)) {
    return refused(
      `Cells beside the table on ${cells.sheet.name} would be pushed aside by a status column: use this list.`,
    );
  }
  const neighbour = cells.sheet.tables.some(
    (other) => other.name !== table && other.area.column >= column && meets(other.area, area),
  );
  if (neighbour) return refused(`Another table stands beside the one on ${cells.sheet.name}: use this list.`);
  const headings = Array.from({ length: area.columns }, (_, index) => cells.valueAt(area.row, area.column + index));
  return {
    found: true,
    column,
    headerRow: area.row,
    header: freeHeader(headings.map(String)),
    rows: area.rows - (hasTotalsRow ? 2 : 1),
    table,
    isNew: true,
  };
}

/** The two stand in some of the same rows. */
function meets(one: Pick<Area, "row" | "rows">, other: Pick<Area, "row" | "rows">): boolean {
  return one.row < other.row + other.rows && other.row < one.row + one.rows;
}

function freeHeader(headings: readonly string[]): string {
  const taken = new Set(headings.map((heading) => heading.trim().toLowerCase()));
  let name = ownHeading;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${ownHeading} ${number}`;
  return name;
}

interface Block {
  readonly from: number;
  readonly headerRow: number;
  readonly rows: number;
  readonly taken: readonly Area[];
  readonly unread: ReadonlyMap<number, Span>;
  readonly looked: ReadonlySet<number> | undefined;
}

/** The last column of a sheet. */
const farthest = 16_383;

/** Holds a value, or a formula that comes to nothing today. */
function isFilled(cells: SheetCells, row: number, column: number): boolean {
  const { value, formula } = cells.cellAt(row, column);
  return value !== "" || formula !== undefined;
}

/**
 * Our column of this block and of no other on the same rows: the nearest to its right, where nothing else has a heading
 * between the two.
 */
function stillBeside(cells: SheetCells, block: Block, earlier: readonly OwnedColumn[]): OwnedColumn | undefined {
  const place = besideBlock(cells, block, earlier);
  if (!place.found) return undefined;
  const [nearest] = earlier
    .filter(({ column }) => column >= place.column)
    .toSorted((one, other) => one.column - other.column);
  if (nearest === undefined) return undefined;
  const between = Array.from({ length: nearest.column - place.column }, (_, index) => place.column + index);
  return between.some((column) => isFilled(cells, block.headerRow, column)) ? undefined : nearest;
}

/** The first wholly empty column to the right of the block that everybody sees, or one of ours. */
function besideBlock(
  cells: SheetCells,
  { from, headerRow, rows, taken, unread, looked }: Block,
  ours: readonly OwnedColumn[] = [],
): ColumnPlace {
  const { sheet } = cells;
  const own = (column: number): Area => ({ row: headerRow, column, rows: rows + 1, columns: 1 });
  const all = Array.from({ length: sheet.values.length }, (_, index) => sheet.top + index);
  for (let column = from; column <= farthest; column++) {
    const isSeen = looked?.has(column) !== false && !sheet.hiddenColumns.has(column);
    const isOur = ours.some((each) => each.column === column);
    const isEmpty = isOur || (isSeen && !unread.has(column) && !all.some((row) => isFilled(cells, row, column)));
    const isFree = !taken.some((area) => overlap(area, own(column)));
    // Right beside a table, Excel may take what is written into it.
    const isOfTable = sheet.tables.some(
      ({ area }) =>
        isWithin(area, column) || (isWithin(area, column - 1) && meets(area, { row: headerRow, rows: rows + 1 })),
    );
    if (isEmpty && isFree && !isOfTable) {
      return { found: true, column, headerRow, header: ownHeading, rows, isNew: true } satisfies Found;
    }
  }
  return refused(`Sheet ${sheet.name} has no empty column for marks: use this list.`);
}
