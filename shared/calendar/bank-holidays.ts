import { plainDate, type PlainDate } from "./plain-date.ts";

/** Bank holidays of England and Wales. A test fails a year before the table ends: add the years that gov.uk has published. */
const byYear = {
  2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
  2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
  2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
  2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
  2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
};

export const bankHolidays: ReadonlySet<PlainDate> = new Set(
  Object.entries(byYear).flatMap(([year, days]) => days.map((day) => plainDate(`${year}-${day}`))),
);

const years = Object.keys(byYear).map(Number);

/** The first and the last day for which it is known whether they are bank holidays. */
export const knownHolidays = {
  from: plainDate(`${Math.min(...years)}-01-01`),
  to: plainDate(`${Math.max(...years)}-12-31`),
};
