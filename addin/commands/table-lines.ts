import { isEmpty } from "../../shared/tracker/cell-text.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { identityColumn, mappedColumns, type MappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { rowsOf } from "../../shared/tracker/rows.ts";
import { sheetCells, type SheetCells } from "../../shared/tracker/sheet-cells.ts";
import { tableIdAt } from "../../shared/tracker/table-id.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { allPatterns, fewPatterns, foundIn, isDoubtful, onlyNothing, type Patterns } from "./doubtful-cells.ts";
import { nameFields } from "./worker-sources.ts";

/** A cell by which a place in the sheet is known. Rows and columns count from 0. */
export interface Landmark {
  readonly row: number;
  readonly column: number;
  /** Undefined where it has none that could be looked for. */
  readonly text: string | undefined;
}

/** What decides whether a row is closed: the last line above it, or the headings where no line is. */
export interface Zone {
  readonly from: Landmark;
  readonly kind: "below-headings" | "below-line" | "closed";
}

/** The lines between the rows of one table, which may close the rows below them. */
export interface TableLines {
  readonly sheet: string;
  readonly cells: SheetCells;
  /** From the first to the last column, without those that hold statuses. */
  readonly spans: readonly (readonly [first: number, last: number])[];
  /** Columns that are filled in on a row; where a merge reaches in from the left, the one where it begins. */
  readonly filled: (row: number) => readonly number[];
  /** The column that the rows of the table fill in best, and the best of the others. */
  readonly key: number;
  readonly otherKey: () => number | undefined;
  readonly patterns: Patterns;
  readonly isLarge: boolean;
  /** Rows whose key does not tell that they are no such line. */
  readonly doubtful: readonly number[];
  /** Undefined where it hangs on merged cells, of which a formula knows nothing. */
  readonly zoneOf: (row: number) => Zone | undefined;
  /** How often each pattern is found in the key of the rows from one up to another, which is left out. */
  readonly counts: (from: number, to: number) => readonly number[];
  /** The last row of each zone that holds any; none where no line closes. */
  readonly lastRows: () => readonly number[];
}

interface Line {
  readonly row: number;
  readonly closes: boolean;
  /** Its only cell, where it has one with a text that can be looked for. */
  readonly at: Landmark | undefined;
  /** It is a line whether it is merged or not. */
  readonly isSure: boolean;
}

interface TableTask {
  readonly cells: SheetCells;
  readonly columns: MappedColumns;
  /** Its rows that were read, from above. */
  readonly rows: readonly number[];
  /** Rows that were found to be lines, of any table of the sheet. */
  readonly lines: readonly number[];
  /** Columns that hold statuses. */
  readonly owned: ReadonlySet<number>;
  /** The column of names that statuses count, one by one. */
  readonly counted: number | undefined;
}

export interface StatusPlace {
  readonly sheet: string;
  readonly column: number;
}

/** The lines of each table, by its id. */
export function linesOfTables(
  { inputs, places, exclusions }: Understood,
  { sheets }: WorkbookGrid,
  layouts: readonly TableLayout[],
  owned: readonly StatusPlace[],
): (tableId: string) => TableLines | undefined {
  const rows = new Map<string, number[]>();
  for (const { tableId, rowId } of inputs) {
    const place = places.get(placeKey(tableId, rowId));
    if (place === undefined) continue;
    const known = rows.get(tableId);
    if (known === undefined) rows.set(tableId, [place.row - 1]);
    else known.push(place.row - 1);
  }
  const known = new Map<string, TableLines | undefined>();
  const make = (tableId: string): TableLines | undefined => {
    // Workers who are named in the table of something else have no rows of their own there that a line could close.
    const layout = layouts.find((_, index) => tableIdAt(index) === tableId);
    const sheet = sheets.find(({ name }) => name === layout?.name);
    if (layout === undefined || sheet === undefined) return undefined;
    const columns = mappedColumns(layout);
    return tableLines({
      cells: sheetCells(sheet),
      columns,
      counted: columns.single.get(nameFields[layout.holds] ?? ""),
      rows: rows.get(tableId) ?? [],
      lines: exclusions.flatMap(({ sheet: of, row, reason }) =>
        of === sheet.name && reason === "separator" ? [row - 1] : [],
      ),
      owned: new Set(owned.flatMap(({ sheet: of, column }) => (of === sheet.name ? [column] : []))),
    });
  };
  return (tableId) => {
    if (!known.has(tableId)) known.set(tableId, make(tableId));
    return known.get(tableId);
  };
}

/** Each status asks about every row above its own: in tables of more rows it asks for fewer words. */
const largest = 500;

