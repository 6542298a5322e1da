import type { Month } from "../calendar/month.ts";
import type { AuditSummary, RollUp, RollUpEntry } from "../contract/routes.ts";
import type { SharedCases } from "../contract/shared-cases.ts";
import { type CountedRollUp, runsOf } from "./team-month.ts";

/** Whether more than one team has sent something for the month, so that a case may stand in two of them. */
export function isSentBySeveral(rollUp: RollUp, month: Month): boolean {
  return new Set(standingRuns(rollUp, month).map(({ team }) => team)).size > 1;
}

/**
 * The roll-up with every shared case of the month counted once; other months, runs from which nothing is taken, and the
 * whole where nothing is taken at all, are the very same. Undefined when other runs were compared than stand in the month:
 * somebody has submitted in between, or it was another month's question.
 */
export function countedOnce(rollUp: RollUp, month: Month, shared: SharedCases): CountedRollUp | undefined {
  const known = new Set([...shared.compared, ...shared.notCompared].map(({ runId }) => runId));
  const standing = standingRuns(rollUp, month);
  if (standing.length !== known.size || !standing.every(({ runId }) => known.has(runId))) return undefined;
  const touched = new Set(shared.takenOff.map(({ runId }) => runId));
  if (touched.size === 0) return rollUp;
  const entries = rollUp.entries.map((entry) =>
    touched.has(entry.runId) ? { ...entry, summary: lessened(entry, shared) } : entry,
  );
  return { ...rollUp, entries, asSubmitted: rollUp };
}

function standingRuns(rollUp: RollUp, month: Month): readonly RollUpEntry[] {
  return rollUp.teams.flatMap(({ team }) => runsOf(rollUp, team, month));
}

/** The figures of the checks alone: how many cases were checked, and what was left out, is told of a run as it was sent. */
function lessened({ runId, summary }: RollUpEntry, { takenOff, longestOverdue }: SharedCases): AuditSummary {
  const counts = { ...summary.counts };
  for (const { check, state, count } of takenOff.filter((one) => one.runId === runId)) {
    counts[check] = { ...counts[check], [state]: Math.max(0, (counts[check]?.[state] ?? 0) - count) };
  }
  const longestOverdueDays = { ...summary.longestOverdueDays };
  for (const { check, days } of longestOverdue.filter((one) => one.runId === runId)) longestOverdueDays[check] = days;
  return { ...summary, counts, longestOverdueDays };
}
