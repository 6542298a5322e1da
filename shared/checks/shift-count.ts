import type { ShiftCount } from "../policy/kinds/shift-count.ts";
import { anchorOf } from "./anchor.ts";
import { entryNamed } from "./checklist.ts";
import { readsTheSameUntil } from "./entries.ts";
import { cannotCheck, checkEntry, decided, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import { clockStandsUntil, readClock } from "./one-to-ones.ts";
import type { PersonJudge } from "./person-judge.ts";
import type { Person } from "./staff.ts";
import { whetherItApplies } from "./worker-checklist.ts";

/** The count is the tracker's own: no day says how fresh it is, so the day of the last one-to-one is told beside it. */
export function shiftCountJudge(use: CheckInUse, rule: ShiftCount): PersonJudge {
  const { field } = rule.onlyWhere;
  return (person) => {
    const applies = whetherItApplies(use, rule.onlyWhere, person.fields);
    if (applies === "no") return undefined;
    const judged =
      applies === "unreadable" ? checkEntry(use, { code: "answer-unreadable", field }) : judge(use, rule, person);
    const ofCondition = readsTheSameUntil([entryNamed(person.fields, field)], use.asAt);
    return standing(standing(judged, ofCondition), clockStandsUntil(person, use.asAt));
  };
}

function judge(use: CheckInUse, { field, most, clause }: ShiftCount, person: Person): Judgement {
  const read = readClock(person, use.asAt);
  if ("fault" in read) return checkEntry(use, read.fault, read.shown && { anchor: anchorOf(read.shown) });
  const entry = person.fields[field];
  if (entry?.kind === "unreadable") return checkEntry(use, { code: "amount-unreadable", field });
  if (entry?.kind !== "number") return cannotCheck(use, "not-recorded", { field });
  const told = {
    field,
    amount: entry.value,
    limitInterval: most === 1 ? "1 shift" : `${most} shifts`,
    ...(read.last !== undefined && { anchor: anchorOf(read.last) }),
  };
  if (entry.value <= most) return decided(use, "met", clause, { code: "within-shifts", ...told });
  return decided(use, "not-met", clause, { code: "too-many-shifts", ...told });
}
