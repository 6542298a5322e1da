import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import type { World } from "../ports.ts";
import { type PolicyWithChoices, withChoices } from "./read-policies.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { todayInLondon } from "./today-in-london.ts";

/** The edition in force on a day, today when none is given: its checks, its clauses and the council's choices. */
export async function readPolicy(
  { organisation, now }: Pick<World, "organisation" | "now">,
  council: string,
  on: PlainDate = todayInLondon(now()),
): Promise<PolicyWithChoices | Refusal> {
  const found = policyInForce(council, on);
  if (!found.found) return refuse(found.reason === "unknown-council" ? "not-found" : "invalid", found.sentence);
  const record = await organisation.council(council);
  return withChoices(found.policy, record?.choices ?? {});
}
