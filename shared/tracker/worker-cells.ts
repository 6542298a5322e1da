import { isEmpty } from "./cell-text.ts";
import { cellName, cellPosition } from "./columns.ts";
import type { Area } from "./grid.ts";
import { fieldsOf, isKnownHeading } from "./known-headings.ts";
import { readRole } from "./read-role.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { isBlankRow, isTitleRow } from "./sheet-rows.ts";

/**
 * A worker's details in labelled cells above the children, from the first row of that part down to their headings: field
 * to cell, such as worker to B2. Undefined for none.
 */
export function workerCellsAbove(cells: SheetCells, area: Area, headerRow: number): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (let row = area.row; row < headerRow; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const [known] = fieldsOf(cells.valueAt(row, column), "workers");
      if (known === undefined) continue;
      // What stands beside a label is its value, though "NQSW" could be a label too.
      column++;
      found[known.field] ??= cellName(row, column);
    }
  }
  const worker = cellPosition(found["worker"] ?? "");
  if (worker === undefined || Object.keys(found).length < 2) return undefined;
  const name = cells.valueAt(worker.row, worker.column);
  // A heading beside "Worker" makes it a heading too: that is a table of staff above the children.
  return isEmpty(name) || isKnownHeading(name) ? undefined : found;
}

/** The first of the rows of a worker's details that stand right above a row of headings; undefined where none does. */
export function workerDetailsStart(cells: SheetCells, area: Area, headerRow: number): number | undefined {
  let start: number | undefined;
  for (let row = headerRow - 1; row >= area.row; row--) {
    if (isLabelRow(cells, area, row)) start = row;
    else if (!isBlankRow(cells, area, row) && !isTitleRow(cells, area, row)) break;
  }
  const details = start === undefined ? undefined : { ...area, row: start };
  return details === undefined || workerCellsAbove(cells, details, headerRow) === undefined ? undefined : start;
}

/** The first thing on the row is the label of a worker's detail, and what stands beside it is no further heading. */
function isLabelRow(cells: SheetCells, area: Area, row: number): boolean {
  for (let column = area.column; column < area.column + area.columns; column++) {
    const label = cells.valueAt(row, column);
    if (isEmpty(label)) continue;
    const beside = cells.valueAt(row, column + 1);
    // "SW" is a heading, and beside "Role" it is what it says.
    return fieldsOf(label, "workers").length > 0 && (!isKnownHeading(beside) || readRole(beside) !== undefined);
  }
  return false;
}
