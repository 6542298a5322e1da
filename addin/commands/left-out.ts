import { dayInWords } from "../../shared/calendar/format.ts";
import { dayOf } from "../../shared/checks/entries.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { DateEntry } from "../../shared/contract/entries.ts";
import type { Exclusion } from "../../shared/contract/results.ts";
import { columnIndex } from "../../shared/tracker/columns.ts";
import { layoutOf } from "../../shared/tracker/table-id.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import type { Checked } from "./check.ts";

/** A row that is not checked, and the way to it. */
export interface LeftOutRow {
  readonly sheet: string;
  /** From 1, as the sheet shows it. */
  readonly row: number;
  /** From 0: the column that says whose row it is. */
  readonly column: number;
  /** The case's reference or the worker; absent for totals, separators and the like. */
  readonly name?: string;
  /** "until 3 Oct 2025", for a row that comes back by itself. */
  readonly until?: string;
}

/** The rows that were left out for one reason. */
export interface LeftOut {
  readonly reason: string;
  readonly rows: readonly LeftOutRow[];
}

/** Rows that are no data are of least interest; what the manager decided, or may have mistyped, comes first. */
const order = ["exempt", "unknown-worker", "ambiguous-worker", "duplicate", "closed", "left", "not-started"];

/** Every row that was left out, by reason: each can be gone to, so that none is dropped in silence. */
export function leftOutRows(checked: Checked): readonly LeftOut[] {
  const { outcome, understood } = checked;
  const fields = fieldsByRow(understood);
  const byReason = new Map<string, LeftOutRow[]>();
  const add = (reason: string, row: LeftOutRow | undefined): void => {
    if (row === undefined) return;
    const known = byReason.get(reason);
    if (known === undefined) byReason.set(reason, [row]);
    else known.push(row);
  };
  for (const exclusion of outcome.exclusions) {
    const { tableId, rowId, reason } = exclusion;
    add(reason, rowOf(exclusion, checked, fields.get(placeKey(tableId, rowId))));
  }
  for (const { sheet, row, reason } of understood.exclusions) add(reason, { sheet, row, column: 0 });
  return [...byReason]
    .map(([reason, rows]) => ({ reason, rows }))
    .toSorted((one, other) => rank(one.reason) - rank(other.reason));
}

function rank(reason: string): number {
  return order.includes(reason) ? order.indexOf(reason) : order.length;
}

function rowOf(
  { tableId, rowId, reason }: Exclusion,
  { understood, found }: Checked,
  { worker, exemptUntil }: RowFields = {},
): LeftOutRow | undefined {
  const place = understood.places.get(placeKey(tableId, rowId));
  if (place === undefined) return undefined;
  const { sheet, row, ref } = place;
  const columns = layoutOf(found.layouts, tableId)?.columns ?? {};
  // Without a column of references a child's row is known by a name, which is not for every screen.
  const isNamed = tablesOf(understood.tables, "cases").some((table) => table.tableId === tableId && !table.hasCaseRefs);
  const name = isNamed ? undefined : ref === "" ? worker : ref;
  const until = reason === "exempt" ? dayOf(exemptUntil) : undefined;
  return {
    ...{ sheet, row, column: columnIndex(columns["caseRef"] ?? columns["worker"] ?? "A") },
    ...(name === undefined ? {} : { name }),
    ...(until === undefined ? {} : { until: `until ${dayInWords(until)}` }),
  };
}

interface RowFields {
  readonly worker?: string | undefined;
  readonly exemptUntil?: DateEntry | undefined;
}

function fieldsByRow({ tables }: Understood): ReadonlyMap<string, RowFields> {
  return new Map(
    tables.flatMap(({ tableId, rows }) =>
      rows.map(({ rowId, fields }) => [placeKey(tableId, rowId), fields as RowFields] as const),
    ),
  );
}
