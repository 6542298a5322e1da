import { contains, overlaps } from "../area.ts";
import type { Sheet, Workbook } from "../model.ts";
import type { Place } from "../moving.ts";
import type { TableHandle } from "./handles.ts";

export function tablesOf(workbook: Workbook, sheet: Sheet | undefined): TableHandle[] {
  return workbook.tables.filter((each) => sheet === undefined || each.sheet === sheet);
}

/** By id, or by name in any case. */
export function findTable(workbook: Workbook, sheet: Sheet | undefined, key: unknown): TableHandle | undefined {
  return tablesOf(workbook, sheet).find(
    ({ table }) => table.id === key || table.name.toLowerCase() === String(key).toLowerCase(),
  );
}

export function tablesAt(workbook: Workbook, place: Place, fullyContained: boolean): TableHandle[] {
  return tablesOf(workbook, place.sheet).filter(({ table }) =>
    fullyContained ? contains(place.area, table.area) : overlaps(place.area, table.area),
  );
}
