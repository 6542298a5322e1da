import type { Area, GridTable, SheetGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { sheetCells, type SheetCells } from "../../shared/tracker/sheet-cells.ts";
import type { OwnedColumn, Span } from "../workbook.ts";
import { outOfDate, seeThePane } from "./status-formula.ts";
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
}

const statusHeader = "Policy check";

export function columnPlace({ sheet, layout, owned, taken, unread = new Map() }: Placing): ColumnPlace {
  const { headerRow, last, lastRow } = mappedColumns(layout);
  if (sheet.isProtected)
    return refused(`Sheet ${sheet.name} is protected: unprotect it to have marks, or use this list.`);
  if (headerRow === undefined)
    return refused(`The table on ${sheet.name} has no headings, so it has no place for marks.`);
  const table = sheet.tables.find(({ area }) => area.row === headerRow && isWithin(area, last));
  const rows = table === undefined ? lastRow - headerRow : table.area.rows - (table.hasTotalsRow ? 2 : 1);
  const before = owned.find((column) => column.headerRow === headerRow && column.table === table?.name);
  if (before !== undefined) {
    const { column, header } = before;
    return { found: true, column, headerRow, header, rows, isNew: false, ...(table && { table: table.name }) };
  }
  const cells = sheetCells(sheet);
  const place =
    table === undefined
      ? besideBlock(cells, { from: last + 1, headerRow, rows, taken, unread })
      : inTable(cells, table, unread);
  if (!place.found) return place;
  const area = { row: headerRow, column: place.column, rows: place.rows + 1, columns: 1 };
  if (sheet.merges.some((merge) => overlap(merge, area))) {
    return refused(`Merged cells on ${sheet.name} are in the way of a status column: use this list.`);
  }
  return place;
}

/**
 * Those of our columns that are still there: a column may have been deleted, or moved by an insertion. `workedOut`: columns
 * that are known to hold formulas alone, where the formulas were not read.
 */
export function stillOwned(
  sheet: SheetGrid,
  remembered: readonly OwnedColumn[],
  workedOut: ReadonlySet<number> = new Set(),
): OwnedColumn[] {
  const cells = sheetCells(sheet);
  return remembered.flatMap((owned) => {
    const column = columnsFrom(sheet, owned.column).find((candidate) =>
      isOurs(cells, owned, candidate, workedOut.has(candidate)),
    );
    if (column === undefined) return [];
    const table = sheet.tables.find(({ area }) => area.row === owned.headerRow && isWithin(area, column));
    if ((table === undefined) !== (owned.table === undefined)) return [];
    return [{ ...owned, column, rows: depth(cells, owned.headerRow, column), ...(table && { table: table.name }) }];
  });
}

/** The remembered column first, then the others of the sheet. */
function columnsFrom(sheet: SheetGrid, first: number): number[] {
  const width = Math.max(0, ...sheet.values.slice(0, 1).map((row) => row.length));
  return [first, ...Array.from({ length: width }, (_, index) => sheet.left + index).filter((each) => each !== first)];
}

/** Our header, and below it nothing that a manager typed. */
function isOurs(cells: SheetCells, owned: OwnedColumn, column: number, isWorkedOut: boolean): boolean {
  if (cells.valueAt(owned.headerRow, column) !== owned.header) return false;
  const rows = Array.from({ length: depth(cells, owned.headerRow, column) }, (_, index) => owned.headerRow + 1 + index);
  return rows.every((row) => {
    const { value, formula } = cells.cellAt(row, column);
    if (value === "") return true;
    if (formula === undefined) return isWorkedOut && isStatus(String(value));
    return formula.includes(outOfDate) || formula.includes(seeThePane);
  });
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
    return (first < area.row + area.rows && last >= area.row) || rows.some((row) => cells.valueAt(row, each) !== "");
  };
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
function meets(one: Area, other: Area): boolean {
  return one.row < other.row + other.rows && other.row < one.row + one.rows;
}

function freeHeader(headings: readonly string[]): string {
  const taken = new Set(headings.map((heading) => heading.trim().toLowerCase()));
  let name = statusHeader;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${statusHeader} ${number}`;
  return name;
}

interface Block {
  readonly from: number;
  readonly headerRow: number;
  readonly rows: number;
  readonly taken: readonly Area[];
  readonly unread: ReadonlyMap<number, Span>;
}

/** The last column of a sheet. */
const farthest = 16_383;

/** The first wholly empty column to the right of the block. */
function besideBlock(cells: SheetCells, { from, headerRow, rows, taken, unread }: Block): ColumnPlace {
  const { sheet } = cells;
  const own = (column: number): Area => ({ row: headerRow, column, rows: rows + 1, columns: 1 });
  const all = Array.from({ length: sheet.values.length }, (_, index) => sheet.top + index);
  for (let column = from; column <= farthest; column++) {
    const isEmpty = !unread.has(column) && all.every((row) => cells.valueAt(row, column) === "");
    const isFree = !taken.some((area) => overlap(area, own(column)));
    const inSomeTable = sheet.tables.some(({ area }) => isWithin(area, column));
    if (isEmpty && isFree && !inSomeTable) {
      return { found: true, column, headerRow, header: statusHeader, rows, isNew: true } satisfies Found;
    }
  }
  return refused(`Sheet ${sheet.name} has no empty column for marks: use this list.`);
}
