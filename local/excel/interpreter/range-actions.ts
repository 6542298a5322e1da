import { area, contains, intersection, isWholeColumns, isWholeRows, overlaps } from "../area.ts";
import { forgetShown } from "../entry.ts";
import { notImitated, refuse } from "../host-error.ts";
import type { StructureChange } from "../model.ts";
import { copyCells, keep, moveCells, type Place } from "../moving.ts";
import { deleteCells, insertCells, type Direction, type Relocation } from "../structure.ts";
import { refuseByHand } from "./by-hand.ts";
import { range, type Arguments, type Batch, type Definition } from "./handles.ts";
import { isUnbounded, placeAt, requireUnprotected } from "./places.ts";

type Methods = NonNullable<Definition<"Range">["methods"]>;

/** What a range can have done to it, rather than read from it. */
export const rangeActions: Methods = {
  _KeepReference: () => undefined,
  _ValidateArraySize: ({ place }, args) => {
    if (args.at(0) !== place.area.rows || args.at(1) !== place.area.columns) refuse("InvalidArgument");
    return undefined;
  },
  Calculate: (_, __, batch) => {
    refuseByHand(batch);
    return undefined;
  },
  Select: ({ place }, _, batch) => {
    if (place.sheet.visibility !== "Visible") refuse("InvalidOperation");
    batch.workbook.active = batch.workbook.sheets.indexOf(place.sheet);
    batch.workbook.selection = { ...place };
    batch.tell({ kind: "selection", ...place });
    return undefined;
  },
  Clear: ({ place }, args, batch) => {
    clear(place, args.at(0) ?? "All");
    batch.tell({ kind: "cells", sheet: place.sheet, area: place.area, source: "add-in" });
    batch.tell({ kind: "formats", sheet: place.sheet });
    return undefined;
  },
  Merge: ({ place }, args, batch) => {
    merge(place, args.flag(0), batch);
    batch.tell({ kind: "structure", sheet: place.sheet, source: "add-in" });
    return undefined;
  },
  Unmerge: ({ place }, _, batch) => {
    requireUnprotected(place.sheet);
    keep(place.sheet.merges, (each) => !overlaps(each, place.area));
    batch.tell({ kind: "structure", sheet: place.sheet, source: "add-in" });
    return undefined;
  },
  Insert: ({ place }, args, batch) => {
    const { sheet } = place;
    const where = { ...place.area };
    requireUnprotected(sheet);
    const direction = oneOf<"Down" | "Right">(args.at(0), ["Down", "Right"]);
    relocate(batch, insertCells(batch.workbook, sheet, where, direction));
    batch.tell({ kind: "structure", sheet, source: "add-in", what: structureChange(where, direction), area: where });
    return range(sheet, where);
  },
  Delete: ({ place }, args, batch) => {
    const { sheet } = place;
    const where = { ...place.area };
    requireUnprotected(sheet);
    const direction = oneOf<"Up" | "Left">(args.at(0), ["Up", "Left"]);
    relocate(batch, deleteCells(batch.workbook, sheet, where, direction));
    batch.tell({ kind: "structure", sheet, source: "add-in", what: structureChange(where, direction), area: where });
    return undefined;
  },
  CopyFrom: ({ place }, args, batch) => {
    requireUnprotected(place.sheet);
    if ((args.at(1) ?? "All") !== "All" || args.flag(2) || args.flag(3)) notImitated("Range.copyFrom of a part");
    const target = copyCells(batch.workbook, source(place, args, batch), place);
    batch.tell({ kind: "cells", ...target, source: "add-in" });
    batch.tell({ kind: "formats", sheet: place.sheet });
    return undefined;
  },
  MoveTo: ({ place }, args, batch) => {
    const to = source(place, args, batch);
    requireUnprotected(place.sheet);
    requireUnprotected(to.sheet);
    const target = moveCells(batch.workbook, place, to);
    batch.tell({ kind: "cells", ...place, source: "add-in" });
    batch.tell({ kind: "cells", ...target, source: "add-in" });
    return undefined;
  },
};

function source(home: Place, args: Arguments, { workbook }: Batch): Place {
  return args.handle(0, "Range")?.place ?? placeAt(workbook, home.sheet, args.text(0));
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T {
  return allowed.find((each) => each === value) ?? refuse("InvalidArgument");
}

/** Ranges held by the add-in follow the cells they were taken for; one whose cells are gone shrinks to nothing there. */
export function relocate(batch: Batch, relocation: Relocation): void {
  for (const place of batch.placesInUse()) {
    place.area = relocation(place.sheet, place.area) ?? { ...place.area };
  }
}

function structureChange(where: Place["area"], direction: Direction): StructureChange {
  const isInsert = direction === "Down" || direction === "Right";
  const vertical = direction === "Down" || direction === "Up";
  if (vertical && isWholeRows(where)) return isInsert ? "RowInserted" : "RowDeleted";
  if (!vertical && isWholeColumns(where)) return isInsert ? "ColumnInserted" : "ColumnDeleted";
  return isInsert ? "CellInserted" : "CellDeleted";
}

function clear(place: Place, what: unknown): void {
  requireUnprotected(place.sheet);
  if (what !== "All" && what !== "Contents" && what !== "Formats") notImitated(`Range.clear("${String(what)}")`);
  const within = [...place.sheet.entries()].filter(([row, column]) => contains(place.area, area(row, column, 1, 1)));
  for (const [row, column, cell] of within) {
    if (what !== "Formats") {
      cell.value = "";
      delete cell.formula;
    }
    if (what !== "Contents") {
      delete cell.numberFormat;
      delete cell.look;
    }
    forgetShown(cell);
    if (cell.value === "" && cell.formula === undefined && cell.look === undefined && cell.numberFormat === undefined) {
      place.sheet.put(row, column, undefined);
    }
  }
}

/** Only the top left value of each merge survives, as in Excel. */
function merge({ sheet, area: of }: Place, across: boolean, batch: Batch): void {
  requireUnprotected(sheet);
  if (isUnbounded(of)) refuse("InvalidArgument");
  const inTable = batch.workbook.tables.some((each) => each.sheet === sheet && intersection(each.table.area, of));
  if (inTable) refuse("InvalidOperation");
  const parts = across
    ? Array.from({ length: of.rows }, (_, row) => area(of.row + row, of.column, 1, of.columns))
    : [of];
  for (const part of parts) {
    keep(sheet.merges, (each) => !overlaps(each, part));
    const first = [...sheet.entries()].filter(([row, column]) => contains(part, area(row, column, 1, 1)));
    for (const [row, column, cell] of first) {
      if (row === part.row && column === part.column) continue;
      cell.value = "";
      delete cell.formula;
      forgetShown(cell);
    }
    if (part.rows > 1 || part.columns > 1) sheet.merges.push(part);
  }
}
