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

/** An agreement exists where its date is not blank, or where it is recorded as held. */
export function agreementExists({ agreementDate, agreementHeld }: WorkerFields, asAt: PlainDate): boolean {
  return !isUndated(agreementDate) || answerOf(agreementHeld, asAt) === "yes";
}

export function agreementJudge(use: CheckInUse, rule: Agreement): PersonJudge {
  return ({ fields }) => {
    const judged = judgeExistence(use, rule, fields) ?? judgeTerms(use, rule, fields);
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

function judgeTerms(use: CheckInUse, rule: Agreement, fields: WorkerFields): Judgement {
  const { agreementSupervisor, bothHoldCopy } = fields;
  if (agreementSupervisor?.kind === "other") return notMet(use, rule, "other-supervisor", "agreementSupervisor");
  if (rule.anewWithEachSupervisor && isOfAnEarlierSupervisor(fields)) {
    return notMet(use, rule, "earlier-supervisor", "supervisorSince");
  }
  if (answerOf(bothHoldCopy, use.asAt) === "no") return notMet(use, rule, "recorded-as-no", "bothHoldCopy");
  return judgeSignatures(use, rule, fields);
}

function isOfAnEarlierSupervisor({ agreementDate, supervisorSince }: WorkerFields): boolean {
  const [signed, since] = [dayOf(agreementDate), dayOf(supervisorSince)];
  return signed !== undefined && since !== undefined && signed < since;
}

function judgeSignatures(use: CheckInUse, rule: Agreement, fields: WorkerFields): Judgement {
  const { asAt } = use;
  if (allSignatures(fields).some((entry) => answerOf(entry, asAt) === "no")) {
    return notMet(use, rule, "recorded-as-no", "signature");
  }
  const answers = bothSignatures(fields, asAt);
  if (answers.includes("unreadable")) return checkEntry(use, { code: "answer-unreadable", field: "signature" });
  if (answers.includes("blank")) return cannotCheck(use, "not-recorded", { field: "signature" });
  if (answers.includes("no-column") && rule.withoutSignatureColumn === "cannot-check") {
    return cannotCheck(use, "no-signature-column", { field: "signature" });
  }
  return decided(use, "met", rule.clause, { code: "agreement-in-place" });
}

function allSignatures({ signedWorker, signedSupervisor, signedBoth }: WorkerFields) {
  return [signedWorker, signedSupervisor, signedBoth];
}

/** A column for both signatures speaks for each that has no column of its own, or a blank one. */
function bothSignatures(fields: WorkerFields, asAt: PlainDate): readonly (Answered | "no-column")[] {
  const { signedWorker, signedSupervisor, signedBoth } = fields;
  return [signedWorker, signedSupervisor].map((own) => {
    const entry: YesNoEntry | undefined = answerOf(own, asAt) === "blank" ? (signedBoth ?? own) : own;
    return entry === undefined ? "no-column" : answerOf(entry, asAt);
  });
}
