import { cleanText } from "../../shared/tracker/cell-text.ts";
import { saysClosed } from "../../shared/tracker/closed-text.ts";
import { columnLetters } from "../../shared/tracker/columns.ts";
import type { CellValue } from "../../shared/tracker/grid.ts";
import { literal, sheetPrefix, type Compared as Comparable, type Source } from "./status-formula.ts";
import type { Landmark, TableLines, Zone } from "./table-lines.ts";

/** A row of a table; from 0. */
export interface RowOfTable {
  readonly tableId: string;
  readonly row: number;
}

type Compared = Required<Comparable>;

/**
 * A line such as "Closed cases" leaves out the rows below it, up to the next line. So a status asks too that from the
 * headings, or from the last line above, down to its own row nothing has become such a line: every row holds what the rows
 * of the table always hold, without a closed word in it. The conditions under which some rows stand as closed or as open as
 * they do now; undefined where no formula can tell. `own`: the row of the status, which a sort may move; `fixed`: rows that
 * must stay where they are.
 */
export type SameLines = (own: RowOfTable | undefined, fixed: readonly RowOfTable[]) => Compared | undefined;

/** Part of a table: from what decides whether its last row is closed down to the row above that one. */
interface Stretch {
  readonly tableId: string;
  readonly lines: TableLines;
  readonly zone: Zone;
  /** The last row, from 0, which is no part of it. */
  readonly end: number;
  /** The last row is that of the status. */
  readonly isOwn: boolean;
}

export function closedLines(linesOf: (tableId: string) => TableLines | undefined): SameLines {
  const known = new Map<string, Compared | undefined>();
  const conditions = (stretch: Stretch): Compared | undefined => {
    const key = keyOf(stretch);
    if (!known.has(key)) known.set(key, conditionsOf(stretch));
    return known.get(key);
  };
  return (own, fixed) => {
    const stretches = new Map<string, Stretch>();
    for (const row of own === undefined ? fixed : [own, ...fixed]) {
      const lines = linesOf(row.tableId);
      if (lines === undefined) continue;
      const zone = lines.zoneOf(row.row);
      if (zone === undefined) return undefined;
      const stretch = { tableId: row.tableId, lines, zone, end: row.row, isOwn: row === own };
      const key = stretch.isOwn ? "own" : `${row.tableId} ${zone.from.row}`;
      if ((stretches.get(key)?.end ?? -1) < stretch.end) stretches.set(key, stretch);
    }
    return together([...stretches.values()].map(conditions));
  };
}

/** Statuses that ask the same share it: mostly all those between two lines. */
function keyOf({ tableId, lines, zone, end, isOwn }: Stretch): string {
  const from = zone.from.row;
  if (!isOwn) return [tableId, from, end].join(" ");
  return [tableId, from, "own", doubtfulIn(lines, zone, end).length, ...lines.counts(from, end)].join(" ");
}

function together(all: readonly (Compared | undefined)[]): Compared | undefined {
  const known = all.filter((each) => each !== undefined);
  if (known.length < all.length) return undefined;
  return { sources: known.flatMap(({ sources }) => sources), also: known.flatMap(({ also }) => also) };
}

function conditionsOf(stretch: Stretch): Compared | undefined {
  const { lines, zone, end, isOwn } = stretch;
  const sheet = isOwn ? "" : sheetPrefix(lines.sheet);
  const { text } = zone.from;
  const { row, sources } = rowOfLandmark(lines, zone.from, sheet);
  const standing = {
    sources,
    also: [
      // No sort puts a row above its headings: in a large table that goes unasked.
      ...(text === undefined || (lines.isLarge && zone.kind === "below-headings")
        ? []
        : [`${row}<${isOwn ? "ROW()" : end + 1}`]),
      ...(zone.kind === "below-headings" ? [] : [stillBlank(lines, zone.from.row, { row, sheet })]),
    ],
  };
  // ROW() answers a list of one, with which INDEX may give a value: a range takes nothing but cells.
  const above = isOwn ? "SUM(ROW())-1" : String(end);
  const part = (column: number): string => {
    const cells = whole(sheet, column);
    return `INDEX(${cells},${row}):INDEX(${cells},${above})`;
  };
  return together([standing, zone.kind === "closed" ? noOtherLine(stretch, part) : noClosedLine(stretch, part)]);
}

