import { plainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

let known: { readonly hour: number; readonly day: PlainDate } | undefined;

/** The calendar day on which an instant falls in London, where the councils are, wherever the service runs. */
export function todayInLondon(now: Date): PlainDate {
  // London is always a whole number of hours from UTC, so its day begins with an hour; to ask the machine takes a while.
  const hour = Math.floor(now.getTime() / 3_600_000);
  if (known?.hour === hour) return known.day;
  const parts = new Map(london.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = plainDate([parts.get("year"), parts.get("month"), parts.get("day")].join("-"));
  known = { hour, day };
  return day;
}
