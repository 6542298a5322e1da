import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";
import { dayAhead } from "./entries.ts";

/** Why an entry has to be looked at before anything can be said. */
export interface Fault {
  readonly code:
    | "unreadable"
    | "says-cancelled"
    | "says-planned"
    | "says-absence"
    | "says-closed"
    | "lies-ahead"
    | "before-opened"
    | "closed-while-open"
    | "closing-unclear"
    | "kind-unreadable"
    | "status-unreadable"
    | "answer-unreadable"
    | "amount-unreadable"
    | "before-started"
    | "before-the-discussion"
    | "before-the-session"
    | "roles-disagree"
    | "longer-than-the-policy"
    | "absence-unreadable"
    | "name-fits-several";
  readonly field: string;
  readonly otherOn?: PlainDate;
}

const faultOfKind: Record<DateEntry["kind"], Fault["code"] | undefined> = {
  dates: undefined,
  // Nothing is recorded yet: that is no fault.
  blank: undefined,
  nothing: undefined,
  new: undefined,
  unreadable: "unreadable",
  cancelled: "says-cancelled",
  planned: "says-planned",
  absence: "says-absence",
  closed: "says-closed",
};

/** What is wrong with an entry of this kind, wherever it stands. */
export function codeOfKind(kind: string): Fault["code"] | undefined {
  return (faultOfKind as Readonly<Record<string, Fault["code"] | undefined>>)[kind];
}

/** What is wrong with a cell that should hold the day of something that has happened, or nothing. */
export function faultOf(entry: DateEntry | undefined, field: string, asAt: PlainDate): Fault | undefined {
  if (entry === undefined) return undefined;
  const code = faultOfKind[entry.kind];
  if (code !== undefined) return { code, field };
  const otherOn = dayAhead(entry, asAt);
  return otherOn === undefined ? undefined : { code: "lies-ahead", field, otherOn };
}

/** The same for a cell that holds a booking, or a day to come that is written down: days ahead are what it is for. */
export function faultOfBooking(entry: DateEntry | undefined, field: string): Fault | undefined {
  const code = entry === undefined ? undefined : faultOfKind[entry.kind];
  return code === undefined ? undefined : { code, field };
}
