import type { Area } from "./model.ts";

export const sheetRows = 1_048_576;
export const sheetColumns = 16_384;

export function area(row: number, column: number, rows: number, columns: number): Area {
  return { row, column, rows, columns };
}

export const lastRow = (of: Area): number => of.row + of.rows - 1;
export const lastColumn = (of: Area): number => of.column + of.columns - 1;

export function contains(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    lastRow(inner) <= lastRow(outer) &&
    lastColumn(inner) <= lastColumn(outer)
  );
}

export function intersection(one: Area, other: Area): Area | undefined {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(lastRow(one), lastRow(other)) - row + 1;
  const columns = Math.min(lastColumn(one), lastColumn(other)) - column + 1;
  return rows > 0 && columns > 0 ? area(row, column, rows, columns) : undefined;
}

export const overlaps = (one: Area, other: Area): boolean => intersection(one, other) !== undefined;

export function moved(of: Area, rows: number, columns: number): Area {
  return area(of.row + rows, of.column + columns, of.rows, of.columns);
}

/** The smallest rectangle around both. */
export function around(one: Area, other: Area): Area {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  const bottom = Math.max(lastRow(one), lastRow(other));
  const right = Math.max(lastColumn(one), lastColumn(other));
  return area(row, column, bottom - row + 1, right - column + 1);
}

/** What is left of `of` once `hole` is cut out of it: up to four rectangles. */
export function without(of: Area, hole: Area): Area[] {
  const cut = intersection(of, hole);
  if (cut === undefined) return [of];
  return [
    area(of.row, of.column, cut.row - of.row, of.columns),
    area(lastRow(cut) + 1, of.column, lastRow(of) - lastRow(cut), of.columns),
    area(cut.row, of.column, cut.rows, cut.column - of.column),
    area(cut.row, lastColumn(cut) + 1, cut.rows, lastColumn(of) - lastColumn(cut)),
  ].filter((part) => part.rows > 0 && part.columns > 0);
}

export const isWholeRows = (of: Area): boolean => of.columns === sheetColumns;
export const isWholeColumns = (of: Area): boolean => of.rows === sheetRows;

export function* cellsOf(of: Area): IterableIterator<[row: number, column: number]> {
  for (let row = of.row; row <= lastRow(of); row++) {
    for (let column = of.column; column <= lastColumn(of); column++) yield [row, column];
  }
}
