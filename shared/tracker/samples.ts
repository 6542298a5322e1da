import { dayFromSerial } from "../calendar/excel-serial.ts";
import { dayInWords } from "../calendar/format.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { isEmpty, textOf } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { isPlausible } from "./read-date.ts";
import { fieldHeadings } from "./vocabulary/headings.ts";

/** A yes or no may be a day, and so may what is not read: only in these does a number say no more than itself. */
const numberFields: ReadonlySet<string> = new Set([
  ...fieldHeadings.filter(({ evidence }) => evidence === "reference").map(({ field }) => field),
  ...["familyRef", "name", "worker", "team", "fte", "grade", "agreedInterval", "escalationWeeks", "agreedFrequency"],
  ...["duration", "casesDiscussed", "casesSampled", "notes"],
]);

interface SampleContext {
  readonly asAt: PlainDate;
  readonly date1904: boolean;
}

const mostSamples = 3;

/** The first few filled cells of a column as the manager would recognise them; a serial number of a date as its day. */
export function sampleTexts(values: readonly CellValue[], field: string, context: SampleContext): string[] {
  return values
    .filter((value) => !isEmpty(value))
    .slice(0, mostSamples)
    .map((value) => sampleText(value, field, context));
}

function sampleText(value: CellValue, field: string, { asAt, date1904 }: SampleContext): string {
  if (typeof value !== "number" || numberFields.has(field)) return textOf(value);
  const day = dayFromSerial(value, date1904 ? 1904 : 1900);
  return day === undefined || !isPlausible(day, asAt) ? textOf(value) : dayInWords(day);
}
