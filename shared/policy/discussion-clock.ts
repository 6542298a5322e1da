import type { Policy } from "./policy.ts";

/**
 * The part of a policy about how long ago a child was discussed, with the choices that concern it: all that a formula of
 * one row can ask for.
 */
export function discussionClock(policy: Policy): Policy {
  const checks = policy.checks.filter(({ rule, subject }) => rule.kind === "cadence" && subject === "case");
  const ids = new Set(checks.map(({ id }) => id));
  return { ...policy, checks, choices: policy.choices.filter((choice) => choice.checks.some((id) => ids.has(id))) };
}
