import { columnLetters } from "../../shared/tracker/columns.ts";
import type { ClearPlan, MarkPlan, OwnedColumn, Span, StateColours, StatusColumn } from "../workbook.ts";
import { ruleFormula } from "./own-rules.ts";
import type { StatusRun } from "./status-batches.ts";

/** Queues the removal of columns and rules of ours. */
export function clearColumns(context: Excel.RequestContext, { columns, rules, untold }: ClearPlan): void {
  for (const { sheet, id } of rules) {
    context.workbook.worksheets.getItem(sheet).getRange().conditionalFormats.getItem(id).delete();
  }
  for (const column of columns) {
    if (untold.includes(column.sheet) && column.rows > 0) bodyOf(context, column).conditionalFormats.clearAll();
    clearColumn(context, column);
  }
}

function bodyOf(
  context: Excel.RequestContext,
  { sheet, column, headerRow, rows }: Pick<OwnedColumn, "sheet" | "column" | "headerRow" | "rows">,
): Excel.Range {
  return context.workbook.worksheets.getItem(sheet).getRangeByIndexes(headerRow + 1, column, rows, 1);
}

function clearColumn(context: Excel.RequestContext, owned: OwnedColumn): void {
  const worksheet = context.workbook.worksheets.getItem(owned.sheet);
  const { column, headerRow, keeps = [], table } = owned;
  const rows = Array.from({ length: owned.rows + 1 }, (_, index) => headerRow + index);
  // Statuses that were pasted below the table do not go with its column.
  const cleared = table === undefined ? rows : [...rows.slice(1), ...(owned.rows === 0 ? [headerRow + 1] : [])];
  const range = worksheet.getRangeByIndexes(Math.max(0, headerRow), column, 1, 1);
  if (owned.width === "standard") range.format.useStandardWidth = true;
  else if (owned.width !== undefined) range.format.columnWidth = owned.width;
  for (const { first, last } of spansOf(cleared.filter((row) => !keeps.includes(row)))) {
    // Only contents were ever written: a look that the column has is the manager's.
    worksheet.getRangeByIndexes(first, column, last - first + 1, 1).clear(Excel.ClearApplyTo.contents);
  }
  if (table !== undefined) worksheet.tables.getItem(table).columns.getItem(owned.header).delete();
  else giveFormatsBack(worksheet, owned);
}

function giveFormatsBack(worksheet: Excel.Worksheet, { column, headerRow, formats = [] }: OwnedColumn): void {
  let row = headerRow + 1;
  for (const { rows, format } of formats) {
    if (format !== general) setFormat(worksheet.getRangeByIndexes(row, column, rows, 1), format);
    row += rows;
  }
}

const general = "General";

/** One format stands for all cells of the range. */
function setFormat(range: Excel.Range, format: string): void {
  range.numberFormat = format as unknown as string[][];
}

/** Rows that follow one another. */
function spansOf(rows: readonly number[]): Span[] {
  const spans: { first: number; last: number }[] = [];
  for (const row of rows) {
    const span = spans.at(-1);
    if (span?.last === row - 1) span.last = row;
    else spans.push({ first: row, last: row });
  }
  return spans;
}

/**
 * Queues the status columns, each with one colour rule per state, and no status yet. What is answered will hold, for each
 * column, the number formats that its cells have had.
 */
export function prepareColumns(
  context: Excel.RequestContext,
  { columns, colours, before: { untold } }: MarkPlan,
): (Excel.Range | undefined)[] {
  return columns.map((column) => {
    const body = { ...column, rows: column.formulas.length };
    if (untold.includes(column.sheet) && !column.isNew) bodyOf(context, body).conditionalFormats.clearAll();
    return prepareColumn(context, column, colours);
  });
}

function prepareColumn(
  context: Excel.RequestContext,
  column: StatusColumn,
  colours: readonly StateColours[],
): Excel.Range | undefined {
  const worksheet = context.workbook.worksheets.getItem(column.sheet);
  if (column.table !== undefined && column.isNew) {
    worksheet.tables.getItem(column.table).columns.add(undefined, undefined, column.header);
  }
  const header = worksheet.getRangeByIndexes(column.headerRow, column.column, 1, 1);
  if (column.width !== undefined) header.format.columnWidth = column.width;
  if (column.table === undefined) header.values = [[column.header]];
  const before = column.table === undefined ? formatsBelow(worksheet, column) : undefined;
  const rows = column.formulas.flatMap((formula, index) => (formula === undefined ? [] : [index]));
  for (const span of spansOf(rows)) prepareStatuses(worksheet, column, colours, span);
  return before;
}

function formatsBelow(
  worksheet: Excel.Worksheet,
  { headerRow, column, formulas }: StatusColumn,
): Excel.Range | undefined {
  if (formulas.length === 0) return undefined;
  return worksheet.getRangeByIndexes(headerRow + 1, column, formulas.length, 1).load("numberFormat");
}

function prepareStatuses(
  worksheet: Excel.Worksheet,
  { column, headerRow, table }: StatusColumn,
  colours: readonly StateColours[],
  { first, last }: Span,
): void {
  const body = worksheet.getRangeByIndexes(headerRow + 1 + first, column, last - first + 1, 1);
  // A cell that is formatted as text would show the formula itself.
  setFormat(body, general);
  // Excel fills an empty column of a table with the one formula that is put into it, and no column that holds something.
  if (table !== undefined) body.values = "…" as unknown as string[][];
  const top = `${columnLetters(column)}${headerRow + 2 + first}`;
  for (const { startsWith, fill, text } of colours) {
    const rule = body.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    rule.custom.rule.formula = ruleFormula(top, startsWith);
    rule.custom.format.fill.color = fill;
    rule.custom.format.font.color = text;
    rule.stopIfTrue = false;
  }
}

/** Queues statuses, for which their columns are prepared. */
export function writeStatuses(context: Excel.RequestContext, { column, first, formulas }: StatusRun): void {
  const worksheet = context.workbook.worksheets.getItem(column.sheet);
  const cells = worksheet.getRangeByIndexes(column.headerRow + 1 + first, column.column, formulas.length, 1);
  cells.formulas = formulas.map((formula) => [formula]);
}
