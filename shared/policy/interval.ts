import * as z from "zod";
import { plusDays, plusMonths, plusWeeks, type MonthEnd } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";

/** A length of time as the policy words it. Days stay days, weeks stay weeks, and months stay calendar months. */
export const interval = z.union([
  z.strictObject({ days: z.number().int().positive() }),
  z.strictObject({ weeks: z.number().int().positive() }),
  z.strictObject({ months: z.number().int().positive() }),
]);
export type Interval = z.infer<typeof interval>;

/** The last day on which something that is due within the interval of `from` is still in time. */
export function lastDayWithin(length: Interval, from: PlainDate, monthEnd: MonthEnd): PlainDate {
  if ("days" in length) return plusDays(from, length.days);
  return "weeks" in length ? plusWeeks(from, length.weeks) : plusMonths(from, length.months, monthEnd);
}

/** "8 weeks", "1 month". */
export function intervalInWords(length: Interval): string {
  const [count, unit] = countAndUnit(length);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function countAndUnit(length: Interval): readonly [number, string] {
  if ("days" in length) return [length.days, "day"];
  return "weeks" in length ? [length.weeks, "week"] : [length.months, "month"];
}
