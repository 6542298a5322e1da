import type { Erasure, ErasureRequest } from "../../shared/contract/beside-run.ts";
import type { Added, Caller, RunKey, World } from "../ports.ts";
import { admit } from "./admit.ts";
import { runToday } from "./kept-run.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";
import { holdsRole } from "./scope.ts";

/** Removes what was found and sent, with samples and notes. The run and its figures stay, with a word that this was done. */
export async function eraseRun(
  world: World,
  caller: Caller,
  key: RunKey,
  { reason }: ErasureRequest,
): Promise<Added<Erasure> | Refusal> {
  const admitted = await admit(world, caller, key, {
    action: "erased",
    may: (scope) => holdsRole(scope, "administrator"),
    what: "erasing this team's runs",
  });
  if (isRefusal(admitted)) return admitted;
  const { record, today } = admitted.scope;
  if (record.settings.legalHold) {
    return refuse("invalid", "A legal hold stands and nothing may be erased. End it in the settings first.");
  }
  const found = await runToday(world, key);
  if (isRefusal(found)) return found;
  const by = { personId: caller.personId, name: caller.name };
  // Also when it has been erased before: what an interruption left is removed then.
  return world.besideRuns.erase(key, { reason, on: today, by, at: world.now().toISOString() });
}
