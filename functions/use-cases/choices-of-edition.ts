import type { Choices } from "../../shared/contract/results.ts";
import type { Policy } from "../../shared/policy/policy.ts";

/** Of what a council has chosen, or had chosen for a run: an edition need not know a choice of another. */
export function choicesOfEdition({ choices }: Policy, made: Choices): Choices {
  return Object.fromEntries(Object.entries(made).filter(([id]) => choices.some((choice) => choice.id === id)));
}
