import type { PlainDate } from "../calendar/plain-date.ts";
import type { GroupFields } from "../contract/log-tables.ts";
import type { ChoicesInForce } from "../policy/choices.ts";
import type { TeamEvent } from "../policy/kinds/team-cadence.ts";
import type { Check, Policy } from "../policy/policy.ts";
import type { Rule } from "../policy/rule.ts";
import { absenceCoverJudge } from "./absence-cover.ts";
import { agreedFrequencyJudge, escalationJudge } from "./agreed-frequency.ts";
import { agreementJudge } from "./agreement.ts";
import { bookingAheadJudge } from "./booking-ahead.ts";
import { cadenceJudge } from "./cadence.ts";
import {
  caseChecklistJudge,
  readEachChildOnce,
  recordingDeadlineJudge,
  type CaseJudge,
  type ReadCase,
} from "./case-records.ts";
import { checkpointsJudge } from "./checkpoints.ts";
import { checklistJudge } from "./checklist.ts";
import type { DiscussionReading } from "./discussions.ts";
import { hoursDeadlineJudge } from "./hours-deadline.ts";
import { anyOn, checkInUse, type CheckInUse, type Judgement } from "./judgement.ts";
import { monthlyTotalJudge } from "./monthly-total.ts";
import { rollingCountJudge, type Manager } from "./observations.ts";
import type { PersonJudge } from "./person-judge.ts";
import { proRataLengthJudge } from "./pro-rata-length.ts";
import { rangeJudge } from "./range.ts";
import { renewalJudge } from "./renewal.ts";
import { sessionCountJudge } from "./session-count.ts";
import { groupChecklistJudge, sessionJudge, groupJudge, type SessionJudge } from "./session-judges.ts";
import { shiftCountJudge } from "./shift-count.ts";
import { steppedCadenceJudge } from "./stepped-cadence.ts";
import { calendarMonthJudge, teamCadenceJudge, type TeamJudge } from "./team-judges.ts";
import { tieredCadenceJudge } from "./tiered-cadence.ts";
import { rearrangementJudge } from "./working-days.ts";
import { workerChecklistJudge } from "./worker-checklist.ts";
import { writtenDateJudge } from "./written-date.ts";

/** A check made ready for one day, with what judges its subjects. */
export type ReadyCheck = { readonly check: Check } & (
  | {
      readonly subject: "case";
      readonly judge: CaseJudge;
      /** How the discussions of a family are read, where the check has to do with them. */
      readonly ofFamily: DiscussionReading | undefined;
    }
  | { readonly subject: "worker"; readonly judge: PersonJudge }
  | {
      readonly subject: "session";
      readonly judge: SessionJudge;
      /** What is recorded of the worker decides too. */
      readonly readsWorker: boolean;
    }
  | { readonly subject: "group-session"; readonly judge: (fields: GroupFields) => Judgement | undefined }
  | { readonly subject: "team"; readonly judge: TeamJudge; readonly of: TeamEvent }
  | { readonly subject: "manager"; readonly judge: (manager: Manager) => Judgement; readonly rule: RollingRule }
);
type ReadyFor<Subject extends ReadyCheck["subject"]> = Extract<ReadyCheck, { subject: Subject }>;
type RollingRule = Extract<Rule, { kind: "rolling-count" }>;

export function readyChecks(policy: Policy, choices: ChoicesInForce, asAt: PlainDate): readonly ReadyCheck[] {
  const read = readEachChildOnce();
  return policy.checks.map((check) => readyCheck(check, { policy, choices, asAt, read }));
}

interface Making {
  readonly policy: Policy;
  readonly choices: ChoicesInForce;
  readonly asAt: PlainDate;
  readonly read: ReadCase;
}

function readyCheck(check: Check, making: Making): ReadyCheck {
  const { policy, choices, asAt } = making;
  const use = checkInUse(check, choices, asAt);
  switch (check.subject) {
    case "case":
      return { check, subject: "case", judge: caseJudge(use, check, making), ofFamily: familyReading(use, check) };
    case "worker":
      return { check, subject: "worker", judge: personJudge(use, check, policy) };
    case "session":
      return { check, subject: "session", ...judgeOfSession(use, check) };
    case "group-session":
      return { check, subject: "group-session", judge: judgeOfGroup(use, check) };
    case "team":
      return { check, subject: "team", ...judgeOfTeam(use, check) };
    case "manager":
      if (check.rule.kind !== "rolling-count") throw unfit(check);
      return { check, subject: "manager", judge: rollingCountJudge(use, check.rule), rule: check.rule };
  }
}

