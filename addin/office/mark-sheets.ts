import { columnLetters } from "../../shared/tracker/columns.ts";
import type { ClearPlan, MarkPlan, OwnedColumn, Span, StateColours, StatusColumn } from "../workbook.ts";
import { ruleFormula } from "./own-rules.ts";

/** Queues the removal of columns and rules of ours. */
export function clearColumns(context: Excel.RequestContext, { columns, rules }: ClearPlan): void {
  for (const { sheet, id } of rules) {
    context.workbook.worksheets.getItem(sheet).getRange().conditionalFormats.getItem(id).delete();
  }
  for (const column of columns) clearColumn(context, column);
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

/** Queues the status columns, each with one colour rule per state. */
export function writeColumns(context: Excel.RequestContext, { columns, colours }: MarkPlan): void {
  for (const column of columns) writeColumn(context, column, colours);
}

function writeColumn(context: Excel.RequestContext, column: StatusColumn, colours: readonly StateColours[]): void {
  const worksheet = context.workbook.worksheets.getItem(column.sheet);
  if (column.table !== undefined && column.isNew) {
    worksheet.tables.getItem(column.table).columns.add(undefined, undefined, column.header);
  }
  const header = worksheet.getRangeByIndexes(column.headerRow, column.column, 1, 1);
  if (column.width !== undefined) header.format.columnWidth = column.width;
  if (column.table === undefined) header.values = [[column.header]];
  const rows = column.formulas.flatMap((formula, index) => (formula === undefined ? [] : [index]));
  for (const { first, last } of spansOf(rows)) writeStatuses(worksheet, column, colours, { first, last });
}

function writeStatuses(
  worksheet: Excel.Worksheet,
  { column, headerRow, formulas }: StatusColumn,
  colours: readonly StateColours[],
  { first, last }: Span,
): void {
  const body = worksheet.getRangeByIndexes(headerRow + 1 + first, column, last - first + 1, 1);
  body.formulas = formulas.slice(first, last + 1).map((formula) => [formula]);
  const top = `${columnLetters(column)}${headerRow + 2 + first}`;
  for (const { startsWith, fill, text } of colours) {
    const rule = body.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    rule.custom.rule.formula = ruleFormula(top, startsWith);
    rule.custom.format.fill.color = fill;
    rule.custom.format.font.color = text;
    rule.stopIfTrue = false;
  }
}
