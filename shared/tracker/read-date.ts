import { dayFromSerial } from "../calendar/excel-serial.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";
import { cleanText, isErrorValue, phraseMatcher, wholeWordFinder } from "./cell-text.ts";
import { saysClosed } from "./closed-text.ts";
import { computesADate } from "./computed-date.ts";
import { leftoverAt, oneToOneEnd } from "./date-leftovers.ts";
import type { CellValue } from "./grid.ts";
import { absenceWords, cancelledWords, newWords, nothingWords, plannedWords } from "./vocabulary/date-words.ts";
import { dateWithoutYearAt, fullDateAt, type WrittenDate } from "./written-dates.ts";

export interface Cell {
  readonly value: CellValue;
  /** Only where the value was worked out. */
  readonly formula?: string | undefined;
}

export interface DateContext {
  readonly asAt: PlainDate;
  readonly date1904: boolean;
  /** An event has happened; a booking is still to come. */
  readonly column: "event" | "booking";
  /** The month that a column of a month grid stands for, such as "2025-04". */
  readonly gridMonth?: string | undefined;
}

/** Why a cell needs somebody to look at it. */
export type DateFault = "formula" | "error" | "out-of-range" | "not-a-date" | "not-an-event" | "turned" | "was-turned";

interface DateReading {
  readonly entry: DateEntry;
  readonly fault?: DateFault;
}

type Dates = Extract<DateEntry, { kind: "dates" }>["dates"];

const earliest = "1990-01-01" as PlainDate;
/** More days than this in one cell is a list of something else. */
const mostDates = 40;

const nothing = new Set<string>(nothingWords);
const isNew = phraseMatcher(newWords);
const cancelled = wholeWordFinder(cancelledWords);
const planned = wholeWordFinder(plannedWords);
const absence = wholeWordFinder(absenceWords);

/** Reads a date cell by the whole grammar; what cannot be read is never guessed. */
export function readDateCell(cell: Cell, context: DateContext): DateReading {
  const { value, formula } = cell;
  if (formula !== undefined && context.column === "event" && computesADate(formula)) return unreadable("formula");
  if (typeof value === "boolean") return unreadable("not-a-date");
  if (typeof value === "number") return readSerial(value, context);
  return isErrorValue(value) ? unreadable("error") : readDateText(cleanText(value), context);
}

/** From 1 Jan 1990 to the end of the fifth year after `asAt`. */
export function isPlausible(day: PlainDate, asAt: PlainDate): boolean {
  return day >= earliest && Number(day.slice(0, 4)) <= Number(asAt.slice(0, 4)) + 5;
}

function readSerial(value: number, context: DateContext): DateReading {
  const on = dayFromSerial(value, context.date1904 ? 1904 : 1900);
  if (on === undefined || !isPlausible(on, context.asAt)) return unreadable("out-of-range");
  return { entry: { kind: "dates", dates: [{ on, group: false }] } };
}

function readDateText(text: string, context: DateContext): DateReading {
  if (text === "") return { entry: { kind: "blank" } };
  // Most texts are a bare date: no word list needs to be asked.
  if (!/[\p{L}?]/u.test(text) && !nothing.has(text)) return readDates(text, context);
  if (nothing.has(text.toLowerCase())) return { entry: { kind: "nothing" } };
  if (isNew(text)) return { entry: { kind: "new" } };
  if (saysClosed(text)) return { entry: { kind: "closed" } };
  if (cancelled.test(text)) return { entry: { kind: "cancelled" }, fault: "not-an-event" };
  if (context.column === "event" && planned.test(text)) return { entry: { kind: "planned" }, fault: "not-an-event" };
  if (absence.test(text)) return { entry: { kind: "absence" }, fault: "not-an-event" };
  return readDates(text, context);
}

/** One full date or more, and nothing beside them that is not permitted. */
function readDates(text: string, context: DateContext): DateReading {
  const dates: Dates = [];
  const notes: GroupNotes = { ahead: false, unclear: false };
  for (let at = 0; at < text.length;) {
    const date = dateAt(text, at, context);
    if (date !== undefined) {
      if (date.day === undefined || notes.unclear) return unreadable("not-a-date");
      if (!isPlausible(date.day, context.asAt)) return unreadable("out-of-range");
      dates.push({ on: date.day, group: notes.ahead && dates.length === 0 });
      at = date.end;
      continue;
    }
    const leftover = leftoverAt(text, at, context.column === "booking");
    if (leftover === undefined) return unreadable("not-a-date");
    if (leftover.group) markGroup(dates, notes);
    at = leftover.end;
  }
  return dates.length === 0 || dates.length > mostDates
    ? unreadable("not-a-date")
    : { entry: { kind: "dates", dates } };
}

interface GroupNotes {
  /** One stands before the first date. */
  ahead: boolean;
  /** "Group 12/3/25, group 9/4/25": the second note stands behind a date that has its own. */
  unclear: boolean;
}

/** A group note belongs to the date just before it, or to the first date when it stands first. */
function markGroup(dates: Dates, notes: GroupNotes): void {
  const last = dates.at(-1);
  if (last === undefined) notes.ahead = true;
  else {
    notes.unclear ||= notes.ahead && dates.length === 1;
    last.group = true;
  }
}

function dateAt(text: string, at: number, context: DateContext): WrittenDate | undefined {
  const full = fullDateAt(text, at);
  if (full !== undefined || context.gridMonth === undefined) return full;
  // "8/10 at 14.10": what follows is a time.
  const isOther = oneToOneEnd(text, at) !== undefined || /\bat $/iu.test(text.slice(Math.max(0, at - 4), at));
  return isOther ? undefined : dateWithoutYearAt(text, at, context.gridMonth);
}

function unreadable(fault: DateFault): DateReading {
  return { entry: { kind: "unreadable" }, fault };
}
