import type { CheckOutcome } from "../../shared/contract/results.ts";
import type { AuditRun, Submission } from "../../shared/contract/routes.ts";
import { summarise } from "../../shared/audit/summary.ts";
import type { Caller, KeptRun, RunKey, TeamRecord, World } from "../ports.ts";
import { checkAsAt } from "./check-tracker.ts";
import { fingerprint } from "./fingerprint.ts";
import { keptUntil } from "./kept-until.ts";
import { logged } from "./logged.ts";
import { openMonths } from "./open-months.ts";
import { refusedReferences } from "./references-allowed.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";
import { rowsOfOtherTeams } from "./rows-of-other-teams.ts";
import { holdsTeam, notYours, type Scope, scopeOf, teamOf } from "./scope.ts";

export interface Submitted {
  readonly run: AuditRun;
  /** False when this very submission had been kept before. */
  readonly isNew: boolean;
}

/**
 * Checks one team's tables as at today and keeps the run, once and for good. The same submission again gives the same
 * run; another body under the same id is refused.
 */
export function submitAudit(
  world: World,
  caller: Caller,
  key: RunKey,
  submission: Submission,
): Promise<Submitted | Refusal> {
  const { council, team: slug, runId } = key;
  return logged(world, { council, caller, action: "submitted", of: { team: slug, runId } }, async () => {
    const scope = await scopeOf(world, caller, council);
    const team = scope && teamOf(scope, slug);
    if (!team || !holdsTeam(scope, slug)) return notYours("this team's submissions");
    const bodyHash = await fingerprint(submission);
    return keepOnce(world, { scope, team, caller, key, submission, bodyHash });
  });
}

interface Attempt {
  readonly scope: Scope;
  readonly team: TeamRecord;
  readonly caller: Caller;
  readonly key: RunKey;
  readonly submission: Submission;
  readonly bodyHash: string;
}

async function keepOnce(world: World, attempt: Attempt): Promise<Submitted | Refusal> {
  const { key, scope, submission, bodyHash } = attempt;
  // First, so that a submission sent again is acknowledged even after its month has closed.
  const before = await world.audits.run(key);
  if (before) return theSame(before, bodyHash);

  const months = openMonths(scope.today);
  if (!months.includes(submission.month)) {
    return refuse("invalid", `${submission.month} cannot be submitted today. Choose ${months.join(" or ")}.`);
  }
  const outcome =
    refusedReferences(scope.record, submission.tables) ??
    rowsOfOtherTeams(scope.record, attempt.team, submission.tables) ??
    checkAsAt(scope.record, scope.today, submission.tables);
  if (isRefusal(outcome)) return outcome;

  const { keep, legalHold } = scope.record.settings;
  const until = keptUntil(scope.today, keep);
  const room = { most: mostTrackers, today: scope.today, keptUntil: until.run, legalHold };
  const { month, trackerId } = submission;
  if (!(await world.audits.takeTracker({ ...key, month, trackerId }, room))) return tooManyTrackers(attempt);

  const run = auditRun(attempt, outcome, world.now());
  const { results, exclusions } = outcome;
  const findings = { runId: key.runId, results, exclusions };
  const input = submission.tables;
  const added = await world.audits.add({ run, bodyHash, findings, input, keptUntil: until, legalHold });
  // Somebody was quicker: another press of the button, or our own first try whose answer was lost.
  return added.outcome === "added" ? { run, isNew: true } : theSame(added.kept, bodyHash);
}

/** Each has its own entry in the roll-up of the service, whose document has an end. */
const mostTrackers = 20;

function tooManyTrackers({ team, submission }: Attempt): Refusal {
  return refuse(
    "invalid",
    `${team.name} has submitted from ${mostTrackers} workbooks for ${submission.month}, and this would be one more. Submit from one of those instead.`,
  );
}

function theSame(kept: KeptRun, bodyHash: string): Submitted | Refusal {
  if (kept.bodyHash === bodyHash) return { run: kept.run, isNew: false };
  return refuse("conflict", "This run has been submitted with other entries. Submit again to make a new run.");
}

function auditRun({ key, team, caller, submission, scope }: Attempt, outcome: CheckOutcome, now: Date): AuditRun {
  return {
    runId: key.runId,
    council: key.council,
    service: team.service,
    team: key.team,
    trackerId: submission.trackerId,
    month: submission.month,
    asAt: scope.today,
    receivedAt: now.toISOString(),
    submittedBy: { personId: caller.personId, name: caller.name },
    policy: outcome.policy,
    choices: outcome.choices,
    summary: summarise(outcome),
    notChecked: outcome.notChecked,
    cautions: outcome.cautions,
  };
}
