import { addDays, format } from "date-fns";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Dice } from "./random-dice.ts";

/** A day as somebody who types it knows it: what is read back is compared with this. */
export interface KnownDay {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

export function isoOf({ year, month, date }: KnownDay): PlainDate {
  return [String(year).padStart(4, "0"), two(month), two(date)].join("-") as PlainDate;
}

export function knownDay(iso: string): KnownDay {
  const [year = 0, month = 0, date = 0] = iso.split("-").map(Number);
  return { year, month, date };
}

/** By date-fns, which the product does not use for this. */
export function daysAfter(iso: PlainDate, days: number): PlainDate {
  return format(addDays(new Date(`${iso}T12:00:00`), days), "yyyy-MM-dd") as PlainDate;
}

/** The whole number that Excel keeps for a day. */
export function serialOf({ year, month, date }: KnownDay, date1904: boolean): number {
  return Date.UTC(year, month - 1, date) / 86_400_000 + 25_569 - (date1904 ? 1462 : 0);
}

export const monthNames = [
  ["Jan", "January"],
  ["Feb", "February"],
  ["Mar", "March"],
  ["Apr", "April"],
  ["May", "May"],
  ["Jun", "June"],
  ["Jul", "July"],
  ["Aug", "August"],
  ["Sep", "Sept", "September"],
  ["Oct", "October"],
  ["Nov", "November"],
  ["Dec", "December"],
] as const;

/** A day in any of the forms that the policy readings list (section 6), day first. */
export function spelled(day: KnownDay, dice: Dice): string {
  const form = dice.int(0, 9);
  if (form <= 4) return inFigures(day, dice);
  return form <= 8 ? withMonthName(day, dice) : inIsoForm(day, dice);
}

/** Day and month alone. */
export function spelledWithoutYear({ month, date }: KnownDay, dice: Dice): string {
  const separator = dice.pick(["/", ".", "-"]);
  if (dice.chance(60)) return `${maybePadded(date, dice)}${separator}${maybePadded(month, dice)}`;
  return `${date}${maybeOrdinal(date, dice)}${dice.pick([" ", "-"])}${monthName(month, dice)}`;
}

function inFigures({ year, month, date }: KnownDay, dice: Dice): string {
  const separator = dice.pick(["/", "/", ".", "-"]);
  return [maybePadded(date, dice), maybePadded(month, dice), yearAs(year, dice)].join(separator);
}

function withMonthName({ year, month, date }: KnownDay, dice: Dice): string {
  const gap = dice.pick([" ", " ", "-", "", ".", "/"]);
  const day = dice.chance(50) ? `${date}${maybeOrdinal(date, dice)}` : maybePadded(date, dice);
  return [day, monthName(month, dice), yearAs(year, dice)].join(gap);
}

function inIsoForm(day: KnownDay, dice: Dice): string {
  return isoOf(day) + dice.pick(["", "", "T00:00:00", " 00:00:00", "T14:30:00.000Z", " 09:15"]);
}

export function monthName(month: number, dice: Dice): string {
  const name: string = dice.pick<string>(monthNames[month - 1] ?? []);
  return dice.pick([name, name, name.toLowerCase(), name.toUpperCase()]);
}

function yearAs(year: number, dice: Dice): string {
  return year >= 2000 && dice.chance(60) ? two(year % 100) : String(year);
}

function maybePadded(number: number, dice: Dice): string {
  return dice.chance(40) ? two(number) : String(number);
}

function maybeOrdinal(date: number, dice: Dice): string {
  if (dice.chance(50)) return "";
  const isTeen = date >= 11 && date <= 13;
  return isTeen ? "th" : (["th", "st", "nd", "rd"][date % 10] ?? "th");
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
