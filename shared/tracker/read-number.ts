import type { NumberEntry } from "../contract/entries.ts";
import { textOf } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { nothingWords } from "./vocabulary/date-words.ts";

const nothing = new Set<string>(nothingWords);
const weeks = /^(\d{1,2})(?: ?(?:weeks?|wks?))?\.?$/iu;
const longestInWeeks = 26;

/** A whole number of weeks, alone or with the word. */
export function readWeeksCell(value: CellValue): NumberEntry {
  const text = textOf(value);
  if (text === "" || nothing.has(text.toLowerCase())) return { kind: "blank" };
  const number = typeof value === "boolean" ? Number.NaN : Number(weeks.exec(text)?.[1] ?? Number.NaN);
  return number >= 1 && number <= longestInWeeks ? { kind: "number", value: number } : { kind: "unreadable" };
}