/** Where the text is found now, wherever rows have been put in or taken out; where it is not the first, at its own place. */
function rowOfLandmark(
  { cells, sheet }: TableLines,
  { row, column, text }: Landmark,
  prefix: string,
): { readonly row: string; readonly sources: readonly Source[] } {
  const own = String(row + 1);
  if (text === undefined) return { row: own, sources: [] };
  const isSame = (value: CellValue): boolean => String(value).toLowerCase() === text.toLowerCase();
  const above = Array.from({ length: Math.max(0, row - cells.sheet.top) }, (_, index) => cells.sheet.top + index);
  if (above.some((each) => isSame(cells.valueAt(each, column)))) {
    return { row: own, sources: [{ column, at: { row, sheet }, value: text }] };
  }
  const sought = text.replaceAll(/[~*?]/g, "~$&");
  return { row: `MATCH(${literal(sought)},${whole(prefix, column)},0)`, sources: [] };
}

/** The line has no second cell, with which it would be none. */
function stillBlank({ cells, spans }: TableLines, row: number, now: { row: string; sheet: string }): string {
  const blanks = spans.map(([first, last]) => `COUNTBLANK(INDEX(${whole(now.sheet, first, last)},${now.row},0))`);
  const count = columnsOf(spans).filter((column) => cells.valueAt(row, column) === "").length;
  return `${blanks.join("+")}=${count}`;
}

function columnsOf(spans: TableLines["spans"]): number[] {
  return spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/** Nothing that closes what is open: each row tells by its key that it is no line, or is looked at for itself. */
function noClosedLine({ lines, zone, end }: Stretch, part: (column: number) => string): Compared | undefined {
  const { key, patterns, counts } = lines;
  const criteria = [...patterns.nothing, ...patterns.closing].map(({ criterion }) => literal(criterion));
  const now = counts(zone.from.row, end);
  const asOften = countedAs(part(key), criteria, now);
  const doubtful = doubtfulIn(lines, zone, end);
  const looked = doubtful.length > mostDoubtful ? [] : doubtful.map((row) => stillNoLine(lines, row));
  return together([{ sources: [], also: [asOften] }, ...looked]);
}

function countedAs(cells: string, criteria: readonly string[], now: readonly number[]): string {
  const [only, ...more] = criteria;
  if (more.length === 0) return `COUNTIF(${cells},${only ?? ""})=${now.join("")}`;
  const found = `COUNTIF(${cells},{${criteria.join(",")}})`;
  if (now.every((count) => count === 0)) return `SUMPRODUCT(${found})=0`;
  return `SUMPRODUCT(--(${found}={${now.join(",")}}))=${now.length}`;
}

/** Each status would hold them all: of more such rows it is only asked how many they are. */
const mostDoubtful = 40;

function doubtfulIn({ doubtful }: TableLines, { from, kind }: Zone, end: number): readonly number[] {
  const first = kind === "below-headings" ? from.row : from.row + 1;
  return doubtful.filter((row) => row >= first && row < end);
}

/** What keeps a row from being a line that closes: another cell, or nothing at all. Undefined where merging it would do. */
function stillNoLine(lines: TableLines, row: number): Compared | undefined {
  const { cells, sheet, key } = lines;
  const held = (column: number): Source => ({ column, at: { row, sheet }, value: cells.valueAt(row, column) });
  const filled = lines.filled(row);
  const also = filled.length > 0 ? [] : [stillBlank(lines, row, { row: String(row + 1), sheet: sheetPrefix(sheet) })];
  const open = filled.filter((column) => !closes(cells.valueAt(row, column)));
  const witness = open.find((column) => typeof cells.valueAt(row, column) === "string") ?? open[0];
  if (witness === undefined && filled.length === 1) return undefined;
  const witnesses = witness === undefined ? filled.slice(0, 2) : [witness];
  return { sources: [key, ...witnesses].map(held), also };
}

function closes(value: CellValue): boolean {
  return typeof value === "string" && saysClosed(cleanText(value));
}

/** Nothing that opens what is closed: a line has one cell, so no row has come to lack one of two. */
function noOtherLine({ lines, zone, end }: Stretch, part: (column: number) => string): Compared {
  const { cells, key, otherKey } = lines;
  const rows = Array.from({ length: end - zone.from.row }, (_, index) => zone.from.row + index);
  const also = [key, otherKey()].flatMap((column) => {
    if (column === undefined) return [];
    const count = rows.filter((row) => cells.valueAt(row, column) === "").length;
    return [`COUNTIF(${part(column)},"")=${count}`];
  });
  return { sources: [], also };
}

function whole(prefix: string, first: number, last = first): string {
  return `${prefix}$${columnLetters(first)}:$${columnLetters(last)}`;
}
