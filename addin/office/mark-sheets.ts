import { columnLetters } from "../../shared/tracker/columns.ts";
import type { ClearPlan, MarkPlan, OwnedColumn, StateColours, StatusColumn } from "../workbook.ts";
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
  const range = worksheet.getRangeByIndexes(owned.headerRow, owned.column, owned.rows + 1, 1);
  if (owned.width === "standard") range.format.useStandardWidth = true;
  else if (owned.width !== undefined) range.format.columnWidth = owned.width;
  if (owned.table === undefined) {
    // Only contents were ever written: a look that the column has is the manager's.
    range.clear(Excel.ClearApplyTo.contents);
    return;
  }
  // Statuses that were pasted below the table do not go with its column.
  const body = worksheet.getRangeByIndexes(owned.headerRow + 1, owned.column, Math.max(1, owned.rows), 1);
  body.clear(Excel.ClearApplyTo.contents);
  worksheet.tables.getItem(owned.table).columns.getItem(owned.header).delete();
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
  const body = worksheet.getRangeByIndexes(column.headerRow + 1, column.column, column.formulas.length, 1);
  if (column.width !== undefined) header.format.columnWidth = column.width;
  if (column.table === undefined) header.values = [[column.header]];
  body.formulas = column.formulas.map((formula) => [formula]);
  const top = `${columnLetters(column.column)}${column.headerRow + 2}`;
  for (const { startsWith, fill, text } of colours) {
    const rule = body.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    rule.custom.rule.formula = ruleFormula(top, startsWith);
    rule.custom.format.fill.color = fill;
    rule.custom.format.font.color = text;
    rule.stopIfTrue = false;
  }
}
