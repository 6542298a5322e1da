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
  readonly children: readonly Child[];
  readonly exclusions: readonly Exclusion[];
  /** The first day on which an exemption of a row with this case reference ends. */
  readonly exemptUntil: ReadonlyMap<string, PlainDate>;
}

/** Who is judged. The tests of a row run in the order closed, exempt, duplicate. */
export function scopeOf(tables: readonly WireTable[], asAt: PlainDate): Scope {
  const children: Child[] = [];
  const exclusions: Exclusion[] = [];
  const byRef = new Map<string, Child>();
  const exemptUntil = new Map<string, PlainDate>();

  const place = (table: CaseTable, row: CaseRow): Exclusion["reason"] | undefined => {
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
  };

  for (const table of tablesOf(tables, "cases")) {
    for (const row of table.rows) {
      const reason = place(table, row);
      if (reason !== undefined) exclusions.push({ tableId: table.tableId, rowId: row.rowId, reason });
    }
  }
  return { children, exclusions, exemptUntil };
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
