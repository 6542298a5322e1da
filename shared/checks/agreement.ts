import type { PlainDate } from "../calendar/plain-date.ts";
import type { YesNoEntry } from "../contract/entries.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import type { Agreement } from "../policy/kinds/agreement.ts";
import { answerOf, type Answered } from "./answers.ts";
import { dayOf, readsTheSameUntil } from "./entries.ts";
import { faultOf } from "./fault.ts";
import { isUndated } from "./log-row.ts";
import { cannotCheck, checkEntry, decided, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import type { PersonJudge } from "./person-judge.ts";
import type { Person } from "./staff.ts";

/** An agreement exists where its date is not blank, or where it is recorded as held. */
export function agreementExists({ agreementDate, agreementHeld }: WorkerFields, asAt: PlainDate): boolean {
  return !isUndated(agreementDate) || answerOf(agreementHeld, asAt) === "yes";
}

export function agreementJudge(use: CheckInUse, rule: Agreement): PersonJudge {
  return ({ fields, mapped }) => {
    const judged = judgeExistence(use, rule, fields) ?? judgeTerms(use, rule, { fields, mapped });
    return standing(judged, readsTheSameUntil(agreementEntries(fields), use.asAt));
  };
}

function agreementEntries(fields: WorkerFields): readonly unknown[] {
  const { agreementDate, agreementHeld, bothHoldCopy } = fields;
  return [agreementDate, agreementHeld, bothHoldCopy, ...allSignatures(fields)];
}

function notMet(use: CheckInUse, { clause }: Agreement, code: string, field: string): Judgement {
  return decided(use, "not-met", clause, { code, field });
}

/** Undefined where there is an agreement, whose terms then decide. */
function judgeExistence(use: CheckInUse, rule: Agreement, fields: WorkerFields): Judgement | undefined {
  const { agreementDate, agreementHeld } = fields;
  const fault = faultOf(agreementDate, "agreementDate", use.asAt);
  if (fault !== undefined) return checkEntry(use, fault);
  if (!isUndated(agreementDate)) return undefined;
  switch (answerOf(agreementHeld, use.asAt)) {
    case "yes":
      return undefined;
    case "unreadable":
      return checkEntry(use, { code: "answer-unreadable", field: "agreementHeld" });
    case "no":
      return notMet(use, rule, "no-agreement", "agreementHeld");
    case "blank": {
      const onlyHeldIsMapped = agreementDate === undefined && agreementHeld !== undefined;
      if (onlyHeldIsMapped) return cannotCheck(use, "not-recorded", { field: "agreementHeld" });
      return notMet(use, rule, "no-agreement", "agreementDate");
    }
  }
}

type Terms = Pick<Person, "fields" | "mapped">;

function judgeTerms(use: CheckInUse, rule: Agreement, terms: Terms): Judgement {
  const { fields } = terms;
  const { agreementSupervisor, bothHoldCopy } = fields;
  if (agreementSupervisor?.kind === "other") return notMet(use, rule, "other-supervisor", "agreementSupervisor");
  if (rule.anewWithEachSupervisor && isOfAnEarlierSupervisor(fields)) {
    return notMet(use, rule, "earlier-supervisor", "supervisorSince");
  }
  if (answerOf(bothHoldCopy, use.asAt) === "no") return notMet(use, rule, "recorded-as-no", "bothHoldCopy");
  return judgeSignatures(use, rule, terms);
}

function isOfAnEarlierSupervisor({ agreementDate, supervisorSince }: WorkerFields): boolean {
  const [signed, since] = [dayOf(agreementDate), dayOf(supervisorSince)];
  return signed !== undefined && since !== undefined && signed < since;
}

function judgeSignatures(use: CheckInUse, rule: Agreement, terms: Terms): Judgement {
  const { asAt } = use;
  const written = allSignatures(terms.fields).map((entry) => answerOf(entry, asAt));
  if (written.includes("no")) return notMet(use, rule, "recorded-as-no", "signature");
  const answers = bothSignatures(terms, asAt);
  if (written.includes("unreadable")) return checkEntry(use, { code: "answer-unreadable", field: "signature" });
  if (answers.includes("blank")) return cannotCheck(use, "not-recorded", { field: "signature" });
  if (answers.includes("no-column") && rule.withoutSignatureColumn === "cannot-check") {
    return cannotCheck(use, "no-signature-column", { field: "signature" });
  }
  return decided(use, "met", rule.clause, { code: "agreement-in-place" });
}

function allSignatures({ signedWorker, signedSupervisor, signedBoth }: WorkerFields) {
  return [signedWorker, signedSupervisor, signedBoth];
}

/**
 * A column for both signatures speaks for each that has no column of its own, or a blank one. A column of agreements is
 * blank for a worker who has no row there.
 */
function bothSignatures({ fields, mapped }: Terms, asAt: PlainDate): readonly (Answered | "no-column")[] {
  return (["signedWorker", "signedSupervisor"] as const).map((field) => {
    const own = fields[field];
    const entry: YesNoEntry | undefined = answerOf(own, asAt) === "blank" ? (fields.signedBoth ?? own) : own;
    if (entry !== undefined) return answerOf(entry, asAt);
    return mapped.has(field) || mapped.has("signedBoth") ? "blank" : "no-column";
  });
}
