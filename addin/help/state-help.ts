import { stateWords } from "../../shared/checks/words.ts";
import { worstFirst } from "../../shared/checks/worst-first.ts";
import { states, type State } from "../../shared/contract/vocabulary.ts";

/** What a status says, and what is to be done about it. */
interface StatusHelp {
  /** As it stands in the sheet, the pane and every export. */
  readonly words: string;
  readonly means: string;
  /** Absent for a status that says itself when it no longer holds. */
  readonly state?: State;
}

const meanings: Readonly<Record<State, string>> = {
  met: "What the policy requires is recorded, or is not due yet.",
  "past-aim": "The minimum is met. What the policy hopes for is not. Plan it before the limit.",
  overdue:
    "The last day has passed and nothing later is recorded. It speaks of what is recorded, not of what was done: if it was done, record the date.",
  "not-met": "What must be recorded is recorded as no, or as outside what the policy allows.",
  late: "Done, but after its last day. Nothing is left to do.",
  absent: "It would be overdue, but the worker is recorded as absent. It is counted apart, and no clock stops.",
  "check-entry":
    "Something is written that cannot be read or contradicts something else. Correct the cell and check again.",
  "cannot-check": "What the check needs is not recorded. It is never counted as met: enter what is missing.",
};

/** Every word of the Policy check column, in the order in which one row's worst is chosen. */
export const statusHelp: readonly StatusHelp[] = [
  ...states.toSorted(gravest).map((state) => ({ state, words: stateWords(state), means: meanings[state] })),
  {
    words: "Out of date: check again",
    means: "The row or the day has changed since the check, so the status no longer holds. Choose Check now.",
  },
];

function gravest(one: State, other: State): number {
  return worstFirst({ state: one }, { state: other });
}
