import type { Result, StateCounts } from "../contract/results.ts";
import type { AuditSummary } from "../contract/routes.ts";

/**
 * Team managers' own supervision. A check of workers judges them among the others; their figures stand in a row of their
 * own, so that neither is blended with the other.
 */

type Apart = NonNullable<AuditSummary["apart"]>;

const ending = " team managers";

/** What the managers' part of a check is called among the checks of a month. */
export function ownOfManagers(check: string): string {
  return `${check}${ending}`;
}

/** The check as it stands in results: that of which it is the managers' part, or itself. */
export function wholeCheck(check: string): string {
  return check.endsWith(ending) ? check.slice(0, -ending.length) : check;
}

/** Of each check of workers, what is team managers' own and what is everybody else's; undefined where there is none. */
export function apartIn(results: readonly Result[]): Apart | undefined {
  const apart: Apart = {};
  for (const { check, subject, state, daysOverdue = 0 } of results) {
    if (subject.kind !== "worker") continue;
    const both = (apart[check] ??= { managers: nobody(), others: nobody() });
    const part = subject.role === "team-manager" ? both.managers : both.others;
    part.counts[state] = (part.counts[state] ?? 0) + 1;
    if (state === "overdue") part.longestOverdueDays = Math.max(part.longestOverdueDays, daysOverdue);
  }
  return Object.keys(apart).length === 0 ? undefined : apart;
}

function nobody(): Apart[string]["managers"] {
  return { counts: {}, longestOverdueDays: 0 };
}

/** The parts of several trackers as one. A check that one of them counted without telling it apart is not told apart. */
export function mergeApart(summaries: readonly AuditSummary[]): Apart | undefined {
  const merged: Apart = {};
  for (const check of new Set(summaries.flatMap(({ apart }) => Object.keys(apart ?? {})))) {
    const counting = summaries.filter(({ counts }) => counts[check] !== undefined);
    const parts = counting.flatMap(({ apart }) => apart?.[check] ?? []);
    if (parts.length < counting.length) continue;
    merged[check] = {
      managers: together(parts.map(({ managers }) => managers)),
      others: together(parts.map(({ others }) => others)),
    };
  }
  return Object.keys(merged).length === 0 ? undefined : merged;
}

function together(parts: readonly Apart[string]["managers"][]): Apart[string]["managers"] {
  const sum = nobody();
  for (const { counts, longestOverdueDays } of parts) {
    sum.longestOverdueDays = Math.max(sum.longestOverdueDays, longestOverdueDays);
    for (const [state, count] of Object.entries(counts) as [keyof StateCounts, number][]) {
      sum.counts[state] = (sum.counts[state] ?? 0) + count;
    }
  }
  return sum;
}

/** The summary in which each check that is told apart stands as two: the others' under its own name, and the managers'. */
export function managersApart(summary: AuditSummary): AuditSummary {
  if (summary.apart === undefined) return summary;
  const counts = { ...summary.counts };
  const longestOverdueDays = { ...summary.longestOverdueDays };
  const put = (check: string, part: Apart[string]["managers"]): void => {
    counts[check] = part.counts;
    longestOverdueDays[check] = part.longestOverdueDays;
  };
  for (const [check, { managers, others }] of Object.entries(summary.apart)) {
    put(check, others);
    if (Object.keys(managers.counts).length > 0) put(ownOfManagers(check), managers);
  }
  return { ...summary, counts, longestOverdueDays };
}

/** Whether the check was counted without telling the managers' part apart. */
export function isNotToldApart({ counts, apart }: AuditSummary, check: string): boolean {
  const whole = wholeCheck(check);
  return counts[whole] !== undefined && apart?.[whole] === undefined;
}
