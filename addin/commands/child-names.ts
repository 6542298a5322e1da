import { tablesOf } from "../../shared/checks/tables-of.ts";
import { childNames } from "../../shared/tracker/child-names.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import type { Checked } from "./check.ts";

/**
 * The names that the tracker itself gives its children, by `placeKey` of their rows: to be shown on this computer, and for
 * nothing else. Empty where the tracker has no column that is sure to hold them.
 */
export function namesOf({ found, understood }: Checked): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { tableId, rows } of tablesOf(understood.tables, "cases")) {
    const layout = found.layouts[Number.parseInt(tableId.slice(1), 10) - 1];
    if (layout === undefined) continue;
    const byRow = childNames(found.reading.workbook, layout);
    for (const { rowId } of rows) {
      const key = placeKey(tableId, rowId);
      const place = understood.places.get(key);
      const name = place === undefined ? undefined : byRow.get(place.row - 1);
      if (name !== undefined) names.set(key, name);
    }
  }
  return names;
}
