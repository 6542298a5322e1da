import type { Sample } from "../../shared/contract/beside-run.ts";

/** How many cases of a sample have an answer to every question. */
export function answeredCases({ cases, questions }: Sample): number {
  if (questions.length === 0) return 0;
  return cases.filter(({ answered }) => questions.every(({ id }) => answered?.answers[id] !== undefined)).length;
}

/** The same for everybody who opens the run, so that two people who do not choose a seed look at the same cases. */
export function suggestedSeed(runId: string): number {
  return Number.parseInt(runId.slice(-8), 16) % 1_000_000;
}
