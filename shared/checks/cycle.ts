import { plusMonths } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { lastDayWithin, type Interval } from "../policy/interval.ts";
import type { CheckInUse } from "./judgement.ts";

/**
 * The last day on which it has to be done again: an interval after the last time or, where the council counts by fixed
 * years, the end of the year after the one in which it was done.
 */
export function dueAgain(
  last: PlainDate,
  { within, cycle }: { readonly within: Interval; readonly cycle?: { readonly choice: string } | undefined },
  { choices, monthEnd }: CheckInUse,
): PlainDate {
  const yearEnds = cycle === undefined ? undefined : choices[cycle.choice];
  if (typeof yearEnds !== "string" || yearEnds === "rolling") return lastDayWithin(within, last, monthEnd);
  const endOfCalendarYear = `${last.slice(0, 4)}-${yearEnds}` as PlainDate;
  return plusMonths(endOfCalendarYear, last <= endOfCalendarYear ? 12 : 24);
}
