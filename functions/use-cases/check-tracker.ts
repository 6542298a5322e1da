import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { checkTracker as checkTables } from "../../shared/checks/check-tracker.ts";
import type { CheckOutcome } from "../../shared/contract/results.ts";
import type { CheckRequest } from "../../shared/contract/routes.ts";
import type { WireTable } from "../../shared/contract/tables.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import type { Caller, CouncilRecord, World } from "../ports.ts";
import { choicesOfEdition } from "./choices-of-edition.ts";
import { refusedReferences } from "./references-allowed.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { mayCheck, notYours, scopeIn } from "./scope.ts";
import { todayInLondon } from "./today-in-london.ts";

/** Checks the tables as at the day asked for, with the organisation's choices. Keeps nothing. */
export async function checkTracker(
  world: Pick<World, "organisation" | "now">,
  caller: Caller,
  council: string,
  { asAt, tables }: CheckRequest,
): Promise<CheckOutcome | Refusal> {
  const record = await world.organisation.recentCouncil(council);
  const scope = record && scopeIn(record, caller, todayInLondon(world.now()));
  if (!scope || !mayCheck(scope)) return notYours("checks of this council");
  // An administrator may have set the pattern some seconds ago: nothing is refused by what was so before.
  const refused =
    refusedReferences(scope.record, tables) &&
    refusedReferences((await world.organisation.council(council)) ?? scope.record, tables);
  return refused ?? checkAsAt(scope.record, asAt, tables);
}

export function checkAsAt(
  { council, choices }: Pick<CouncilRecord, "council" | "choices">,
  asAt: PlainDate,
  tables: readonly WireTable[],
): CheckOutcome | Refusal {
  const found = policyInForce(council, asAt);
  if (!found.found) return refuse("invalid", found.sentence);
  return checkTables({ policy: found.policy, choices: choicesOfEdition(found.policy, choices), asAt, tables });
}
