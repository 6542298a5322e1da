import type { Checklist } from "../policy/kinds/checklist.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import { answeredOn, answerOf } from "./answers.ts";
import { checklistJudge, entryNamed } from "./checklist.ts";
import { readsTheSameUntil } from "./entries.ts";
import { checkEntry, standing, type CheckInUse } from "./judgement.ts";
import type { PersonJudge } from "./person-judge.ts";

/** Where the duty is only for some workers, what is recorded of them says for whom. */
export function workerChecklistJudge(use: CheckInUse, rule: Checklist): PersonJudge {
  const judge = checklistJudge(use, rule);
  const { onlyWhere } = rule;
  if (onlyWhere === undefined) return ({ fields }) => judge(fields);
  const { field } = onlyWhere;
  return ({ fields }) => {
    const applies = whetherItApplies(use, onlyWhere, fields);
    if (applies === "no") return undefined;
    const judged = applies === "unreadable" ? checkEntry(use, { code: "answer-unreadable", field }) : judge(fields);
    return standing(judged, readsTheSameUntil([entryNamed(fields, field)], use.asAt));
  };
}

export function whetherItApplies(
  { asAt }: CheckInUse,
  { field, is }: NonNullable<Checklist["onlyWhere"]>,
  fields: WorkerFields,
): "yes" | "no" | "unreadable" {
  const entry = entryNamed(fields, field);
  const on = answeredOn(entry);
  // A day ahead is one that has not been reached, and no fault.
  if (is === "a-day-reached" && on !== undefined) return on <= asAt ? "yes" : "no";
  const answer = answerOf(entry, asAt);
  return answer === "blank" ? "no" : answer;
}
