import { isEmpty, textOf } from "./cell-text.ts";
import type { CellValue, GridTable, WorkbookGrid } from "./grid.ts";
import type { TableLayout } from "./layout.ts";
import { headerAt, headingsOnRow, mayHoldHeaders } from "./header-rows.ts";
import { mappedColumns, type MappedColumns } from "./mapped-columns.ts";
import { readPlanCell } from "./read-plan.ts";
import { sheetCells, type SheetCells } from "./sheet-cells.ts";
import { beginsATotal } from "./rows.ts";
import { isWithin } from "./sheet-rows.ts";
import { findTables, startOf } from "./table-at.ts";

interface RowsToLookAt {
  readonly above: number;
  readonly before: number;
  /** The column of the references, where there is one. */
  readonly refs: number | undefined;
}

/**
 * The last row, from 0, between `above` and `before` with anything in one of these columns; `above` where there is none.
 * "Signed off by:" and the like at the foot belong to nobody.
 */
export function lastFilledRow(
  cells: SheetCells,
  columns: readonly number[],
  { above, before, refs }: RowsToLookAt,
): number {
  const { top, values } = cells.sheet;
  const isFilled = (row: number): boolean => columns.some((column) => !isEmpty(cells.valueAt(row, column)));
  const refAt = (row: number): CellValue => (refs === undefined ? "" : cells.valueAt(row, refs));
  let last = Math.min(top + values.length, before) - 1;
  for (let row = last; row > above; row--) {
    if (beginsATotal(refAt(row))) continue;
    if (isFootLabel(refAt(row)) && !columns.some((column) => namesAPlan(cells.valueAt(row, column)))) last = row - 1;
    else if (isFilled(row)) break;
  }
  while (last > above && !isFilled(last)) last--;
  return Math.max(last, above);
}

const longestLabel = 60;
const footLabel = /:$|[^\p{L}]totals?$|^(?:last )?updated(?!\p{L})/iu;

/** Nobody's reference reads so; only a child has a plan beside it, as below "Awaiting allocation:". */
function isFootLabel(value: CellValue): boolean {
  const text = textOf(value);
  return text.length <= longestLabel && !/\d/u.test(text) && footLabel.test(text);
}

function namesAPlan(value: CellValue): boolean {
  const entry = readPlanCell(value);
  return entry.kind === "plans" && entry.plans.length > 0;
}

/** The Excel table on whose headings a row stands, if there is one. */
export function excelTableAt(cells: SheetCells, headerRow: number, column: number): GridTable | undefined {
  return cells.sheet.tables.find(
    ({ area }) => area.row === headerRow && column >= area.column && column < area.column + area.columns,
  );
}

/** The last row of an Excel table, from 0, or of what is typed right below it: Excel does not always take that in. */
export function lastRowOfTable(cells: SheetCells, { area }: GridTable, mapped: readonly number[]): number {
  const { tables } = cells.sheet;
  const isTypedOn = (row: number): boolean =>
    mapped.filter((column) => !isEmpty(cells.valueAt(row, column))).length > 1 &&
    !tables.some((other) => mapped.some((column) => isWithin(other.area, row, column))) &&
    headerAt(cells, { ...area, row, rows: 1 }, row) === undefined;
  let last = area.row + area.rows - 1;
  while (isTypedOn(last + 1)) last++;
  return last;
}

/**
 * Confirmed layouts with the rows that their tables have now: down to the last that holds something, and never into the
 * headings of another table.
 */
export function withRowsAsTheyAre(workbook: WorkbookGrid, layouts: readonly TableLayout[]): TableLayout[] {
  return layouts.map((layout) => {
    const sheet = workbook.sheets.find(({ name }) => name === layout.name);
    if (sheet === undefined) return layout;
    const [firstRow] = layout.dataRows;
    return { ...layout, dataRows: [firstRow, Math.max(firstRow, lastRowNow(sheetCells(sheet), layout) + 1)] };
  });
}

/** From 0. */
function lastRowNow(cells: SheetCells, layout: TableLayout): number {
  const columns = mappedColumns(layout);
  const { all, headerRow, firstRow, first } = columns;
  const table = headerRow === undefined ? undefined : excelTableAt(cells, headerRow, first);
  if (table !== undefined) return lastRowOfTable(cells, table, all);
  const own = ownPart(cells, columns);
  const refs = columns.single.get("caseRef");
  return lastFilledRow(own.cells, all, { above: firstRow - 1, before: own.before, refs });
}

/** The sheet as the table has it, and the row, from 0, where the next one below begins with its title. */
function ownPart(cells: SheetCells, columns: MappedColumns): { cells: SheetCells; before: number } {
  if (!mayHaveNeighbours(cells, columns)) return { cells, before: Infinity };
  const { first, last, firstRow, headerRow } = columns;
  const sharing = findTables(cells).filter(({ firstColumn, lastColumn }) => firstColumn <= last && lastColumn >= first);
  const own = sharing.find(({ row }) => row === headerRow);
  if (own !== undefined) return { cells: own.cells, before: own.area.row + own.area.rows };
  // Headings that nobody knows begin no table: what stands above the title of the next one is this one's.
  const below = sharing.filter(({ row }) => row > firstRow);
  const starts = below.map(({ area, row }) =>
    startOf(cells, { ...area, row: firstRow, rows: area.row + area.rows - firstRow }, row),
  );
  return { cells, before: Math.min(...starts) };
}

/** Whether another table may share the sheet. Looked for over the whole width and over the table's own: either alone may miss headings that stand beside data. */
export function mayHaveNeighbours(cells: SheetCells, { first, last, headerRow }: MappedColumns): boolean {
  const { top, left, values, tables } = cells.sheet;
  if (tables.length > 0) return true;
  const rows = { row: top, rows: values.length };
  const spans = [
    { column: left, columns: values[0]?.length ?? 0 },
    { column: first, columns: last - first + 1 },
  ];
  return spans.some(({ column, columns }) => {
    const span = { firstColumn: column, lastColumn: column + columns - 1 };
    const own = headerRow === undefined ? [] : headingsOnRow(cells, headerRow, span);
    return mayHoldHeaders(cells, { ...rows, column, columns }, own);
  });
}
