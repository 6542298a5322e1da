/**
 * Formulas of a sheet that hang together. A shared formula is written out once and the others point to it: where that one
 * changes, the others must be written out too. One cell of a larger array formula cannot change alone.
 */
import { areaName, parseAddress } from "../a1.ts";
import type { Area, Sheet } from "../model.ts";
import { editCell, type SheetEdits } from "./edits.ts";
import { Cursor, type Place } from "./read-cells.ts";
import { UnwritableCopy } from "./unwritable.ts";
import { walk, type Tag } from "./xml.ts";

interface Group {
  first: Place;
  others: Place[];
}

export function keepGroupsWhole(source: string, part: string, sheet: Sheet, edits: SheetEdits): void {
  const { groups, arrays } = groupsIn(source, part);
  for (const [row, columns] of edits.cells) {
    for (const column of columns.keys()) refuseWithin(arrays, { row, column }, sheet);
  }
  for (const { first, others } of groups) {
    if (edits.cells.get(first.row)?.has(first.column) !== true) continue;
    for (const { row, column } of others) {
      if (edits.cells.get(row)?.has(column) === true) continue;
      editCell(edits, row, column, { cell: sheet.cell(row, column), style: (inherited) => inherited });
    }
  }
}

function refuseWithin(arrays: readonly Area[], { row, column }: Place, sheet: Sheet): void {
  const array = arrays.find(
    (area) =>
      row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns,
  );
  if (array === undefined) return;
  throw new UnwritableCopy(
    `One cell of the array formula in ${sheet.name}!${areaName(array)} was changed: undo that, then save the copy again.`,
  );
}

function groupsIn(source: string, part: string): { groups: Group[]; arrays: Area[] } {
  const cursor = new Cursor(part);
  const groups = new Map<string, Group>();
  const arrays: Area[] = [];
  const formula = ({ attributes: a }: Tag): void => {
    const { row, column } = cursor;
    const area = a["t"] === "array" ? parseAddress(a["ref"] ?? "")?.area : undefined;
    if (area !== undefined && area.rows * area.columns > 1) arrays.push(area);
    if (a["t"] !== "shared" || a["si"] === undefined) return;
    const known = groups.get(a["si"]);
    if (known === undefined) groups.set(a["si"], { first: { row, column }, others: [] });
    else known.others.push({ row, column });
  };
  walk(source, part, {
    open: (tag) => {
      if (tag.path === "worksheet/sheetData/row") cursor.toRow(tag.attributes["r"]);
      else if (tag.path === "worksheet/sheetData/row/c") cursor.toCell(tag.attributes["r"]);
      else if (tag.path === "worksheet/sheetData/row/c/f") formula(tag);
    },
  });
  return { groups: [...groups.values()], arrays };
}
