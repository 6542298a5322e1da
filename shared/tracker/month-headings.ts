import type { CandidateColumn } from "./choose-columns.ts";
import { columnLetters } from "./columns.ts";
import { cleanText } from "./cell-text.ts";

const monthHeading = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ \-/'’]*(\d{4}|\d{2})$/iu;
const starts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** "Apr-25", "August 2025" as 2025-04, 2025-08; undefined for anything else. */
export function monthWithYear(text: string): string | undefined {
  const [, name, year] = monthHeading.exec(text) ?? [];
  if (name === undefined || year === undefined) return undefined;
  const number = starts.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return `${year.length === 2 ? `20${year}` : year}-${String(number).padStart(2, "0")}`;
}

/** Column to month, where at least two headings name a month with its year; undefined otherwise. */
export function monthsOf(candidates: readonly CandidateColumn[]): Record<string, string> | undefined {
  const months: Record<string, string> = {};
  for (const { column, heading } of candidates) {
    const month = typeof heading === "string" ? monthWithYear(cleanText(heading)) : undefined;
    if (month !== undefined) months[columnLetters(column)] = month;
  }
  return Object.keys(months).length < 2 ? undefined : months;
}
