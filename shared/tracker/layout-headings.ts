import type { PlainDate } from "../calendar/plain-date.ts";
import { isEmpty } from "./cell-text.ts";
import { cellName, cellPosition, columnLetters } from "./columns.ts";
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
    heading: headingAt(cells, columns.headerRow, column),
    samples: sampleTexts(firstFilled(cells, columns, column, 3), field, context),
  }));
}

/** A text that stood somewhere when the layout was confirmed. */
export interface RememberedHeading {
  /** The field whose column it heads, or whose cell it labels; empty for one that is not mapped or that is typed again. */
  readonly field: string;
  /** The letters of its column; "B2" of the cell that it labels, or in which it is typed again. */
  readonly column: string;
  readonly heading: string;
}

/** Every heading on the table's row, and the labels of the cells above it: what a later change is seen by. */
export function headingsToRemember(workbook: WorkbookGrid, layout: TableLayout): RememberedHeading[] {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  if (sheet === undefined) return [];
  const cells = sheetCells(sheet);
  const columns = mappedColumns(layout);
  const mapped = fieldColumns(columns).map(([field, column]) => ({
    field,
    column: columnLetters(column),
    heading: headingAt(cells, columns.headerRow, column),
  }));
  const others = headingsOnSheetRow(cells, columns.headerRow).filter(({ column }) => !columns.all.includes(column));
  return [
    ...mapped,
    ...others.map(({ column, heading }) => ({ field: "", column: columnLetters(column), heading })),
    ...typedAgain(cells, columns),
    ...Object.entries(layout.cells ?? {}).map(([field, cell]) => ({
      field,
      column: cell,
      heading: labelOfCell(cells, cell),
    })),
  ];
}

/** The rows below on which every mapped heading stands once more, each by its first cell. */
function typedAgain(cells: SheetCells, columns: MappedColumns): RememberedHeading[] {
  const { headerRow, all, firstRow, first } = columns;
  if (headerRow === undefined) return [];
  const { top, values } = cells.sheet;
  const rows = Array.from({ length: Math.max(0, top + values.length - firstRow) }, (_, index) => firstRow + index);
  return rows
    .filter((row) => all.every((column) => cells.valueAt(row, column) === cells.valueAt(headerRow, column)))
    .map((row) => ({ field: "", column: cellName(row, first), heading: headingAt(cells, headerRow, first) }));
}

function fieldColumns(columns: MappedColumns): (readonly [field: string, column: number])[] {
  const series = [...columns.series].flatMap(([field, list]) => list.map(({ column }) => [field, column] as const));
  return [...columns.single, ...series];
}

/** What stands above a column; `headerRow` counts from 0, undefined where the table has no headings. */
export function headingAt(cells: SheetCells, headerRow: number | undefined, column: number): string {
  if (headerRow === undefined) return "";
  return String(cells.valueAt(cells.valueRow(headerRow, column), column)).trim();
}

/** Every column of the sheet with a heading on that row. */
export function headingsOnSheetRow(
  cells: SheetCells,
  headerRow: number | undefined,
): { readonly column: number; readonly heading: string }[] {
  const { left, values } = cells.sheet;
  return Array.from({ length: values[0]?.length ?? 0 }, (_, index) => {
    const column = left + index;
    return { column, heading: headingAt(cells, headerRow, column) };
  }).filter(({ heading }) => heading !== "");
}

/** The text to the left of a cell, such as "Worker" beside B2. */
export function labelOfCell(cells: SheetCells, cell: string): string {
  const position = cellPosition(cell);
  return position === undefined ? "" : String(cells.valueAt(position.row, position.column - 1)).trim();
}

/** The first filled cells of a column of the table, at most so many. */
export function firstFilled(
  cells: SheetCells,
  { firstRow, lastRow }: MappedColumns,
  column: number,
  most: number,
): CellValue[] {
  const values: CellValue[] = [];
  for (let row = firstRow; row <= lastRow && values.length < most; row++) {
    const value = cells.valueAt(row, column);
    if (!isEmpty(value)) values.push(value);
  }
  return values;
}
