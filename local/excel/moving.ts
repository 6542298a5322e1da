import { area, cellsOf, contains, intersection, moved, overlaps, without } from "./area.ts";
import { carriedCell, followCells } from "./formulas.ts";
import { refuse } from "./host-error.ts";
import type { Area, ConditionalFormat, Sheet, Workbook } from "./model.ts";

export interface Place {
  sheet: Sheet;
  area: Area;
}

/** Copies values, formulas, looks, merges and conditional formats, as an ordinary paste does. Returns where they went. */
export function copyCells(workbook: Workbook, from: Place, to: Place): Place {
  const rows = to.area.row - from.area.row;
  const columns = to.area.column - from.area.column;
  const target = { sheet: to.sheet, area: moved(from.area, rows, columns) };
  clearTheWay(target, undefined);
  const cells = [...cellsOf(from.area)].map(([row, column]) => {
    const cell = from.sheet.cell(row, column);
    return { row, column, cell: cell === undefined ? undefined : carriedCell(cell, rows, columns) };
  });
  for (const { row, column, cell } of cells) to.sheet.put(row + rows, column + columns, cell);
  const merges = from.sheet.merges.filter((merge) => contains(from.area, merge));
  to.sheet.merges.push(...merges.map((merge) => moved(merge, rows, columns)));
  const copies = from.sheet.conditionalFormats.flatMap((format) => {
    const part = intersection(format.area, from.area);
    return part === undefined ? [] : [{ ...format, id: newFormatId(workbook), area: moved(part, rows, columns) }];
  });
  cutFormats(workbook, target);
  to.sheet.conditionalFormats.push(...copies);
  return target;
}

/** Cuts and pastes: the cells go, and every reference to one of them follows. */
export function moveCells(workbook: Workbook, from: Place, to: Place): Place {
  const rows = to.area.row - from.area.row;
  const columns = to.area.column - from.area.column;
  const target = { sheet: to.sheet, area: moved(from.area, rows, columns) };
  clearTheWay(target, from);
  const isOverwritten = (of: Area): boolean =>
    contains(target.area, of) && !(from.sheet === to.sheet && contains(from.area, of));
  if (from.sheet !== to.sheet) followCells(workbook, to.sheet, (of) => (isOverwritten(of) ? undefined : { area: of }));
  followCells(workbook, from.sheet, (of, form) => {
    if (form === "cells" && contains(from.area, of)) return { area: moved(of, rows, columns), sheet: to.sheet };
    return from.sheet === to.sheet && isOverwritten(of) ? undefined : { area: of };
  });
  const cells = [...cellsOf(from.area)].map(([row, column]) => ({ row, column, cell: from.sheet.cell(row, column) }));
  for (const { row, column } of cells) from.sheet.put(row, column, undefined);
  for (const { row, column, cell } of cells) to.sheet.put(row + rows, column + columns, cell);
  moveMerges(from, to, { rows, columns });
  moveFormats(workbook, from, target);
  return target;
}

function moveMerges(from: Place, to: Place, by: { rows: number; columns: number }): void {
  const moving = from.sheet.merges.filter((merge) => contains(from.area, merge));
  keep(from.sheet.merges, (merge) => !moving.includes(merge));
  to.sheet.merges.push(...moving.map((merge) => moved(merge, by.rows, by.columns)));
}

function moveFormats(workbook: Workbook, from: Place, target: Place): void {
  const [rows, columns] = [target.area.row - from.area.row, target.area.column - from.area.column];
  const moving: ConditionalFormat[] = [];
  for (const format of [...from.sheet.conditionalFormats]) {
    const part = intersection(format.area, from.area);
    if (part === undefined) continue;
    const isWhole = contains(from.area, format.area);
    moving.push({ ...format, id: isWhole ? format.id : newFormatId(workbook), area: moved(part, rows, columns) });
  }
  cutFormats(workbook, from);
  cutFormats(workbook, target);
  target.sheet.conditionalFormats.push(...moving);
}

/** Takes the place out of every conditional format there; what is left of one keeps its id. */
export function cutFormats(workbook: Workbook, place: Place): void {
  const list = place.sheet.conditionalFormats;
  const kept = list.flatMap((format) => {
    if (!overlaps(format.area, place.area)) return [format];
    return without(format.area, place.area).map((part, index) => ({
      ...format,
      id: index === 0 ? format.id : newFormatId(workbook),
      area: part,
    }));
  });
  list.splice(0, list.length, ...kept);
}

export function newFormatId(workbook: Workbook): string {
  return `{CF${workbook.takeId()}}`;
}

/** Merges wholly under the pasted cells go; one that sticks out stops the paste. */
function clearTheWay(target: Place, from: Place | undefined): void {
  const isMoving = (merge: Area): boolean => from?.sheet === target.sheet && contains(from.area, merge);
  const inTheWay = target.sheet.merges.filter((merge) => overlaps(merge, target.area) && !isMoving(merge));
  if (inTheWay.some((merge) => !contains(target.area, merge))) {
    refuse("InvalidOperation", "To do this, all the merged cells need to be the same size.");
  }
  keep(target.sheet.merges, (merge) => !inTheWay.includes(merge));
}

export function keep<T>(list: T[], isKept: (item: T) => boolean): void {
  list.splice(0, list.length, ...list.filter(isKept));
}

/** The merge that covers the cell, if any. */
export function mergeAt(sheet: Sheet, row: number, column: number): Area | undefined {
  return sheet.merges.find((merge) => contains(merge, area(row, column, 1, 1)));
}
