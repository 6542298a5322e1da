import { plusDays } from "../calendar/arithmetic.ts";
import { bankHolidays, knownHolidays } from "../calendar/bank-holidays.ts";
import { toDayNumber } from "../calendar/day-number.ts";
import { isPlainDate, type PlainDate } from "../calendar/plain-date.ts";
import { isWorkingDay } from "../calendar/working-days.ts";
import type { Choices } from "../contract/results.ts";

/** A day from Monday to Friday on which nobody is at work. It never pauses a clock. */
export interface ClosedDay {
  readonly on: PlainDate;
  readonly why: "bank-holiday" | "council-closed";
}

/** The council's own closure days, as its choices give them. */
export function closureDays(choices: Choices): ReadonlySet<PlainDate> {
  const days = choices["extraNonWorkingDays"];
  return new Set(Array.isArray(days) ? days.filter(isPlainDate) : []);
}

/** From `from` to `to`, both included. Undefined where the bank holidays of that time are not known. */
export function closedDays(choices: Choices, from: PlainDate, to: PlainDate): readonly ClosedDay[] | undefined {
  if (from < knownHolidays.from || to > knownHolidays.to) return undefined;
  const closures = closureDays(choices);
  const closed: ClosedDay[] = [];
  for (let on = from; on <= to; on = plusDays(on, 1)) {
    if (weekdayOf(on) > 5 || isWorkingDay(on, closures) !== false) continue;
    closed.push({ on, why: bankHolidays.has(on) ? "bank-holiday" : "council-closed" });
  }
  return closed;
}

/** From 1 for Monday to 7 for Sunday. Day 0 was a Thursday. */
export function weekdayOf(day: PlainDate): number {
  return ((((toDayNumber(day) + 3) % 7) + 7) % 7) + 1;
}
