import { dayNumberOf, fromDayNumber, toDayNumber } from "./day-number.ts";
import type { PlainDate } from "./plain-date.ts";

/** Excel counts days from the end of 1899 or, in workbooks made long ago on a Mac, from 1 Jan 1904. */
export type DateSystem = 1900 | 1904;

/** Serial 0 of each system. The 1900 system believes in 29 Feb 1900 (serial 60), so its count fits from 1 Mar 1900 only. */
const dayZero: Record<DateSystem, number> = { 1900: dayNumberOf(1899, 12, 30), 1904: dayNumberOf(1904, 1, 1) };
const firstSerial: Record<DateSystem, number> = { 1900: 61, 1904: 0 };
/** 31 Dec 9999, the last day Excel knows. */
const lastDay = dayNumberOf(9999, 12, 31);

/** The day of a serial; a time of day is dropped. Undefined outside the days that the system counts truly. */
export function dayFromSerial(serial: number, system: DateSystem): PlainDate | undefined {
  const whole = Math.floor(serial);
  const number = dayZero[system] + whole;
  if (!Number.isFinite(serial) || whole < firstSerial[system] || number > lastDay) return undefined;
  return fromDayNumber(number);
}

/** @throws RangeError for a day before the system's first: such a day has no serial. */
export function serialFromDay(day: PlainDate, system: DateSystem): number {
  const serial = toDayNumber(day) - dayZero[system];
  if (serial < firstSerial[system]) throw new RangeError(`${day} has no serial in the ${system} date system`);
  return serial;
}
