import { intervalInWords, lastDayWithin } from "../policy/interval.ts";
import type { AbsenceCover } from "../policy/kinds/absence-cover.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import { readAbsence, type AbsenceRead } from "./absence.ts";
import { anchorOf } from "./anchor.ts";
import { answerOf } from "./answers.ts";
import { readsTheSameUntil } from "./entries.ts";
import { byDates, cannotCheck, checkEntry, decided, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import type { PersonJudge } from "./person-judge.ts";

/** Only while a worker is away, and nobody had planned it. */
export function absenceCoverJudge(use: CheckInUse, rule: AbsenceCover): PersonJudge {
  return ({ fields }) => {
    const read = readAbsence(fields, use.asAt);
    if (read.kind === "here") return undefined;
    if (read.kind === "unreadable") return checkEntry(use, { code: "absence-unreadable", field: read.field });
    if (fields.absencePlanned?.kind === "unreadable") {
      return standing(checkEntry(use, { code: "absence-unreadable", field: "absencePlanned" }), read.until);
    }
    if (read.planned === true) return undefined;
    const judged = standing(judgeCover(use, rule, fields, read), read.until);
    return standing(judged, readsTheSameUntil([fields.coverArranged], use.asAt));
  };
}

function judgeCover(
  use: CheckInUse,
  { clause, within, cover }: AbsenceCover,
  { coverArranged }: WorkerFields,
  { since, planned }: Extract<AbsenceRead, { kind: "away" }>,
): Judgement {
  const answer = answerOf(coverArranged, use.asAt);
  if (answer === "unreadable") return checkEntry(use, { code: "answer-unreadable", field: cover });
  const dueOn = since === undefined ? undefined : lastDayWithin(within, since, use.monthEnd);
  if (answer === "yes") {
    const met = decided(use, "met", clause, { code: "cover-arranged", field: cover });
    return dueOn === undefined ? met : { ...met, dueOn };
  }
  if (since === undefined || dueOn === undefined) return cannotCheck(use, "absence-undated", { field: "absenceFrom" });
  if (use.asAt > dueOn && planned === undefined) {
    return cannotCheck(use, "absence-planned-or-not", { field: "absencePlanned" });
  }
  const anchor = anchorOf({ field: "absenceFrom", on: since });
  const limit = { on: dueOn, clause, words: intervalInWords(within) };
  return byDates(use, { limit }, { code: "away-without-cover", field: cover, anchor });
}
