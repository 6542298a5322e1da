import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { DateEntry, YesNoEntry } from "../../../shared/contract/entries.ts";
import type {
  AuditFields,
  GroupFields,
  ObservationFields,
  SessionFields,
} from "../../../shared/contract/log-tables.ts";
import type { CheckOutcome, Result } from "../../../shared/contract/results.ts";
import type { RowPointer } from "../../../shared/contract/table-parts.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import type { WorkerRole } from "../../../shared/contract/vocabulary.ts";
import { workerFieldNames, type WorkerField, type WorkerFields } from "../../../shared/contract/worker-table.ts";

/** Shorthand for workers and logs of invented trackers. */

export const yes: YesNoEntry = { kind: "yes" };
export const no: YesNoEntry = { kind: "no" };

export function role(named: WorkerRole): NonNullable<WorkerFields["role"]> {
  return { kind: "role", role: named };
}

export function away(first?: string, last?: string): NonNullable<WorkerFields["absence"]> {
  return {
    kind: "absence",
    ...(first !== undefined && { first: plainDate(first) }),
    ...(last !== undefined && { last: plainDate(last) }),
  };
}

/** The rows of a worker list. `as` makes a row one more of an earlier one, counted from 0. */
export function workers(
  rows: readonly (WorkerFields & { readonly as?: number })[],
  { tableId = "w", mappedFields }: { readonly tableId?: string; readonly mappedFields?: WorkerField[] } = {},
): WireTable {
  const wireRows = rows.map(({ as, ...fields }, index) => ({
    rowId: `r${index}`,
    ...(as !== undefined && { sameAs: { tableId, rowId: `r${as}` } }),
    fields: { worker: `Worker ${index}`, ...fields },
  }));
  const mapped = new Set(wireRows.flatMap(({ fields }) => Object.keys(fields)));
  const found = workerFieldNames.filter((field) => mapped.has(field));
  return { tableId, holds: "workers", mappedFields: mappedFields ?? found, rows: wireRows };
}

/** Sessions of workers of the list, counted from 0; of several where a name fits them all. */
export function sessions(
  rows: readonly (SessionFields & { readonly of?: readonly number[] })[],
  tableId = "s",
): WireTable {
  return {
    tableId,
    holds: "sessions",
    mappedFields: [
      ...(["sessionDate", "sessionType", "sessionStatus", "duration", "rearrangedTo", "delayReason"] as const),
      ...(["recordMade", "copyGiven", "savedToSharedDrive"] as const),
    ],
    rows: rows.map(({ of = [0], ...fields }, index) => ({ rowId: `r${index}`, workerRows: of.map(pointer), fields })),
  };
}

function pointer(index: number): RowPointer {
  return { tableId: "w", rowId: `r${index}` };
}

export function groups(rows: readonly GroupFields[], tableId = "g"): WireTable {
  return {
    tableId,
    holds: "groups",
    mappedFields: ["team", "groupDate", "groupStatus", "duration", "casesDiscussed", "practiceLead", "groupRecorded"],
    rows: rows.map((fields, index) => ({ rowId: `r${index}`, fields: { team: "North", ...fields } })),
  };
}

export function audits(rows: readonly AuditFields[], tableId = "a"): WireTable {
  return {
    tableId,
    holds: "audits",
    mappedFields: ["team", "auditType", "auditDate", "commentGiven"],
    rows: rows.map((fields, index) => ({ rowId: `r${index}`, fields: { team: "North", ...fields } })),
  };
}

export function observations(
  rows: readonly (ObservationFields & { readonly of?: readonly number[]; readonly as?: number })[],
): WireTable {
  return {
    tableId: "o",
    holds: "observations",
    mappedFields: ["manager", "observationDate"],
    rows: rows.map(({ of = [0], as, ...fields }, index) => ({
      rowId: `r${index}`,
      workerRows: of.map(pointer),
      ...(as !== undefined && { sameAs: { tableId: "o", rowId: `r${as}` } }),
      fields: { manager: `Manager ${index}`, ...fields },
    })),
  };
}

/** Agreements with workers of the list, in its order. */
export function agreements(rows: readonly WorkerFields[]): WireTable {
  const mapped = new Set(rows.flatMap((fields) => Object.keys(fields)));
  return {
    tableId: "ag",
    holds: "agreements",
    mappedFields: workerFieldNames.filter((field) => mapped.has(field)),
    rows: rows.map((fields, index) => ({ rowId: `r${index}`, workerRows: [pointer(index)], fields })),
  };
}

/** The results of one check. */
function resultsOf({ results }: CheckOutcome, id: string): readonly Result[] {
  return results.filter((one) => one.check === id);
}

export function resultOf(outcome: CheckOutcome, id: string): Result {
  const [result, ...more] = resultsOf(outcome, id);
  if (result === undefined || more.length > 0) throw new RangeError(`${id}: ${more.length + 1} results, or none`);
  return result;
}

export const unreadable = { kind: "unreadable" } as const satisfies DateEntry;
