import { plusMonths } from "./arithmetic.ts";
import { daysInMonth, partsOf } from "./day-number.ts";
import type { PlainDate } from "./plain-date.ts";

/** A calendar month such as "2026-03". Compared with `<` as text. */
export type Month = string;

export function monthOf(day: PlainDate): Month {
  return day.slice(0, 7);
}

export function plusWholeMonths(month: Month, months: number): Month {
  return monthOf(plusMonths(firstDayOf(month), months));
}

function firstDayOf(month: Month): PlainDate {
  return `${month}-01` as PlainDate;
}

export function lastDayOf(month: Month): PlainDate {
  const { year, month: number } = partsOf(firstDayOf(month));
  return `${month}-${daysInMonth(year, number).toString()}` as PlainDate;
}
