import type { WrittenDate } from "../policy/kinds/written-date.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import { unlessAway } from "./absence.ts";
import { agreementExists } from "./agreement.ts";
import { anchorOf } from "./anchor.ts";
import { dayOf, readsTheSameUntil } from "./entries.ts";
import { faultOf, faultOfBooking } from "./fault.ts";
import { byDates, cannotCheck, checkEntry, decided, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import type { PersonJudge } from "./person-judge.ts";
import { fieldNamed } from "./renewal.ts";

export function writtenDateJudge(use: CheckInUse, rule: WrittenDate): PersonJudge {
  return ({ fields }) => {
    if (!agreementExists(fields, use.asAt)) return undefined;
    const judged = unlessAway(use, fields, judge(use, rule, fields));
    const events = [fieldNamed(fields, rule.doneBy), fields.agreementDate, fields.agreementHeld];
    return standing(judged, readsTheSameUntil(events, use.asAt));
  };
}

function judge(use: CheckInUse, { due, doneBy, clause }: WrittenDate, fields: WorkerFields): Judgement {
  const written = fieldNamed(fields, due);
  const done = fieldNamed(fields, doneBy);
  const fault = faultOfBooking(written, due) ?? faultOf(done, doneBy, use.asAt);
  if (fault !== undefined) return checkEntry(use, fault);
  const dueOn = dayOf(written);
  if (dueOn === undefined) return cannotCheck(use, "no-date-written", { field: due });
  const doneOn = dayOf(done);
  if (doneOn === undefined || doneOn < dueOn) {
    return byDates(use, { limit: { on: dueOn, clause } }, { code: "by-date-written", field: due });
  }
  const because = { code: "done-by-date-written", anchor: anchorOf({ field: doneBy, on: doneOn }) };
  return { ...decided(use, "met", clause, because), dueOn };
}
