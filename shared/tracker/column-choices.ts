import type { PlainDate } from "../calendar/plain-date.ts";
import { isEmpty } from "./cell-text.ts";
import { columnLetters } from "./columns.ts";
import type { SheetGrid, WorkbookGrid } from "./grid.ts";
import { sampleTexts } from "./samples.ts";
import { sheetCells } from "./sheet-cells.ts";

/** A column of a sheet that the manager may choose for a field. */
export interface ColumnChoice {
  /** Letters, such as "AB". */
  readonly column: string;
  readonly heading: string;
  readonly samples: readonly string[];
}

/** Every column with a heading on that row (from 1), for a table that the headings alone do not settle. */
export function columnChoices(
  workbook: WorkbookGrid,
  sheet: SheetGrid,
  headerRow: number,
  asAt: PlainDate,
): ColumnChoice[] {
  const cells = sheetCells(sheet);
  const bottom = sheet.top + sheet.values.length;
  const choices: ColumnChoice[] = [];
  for (let column = sheet.left; column < sheet.left + (sheet.values[0]?.length ?? 0); column++) {
    const heading = cells.valueAt(cells.valueRow(headerRow - 1, column), column);
    if (isEmpty(heading)) continue;
    const below = Array.from({ length: Math.max(0, bottom - headerRow) }, (_, at) =>
      cells.valueAt(headerRow + at, column),
    );
    // A serial number of a date is shown as the day that it may be: the field is not known yet.
    const samples = sampleTexts(below, "lastDiscussion", { asAt, date1904: workbook.date1904 });
    choices.push({ column: columnLetters(column), heading: String(heading).trim(), samples });
  }
  return choices;
}

const fewestHeadings = 3;

/** The first row (from 1) of nothing but texts with something below it: where a sheet in unknown words may begin. */
export function likelyHeaderRow({ top, values }: SheetGrid): number | undefined {
  const at = values.findIndex((row, index) => {
    const filled = row.filter((value) => !isEmpty(value));
    const below = (values[index + 1] ?? []).filter((value) => !isEmpty(value));
    return filled.length >= fewestHeadings && filled.every((value) => typeof value === "string") && below.length > 0;
  });
  return at === -1 ? undefined : top + at + 1;
}
