import { knownHolidays } from "../../shared/calendar/bank-holidays.ts";
import { serialFromDay } from "../../shared/calendar/excel-serial.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import { plusWorkingDays } from "../../shared/calendar/working-days.ts";
import { refuse, type Answer } from "./answer.ts";
import { givenAs } from "./given.ts";
import { onlyDay } from "./only-day.ts";

const outside = `Cannot be checked: bank holidays are known from ${dayInWords(knownHolidays.from)} to ${dayInWords(knownHolidays.to)} only`;

/** Excel's number of the day, or words where the bank holidays are not known. The council's closure days are not counted. */
export function workingDaysAfter([date, n]: readonly unknown[]): Answer {
  const from = givenAs(date);
  const day = from.kind === "cell" ? onlyDay(from.value, knownHolidays.to) : undefined;
  if (day === undefined) return refuse("date is not one day that can be read: give a date, such as DATE(2025,4,16).");
  const count = wholeNumber(n);
  if (count === undefined) return refuse("n is a number of working days: give a whole number, 0 or more.");
  const after = plusWorkingDays(day, count);
  return after === undefined ? outside : serialFromDay(after, 1900);
}

/** An empty cell arrives as 0 where Excel does not tell it apart, and 0 days after a day is that day. */
function wholeNumber(n: unknown): number | undefined {
  if (Array.isArray(n)) return n.length === 1 ? wholeNumber(n[0]) : undefined;
  return typeof n === "number" && Number.isInteger(n) && n >= 0 ? n : undefined;
}
