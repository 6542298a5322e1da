import { columnIndex, columnLetters } from "../../shared/tracker/columns.ts";
import { isErrorValue } from "../../shared/tracker/cell-text.ts";
import type { CellValue, WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { literal, sheetPrefix } from "./status-formula.ts";

/**
 * A further row of the same child changes what a check makes of the first, wherever in the tracker it is typed or pasted.
 * So a status also asks that its reference stands in the reference columns as often as at the check.
 */
export type ReferenceCount = (ref: string) => readonly string[];

/** A column that holds case references, with every cell of it, headings and titles included. */
interface RefColumn {
  readonly sheet: string;
  readonly letters: string;
  /** Rows from 0. */
  readonly cells: readonly { readonly row: number; readonly value: CellValue }[];
  readonly headerRows: ReadonlySet<number>;
}

/** The conditions under which a reference stands as often as it does now. */
export function referenceCount(workbook: WorkbookGrid, layouts: readonly TableLayout[]): ReferenceCount {
  const columns = refColumns(workbook, layouts);
  const isOneSheet = new Set(columns.map(({ sheet }) => sheet)).size === 1;
  const prefix = ({ sheet }: RefColumn): string => (isOneSheet ? "" : sheetPrefix(sheet));
  const values = columns.flatMap(({ cells }) => cells.map(({ value }) => value));
  const texts = countedBy(values, (value) => String(value).toLowerCase());
  const numbers = countedBy(values, numberOf);
  const squeezed = countedBy(values, (value) => squeeze(String(value)).toLowerCase());
  const isExact = affordsExactness(columns);
  const sum = (term: (range: string, column: RefColumn) => string): string =>
    columns.map((column) => term(`${prefix(column)}$${column.letters}:$${column.letters}`, column)).join("+");
  const bounds = columns.map((column) => boundsOf(column, prefix(column)));

  return (ref) => {
    const same = texts.get(ref.toLowerCase()) ?? 0;
    const number = numberOf(ref);
    // COUNTIF takes any text that reads as a number for that number: there it cannot tell 0123 from 123.
    const isTold = number === undefined || numbers.get(number) === same;
    if (isExact || !isTold || !plainRef.test(ref)) return exactly(bounds, ref, squeezed.get(ref.toLowerCase()) ?? 0);
    return [`${sum((range) => `COUNTIF(${range},${literal(ref)})`)}=${same}`];
  };
}

/**
 * Up to so many cells every reference is counted cell by cell, whatever spaces it is typed with. That takes the square of
 * their number at every edit, so in a larger tracker COUNTIF counts: a second row of the same child is still seen there,
 * unless its reference is typed with a space that the first one does not have.
 */
const fewEnough = 300;

function affordsExactness(columns: readonly RefColumn[]): boolean {
  const rows = columns.reduce((sum, { cells }) => sum + cells.length, 0);
  const belowHeadings = columns.flatMap(({ cells, headerRows }) => cells.filter(({ row }) => !headerRows.has(row)));
  // One error among the cells would spoil the exact count of them all.
  return rows <= fewEnough && !belowHeadings.some(({ value }) => isErrorValue(value));
}

/** COUNTIF does not pass over spaces, which a reference may be written with: the usual one, and the one of web pages. */
const spaces = [" ", "\u00a0"];
/** Nothing that COUNTIF takes for a pattern or a comparison. */
const plainRef = /^[A-Za-z0-9][A-Za-z0-9./_-]*$/;

function squeeze(text: string): string {
  // What CLEAN takes out too: line breaks and tabs.
  // eslint-disable-next-line no-control-regex
  return spaces.reduce((rest, space) => rest.replaceAll(space, ""), text.replaceAll(/[\u0000-\u001f]/g, ""));
}

/** The number for which COUNTIF takes a value; it reads 15 digits. */
function numberOf(value: CellValue): number | undefined {
  if (typeof value === "boolean") return undefined;
  const text = typeof value === "number" ? String(value) : value.replaceAll(/[\s$£€,]/g, "");
  const number = text === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? Number(number.toPrecision(15)) : undefined;
}

function countedBy<Key>(
  values: readonly CellValue[],
  keyOf: (value: CellValue) => Key | undefined,
): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const value of values) {
    const key = keyOf(value);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

interface Bounds {
  readonly range: string;
  readonly whole: string;
}

/** Rows that may be typed below before the count has to be made anew. */
const margin = 50;
const lastSheetRow = 1_048_576;

function boundsOf({ letters, cells }: RefColumn, prefix: string): Bounds {
  const last = Math.min((cells.at(-1)?.row ?? 0) + 1 + margin, lastSheetRow - 1);
  return {
    range: `${prefix}$${letters}$1:$${letters}$${last}`,
    whole: `${prefix}$${letters}:$${letters}`,
  };
}

/** Slower by far, and only over the rows in use: every cell without its spaces, capitals or not. */
function exactly(bounds: readonly Bounds[], ref: string, now: number): string[] {
  const without = (range: string): string =>
    spaces.reduce((rest, space) => `SUBSTITUTE(${rest},${literal(space)},"")`, `CLEAN(${range})`);
  const counts = bounds.map(({ range }) => `SUMPRODUCT(--(${without(range)}=${literal(ref)}))`);
  return [`${counts.join("+")}=${now}`, ...bounds.map(({ range, whole }) => `COUNTA(${whole})=COUNTA(${range})`)];
}

function refColumns({ sheets }: WorkbookGrid, layouts: readonly TableLayout[]): RefColumn[] {
  const columns = new Map<string, RefColumn>();
  for (const { name, holds, columns: mapped, headerRows } of layouts) {
    const letters = mapped["caseRef"];
    const sheet = sheets.find((each) => each.name === name);
    if (letters === undefined || sheet === undefined || (holds !== "cases" && holds !== "mixed")) continue;
    const index = columnIndex(letters) - sheet.left;
    const known = columns.get(`${letters} ${name}`);
    columns.set(`${letters} ${name}`, {
      sheet: name,
      letters: columnLetters(columnIndex(letters)),
      cells: known?.cells ?? sheet.values.map((row, at) => ({ row: sheet.top + at, value: row[index] ?? "" })),
      headerRows: new Set([...(known?.headerRows ?? []), ...headerRows.map((row) => row - 1)]),
    });
  }
  return [...columns.values()];
}
