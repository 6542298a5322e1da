import type { PlainDate } from "../calendar/plain-date.ts";
import { isEmpty } from "./cell-text.ts";
import { columnLetters } from "./columns.ts";
import type { CellValue, WorkbookGrid } from "./grid.ts";
import type { TableLayout } from "./layout.ts";
import { mappedColumns, type MappedColumns } from "./mapped-columns.ts";
import { sampleTexts } from "./samples.ts";
import { sheetCells, type SheetCells } from "./sheet-cells.ts";

/** A mapped column as the mapping screen shows it. */
export interface MappedHeading {
  readonly field: string;
  /** Letters, such as "AB". */
  readonly column: string;
  readonly heading: string;
  /** At most three cells below it. */
  readonly samples: readonly string[];
}

/** Empty when the workbook has no such sheet. */
export function headingsOf(workbook: WorkbookGrid, layout: TableLayout, asAt: PlainDate): MappedHeading[] {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  if (sheet === undefined) return [];
  const cells = sheetCells(sheet);
  const columns = mappedColumns(layout);
  const context = { asAt, date1904: workbook.date1904 };
  return fieldColumns(columns).map(([field, column]) => ({
    field,
    column: columnLetters(column),
    heading: headingAt(cells, columns, column),
    samples: sampleTexts(firstFilled(cells, columns, column), field, context),
  }));
}

function fieldColumns(columns: MappedColumns): (readonly [field: string, column: number])[] {
  const series = [...columns.series].flatMap(([field, list]) => list.map(({ column }) => [field, column] as const));
  return [...columns.single, ...series];
}

function headingAt(cells: SheetCells, { headerRow }: MappedColumns, column: number): string {
  if (headerRow === undefined) return "";
  return String(cells.valueAt(cells.valueRow(headerRow, column), column)).trim();
}

function firstFilled(cells: SheetCells, { firstRow, lastRow }: MappedColumns, column: number): CellValue[] {
  const values: CellValue[] = [];
  for (let row = firstRow; row <= lastRow && values.length < 3; row++) {
    const value = cells.valueAt(row, column);
    if (!isEmpty(value)) values.push(value);
  }
  return values;
}

export type RememberedHeading = Pick<MappedHeading, "field" | "column" | "heading">;

interface MovedHeading extends RememberedHeading {
  /** What stands there now. */
  readonly now: string;
}

export type Fit =
  | { readonly fits: true }
  | {
      readonly fits: false;
      readonly reason: "no-such-sheet" | "headings-moved";
      readonly moved: readonly MovedHeading[];
    };

/** Whether a remembered layout may be used again without asking: every heading still stands where it stood. */
export function layoutStillFits(
  workbook: WorkbookGrid,
  layout: TableLayout,
  remembered: readonly RememberedHeading[],
): Fit {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  if (sheet === undefined) return { fits: false, reason: "no-such-sheet", moved: [] };
  const cells = sheetCells(sheet);
  const columns = mappedColumns(layout);
  const headings = new Map(
    fieldColumns(columns).map(([, column]) => [columnLetters(column), headingAt(cells, columns, column)]),
  );
  const moved = remembered
    .map((before) => ({ ...before, now: headings.get(before.column) ?? "" }))
    .filter(({ heading, now }) => sameHeading(heading) !== sameHeading(now));
  return moved.length === 0 ? { fits: true } : { fits: false, reason: "headings-moved", moved };
}

function sameHeading(text: string): string {
  return text.replace(/\s+/gu, " ").trim().toLowerCase();
}
