import type { Area, Sheet, Table } from "./model.ts";

/** The rows between the heading and the totals. */
export function bodyOf(table: Table): Area {
  const head = table.hasHeaders ? 1 : 0;
  return { ...table.area, row: table.area.row + head, rows: table.area.rows - head - (table.showTotals ? 1 : 0) };
}

/** Excel's ids of a table's columns: each stays with its column whatever happens to its neighbours. */
export function columnIds(table: Table): number[] {
  table.columnIds ??= Array.from({ length: table.area.columns }, (_, index) => index + 1);
  const ids = table.columnIds;
  while (ids.length < table.area.columns) ids.push(nextId(ids));
  ids.length = table.area.columns;
  return ids;
}

/** Columns have come (or, with less than 0, gone) at a place of the table. */
export function followColumns(table: Table, index: number, count: number): void {
  const ids = columnIds(table);
  if (count < 0) for (const id of ids.splice(index, -count)) table.calculated.delete(id);
  for (let left = count; left > 0; left--) ids.splice(index, 0, nextId(ids));
}

const nextId = (ids: readonly number[]): number => Math.max(0, ...ids) + 1;

export function headerOf(sheet: Sheet, table: Table, index: number): string {
  if (!table.hasHeaders) return `Column${index + 1}`;
  return String(sheet.cell(table.area.row, table.area.column + index)?.value ?? "");
}

/** A header that no other column of the table has: Excel adds a number. */
export function freeHeader(sheet: Sheet, table: Table, wanted: string): string {
  const taken = new Set(columnIds(table).map((_, index) => headerOf(sheet, table, index).toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
  return name;
}
