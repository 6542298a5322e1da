import { dayInWords } from "../../shared/calendar/format.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";

/** "6 Sep 2025 at 14:05", by the clock in London. */
export function momentInWords(at: Date): string {
  const [day = "", time = ""] = at.toLocaleString("sv-SE", { timeZone: "Europe/London" }).split(" ");
  return `${dayInWords(plainDate(day))} at ${time.slice(0, 5)}`;
}

/** "14:05", by the clock in London. */
export function timeInWords(at: Date): string {
  return at.toLocaleTimeString("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit" });
}
