import type { Policy } from "./policy.ts";

/**
 * The part of a policy that the pane, the service and the roll-up show so far: the clock of children's case discussions,
 * with the choices that concern it. Every other check of the policy is judged where the whole policy is given, as
 * `check-tracker` gives it, and is never counted or claimed elsewhere.
 */
export function discussionClock(policy: Policy): Policy {
  const checks = policy.checks.filter(({ rule, subject }) => rule.kind === "cadence" && subject === "case");
  const ids = new Set(checks.map(({ id }) => id));
  return { ...policy, checks, choices: policy.choices.filter((choice) => choice.checks.some((id) => ids.has(id))) };
}
