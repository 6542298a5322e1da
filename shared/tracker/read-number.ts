import type { NumberEntry } from "../contract/entries.ts";
import { textOf } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing } from "./nothing-text.ts";

const weeks = /^(\d{1,2})(?: ?(?:weeks?|wks?))?\.?$/iu;
const longestInWeeks = 26;

/** A whole number of weeks, alone or with the word. */
export function readWeeksCell(value: CellValue): NumberEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  const number = Number(weeks.exec(textOf(value))?.[1]);
  return number >= 1 && number <= longestInWeeks ? { kind: "number", value: number } : { kind: "unreadable" };
}
