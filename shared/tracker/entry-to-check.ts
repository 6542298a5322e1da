import { dayFromSerial } from "../calendar/excel-serial.ts";
import { dayInWords } from "../calendar/format.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { CellValue } from "./grid.ts";
import { isPlausible, type DateFault } from "./read-date.ts";

interface TextContext {
  readonly asAt: PlainDate;
  readonly date1904: boolean;
}

/** A cell that cannot be read, with its text as typed. It stays on this computer. */
export interface EntryToCheck {
  readonly tableId: string;
  readonly rowId: string;
  readonly sheet: string;
  /** Such as "I12". */
  readonly cell: string;
  readonly text: string;
  readonly field: string;
  /** One sentence: what would be read. */
  readonly expected: string;
}

const expectedByFault: Record<DateFault, string> = {
  "not-a-date":
    "Type the day with its month and year, such as 6 Mar 2025 or 06/03/2025, and nothing else; leave it empty if there is none yet.",
  "out-of-range": "Check the year: this day lies too far in the past or the future.",
  formula: "Type the day itself: this one is worked out by a formula.",
  error: "Type the day itself: the cell shows an error.",
  turned:
    "Day and month may have changed places in this column, as in an American export: put the whole column right, day first.",
  "was-turned":
    "Day and month had changed places in this column: put right what is still wrong, then say that every date in it is right.",
  "not-an-event": "Type the last day on which it happened; keep bookings, cancellations and leave in another column.",
};

export function expectedForDate(fault: DateFault): string {
  return expectedByFault[fault];
}

export const expectedForType = "Type Individual or Group.";
export const expectedForStatus = "Type Held, Cancelled or Planned.";
export const expectedForYesNo = "Type Yes or No, or the day on which it was done.";
export const expectedForRecorded = "Type the day on which it was recorded, or No.";
export const expectedForMinutes = "Type the length with its unit, such as 90 mins or 1.5 hrs.";
export const expectedForCount = "Type how many cases there were, such as 5.";
export const expectedForWeeks = "Type a number of weeks from 1 to 26.";
export const expectedForFrequency = "Type how often, such as fortnightly, 4 weekly or monthly.";
export const expectedForAbsence =
  "Type the first day of the absence, such as 18/8/2025, and the last day if it is known.";
export const expectedForPlanned = "Type Planned or Unplanned.";
export const expectedForAsye = "Type Yes or No, or the day on which the programme began.";
export const expectedForStage = "Type Weekly, Fortnightly or Monthly.";
export const expectedOfClosedLine =
  "This is read as a name. If it closes the rows below, type it in another column of this row instead, with nothing beside it.";
export const expectedInsteadOfError = "Type what should stand here: the cell shows an error.";

/** A day as the manager knows it, and not the number that it is to Excel. */
export function textAsTyped(value: CellValue, { asAt, date1904 }: TextContext): string {
  const day = typeof value === "number" ? dayFromSerial(value, date1904 ? 1904 : 1900) : undefined;
  if (day !== undefined && isPlausible(day, asAt)) return dayInWords(day);
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}
