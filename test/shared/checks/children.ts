import { plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import type { DateEntry, SeriesEntry } from "../../../shared/contract/entries.ts";
import type { CheckOutcome, Choices, Result } from "../../../shared/contract/results.ts";
import type { CaseField, CaseFields, CaseRow, CaseTable, WireTable } from "../../../shared/contract/tables.ts";
import type { Policy } from "../../../shared/policy/policy.ts";
import { policyInForce } from "../../../shared/policy/registry.ts";

/** Shorthand for children of invented trackers. */

export const asAt = plainDate("2025-09-15");

function policyOf(council: string): Policy {
  const found = policyInForce(council, asAt);
  if (!found.found) throw new RangeError(found.sentence);
  return found.policy;
}

export function dates(...days: readonly string[]): DateEntry {
  return { kind: "dates", dates: days.map((day) => ({ on: plainDate(day), group: false })) };
}

export function groupDates(...days: readonly string[]): DateEntry {
  return { kind: "dates", dates: days.map((day) => ({ on: plainDate(day), group: true })) };
}

export const blank: DateEntry = { kind: "blank" };

export function series(...entries: DateEntry[]): SeriesEntry {
  return { kind: "series", entries };
}

export interface RowParts extends CaseFields {
  readonly caseRef?: string;
  readonly underClosed?: boolean;
}

export function table(rows: readonly RowParts[], parts: Partial<CaseTable> = {}): CaseTable {
  const wireRows: CaseRow[] = rows.map(({ caseRef, underClosed, ...fields }, index) => ({
    rowId: `r${index + 1}`,
    ...(caseRef !== undefined && { caseRef }),
    ...(underClosed !== undefined && { underClosed }),
    fields,
  }));
  const mappedFields = [...new Set(wireRows.flatMap(({ fields }) => Object.keys(fields) as CaseField[]))];
  return { tableId: "t1", holds: "cases", hasCaseRefs: true, mappedFields, rows: wireRows, ...parts };
}

export interface Setting {
  readonly council?: string;
  readonly choices?: Choices;
  readonly on?: PlainDate;
}

export function check(tables: readonly WireTable[], { council = "haringey", choices = {}, on = asAt }: Setting = {}) {
  return checkTracker({ policy: policyOf(council), choices, asAt: on, tables });
}

/** The one result of one child. */
export function checkChild(row: RowParts, setting: Setting = {}): Result {
  return only(check([table([row])], setting));
}

export function only({ results }: CheckOutcome): Result {
  const [result, ...more] = results;
  if (result === undefined || more.length > 0) throw new RangeError(`${results.length} results instead of one`);
  return result;
}
