import { dayFromSerial } from "../calendar/excel-serial.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { cleanText } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import type { TableLayout, Turned } from "./layout.ts";
import { columnsOf, mappedColumns, type MappedColumns } from "./mapped-columns.ts";
import { isPlausible } from "./read-date.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { fieldHeadings } from "./vocabulary/headings.ts";
import { numericDate } from "./written-dates.ts";

interface DateSystemAt {
  readonly asAt: PlainDate;
  readonly date1904: boolean;
}

/** Fewer may be slips of whoever typed them. */
const fewestTexts = 3;
const fewestNumbers = 6;
/** Of days typed as they are, three in five lie after the twelfth. */
const mostLate = 0.25;

/**
 * An American export: texts such as 08/25/2025, and beside them days up to the twelfth alone, which Excel took for months.
 * Or the other way round: 25/08/2025 was left as text, and every day up to the twelfth was taken month first.
 */
function turnedDates(values: readonly CellValue[], context: DateSystemAt): Turned {
  const inTexts = values.filter((value) => typeof value === "string").flatMap((value) => datesIn(value, context));
  // Nearly every column has none, and thousands of days need not be taken apart.
  if (inTexts.length < fewestTexts) return { texts: false, numbers: false };
  const isDayFirst = ([first, second]: readonly [number, number]): boolean => first > 12 && second <= 12;
  const dayFirst = inTexts.filter(isDayFirst).length;
  // A day with a note beside it is text anyway, and was not left over.
  const leftOver = values
    .filter(isLoneDate)
    .flatMap((value) => datesIn(value, context))
    .filter(isDayFirst).length;
  const couldBeMonthFirst = inTexts.filter(([first]) => first <= 12);
  const monthFirst = couldBeMonthFirst.filter(([, second]) => second > 12).length;
  const days = values.filter((value) => typeof value === "number").flatMap((value) => datesIn(value, context));
  const late = days.filter(([day]) => day > 12).length;
  const early = days.length - late;
  const texts = monthFirst >= fewestTexts && dayFirst === 0;
  const isLeftOver = leftOver >= fewestTexts && couldBeMonthFirst.length === 0 && early >= fewestNumbers && late === 0;
  return { texts, numbers: (texts && late <= early * mostLate) || isLeftOver };
}

/** The same of any column of a table, which is looked through once. */
export function turnedColumns(
  cells: SheetCells,
  { firstRow, lastRow }: Pick<MappedColumns, "firstRow" | "lastRow">,
  context: DateSystemAt,
): (column: number) => Turned {
  const known = new Map<number, Turned>();
  const last = Math.min(lastRow, cells.sheet.top + cells.sheet.values.length - 1);
  return (column) => {
    const before = known.get(column);
    if (before !== undefined) return before;
    const rows = Array.from({ length: Math.max(0, last - firstRow + 1) }, (_, index) => firstRow + index);
    const turned = turnedDates(
      rows.map((row) => cells.valueAt(row, column)),
      context,
    );
    known.set(column, turned);
    return turned;
  };
}

/** The fields of a table whose dates are turned about, by what their columns hold now. */
export function turnedFields(
  cells: SheetCells,
  layout: TableLayout,
  context: DateSystemAt,
): readonly (readonly [field: string, turned: Turned])[] {
  const columns = mappedColumns(layout);
  const turnedIn = turnedColumns(cells, columns, context);
  return [...columns.single.keys(), ...columns.series.keys()].filter(mayHoldDates).flatMap((field) => {
    const all = columnsOf(columns, field).map(turnedIn);
    const turned = { texts: all.some(({ texts }) => texts), numbers: all.some(({ numbers }) => numbers) };
    return turned.texts || turned.numbers ? [[field, turned] as const] : [];
  });
}

/** A series has no headings of its own. */
function mayHoldDates(field: string): boolean {
  const known = fieldHeadings.find((each) => each.field === field);
  return known === undefined || known.evidence === "date" || known.evidence === "date-or-yes-no";
}

/** Whether a date, or one of several, would be another day with its day and month in each other's place. */
export function mayBeTurned(value: CellValue, turned: Turned, context: DateSystemAt): boolean {
  if (!(typeof value === "number" ? turned.numbers : turned.texts)) return false;
  return datesIn(value, context).some(([day, month]) => day <= 12 && day !== month);
}

const numeric = new RegExp(String.raw`(?:^|\D)${numericDate}`, "gu");

const loneDate = new RegExp(String.raw`^${numericDate}(?: \d{1,2}:\d{2}(?::\d{2})?)?$`, "u");

function isLoneDate(value: CellValue): boolean {
  return typeof value === "string" && loneDate.test(cleanText(value));
}

/** Day and month as they are read: the first two numbers of each date in a text, those of the day that a number stands for. */
function datesIn(value: CellValue, { asAt, date1904 }: DateSystemAt): (readonly [day: number, month: number])[] {
  if (typeof value === "number") {
    const day = dayFromSerial(value, date1904 ? 1904 : 1900);
    return day !== undefined && isPlausible(day, asAt) ? [[Number(day.slice(8)), Number(day.slice(5, 7))]] : [];
  }
  return Array.from(cleanText(String(value)).matchAll(numeric), ([, first, , second]) => [
    Number(first),
    Number(second),
  ]);
}
