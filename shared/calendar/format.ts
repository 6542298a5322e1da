import { partsOf } from "./day-number.ts";
import type { Month } from "./month.ts";
import type { PlainDate } from "./plain-date.ts";

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const longNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** As people here write it: 6 Sep 2025. Not left to the machine, whose own short form differs from one to the next. */
export function dayInWords(day: PlainDate): string {
  const { year, month, date } = partsOf(day);
  return `${date} ${names[month - 1] ?? ""} ${year}`;
}

/** September 2025. */
export function monthInWords(month: Month): string {
  const { year, month: number } = partsOf(`${month}-01` as PlainDate);
  return `${longNames[number - 1] ?? ""} ${year}`;
}
