import { plainDate } from "../../shared/calendar/plain-date.ts";
import type { Result } from "../../shared/contract/results.ts";
import type { CaseField, CaseFields } from "../../shared/contract/tables.ts";
import { plans } from "../../shared/contract/vocabulary.ts";

/**
 * The first day that a tracker's date can be: it moves every count that a beginning can move. That a beginning could also
 * contradict the last discussion is no reason to withhold an answer: so could any entry that the tracker has no column for.
 */
const longAgo: CaseFields["dateOpened"] = { kind: "dates", dates: [{ on: plainDate("1990-01-01"), group: false }] };

/**
 * What an argument that was left out could have said, one entry for each thing a policy may ask. A discussion type is not
 * among them: one that is missing means individual (readings 7.7), in the pane as here.
 */
const couldSay: Partial<{ readonly [Field in CaseField]: readonly CaseFields[Field][] }> = {
  planType: plans.map((plan) => ({ kind: "plans", plans: [plan], doubtful: false })),
  longTermMatch: [{ kind: "matched" }],
  careLeaver: [{ kind: "care-leaver" }, { kind: "looked-after" }],
  dateOpened: [longAgo],
  dateAllocated: [longAgo],
};

/**
 * The row as given, and after it every row that it could be if the missing arguments had been given. Counted like the
 * digits of a number: the last of the missing fields changes fastest.
 */
export function rowsThatCouldBe(fields: CaseFields, missing: readonly CaseField[]): CaseFields[] {
  let rows = [fields];
  for (const field of missing) {
    rows = rows.flatMap((row) => [row, ...(couldSay[field] ?? []).map((entry) => ({ ...row, [field]: entry }))]);
  }
  return rows;
}

/** Which of the missing fields would change the answer of one of those rows, whatever else was given. */
export function deciding(missing: readonly CaseField[], results: readonly (Result | undefined)[]): CaseField[] {
  const answers = results.map((result) => result && `${result.state} ${result.aimOn ?? ""} ${result.dueOn ?? ""}`);
  let stride = results.length;
  return missing.filter((field) => {
    const before = stride;
    stride /= (couldSay[field]?.length ?? 0) + 1;
    // The row that differs from this one only in that the field is missing.
    const without = (at: number): number => at - (at % before) + (at % stride);
    return answers.some((answer, at) => answer !== answers[without(at)]);
  });
}
