import { daysInMonth, fromDayNumber, fromParts, partsOf, toDayNumber } from "./day-number.ts";
import type { PlainDate } from "./plain-date.ts";

export function plusDays(day: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(day) + days);
}

/** Weeks stay weeks: 7 × N days. */
export function plusWeeks(day: PlainDate, weeks: number): PlainDate {
  return plusDays(day, weeks * 7);
}

/** Negative when `to` is the earlier day. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** What a shorter target month gives: its own last day, or the first day of the month after it. */
export type MonthEnd = "last-day" | "next-day";

/** Months stay months, in one step from the day: 31 Jan + 3 months is 30 Apr, whatever February has. */
export function plusMonths(day: PlainDate, months: number, monthEnd: MonthEnd = "last-day"): PlainDate {
  const { year, month, date } = partsOf(day);
  const target = monthAt(year * 12 + month - 1 + months);
  const length = daysInMonth(target.year, target.month);
  if (date <= length) return fromParts({ ...target, date });
  return monthEnd === "last-day"
    ? fromParts({ ...target, date: length })
    : fromParts({ ...monthAt(target.year * 12 + target.month), date: 1 });
}

function monthAt(index: number): { year: number; month: number } {
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}
