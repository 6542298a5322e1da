import { lastDayOf, type Month, monthOf, plusWholeMonths } from "../../shared/calendar/month.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { plusWorkingDays } from "../../shared/calendar/working-days.ts";

const workingDaysOfGrace = 5;

/** The months that may be submitted: this one and, during its first five working days, the one before. */
export function openMonths(today: PlainDate): readonly [Month, ...Month[]] {
  const thisMonth = monthOf(today);
  const before = plusWholeMonths(thisMonth, -1);
  const lastDayOfGrace = plusWorkingDays(lastDayOf(before), workingDaysOfGrace);
  return lastDayOfGrace !== undefined && today <= lastDayOfGrace ? [thisMonth, before] : [thisMonth];
}
