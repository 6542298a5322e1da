import type { CheckOutcome } from "../contract/results.ts";
import type { AuditSummary } from "../contract/routes.ts";
import { apartIn, mergeApart } from "./managers-own.ts";

/** The counts of an outcome: nothing in it points at a case or a worker. */
export function summarise({ counts, results, exclusions }: CheckOutcome): AuditSummary {
  const cases = new Set<string>();
  const longestOverdueDays: Record<string, number> = {};
  for (const { check, subject, daysOverdue = 0, state } of results) {
    if (subject.kind === "case") cases.add(JSON.stringify([subject.tableId, subject.rowId]));
    if (state === "overdue") longestOverdueDays[check] = Math.max(longestOverdueDays[check] ?? 0, daysOverdue);
  }
  const excluded: Record<string, number> = {};
  for (const { reason } of exclusions) excluded[reason] = (excluded[reason] ?? 0) + 1;
  const apart = apartIn(results);
  return { counts, casesChecked: cases.size, exclusions: excluded, longestOverdueDays, ...(apart && { apart }) };
}

/** The figures of several trackers as one. */
export function mergeSummaries(summaries: readonly AuditSummary[]): AuditSummary {
  const merged: AuditSummary = { counts: {}, casesChecked: 0, exclusions: {}, longestOverdueDays: {} };
  for (const summary of summaries) {
    merged.casesChecked += summary.casesChecked;
    for (const [check, days] of Object.entries(summary.longestOverdueDays)) {
      merged.longestOverdueDays[check] = Math.max(merged.longestOverdueDays[check] ?? 0, days);
    }
    addInto(merged.exclusions, summary.exclusions);
    for (const [check, states] of Object.entries(summary.counts)) addInto((merged.counts[check] ??= {}), states);
  }
  const apart = mergeApart(summaries);
  return apart === undefined ? merged : { ...merged, apart };
}

function addInto(total: Partial<Record<string, number>>, more: Partial<Record<string, number>>): void {
  for (const [key, count] of Object.entries(more)) total[key] = (total[key] ?? 0) + (count ?? 0);
}
