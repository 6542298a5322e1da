import { columnIndex, columnLetters } from "../../shared/tracker/columns.ts";
import { isErrorValue } from "../../shared/tracker/cell-text.ts";
import type { CellValue, WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { holdsInOrder } from "./holds-in-order.ts";
import { literal, sheetPrefix } from "./status-formula.ts";

/**
 * A further row of the same child changes what a check makes of the first, wherever in the tracker it is typed or pasted.
 * So a status also asks that its reference stands in the reference columns as often as at the check.
 */
export type ReferenceCount = (ref: string) => readonly string[];

/** A column that holds them, with every cell of it, headings and titles included. */
interface RefColumn {
  readonly sheet: string;
  readonly letters: string;
  /** Rows from 0. */
  readonly cells: readonly { readonly row: number; readonly value: CellValue }[];
  /** A cell far below them holds something too. */
  readonly hasStray: boolean;
}

/** The conditions under which what stands in the columns of a field stands there as often as it does now. */
export function referenceCount(
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
  field: "caseRef" | "familyRef" = "caseRef",
): ReferenceCount {
  const columns = columnsOf(workbook, layouts, field);
  const isOneSheet = new Set(columns.map(({ sheet }) => sheet)).size === 1;
  const prefix = ({ sheet }: RefColumn): string => (isOneSheet ? "" : sheetPrefix(sheet));
  const values = columns.flatMap(({ cells }) => cells.map(({ value }) => value));
  const texts = countedBy(values, (value) => String(value).toLowerCase());
  const numbers = countedBy(values, numberOf);
  const squeezed = countedBy(values, (value) => squeeze(String(value)).toLowerCase());
  const squeezedTexts = countedBy(values, (value) => (isText(value) ? squeeze(value).toLowerCase() : undefined));
  const spread = spreadCount(values.filter(isText));
  const sum = (criterion: string): string =>
    columns
      .map((column) => `COUNTIF(${prefix(column)}$${column.letters}:$${column.letters},${literal(criterion)})`)
      .join("+");
  const bounds = columns.map((column) => boundsOf(column, prefix(column)));

  return (written) => {
    const ref = squeeze(written).toLowerCase();
    const same = texts.get(ref) ?? 0;
    const number = numberOf(ref);
    // COUNTIF takes any text that reads as a number for that number: there it cannot tell 0123 from 123.
    const isTold = number === undefined || (numbers.get(number) ?? 0) === same;
    const now = spread(ref);
    if (!isTold || !plainRef.test(ref) || now !== (squeezedTexts.get(ref) ?? 0)) {
      return exactly(bounds, ref, squeezed.get(ref) ?? 0);
    }
    const asText = `${sum(spreadPattern(ref))}=${now}`;
    // A pattern finds texts alone.
    return number === undefined ? [asText] : [asText, `${sum(ref)}=${same}`];
  };
}

/** Whatever spaces, breaks or tabs it is typed with. Found with it: texts that hold more than the reference. */
function spreadPattern(ref: string): string {
  return `*${Array.from(ref).join("*")}*`;
}

/** How many texts the pattern of a reference finds. References are mostly of one length, and only a longer text may hold more. */
function spreadCount(texts: readonly string[]): (ref: string) => number {
  const counts = countedBy(texts, (text) => String(text).toLowerCase());
  const byLength = [...counts].sort(([one], [other]) => other.length - one.length);
  return (ref) => {
    let count = counts.get(ref) ?? 0;
    for (const [text, times] of byLength) {
      if (text.length <= ref.length) break;
      if (holdsInOrder(text, ref)) count += times;
    }
    return count;
  };
}

function isText(value: CellValue): value is string {
  return typeof value === "string" && !isErrorValue(value);
}

/** Nothing that COUNTIF takes for a pattern or a comparison. */
const plainRef = /^[A-Za-z0-9][A-Za-z0-9./_-]*$/;

function squeeze(text: string): string {
  // Control characters are what CLEAN takes out too.
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u001f\s]/g, "");
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
  readonly hasStray: boolean;
}

/** Rows that may be typed below before the count has to be made anew. */
const margin = 50;
const lastSheetRow = 1_048_576;

function boundsOf({ letters, cells, hasStray }: RefColumn, prefix: string): Bounds {
  const last = Math.min((cells.at(-1)?.row ?? 0) + 1 + margin, lastSheetRow - 1);
  return {
    range: `${prefix}$${letters}$1:$${letters}$${last}`,
    whole: `${prefix}$${letters}:$${letters}`,
    hasStray,
  };
}

/** Those that formulas take out: the usual one, and the one of web pages. */
const spaces = [" ", "\u00a0"];

/** Slower by far, and only over the rows in use: every cell without its spaces, capitals or not. */
function exactly(bounds: readonly Bounds[], ref: string, now: number): string[] {
  const without = (range: string): string =>
    spaces.reduce((rest, space) => `SUBSTITUTE(${rest},${literal(space)},"")`, `CLEAN(${range})`);
  const counts = bounds.map(({ range }) => `SUMPRODUCT(--(${without(range)}=${literal(ref)}))`);
  const nothingBelow = bounds.map(
    ({ range, whole, hasStray }) => `COUNTA(${whole})=COUNTA(${range})${hasStray ? "+1" : ""}`,
  );
  return [`${counts.join("+")}=${now}`, ...nothingBelow];
}

function columnsOf({ sheets }: WorkbookGrid, layouts: readonly TableLayout[], field: string): RefColumn[] {
  const columns = new Map<string, RefColumn>();
  for (const { name, holds, columns: mapped } of layouts) {
    const letters = mapped[field];
    const sheet = sheets.find((each) => each.name === name);
    const key = `${letters ?? ""} ${name}`;
    if (letters === undefined || sheet === undefined || columns.has(key)) continue;
    if (holds !== "cases" && holds !== "mixed") continue;
    const index = columnIndex(letters) - sheet.left;
    const cells = sheet.values.map((row, at) => ({ row: sheet.top + at, value: row[index] ?? "" }));
    const hasStray = sheet.stray?.column === columnIndex(letters);
    columns.set(key, { sheet: name, letters: columnLetters(columnIndex(letters)), cells, hasStray });
  }
  return [...columns.values()];
}
