import type { Drawn } from "../contract/pull.ts";
import type { AuditRun } from "../contract/routes.ts";
import { states } from "../contract/vocabulary.ts";
import { readingsOwn } from "./readings.ts";

/** The columns of an export. Marking and drawer stand in every row: a row that is copied elsewhere keeps them. */
export const pullColumns: readonly string[] = [
  "As at",
  "Month",
  "Service",
  "Team",
  "Check",
  ...states,
  "Longest overdue, days",
  "Cases checked",
  "Edition",
  "Choices in force",
  "Run",
  "Tracker",
  "Submitted by",
  "Received",
  "Erased",
  "Marking",
  "Drawn by",
  "Drawn at",
];

/** One row for each check of a run, in the order of `pullColumns`. A run that checked nothing has one row, without a check. */
export function pullRows(
  run: AuditRun,
  { marking, drawnBy, drawnAt }: Drawn,
): readonly (readonly (string | number)[])[] {
  const { summary } = run;
  const checks = Object.keys(summary.counts);
  return (checks.length > 0 ? checks : [""]).map((check) => [
    run.asAt,
    run.month,
    run.service,
    run.team,
    check,
    ...states.map((state) => summary.counts[check]?.[state] ?? 0),
    summary.longestOverdueDays[check] ?? 0,
    summary.casesChecked,
    run.policy.edition,
    choicesCell(run),
    run.runId,
    run.trackerId,
    run.submittedBy.name,
    run.receivedAt,
    run.erased?.on ?? "",
    marking,
    drawnBy,
    drawnAt,
  ]);
}

/** By which choices of its own the council had the policy read; the others were as the policy has them by default. */
function choicesCell({ council, policy, choices }: AuditRun): string {
  const own = readingsOwn(council, policy.edition, choices);
  return own.length === 0 ? "all by default" : own.join(" ");
}
