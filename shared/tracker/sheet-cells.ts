import type { Area, CellValue, SheetGrid } from "./grid.ts";
import type { Cell } from "./read-date.ts";

/** The cells of a sheet by their place in it, wherever the part that was read begins. */
export interface SheetCells {
  readonly sheet: SheetGrid;
  valueAt(row: number, column: number): CellValue;
  /** The value with its formula, where it was worked out. */
  cellAt(row: number, column: number): Cell;
  /** The row that holds the value of a cell: its own, or the top one of a merge downwards. */
  valueRow(row: number, column: number): number;
  /** What a cell shows, also where it is covered by a merge, sideways or downwards. */
  shownAt(row: number, column: number): CellValue;
  /** Merges that lie on a row, wherever they begin. */
  mergesOn(row: number): readonly Area[];
}

const noMerges: readonly Area[] = [];

export function sheetCells(sheet: SheetGrid): SheetCells {
  const mergesByRow = new Map<number, Area[]>();
  // A merge may run to the end of the sheet; what was read ends sooner.
  const bottom = sheet.top + sheet.values.length;
  for (const merge of sheet.merges) {
    for (let row = merge.row; row < Math.min(merge.row + merge.rows, bottom); row++) {
      const onRow = mergesByRow.get(row);
      if (onRow === undefined) mergesByRow.set(row, [merge]);
      else onRow.push(merge);
    }
  }
  const valueAt = (row: number, column: number): CellValue =>
    sheet.values[row - sheet.top]?.[column - sheet.left] ?? "";
  const mergesOn = (row: number): readonly Area[] => mergesByRow.get(row) ?? noMerges;

  return {
    sheet,
    valueAt,
    mergesOn,
    shownAt(row, column) {
      const merge = mergesOn(row).find((area) => column >= area.column && column < area.column + area.columns);
      return merge === undefined ? valueAt(row, column) : valueAt(merge.row, merge.column);
    },
    cellAt(row, column) {
      const value = valueAt(row, column);
      const formula = sheet.formulas[row - sheet.top]?.[column - sheet.left];
      // A text that only begins with "=" stands in both places as it is typed.
      const worksOut = typeof formula === "string" && formula.startsWith("=") && formula !== value;
      return worksOut ? { value, formula } : { value };
    },
    valueRow(row, column) {
      const merge = mergesOn(row).find((area) => area.column === column && area.rows > 1);
      return merge?.row ?? row;
    },
  };
}
