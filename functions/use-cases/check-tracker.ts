import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { checkTracker as checkTables } from "../../shared/checks/check-tracker.ts";
import type { CheckOutcome } from "../../shared/contract/results.ts";
import type { CheckRequest } from "../../shared/contract/routes.ts";
import type { WireTable } from "../../shared/contract/tables.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import type { Caller, CouncilRecord, World } from "../ports.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { mayCheck, notYours, scopeOf } from "./scope.ts";

/** Checks the tables as at the day asked for, with the organisation's choices. Keeps nothing. */
export async function checkTracker(
  world: Pick<World, "organisation" | "now">,
  caller: Caller,
  council: string,
  { asAt, tables }: CheckRequest,
): Promise<CheckOutcome | Refusal> {
  const scope = await scopeOf(world, caller, council);
  if (!scope || !mayCheck(scope)) return notYours("checks of this council");
  return checkAsAt(scope.record, asAt, tables);
}

export function checkAsAt(
  { council, choices }: Pick<CouncilRecord, "council" | "choices">,
  asAt: PlainDate,
  tables: readonly WireTable[],
): CheckOutcome | Refusal {
  const found = policyInForce(council, asAt);
  if (!found.found) return refuse("invalid", found.sentence);
  return checkTables({ policy: found.policy, choices, asAt, tables });
}