function tableLines({ cells, columns, rows, lines: found, owned, counted }: TableTask): TableLines {
  const isLarge = rows.length > largest;
  const usual = isLarge ? fewPatterns : allPatterns;
  const silent = (column: number): number => rows.filter((row) => isDoubtful(cells.valueAt(row, column), usual)).length;
  const key = keyColumn(columns, silent);
  const lines = found.flatMap((row) => lineAt(cells, columns, row));
  const closes = lines.some((line) => line.closes);
  // No closed word can have come to a column that holds the names that it held.
  const isCounted = key === counted && !closes;
  const patterns = isCounted ? onlyNothing : usual;
  const heading = headingOf(cells, columns, key);
  const end = Math.min(columns.lastRow + 1, cells.sheet.top + cells.sheet.values.length);
  const top = isCounted ? { row: 0, column: key, text: undefined } : heading;
  const all = Array.from({ length: Math.max(0, end - top.row) }, (_, index) => top.row + index);
  const zoneOf = (row: number): Zone | undefined => zoneAt(row, isCounted ? [] : lines, top);
  return {
    sheet: cells.sheet.name,
    cells,
    filled: (row) => filledColumns(cells, columns, row).filter((column) => !owned.has(column)),
    spans: spansOf(columns, owned),
    key,
    otherKey: () =>
      best(
        columns.all.filter((column) => column !== key),
        silent,
      ),
    patterns,
    isLarge,
    doubtful: all.filter((row) => row >= heading.row && isDoubtful(cells.valueAt(row, key), patterns)),
    zoneOf,
    counts: countsIn(cells, key, all, patterns),
    lastRows: () => (closes ? [...new Map(rows.map((row) => [zoneOf(row)?.from, row])).values()] : []),
  };
}

type Silence = (column: number) => number;

/** Who a row is about, if that is always said; otherwise whatever has the fewest cells that tell nothing. */
function keyColumn(columns: MappedColumns, silent: Silence): number {
  const identity = identityColumn(columns);
  if (identity !== undefined && silent(identity) === 0) return identity;
  return best([...(identity === undefined ? [] : [identity]), ...columns.all], silent) ?? columns.first;
}

function best(columns: readonly number[], silent: Silence): number | undefined {
  const counted = columns.map((column) => ({ column, count: silent(column) }));
  return counted.toSorted((one, other) => one.count - other.count)[0]?.column;
}

/** The lowest heading of the column, or of the first that has one in words. */
function headingOf(cells: SheetCells, { headerRow = 0, all }: MappedColumns, key: number): Landmark {
  const headings = [key, ...all].map((column) => {
    const row = cells.valueRow(headerRow, column);
    return { row, column, text: lookedFor(cells.valueAt(row, column)) };
  });
  return headings.find(({ text }) => text !== undefined) ?? { row: headerRow, column: key, text: undefined };
}

/** MATCH looks for texts up to a length. */
const longest = 200;

function lookedFor(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= longest ? value : undefined;
}

function lineAt(cells: SheetCells, columns: MappedColumns, row: number): Line[] {
  // Lines of a table beside this one are no lines here.
  const [line] = rowsOf(cells, { ...columns, firstRow: row, lastRow: row });
  if (row < columns.firstRow || row > columns.lastRow || line?.kind !== "separator") return [];
  const [column, ...more] = filledColumns(cells, columns, row);
  if (column === undefined || more.length > 0) return [{ row, closes: line.underClosed, at: undefined, isSure: false }];
  const text = lookedFor(cells.valueAt(row, column));
  const mayNameACase = column === identityColumn(columns) && (!columns.single.has("caseRef") || /\d/u.test(text ?? ""));
  const at = text === undefined ? undefined : { row, column, text };
  return [{ row, closes: line.underClosed, at, isSure: column >= columns.first && !mayNameACase }];
}

function filledColumns(cells: SheetCells, { first, last }: MappedColumns, row: number): number[] {
  const reaching = cells
    .mergesOn(row)
    .filter((merge) => merge.row === row && merge.column < first && merge.column + merge.columns > first);
  const own = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return [...reaching.map(({ column }) => column), ...own].filter((column) => !isEmpty(cells.valueAt(row, column)));
}

/** A formula cannot tell whether cells are merged: a line by its merge alone is relied on where nothing above it closes. */
function zoneAt(row: number, lines: readonly Line[], heading: Landmark): Zone | undefined {
  const above = lines.filter((line) => line.row < row);
  const closing = above.findLast(({ closes }) => closes);
  const begins = ({ at, isSure, closes }: Line): boolean =>
    at !== undefined && !closes && (isSure || closing === undefined);
  const opening = above.findLast((line) => begins(line) && line.row > (closing?.row ?? -1));
  if (opening?.at !== undefined) return { from: opening.at, kind: "below-line" };
  if (closing === undefined) return { from: heading, kind: "below-headings" };
  const isLast = closing === above.at(-1);
  return isLast && closing.isSure && closing.at ? { from: closing.at, kind: "closed" } : undefined;
}

function spansOf({ first, last }: MappedColumns, owned: ReadonlySet<number>): [number, number][] {
  const spans: [number, number][] = [];
  let from = first;
  for (const column of [...owned].filter((each) => each >= first && each <= last).sort((a, b) => a - b)) {
    if (column > from) spans.push([from, column - 1]);
    from = column + 1;
  }
  return from > last ? spans : [...spans, [from, last]];
}

function countsIn(
  cells: SheetCells,
  column: number,
  rows: readonly number[],
  { nothing, closing }: Patterns,
): TableLines["counts"] {
  const asked = [...nothing, ...closing];
  const finds = rows.flatMap((row) => {
    const found = foundIn(cells.valueAt(row, column), asked);
    return found.includes(true) ? [{ row, found }] : [];
  });
  return (from, to) => {
    const within = finds.filter(({ row }) => row >= from && row < to);
    return asked.map((_, index) => within.filter(({ found }) => found[index]).length);
  };
}
