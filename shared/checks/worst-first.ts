import type { Result } from "../contract/results.ts";
import type { State } from "../contract/vocabulary.ts";

const ranks: Record<State, number> = {
  overdue: 0,
  "not-met": 1,
  late: 2,
  "check-entry": 3,
  "cannot-check": 4,
  absent: 5,
  "past-aim": 6,
  met: 7,
};

type Ranked = Pick<Result, "state" | "daysOverdue" | "dueOn">;

/** Sorts the worst result to the front; among equals the longest overdue, then the one that falls due first. */
export function worstFirst(one: Ranked, other: Ranked): number {
  return (
    ranks[one.state] - ranks[other.state] ||
    (other.daysOverdue ?? 0) - (one.daysOverdue ?? 0) ||
    compareDays(one.dueOn, other.dueOn)
  );
}

function compareDays(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined || one === other) return 0;
  return one < other ? -1 : 1;
}
