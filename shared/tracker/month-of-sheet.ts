import type { PlainDate } from "../calendar/plain-date.ts";
import { monthNames } from "./written-dates.ts";

const named = new RegExp(String.raw`(?<!\p{L})(${monthNames})(?!\p{L})[ \-/'’._]*(\d{4}|\d{2})?(?!\d)`, "iu");
const numbered = /(?<!\d)(20\d\d)[-._ ](0[1-9]|1[0-2])(?!\d)/u;
/** A sheet's name can hold no slash. */
const ofADay = /(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-._ ](0?[1-9]|1[0-2])[-._ ](?:20)?(\d\d)(?!\d)/u;
const starts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The month that a sheet is named for, such as 2025-09: "Sept 25", "2025-09", "Tracker 15.09.25". Without a year, the last one that has come. */
export function monthOfSheet(name: string, asAt: PlainDate): string | undefined {
  const [, year, number] = numbered.exec(name) ?? [];
  if (year !== undefined && number !== undefined) return `${year}-${number}`;
  const [, month, shortYear] = ofADay.exec(name) ?? [];
  if (month !== undefined && shortYear !== undefined) return `20${shortYear}-${month.padStart(2, "0")}`;
  const [, word, inYear] = named.exec(name) ?? [];
  if (word === undefined) return undefined;
  const place = String(starts.indexOf(word.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
  if (inYear !== undefined) return `${inYear.length === 2 ? `20${inYear}` : inYear}-${place}`;
  const thisYear = Number(asAt.slice(0, 4));
  return `${place <= asAt.slice(5, 7) ? thisYear : thisYear - 1}-${place}`;
}
