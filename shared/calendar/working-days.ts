import { bankHolidays, knownHolidays } from "./bank-holidays.ts";
import { fromDayNumber, toDayNumber } from "./day-number.ts";
import type { PlainDate } from "./plain-date.ts";

const noDays: ReadonlySet<PlainDate> = new Set();

/**
 * Monday to Friday, less the bank holidays and a council's own closure days. Undefined outside the years whose bank
 * holidays are known.
 */
export function isWorkingDay(day: PlainDate, closures: ReadonlySet<PlainDate> = noDays): boolean | undefined {
  if (day < knownHolidays.from || day > knownHolidays.to) return undefined;
  return !isWeekend(day) && !bankHolidays.has(day) && !closures.has(day);
}

/** The event's own day is day 0, also when it is no working day. Undefined when the bank holidays are not known. */
export function plusWorkingDays(
  day: PlainDate,
  workingDays: number,
  closures: ReadonlySet<PlainDate> = noDays,
): PlainDate | undefined {
  let number = toDayNumber(day);
  let left = workingDays;
  if (isWorkingDay(day, closures) === undefined) return undefined;
  while (left > 0) {
    number += 1;
    const works = isWorkingDay(fromDayNumber(number), closures);
    if (works === undefined) return undefined;
    if (works) left -= 1;
  }
  return fromDayNumber(number);
}

/** Day 0 was a Thursday. */
function isWeekend(day: PlainDate): boolean {
  const weekday = (((toDayNumber(day) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
