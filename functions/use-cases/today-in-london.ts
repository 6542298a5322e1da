import { plainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar day on which an instant falls in London, where the councils are, wherever the service runs. */
export function todayInLondon(now: Date): PlainDate {
  const parts = new Map(london.formatToParts(now).map(({ type, value }) => [type, value]));
  return plainDate([parts.get("year"), parts.get("month"), parts.get("day")].join("-"));
}
