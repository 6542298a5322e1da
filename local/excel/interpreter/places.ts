import { areaName, parseAddress, sheetReference } from "../a1.ts";
import { cellsOf, isWholeColumns, isWholeRows, sheetColumns, sheetRows } from "../area.ts";
import { refuse } from "../host-error.ts";
import type { Area, Cell, Sheet, Workbook } from "../model.ts";
import { mergeAt, type Place } from "../moving.ts";
import type { Wire } from "./handles.ts";

/** Excel answers no more cells than this at once. */
const mostCells = 5_000_000;

export function addressOf({ sheet, area }: Place): string {
  return `${sheetReference(sheet.name)}!${shortAddress(area)}`;
}

/** Whole rows and columns are written "2:5" and "A:C". */
export function shortAddress(area: Area): string {
  const [first = "", last = first] = areaName(area).split(":");
  if (isWholeColumns(area) && isWholeRows(area)) return `1:${sheetRows}`;
  if (isWholeColumns(area)) return `${first.replace(/\d+/, "")}:${last.replace(/\d+/, "")}`;
  if (isWholeRows(area)) return `${first.replace(/\D+/, "")}:${last.replace(/\D+/, "")}`;
  return areaName(area);
}

export function placeAt(workbook: Workbook, home: Sheet, address: string): Place {
  const parsed = parseAddress(address.trim());
  if (parsed === undefined) refuse("InvalidArgument");
  const sheet = parsed.sheet === undefined ? home : (workbook.sheet(parsed.sheet) ?? refuse("ItemNotFound"));
  return { sheet, area: onSheet(parsed.area) };
}

/** The area, when it lies on a sheet at all. */
export function onSheet(area: Area): Area {
  const isInside =
    area.row >= 0 &&
    area.column >= 0 &&
    area.rows > 0 &&
    area.columns > 0 &&
    area.row + area.rows <= sheetRows &&
    area.column + area.columns <= sheetColumns;
  return isInside ? area : refuse("InvalidArgument");
}

/** Whole rows and columns have no single cells to speak of: Excel answers null for them. */
export const isUnbounded = (area: Area): boolean => isWholeRows(area) || isWholeColumns(area);

export function grid({ sheet, area }: Place, read: (cell: Cell | undefined) => Wire): Wire {
  if (isUnbounded(area)) return null;
  if (area.rows * area.columns > mostCells) refuse("RangeExceedsLimit");
  const answer: Wire[][] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    const cells = sheet.row(row);
    const line: Wire[] = [];
    for (let column = area.column; column < area.column + area.columns; column++) line.push(read(cells[column]));
    answer.push(line);
  }
  return answer;
}

/** The one answer that all cells give, or null where they differ. */
export function uniform(places: readonly Place[], read: (cell: Cell | undefined) => Wire): Wire {
  const answers = new Set<Wire>();
  for (const { sheet, area } of places) {
    if (isUnbounded(area)) return null;
    for (const [row, column] of cellsOf(area)) answers.add(read(sheet.cell(row, column)));
  }
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? only : null;
}

/** Every cell to be written, each with its new value. A cell that a merge covers is passed over, as Excel does. */
export function* writes(
  { sheet, area }: Place,
  given: unknown,
): IterableIterator<{ row: number; column: number; value: unknown }> {
  requireUnprotected(sheet);
  if (isUnbounded(area)) refuse("InvalidArgument");
  const values = Array.isArray(given) ? (given as unknown[]) : undefined;
  if (values !== undefined) requireShape(values, area);
  for (const [row, column] of cellsOf(area)) {
    const value = values === undefined ? given : (values[row - area.row] as unknown[])[column - area.column];
    const merge = mergeAt(sheet, row, column);
    const isCovered = merge !== undefined && (merge.row !== row || merge.column !== column);
    if (value !== null && !isCovered) yield { row, column, value };
  }
}

function requireShape(values: readonly unknown[], area: Area): void {
  const fits = values.length === area.rows && values.every((row) => Array.isArray(row) && row.length === area.columns);
  if (!fits) {
    refuse(
      "InvalidArgument",
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
}

export function requireUnprotected(sheet: Sheet): void {
  if (sheet.isProtected) refuse("AccessDenied");
}
