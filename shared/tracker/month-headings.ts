import { dayFromSerial, type DateSystem } from "../calendar/excel-serial.ts";
import { monthInWords } from "../calendar/format.ts";
import { columnLetters } from "./columns.ts";
import { cleanText } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { monthNames } from "./written-dates.ts";

const monthHeading = new RegExp(`^(${monthNames})[ \\-/'’.]*(\\d{4}|\\d{2})$`, "iu");
const starts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** "Apr-25", "August 2025" as 2025-04, 2025-08; undefined for anything else. */
export function monthWithYear(text: string): string | undefined {
  const [, name, year] = monthHeading.exec(text) ?? [];
  if (name === undefined || year === undefined) return undefined;
  const number = starts.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return `${year.length === 2 ? `20${year}` : year}-${String(number).padStart(2, "0")}`;
}

/** The month that a heading names: "Apr-25", or the first day of a month, which Excel makes of what is typed so. */
function monthOf(heading: CellValue, system: DateSystem): string | undefined {
  if (typeof heading === "string") return monthWithYear(cleanText(heading));
  const day = typeof heading === "number" ? dayFromSerial(heading, system) : undefined;
  return day !== undefined && firstOfAMonth.test(day) ? day.slice(0, 7) : undefined;
}

const firstOfAMonth = /^20\d\d-\d\d-01$/u;

/** Whether a heading may be that of a month, in whichever way the workbook counts its days. */
export function mayBeAMonth(heading: CellValue): boolean {
  return monthOf(heading, 1900) !== undefined || monthOf(heading, 1904) !== undefined;
}

/** Headings may leave months out, but no more than a quarter. */
const [fewestDaysBetween, mostDaysBetween] = [28, 92];

/** Whether days are months one after the other. Those of a row of entries are not, though some may be the first of a month. */
export function followAsMonths(days: readonly number[]): boolean {
  const follows = (day: number, before = day - fewestDaysBetween): boolean => {
    const between = Math.abs(day - before);
    return between >= fewestDaysBetween && between <= mostDaysBetween;
  };
  return ([1900, 1904] as const).some((system) =>
    days.every((day, index) => monthOf(day, system) !== undefined && follows(day, days[index - 1])),
  );
}

/** A heading as the sheet shows it: Excel keeps Apr-25 as the number of a day. */
export function headingShown(heading: CellValue, { date1904 }: { readonly date1904: boolean }): string {
  const month = typeof heading === "number" ? monthOf(heading, date1904 ? 1904 : 1900) : undefined;
  return month === undefined ? String(heading).trim() : monthInWords(month);
}

/** Column to month, where at least two headings name a month with its year; undefined otherwise. */
export function monthsOf(
  columns: readonly { readonly column: number; readonly heading: CellValue }[],
  { date1904 }: { readonly date1904: boolean },
): Record<string, string> | undefined {
  const months: Record<string, string> = {};
  for (const { column, heading } of columns) {
    const month = monthOf(heading, date1904 ? 1904 : 1900);
    if (month !== undefined) months[columnLetters(column)] = month;
  }
  return Object.keys(months).length < 2 ? undefined : months;
}
