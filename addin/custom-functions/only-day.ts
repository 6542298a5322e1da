import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { CellValue } from "../../shared/tracker/grid.ts";
import { readDateCell } from "../../shared/tracker/read-date.ts";

/** The one day that a cell holds, read as a date of a tracker is; undefined for anything else, and for several. */
export function onlyDay(value: CellValue, asAt: PlainDate): PlainDate | undefined {
  const { entry } = readDateCell({ value }, { asAt, date1904: false, column: "event" });
  if (entry.kind !== "dates") return undefined;
  const [first, ...more] = entry.dates;
  return more.length === 0 ? first?.on : undefined;
}
