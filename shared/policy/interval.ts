import * as z from "zod";
import { plusDays, plusMonths, plusWeeks, type MonthEnd } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { naming } from "./naming.ts";

/** A length of time as the policy words it. Days stay days, weeks stay weeks, and months stay calendar months. Ten years are more than any policy asks for. */
export const interval = z.union([
  z.strictObject({ days: z.number().int().positive().max(3660) }),
  z.strictObject({ weeks: z.number().int().positive().max(520) }),
  z.strictObject({ months: z.number().int().positive().max(120) }).register(naming, { names: "months" }),
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
