import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import { intervalInWords } from "../policy/interval.ts";
import type { Within } from "../policy/kinds/bound.ts";
import type { Renewal } from "../policy/kinds/renewal.ts";
import { unlessAway } from "./absence.ts";
import { agreementExists } from "./agreement.ts";
import { anchorOf } from "./anchor.ts";
import { beginningOf } from "./case-dates.ts";
import { dueAgain } from "./cycle.ts";
import { dayOf, readsTheSameUntil } from "./entries.ts";
import { faultOf, type Fault } from "./fault.ts";
import { isUndated } from "./log-row.ts";
import { byDates, cannotCheck, checkEntry, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import type { PersonJudge } from "./person-judge.ts";

interface Last {
  readonly field: string;
  readonly on: PlainDate;
}

export function renewalJudge(use: CheckInUse, rule: Renewal): PersonJudge {
  const read = [...rule.since, ...(rule.otherwiseSince ?? []), "agreementHeld"];
  return ({ fields }) => {
    if (rule.onlyWithAgreement && !agreementExists(fields, use.asAt)) return undefined;
    const judged = unlessAway(use, fields, judge(use, rule, fields));
    return standing(
      judged,
      readsTheSameUntil(
        read.map((field) => fieldNamed(fields, field)),
        use.asAt,
      ),
    );
  };
}

/** The fields that a policy names here hold days. */
export function fieldNamed(fields: WorkerFields, field: string): DateEntry | undefined {
  return (fields as Readonly<Record<string, DateEntry | undefined>>)[field];
}

function judge(use: CheckInUse, rule: Renewal, fields: WorkerFields): Judgement {
  const read = lastOf(use, rule, fields);
  if ("fault" in read) return checkEntry(use, read.fault);
  const { last, beginning } = read;
  const limit = limitOf(use, rule);
  if (limit === undefined && rule.aim === undefined) {
    return cannotCheck(use, "no-interval", last && { anchor: anchorOf(last) });
  }
  const from = last ?? beginning;
  if (from === undefined) return cannotCheck(use, "nothing-recorded", { field: rule.since[0] ?? "" });
  const day = (bound: Within) => ({
    on: dueAgain(from.on, { within: bound.within, cycle: rule.cycle }, use),
    clause: bound.clause,
    words: intervalInWords(bound.within),
  });
  const code = last === undefined ? "never-from-beginning" : "from-last-time";
  const dates = { aim: rule.aim && day(rule.aim), limit: limit && day(limit) };
  return byDates(use, dates, { code, anchor: anchorOf(from), field: rule.since[0] ?? "" });
}

function limitOf({ choices }: CheckInUse, { limit, limitByChoice }: Renewal): Within | undefined {
  const months = limitByChoice === undefined ? undefined : choices[limitByChoice.choice];
  if (limitByChoice === undefined || typeof months !== "number") return limit;
  return { within: { months }, clause: limitByChoice.clause };
}

function lastOf(
  { asAt }: CheckInUse,
  { since, otherwiseSince = [], onlyWithAgreement }: Renewal,
  fields: WorkerFields,
): { readonly fault: Fault } | { readonly last: Last | undefined; readonly beginning: Last | undefined } {
  let last: Last | undefined;
  for (const field of since) {
    const entry = fieldNamed(fields, field);
    const fault = faultOf(entry, field, asAt);
    if (fault !== undefined) return { fault };
    const on = dayOf(entry);
    if (on !== undefined && (last === undefined || on > last.on)) last = { field, on };
  }
  // An agreement whose own day is not recorded has no later of its day and of its review.
  if (onlyWithAgreement && isUndated(fields.agreementDate)) return { last: undefined, beginning: undefined };
  if (last !== undefined) return { last, beginning: undefined };
  const begun = beginningOf(fields, otherwiseSince, asAt);
  return "fault" in begun ? begun : { last: undefined, beginning: begun.beginning };
}
