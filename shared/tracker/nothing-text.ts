import { cleanText, textOf } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { nothingWords } from "./vocabulary/date-words.ts";

const nothing = new Set<string>(nothingWords);

/** Empty, or only a dash, a question mark or another of the words that record nothing. */
export function recordsNothing(value: CellValue): boolean {
  if (typeof value !== "string") return false;
  const text = cleanText(value);
  return text === "" || nothing.has(text.toLowerCase());
}

/** A cell as the one word or phrase that it may be: case and a final full stop do not matter. */
export function wordOf(value: CellValue): string {
  return textOf(value).replace(/\.$/u, "").toLowerCase();
}
