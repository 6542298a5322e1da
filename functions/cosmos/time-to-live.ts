import { daysBetween } from "../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { mostSummaryYears } from "../../shared/contract/organisation.ts";

export const noEnd = -1;
export const secondsOfADay = 24 * 60 * 60;

/**
 * An entry of the access log is written once and never again, not even by a legal hold: so its end is the same for every
 * council, and no sooner than that of the longest-kept run it may tell of.
 */
export const accessLogDays = mostSummaryYears * 366;

/** How long a document lives, as the store and the end of a legal hold need to know it. */
export interface Kept {
  /** Seconds from its last writing; -1 for no end. */
  readonly ttl: number;
  readonly keptUntil: PlainDate;
}

/** What is written on a day and kept until another. What is past its day lives a second more: the store takes no zero. */
export function keptFrom(today: PlainDate, keptUntil: PlainDate, legalHold: boolean): Kept {
  const seconds = Math.max(1, daysBetween(today, keptUntil) * secondsOfADay);
  return { ttl: legalHold ? noEnd : seconds, keptUntil };
}

export function isHeld({ ttl }: Pick<Kept, "ttl">): boolean {
  return ttl === noEnd;
}
