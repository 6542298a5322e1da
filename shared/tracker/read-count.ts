import type { NumberEntry } from "../contract/entries.ts";
import { cleanText } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing } from "./nothing-text.ts";

const counted = /^(\d{1,4})(?: ?(?:cases?|child(?:ren)?|famil(?:y|ies)))?\.?$/iu;

/** How many cases: a whole number, or a list of them, which is counted. */
export function readCountCell(value: CellValue): NumberEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  const written = counted.exec(cleanText(String(value)))?.[1];
  if (written !== undefined) return { kind: "number", value: Number(written) };
  const items = typeof value === "string" ? itemsOf(value) : 0;
  return items >= 2 ? { kind: "number", value: items } : { kind: "unreadable" };
}

/** More than a session could hold is a note with commas in it. */
const longestList = 200;

function itemsOf(text: string): number {
  const items = text.split(/[,;\n\r]+/u).filter((item) => cleanText(item) !== "").length;
  return items > longestList ? 0 : items;
}
