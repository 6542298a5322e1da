import { plainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";

/** Today in London, for checks that the service cannot date. */
export function todayInLondon(now: Date): PlainDate {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(now);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "";
  return plainDate(`${part("year")}-${part("month")}-${part("day")}`);
}