function unfit({ id, subject, rule }: Check): RangeError {
  return new RangeError(`${id}: a rule of the kind ${rule.kind} says nothing of a ${subject}.`);
}

function caseJudge(use: CheckInUse, check: Check, { choices, asAt, read }: Making): CaseJudge {
  const { rule } = check;
  if (rule.kind === "cadence") return cadenceJudge(check, rule, choices, { asAt, read });
  if (rule.kind === "checklist") return caseChecklistJudge(use, rule, read);
  if (rule.kind === "recording-deadline") return recordingDeadlineJudge(use, rule, read);
  if (rule.kind === "tiered-cadence") return tieredCadenceJudge(use, rule, read);
  if (rule.kind === "checkpoints") return checkpointsJudge(use, rule, read);
  if (rule.kind === "hours-deadline") return hoursDeadlineJudge(use, rule, read);
  throw unfit(check);
}

function familyReading(use: CheckInUse, { rule }: Check): DiscussionReading | undefined {
  if (rule.kind !== "cadence") return undefined;
  return { asAt: use.asAt, groupCounts: anyOn(use, [rule.groupCounts.choice]) };
}

function personJudge(use: CheckInUse, check: Check, policy: Policy): PersonJudge {
  const { rule } = check;
  if (rule.kind === "stepped-cadence") return steppedCadenceJudge(use, rule);
  if (rule.kind === "renewal") return renewalJudge(use, rule);
  if (rule.kind === "booking-ahead") return bookingAheadJudge(use, rule);
  if (rule.kind === "absence-cover") return absenceCoverJudge(use, rule);
  if (rule.kind === "checklist") return workerChecklistJudge(use, rule);
  return judgeOfCount(use, check) ?? judgeOfAgreement(use, check, policy);
}

/** What is counted or added up of a worker. */
function judgeOfCount(use: CheckInUse, { rule }: Check): PersonJudge | undefined {
  if (rule.kind === "session-count") return sessionCountJudge(use, rule);
  if (rule.kind === "monthly-total") return monthlyTotalJudge(use, rule);
  return rule.kind === "shift-count" ? shiftCountJudge(use, rule) : undefined;
}

/** What worker and supervisor have agreed in writing. */
function judgeOfAgreement(use: CheckInUse, check: Check, policy: Policy): PersonJudge {
  const { rule } = check;
  if (rule.kind === "agreement") return agreementJudge(use, rule);
  if (rule.kind === "written-date") return writtenDateJudge(use, rule);
  if (rule.kind === "escalation") return escalationJudge(use, rule);
  if (rule.kind !== "agreed-frequency") throw unfit(check);
  const ofPolicy = policy.checks.find(({ id }) => id === rule.notLongerThan)?.rule;
  return agreedFrequencyJudge(use, rule, ofPolicy?.kind === "stepped-cadence" ? ofPolicy : undefined);
}

function judgeOfSession(use: CheckInUse, check: Check): Pick<ReadyFor<"session">, "judge" | "readsWorker"> {
  const { rule } = check;
  const alone = (judge: SessionJudge) => ({ judge, readsWorker: false });
  if (rule.kind === "rearrangement") return alone(rearrangementJudge(use, rule));
  if (rule.kind === "checklist") {
    const judge = checklistJudge(use, rule);
    return alone(sessionJudge(use, (fields) => judge(fields)));
  }
  if (rule.kind === "range") return alone(sessionJudge(use, rangeJudge(use, rule)));
  if (rule.kind === "pro-rata-length") {
    return { judge: sessionJudge(use, proRataLengthJudge(use, rule)), readsWorker: true };
  }
  throw unfit(check);
}

function judgeOfGroup(use: CheckInUse, check: Check): (fields: GroupFields) => Judgement | undefined {
  const { rule } = check;
  if (rule.kind === "checklist") return groupChecklistJudge(use, rule);
  if (rule.kind === "range") return groupJudge(use, rangeJudge(use, rule));
  throw unfit(check);
}

function judgeOfTeam(use: CheckInUse, check: Check): { readonly judge: TeamJudge; readonly of: TeamEvent } {
  const { rule } = check;
  if (rule.kind === "team-cadence") return { judge: teamCadenceJudge(use, rule), of: rule.of };
  if (rule.kind === "calendar-month") return { judge: calendarMonthJudge(use, rule), of: rule.of };
  throw unfit(check);
}
