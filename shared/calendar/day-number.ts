import type { PlainDate } from "./plain-date.ts";

/**
 * Days as whole numbers from 1 Jan 1970, by arithmetic alone. date-fns works on instants of the machine's own time zone
 * and costs some thirty times as much for each row, so here it is the tests' second opinion and not the method.
 */
export type DayNumber = number;

const daysPerEra = 146_097;
const daysBefore1970 = 719_468;

/** Years are counted from March, so that the day which a leap year adds is the last of its year. */
export function dayNumberOf(year: number, month: number, date: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysBefore1970;
}

export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

export function partsOf(day: PlainDate): DayParts {
  return { year: digits(day, 0, 4), month: digits(day, 5, 7), date: digits(day, 8, 10) };
}

export function toDayNumber(day: PlainDate): DayNumber {
  return dayNumberOf(digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10));
}

export function fromDayNumber(number: DayNumber): PlainDate {
  const shifted = number + daysBefore1970;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return fromParts({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date });
}

export function fromParts({ year, month, date }: DayParts): PlainDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as PlainDate;
}

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) value = value * 10 + text.charCodeAt(index) - 48;
  return value;
}

function pad(value: number, length: number): string {
  return value.toString().padStart(length, "0");
}
