import type { PlainDate } from "../calendar/plain-date.ts";
import { monthNames } from "./written-dates.ts";

const dayNumber = String.raw`0?[1-9]|[12]\d|3[01]`;
const ordinal = "(?:st|nd|rd|th)";
const named = new RegExp(
  String.raw`(?:^|[^\p{L}\d])(?:(${dayNumber})${ordinal}?[ \-._]*)?(${monthNames})(?!\p{L})[ \-/'’._]*(?:(${dayNumber})${ordinal}[ \-,._]*)?(\d{4}|\d{2})?(?!\d)`,
  "iu",
);
const numbered = /(?:^|\D)(20\d\d[-._ ](?:0[1-9]|1[0-2])(?:[-._ ](?:0[1-9]|[12]\d|3[01]))?)(?!\d)/u;
/** A sheet's name can hold no slash. */
const ofADay = /(?:^|\D)(0?[1-9]|[12]\d|3[01])[-._ ](0?[1-9]|1[0-2])[-._ ](?:20)?(\d\d)(?!\d)/u;
const starts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The month that a sheet is named for, such as 2025-09: "Sept 25", "2025-09"; or the day of it: "Tracker 15.09.25", "wc 8 Sep",
 * "Sept 8th". Without a year, the last one that has come.
 */
export function monthOfSheet(name: string, asAt: PlainDate): string | undefined {
  const [, numbers] = numbered.exec(name) ?? [];
  if (numbers !== undefined) return numbers.replace(/\D/gu, "-");
  const [, day, month, shortYear] = ofADay.exec(name) ?? [];
  if (day !== undefined && month !== undefined) return `20${shortYear}-${twoDigits(month)}-${twoDigits(day)}`;
  const [, before, word, after, inYear] = named.exec(name) ?? [];
  if (word === undefined) return undefined;
  const place = twoDigits(String(starts.indexOf(word.slice(0, 3).toLowerCase()) + 1));
  const lastCome = Number(asAt.slice(0, 4)) - (place <= asAt.slice(5, 7) ? 0 : 1);
  const inFull = inYear === undefined ? String(lastCome) : `20${inYear.slice(-2)}`;
  const onDay = before ?? after;
  return [inFull, place, ...(onDay === undefined ? [] : [twoDigits(onDay)])].join("-");
}

function twoDigits(text: string): string {
  return text.padStart(2, "0");
}
