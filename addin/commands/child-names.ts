import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { RowPointer } from "../../shared/contract/table-parts.ts";
import { childNames } from "../../shared/tracker/child-names.ts";
import { layoutOf } from "../../shared/tracker/table-id.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import type { Checked } from "./check.ts";
import type { CellToCheck } from "./correct-entry.ts";

/**
 * The names that the tracker itself gives its children, by `placeKey` of their rows: to be shown on this computer, and for
 * nothing else. Empty where the tracker has no column that is sure to hold them.
 */
export function namesOf({ found, understood }: Checked): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { tableId, rows } of tablesOf(understood.tables, "cases")) {
    const layout = layoutOf(found.layouts, tableId);
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

/** The reference or the worker as written in a row; undefined where what stands there may be a child's name. */
export function writtenIn({ understood }: Pick<Checked, "understood">): (row: RowPointer) => string | undefined {
  const unsafe = new Set(
    tablesOf(understood.tables, "cases").flatMap(({ tableId, hasCaseRefs }) => (hasCaseRefs ? [] : [tableId])),
  );
  return ({ tableId, rowId }) => {
    const written = unsafe.has(tableId) ? undefined : understood.places.get(placeKey(tableId, rowId))?.ref;
    return written === "" ? undefined : written;
  };
}

/** "1234503 Bo Thistle", or the first of several in one cell; empty where nothing says whose it is. `names`: as they are shown. */
export function cellNamer(
  checked: Checked,
  names: ReadonlyMap<string, string>,
): (cell: Pick<CellToCheck, "rows">) => string {
  const written = writtenIn(checked);
  return ({ rows }) => {
    const named = rows.map((row) => [written(row), names.get(placeKey(row.tableId, row.rowId))].join(" ").trim());
    const [first = "", ...more] = [...new Set(named)].filter((each) => each !== "");
    return more.length === 0 ? first : `${first} and ${more.length} more`;
  };
}
