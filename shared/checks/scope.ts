import type { PlainDate } from "../calendar/plain-date.ts";
import type { Exclusion } from "../contract/results.ts";
import type { CaseFields, CaseRow, CaseTable, WireTable } from "../contract/tables.ts";
import { decidingCell } from "./discussions.ts";
import { earliest, latestDay } from "./entries.ts";
import { tablesOf } from "./tables-of.ts";

/** One row of children and the table in which it stands. */
interface PlacedRow {
  readonly table: CaseTable;
  readonly row: CaseRow;
}

/** A child in scope: the first of its rows, and the further rows with the same case reference. */
export interface Child extends PlacedRow {
  others: PlacedRow[] | undefined;
}

export interface Scope {
  readonly children: Child[];
  readonly exclusions: Exclusion[];
  /** The first day on which an exemption of a row with this case reference ends. */
  readonly exemptUntil: Map<string, PlainDate>;
}

/** Who is judged. The tests of a row run in the order closed, exempt, duplicate. */
export function scopeOf(tables: readonly WireTable[], asAt: PlainDate): Scope {
  const scope: Scope = { children: [], exclusions: [], exemptUntil: new Map() };
  const byRef = new Map<string, Child>();
  for (const table of tablesOf(tables, "cases")) {
    for (const row of table.rows) {
      const reason = place(scope, byRef, { table, row }, asAt);
      if (reason !== undefined) scope.exclusions.push({ tableId: table.tableId, rowId: row.rowId, reason });
    }
  }
  return scope;
}

/** Adds the row to the children, or to the rows of one of them, unless there is a reason to leave it out. */
function place(
  { children, exemptUntil }: Scope,
  byRef: Map<string, Child>,
  { table, row }: PlacedRow,
  asAt: PlainDate,
): Exclusion["reason"] | undefined {
  if (isClosed(row, asAt)) return "closed";
  const ref = row.caseRef === undefined ? undefined : comparableRef(row.caseRef);
  const until = exemptionInForce(row.fields, asAt);
  if (until !== undefined) {
    if (ref !== undefined) exemptUntil.set(ref, earliest(until, exemptUntil.get(ref)) ?? until);
    return "exempt";
  }
  const first = ref === undefined ? undefined : byRef.get(ref);
  if (first !== undefined) {
    (first.others ??= []).push({ table, row });
    return "duplicate";
  }
  const child: Child = { table, row, others: undefined };
  children.push(child);
  if (ref !== undefined) byRef.set(ref, child);
  return undefined;
}

const space = /\s/;

/** References are one when only spaces and capitals differ. */
export function comparableRef(ref: string): string {
  return (space.test(ref) ? ref.replaceAll(/\s+/g, "") : ref).toLowerCase();
}

function isClosed({ fields, underClosed }: CaseRow, asAt: PlainDate): boolean {
  const { status, planType } = fields;
  if (underClosed === true || status?.kind === "closed" || planType?.kind === "closed") return true;
  if (status?.kind !== "open" && closedByDate(fields, asAt)) return true;
  const statusIsSilent = status === undefined || status.kind === "blank";
  return statusIsSilent && discussionSaysClosed(fields);
}

function closedByDate({ dateClosed }: CaseFields, asAt: PlainDate): boolean {
  return dateClosed?.kind === "dates" && latestDay(dateClosed) <= asAt;
}

function discussionSaysClosed({ lastDiscussion, discussions }: CaseFields): boolean {
  if (lastDiscussion?.kind === "closed") return true;
  return discussions !== undefined && decidingCell(discussions)?.kind === "closed";
}

/** The last day of an exemption that has both a reason and an end still to come. */
function exemptionInForce({ exemptReason, exemptUntil }: CaseFields, asAt: PlainDate): PlainDate | undefined {
  if (exemptReason?.kind !== "recorded" || exemptUntil?.kind !== "dates") return undefined;
  const until = latestDay(exemptUntil);
  return until >= asAt ? until : undefined;
}
