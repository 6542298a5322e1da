import { area, moved } from "../area.ts";
import { notImitated, refuse } from "../host-error.ts";
import type { Area } from "../model.ts";
import type { Place } from "../moving.ts";
import { sortArea, type SortField } from "../sorting.ts";
import type { Batch, Definitions } from "./handles.ts";
import { requireUnprotected } from "./places.ts";

export const sortDefinitions: Pick<Definitions, "RangeSort" | "TableSort"> = {
  RangeSort: {
    methods: {
      Apply: ({ place }, args, batch) => {
        if ((args.at(3) ?? "Rows") !== "Rows") notImitated("RangeSort.apply of columns");
        if (args.flag(1)) notImitated("RangeSort.apply by case");
        sort(place, args.at(0), { batch, skip: args.flag(2) ? 1 : 0 });
        return undefined;
      },
    },
  },
  TableSort: {
    methods: {
      Apply: ({ sheet, table }, args, batch) => {
        if (args.flag(1)) notImitated("TableSort.apply by case");
        const last = table.showTotals ? 1 : 0;
        const body = { ...table.area, rows: table.area.rows - last };
        sort({ sheet, area: body }, args.at(0), { batch, skip: table.hasHeaders ? 1 : 0 });
        return undefined;
      },
    },
  },
};

function sort(place: Place, fields: unknown, { batch, skip }: { batch: Batch; skip: number }): void {
  requireUnprotected(place.sheet);
  const body: Area = { ...moved(place.area, skip, 0), rows: place.area.rows - skip };
  if (body.rows <= 0 || !Array.isArray(fields)) refuse("InvalidArgument");
  const used = place.sheet.used(false);
  const rows = used === undefined ? 0 : Math.min(body.rows, used.row + used.rows - body.row);
  if (rows <= 0) return;
  const sorted = area(body.row, body.column, rows, body.columns);
  sortArea(
    place.sheet,
    sorted,
    fields.map((field) => fieldOf(field, body)),
  );
  batch.tell({ kind: "cells", sheet: place.sheet, area: sorted, source: "add-in", isSort: true });
}

function fieldOf(field: unknown, body: Area): SortField {
  const { key, ascending, sortOn } = (field ?? {}) as { key?: unknown; ascending?: unknown; sortOn?: unknown };
  if (typeof key !== "number" || key < 0 || key >= body.columns) refuse("InvalidArgument");
  if (sortOn !== undefined && sortOn !== null && sortOn !== "Value") notImitated("RangeSort.apply by colour or icon");
  return { column: body.column + key, descending: ascending === false };
}
