import { columnLetters } from "../../shared/tracker/columns.ts";
import type { Area, CellValue } from "../../shared/tracker/grid.ts";

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
  /** What worked it out, where another formula, or the same value typed, may be read differently. */
  readonly formula?: string;
}

/** Text, or days that the workbook itself counts since a day (a serial number), with the words for one and for many. */
export type Words = string | { readonly since: number; readonly one: string; readonly many: string };

/** What a status compares. */
export interface Compared {
  readonly sources: readonly Source[];
  /** Further conditions. */
  readonly also?: readonly string[];
}

export interface StatusInput {
  readonly words: readonly Words[];
  /** Under which the row is as it was checked. */
  readonly conditions: readonly string[];
  /** Serial number of the day from which, and of the last day on which, the words are right. */
  readonly from: number;
  readonly until?: number;
}

/** Excel takes 8,192 characters; one cell of them is not worth a refusal of the whole column. */
const longest = 8_000;
/** AND takes 255 arguments. */
const mostConditions = 200;

/** Each once. */
export function conditionsOf({ sources, also = [] }: Compared): readonly string[] {
  return [...new Set([...sources.flatMap(holds), ...also])];
}

export function statusFormula({ words, conditions, from, until }: StatusInput): string {
  const days = [`TODAY()>=${from}`, ...(until === undefined ? [] : [`TODAY()<=${until}`])];
  const stale = literal(outOfDate);
  const formula = `=IFERROR(IF(${all([...conditions, ...days])},${joined(words)},${stale}),${stale})`;
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
function holds({ column, at, value, formula }: Source): string[] {
  const range = rangeOf({ first: column, last: column }, at);
  const isElsewhere = "row" in at;
  // What is typed into the lower cells of a merge that has been undone.
  const ownCell = isElsewhere || at.up === 0 ? [] : [`INDEX(${range},ROW())&""=""`];
  return [
    ...holdsValue(`INDEX(${range},${rowOf(at, "ROW()")})`, value),
    ...ownCell,
    ...(formula === undefined ? [] : [holdsFormula(`INDEX(${range},${rowOf(at, ownRow)})`, at, formula)]),
  ];
}

/** ROW() answers a list of one, for which INDEX may give a value: what asks about formulas takes nothing but cells. */
const ownRow = "SUM(ROW())";

function rowOf(at: Source["at"], own: string): string {
  if ("row" in at) return String(at.row + 1);
  return at.up === 0 ? own : `${own}-${at.up}`;
}

/**
 * Character by character, as Excel shows it: in another language than English it reads as out of date. The number of the
 * row goes along when rows are sorted or put in, with the references to cells of the same row.
 */
function holdsFormula(cell: string, at: Source["at"], formula: string): string {
  const text = `FORMULATEXT(${cell})`;
  if ("row" in at) return `EXACT(${text},${literal(formula)})`;
  return `EXACT(SUBSTITUTE(${text},${rowOf(at, "ROW()")},"#"),${literal(formula)})`;
}

/** Columns side by side, from 0. */
export interface CellSpan {
  readonly first: number;
  readonly last: number;
}

/** The condition under which no cell of the row works anything out. */
export function noFormulas(span: CellSpan, at: Source["at"]): string {
  const range = rangeOf(span, at);
  if (span.first === span.last) return `NOT(ISFORMULA(INDEX(${range},${rowOf(at, ownRow)})))`;
  return `SUMPRODUCT(--ISFORMULA(INDEX(${range},${rowOf(at, ownRow)},0)))=0`;
}

/** The same of many rows. */
export function noFormulasIn({ row, column, rows, columns }: Area, sheet: string): string {
  const [from, to] = [columnName(column), columnName(column + columns - 1)];
  return `SUMPRODUCT(--ISFORMULA(${sheetPrefix(sheet)}${from}$${row + 1}:${to}$${row + rows}))=0`;
}

/** Cells side by side on a row, from 0; `sheet`: absent for that of the status. */
interface RowOfCells extends CellSpan {
  readonly row: number;
  readonly sheet?: string;
}

/** How a formula names those of one row of the sheet, whatever is moved there or away. */
export function cellsOnRow({ row, sheet, ...span }: RowOfCells): string {
  return `INDEX(${sheet === undefined ? "" : sheetPrefix(sheet)}${columnsOf(span)},${row + 1},0)`;
}

/** The same, but that they are followed when rows are put in above, or when all of them are moved. */
export function cellsFollowed({ row, sheet, first, last }: RowOfCells): string {
  const corners = [first, last].map((column) => `${columnName(column)}$${row + 1}`).join(":");
  return `${sheet === undefined ? "" : sheetPrefix(sheet)}${corners}`;
}

/** The condition under which the cells say these, be it as texts or as whole numbers. */
export function saysList(cells: string, values: readonly CellValue[]): string {
  const list = values.map((value) => literal(String(value))).join(",");
  return `SUMPRODUCT(--EXACT(${cells},{${list}}))=${values.length}`;
}

/** The condition under which so many of them are numbers. */
export function holdsNumbers(cells: string, count: number): string {
  return `SUMPRODUCT(--ISNUMBER(${cells}))=${count}`;
}

const columnNames = new Map<number, string>();

/** Thousands of statuses speak of the same few columns. */
function columnName(column: number): string {
  const known = columnNames.get(column);
  if (known !== undefined) return known;
  const name = `$${columnLetters(column)}`;
  columnNames.set(column, name);
  return name;
}

function columnsOf({ first, last }: CellSpan): string {
  return `${columnName(first)}:${columnName(last)}`;
}

function rangeOf(span: CellSpan, at: Source["at"]): string {
  return `${"row" in at ? sheetPrefix(at.sheet) : ""}${columnsOf(span)}`;
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
export const longestLiteral = 120;

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
