import { area, contains } from "./area.ts";
import { writeFormula } from "./entry.ts";
import { carriedCell } from "./formulas.ts";
import type { Area, Sheet, Table } from "./model.ts";
import { bodyOf, columnIds } from "./table-columns.ts";

/**
 * What Excel makes of an entry in a table, with the setting that it comes with ("Fill formulas in tables to create
 * calculated columns"), whoever entered it: a formula in a column that is otherwise empty fills the column, and from then
 * on each further formula does, until a value stands among them. Answers the cells that were filled.
 */
export function fillColumn(sheet: Sheet, table: Table, row: number, column: number): Area | undefined {
  const body = bodyOf(table);
  const cell = sheet.cell(row, column);
  if (cell === undefined || !contains(body, area(row, column, 1, 1))) return undefined;
  const id = columnIds(table)[column - body.column] ?? 0;
  const { calculated } = table;
  if (cell.formula === undefined) {
    if (cell.value !== "") calculated.delete(id);
    return undefined;
  }
  const others = Array.from({ length: body.rows }, (_, index) => body.row + index).filter((each) => each !== row);
  if (!calculated.has(id) && others.some((other) => holdsSomething(sheet, other, column))) return undefined;
  calculated.add(id);
  for (const other of others) {
    const { formula = "" } = carriedCell(cell, other - row, 0);
    writeFormula(sheet.ensure(other, column), formula);
  }
  return area(body.row, column, body.rows, 1);
}

function holdsSomething(sheet: Sheet, row: number, column: number): boolean {
  const cell = sheet.cell(row, column);
  return cell !== undefined && (cell.formula !== undefined || cell.value !== "");
}
