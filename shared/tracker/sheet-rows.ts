import { isEmpty } from "./cell-text.ts";
import type { Area } from "./grid.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** How many cells of a row hold something within that part of the sheet; a merge is one cell. Counts to two only. */
function filledUpToTwo(cells: SheetCells, area: Area, row: number): number {
  let filled = 0;
  for (let column = area.column; column < area.column + area.columns && filled < 2; column++) {
    if (!isEmpty(cells.valueAt(row, column))) filled++;
  }
  return filled;
}

export function isBlankRow(cells: SheetCells, area: Area, row: number): boolean {
  return filledUpToTwo(cells, area, row) === 0;
}

/** One cell alone says something: a title, or what separates one group of rows from the next. */
export function isTitleRow(cells: SheetCells, area: Area, row: number): boolean {
  return filledUpToTwo(cells, area, row) === 1;
}

export function isWithin(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}
