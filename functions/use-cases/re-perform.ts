import { checkTracker } from "../../shared/checks/check-tracker.ts";
import { differencesOf } from "../../shared/audit/re-performance.ts";
import type { RePerformance } from "../../shared/contract/beside-run.ts";
import type { CheckOutcome } from "../../shared/contract/results.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { WireTable } from "../../shared/contract/tables.ts";
import { policyOfEdition } from "../../shared/policy/registry.ts";
import type { Caller, RunKey, World } from "../ports.ts";
import { admit } from "./admit.ts";
import { choicesOfEdition } from "./choices-of-edition.ts";
import { erasedInWords, runToday } from "./kept-run.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";
import { holdsRole } from "./scope.ts";

const mostDifferences = 100;

/** Checks the entries of a run again, by the same edition, the same choices and the same day, and compares. */
export function rePerform(world: World, caller: Caller, key: RunKey): Promise<RePerformance | Refusal> {
  return admit(world, caller, key, {
    action: "re-performed",
    may: (scope) => holdsRole(scope, "qa"),
    what: "re-performing this team's runs",
    act: () => performedAgain(world, key),
  });
}

async function performedAgain(world: World, key: RunKey): Promise<RePerformance | Refusal> {
  const found = await runToday(world, key);
  if (isRefusal(found)) return found;
  if (found.erasure) return { outcome: "input-erased", sentence: erasedInWords(found.erasure) };
  const [input, findings] = await Promise.all([world.audits.input(key), world.audits.findings(key)]);
  if (!input) return { outcome: "input-expired", sentence: expired };

  const again = checkedAgain(found.run, input);
  if (isRefusal(again)) return again;
  const differences = differencesOf(found.run, findings, again);
  if (differences.length === 0) return { outcome: "identical", sentence: identical };
  return {
    outcome: "different",
    sentence: `The same entries give ${differences.length === 1 ? "one other result" : `${differences.length} other results`} today; tell support, because the product has changed since.`,
    differences: differences.slice(0, mostDifferences),
    count: differences.length,
  };
}

const expired = "The entries of this run have expired, so it cannot be performed again. Its figures are kept.";
const identical = "The same entries give the same results and the same figures.";

/** A choice that the edition has lost since shows as a difference. */
function checkedAgain(
  { council, policy, choices, asAt }: AuditRun,
  tables: readonly WireTable[],
): CheckOutcome | Refusal {
  const found = policyOfEdition(council, policy.edition);
  if (!found.found) return refuse("gone", found.sentence);
  return checkTracker({ policy: found.policy, choices: choicesOfEdition(found.policy, choices), asAt, tables });
}
