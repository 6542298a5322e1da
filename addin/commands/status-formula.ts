import { columnLetters } from "../../shared/tracker/columns.ts";
import type { CellValue } from "../../shared/tracker/grid.ts";

/**
 * A status as a formula that checks itself: while the cells it was made from hold what they held, and for as long as the
 * calendar does not change it, it shows its words; otherwise it says so. INDEX with ROW() stays in its own row when rows
 * are sorted, cut or pasted, where a plain reference would follow the cell.
 */
export const outOfDate = "Out of date: check again";
export const seeThePane = "See the pane";

/** A cell that a result was made from, and what it held. */
export interface Source {
  readonly column: number;
  /**
   * Rows up from the status to the cell (a merged cell keeps its value at the top), or the cell's own row, from 0, and its
   * sheet.
   */
  readonly at: { readonly up: number } | { readonly row: number; readonly sheet: string };
  readonly value: CellValue;
  /** Whether it was worked out, where that matters: a date that is worked out is read differently from one that is typed. */
  readonly isFormula?: boolean;
}

/** Text, or days that the workbook itself counts since a day (a serial number), with the words for one and for many. */
export type Words = string | { readonly since: number; readonly one: string; readonly many: string };

export interface StatusInput {
  readonly words: readonly Words[];
  readonly sources: readonly Source[];
  /** Further conditions. */
  readonly also?: readonly string[];
  /** Serial number of the day from which, and of the last day on which, the words are right. */
  readonly from: number;
  readonly until?: number;
}

/** Excel takes 8,192 characters; one cell of them is not worth a refusal of the whole column. */
const longest = 8_000;
/** AND takes 255 arguments. */
const mostConditions = 200;

export function statusFormula({ words, sources, also = [], from, until }: StatusInput): string {
  const days = [`TODAY()>=${from}`, ...(until === undefined ? [] : [`TODAY()<=${until}`])];
  const conditions = [...new Set([...sources.flatMap(holds), ...also, ...days])];
  const stale = literal(outOfDate);
  const formula = `=IFERROR(IF(${all(conditions)},${joined(words)},${stale}),${stale})`;
  return formula.length < longest ? formula : noStatus();
}

/** Where no formula could tell whether the words are still right. */
export function noStatus(): string {
  return `=${literal(seeThePane)}`;
}

function all(conditions: readonly string[]): string {
  if (conditions.length <= mostConditions) return `AND(${conditions.join(",")})`;
  return `AND(${all(conditions.slice(0, mostConditions))},${all(conditions.slice(mostConditions))})`;
}

function joined(words: readonly Words[]): string {
  return words.map((word) => (typeof word === "string" ? literal(word) : counted(word))).join("&");
}

function counted({ since, one, many }: Exclude<Words, string>): string {
  const days = `(TODAY()-${since})`;
  return `${days}&IF(${days}=1,${literal(one)},${literal(many)})`;
}

/** The conditions under which the cell still holds what it held. */
function holds({ column, at, value, isFormula }: Source): string[] {
  const name = columnName(column);
  const isElsewhere = "row" in at;
  const range = isElsewhere ? `${sheetPrefix(at.sheet)}${name}` : name;
  const rowBy = (ownRow: string): string =>
    isElsewhere ? String(at.row + 1) : at.up === 0 ? ownRow : `${ownRow}-${at.up}`;
  const cell = `INDEX(${range},${rowBy("ROW()")})`;
  // ROW() answers a list of one, for which INDEX may give a value: ISFORMULA takes nothing but a cell.
  const worksOut = `ISFORMULA(INDEX(${range},${rowBy("SUM(ROW())")}))`;
  // What is typed into the lower cells of a merge that has been undone.
  const ownCell = isElsewhere || at.up === 0 ? [] : [`INDEX(${name},ROW())&""=""`];
  return [
    ...holdsValue(cell, value),
    ...ownCell,
    ...(isFormula === undefined ? [] : [isFormula ? worksOut : `NOT(${worksOut})`]),
  ];
}

const columnNames = new Map<number, string>();

/** Thousands of statuses speak of the same few columns. */
function columnName(column: number): string {
  const known = columnNames.get(column);
  if (known !== undefined) return known;
  const letters = columnLetters(column);
  const name = `$${letters}:$${letters}`;
  columnNames.set(column, name);
  return name;
}

/** How a formula names a sheet. */
export function sheetPrefix(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}

function holdsValue(cell: string, value: CellValue): string[] {
  if (typeof value === "boolean") return [`${cell}=${value ? "TRUE" : "FALSE"}`];
  return typeof value === "number" ? holdsNumber(cell, value) : holdsText(cell, value);
}

/** Fractions are compared with a tolerance: Excel keeps 17 digits of them but reads 15 in a formula. */
function holdsNumber(cell: string, value: number): string[] {
  if (Number.isSafeInteger(value)) return value === 0 ? [`ISNUMBER(${cell})`, `${cell}=0`] : [`${cell}=${value}`];
  const tolerance = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 13);
  const number = value.toPrecision(15).replace("e", "E");
  return [`ISNUMBER(${cell})`, `ABS(${cell}-${number})<${tolerance.toExponential(0).replace("e", "E")}`];
}

const errors = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!)$/;

function holdsText(cell: string, value: string): string[] {
  if (value === "") return [`${cell}&""=""`];
  if (errors.test(value)) return [`ISERROR(${cell})`];
  if (!looksTyped(value)) return [`EXACT(${cell},${literal(value)})`];
  // EXACT takes a number for its text, which the tracker reads differently.
  return [`ISTEXT(${cell})`, `EXACT(${cell},${literal(value)})`];
}

function looksTyped(text: string): boolean {
  return /^\s*[-+(]?[\d.]/.test(text) || /^(true|false)$/i.test(text);
}

/** Literals must stay under 255 characters, and a quote is doubled. */
const longestLiteral = 120;

export function literal(text: string): string {
  if (text.length <= longestLiteral) return quoted(text);
  const characters = Array.from(text);
  const pieces: string[] = [];
  for (let from = 0; from < characters.length; from += longestLiteral) {
    pieces.push(quoted(characters.slice(from, from + longestLiteral).join("")));
  }
  return pieces.join("&");
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
