import type { CheckOutcome, Result } from "../../shared/contract/results.ts";
import type { Check } from "../../shared/policy/policy.ts";
import { policyOfEdition } from "../../shared/policy/registry.ts";

/** The checks of the edition that was used, by their ids; none where the service holds an edition that is not held here. */
export function knownChecks({ policy }: Pick<CheckOutcome, "policy">): ReadonlyMap<string, Check> {
  const found = policyOfEdition(policy.council, policy.edition);
  return new Map(found.found ? found.policy.checks.map((check) => [check.id, check]) : []);
}

/** Whether a check asks how long ago a child was discussed; the others ask what was recorded of it. */
export function asksHowLongAgo(check: Check | undefined): boolean {
  return check?.subject === "case" && (check.rule.kind === "cadence" || check.rule.kind === "tiered-cadence");
}

const silences: ReadonlySet<string> = new Set(["no-interval", "role-not-listed", "tier-not-listed"]);

/** What no entry of the manager can settle, since the policy is silent: it is said once and not of every row. */
export function isForTheCouncil({ because }: Result): boolean {
  return silences.has(because.code);
}
