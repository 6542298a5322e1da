import { daysInMonth, fromParts } from "../calendar/day-number.ts";
import type { PlainDate } from "../calendar/plain-date.ts";

/** The ways a day is written in text, always day first. */

export const monthNames =
  "january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec";
const ordinal = "(?:st|nd|rd|th)?";
const gap = String.raw`[ \-/.]{0,2}`;

const iso =
  /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z(?!\p{L})|[+-]\d{2}:?\d{2})?(?! ?[ap]\.?m))?(?!\d|[/.:-]\d)/iuy;
/** In figures: the date, its sign, the month, the year. */
export const numericDate = String.raw`(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|\2\d|:\d)`;
const numeric = new RegExp(numericDate, "uy");
/** "6 Mar 10 AM": a number that counts hours or weeks is not a year. */
const counted = String.raw`(?:0\d|1[0-2]) ?(?:[ap]\.?m|noon|hrs?|mins?|days?|wks?)(?!\p{L})`;
/** Nor is a number that opens the next date ("7 Aug 20 Aug") or a time. */
const named = new RegExp(
  String.raw`(\d{1,2})${ordinal}${gap}(${monthNames})(?!\p{L})${gap}(\d{4}|(?!${counted})\d{2})` +
    String.raw`(?!\d|:\d|[/.\-]\d|st|nd|rd|th|${gap}(?:${monthNames})(?!\p{L}))`,
  "iuy",
);
/** "4.10 PM" is a time. */
const numericWithoutYear = /(\d{1,2})[/.-](\d{1,2})(?!\d|[/.:-]\d| ?[ap]\.?m(?!\p{L}))/iuy;
const namedWithoutYear = new RegExp(String.raw`(\d{1,2})${ordinal}${gap}(${monthNames})(?!\p{L})`, "iuy");

/** `day` is undefined for a day that is in no calendar. */
export interface WrittenDate {
  readonly end: number;
  readonly day: PlainDate | undefined;
}

/** The full date that starts exactly at `start`, if one does. */
export function fullDateAt(text: string, start: number): WrittenDate | undefined {
  return isoAt(text, start) ?? numericAt(text, start) ?? namedAt(text, start);
}

/** A day and month that start at `start`, in the year of the month that stands above them, such as "2025-04". */
export function dateWithoutYearAt(text: string, start: number, monthAbove: string): WrittenDate | undefined {
  const match = matchAt(numericWithoutYear, text, start) ?? matchAt(namedWithoutYear, text, start);
  if (match === undefined) return undefined;
  const [whole, date = "", month = ""] = match;
  const number = /^\d/u.test(month) ? Number(month) : monthNumber(month);
  const [yearAbove = "", numberAbove = ""] = monthAbove.split("-");
  const day = number === Number(numberAbove) ? dayOf(Number(yearAbove), number, Number(date)) : undefined;
  return { end: start + whole.length, day };
}

function isoAt(text: string, start: number): WrittenDate | undefined {
  const match = matchAt(iso, text, start);
  if (match === undefined) return undefined;
  const [whole, year, month, date] = match;
  return { end: start + whole.length, day: dayOf(Number(year), Number(month), Number(date)) };
}

function numericAt(text: string, start: number): WrittenDate | undefined {
  const match = matchAt(numeric, text, start);
  if (match === undefined) return undefined;
  const [whole, date, , month, year] = match;
  return { end: start + whole.length, day: dayOf(fullYear(year), Number(month), Number(date)) };
}

function namedAt(text: string, start: number): WrittenDate | undefined {
  const match = matchAt(named, text, start);
  if (match === undefined) return undefined;
  const [whole, date, month = "", year] = match;
  return { end: start + whole.length, day: dayOf(fullYear(year), monthNumber(month), Number(date)) };
}

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text) ?? undefined;
}

/** Two digits are a year of this century. */
function fullYear(text = ""): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

const monthStarts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function monthNumber(name: string): number {
  return monthStarts.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function dayOf(year: number, month: number, date: number): PlainDate | undefined {
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  return fromParts({ year, month, date });
}
