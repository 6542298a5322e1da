import { discussionClock } from "../../shared/policy/discussion-clock.ts";
import type { Policy } from "../../shared/policy/policy.ts";

/** The clock of case discussions, where the policy has one and no more: a formula has room for one answer. */
export function clockOf(policy: Policy): { readonly policy: Policy } | { readonly refused: string } {
  const clock = discussionClock(policy);
  if (clock.checks.length === 1) return { policy: clock };
  return { refused: `Formulas cannot ask the ${policy.name} policy about case discussions. Use Check in the pane.` };
}
