import type { Sample } from "../../shared/contract/beside-run.ts";
import type { Caller, RunKey, World } from "../ports.ts";
import { admitAuditor } from "./admit.ts";
import { erased, runToday } from "./kept-run.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";

/** A sample as it was drawn, with the answers given so far. */
export function readSample(
  world: World,
  caller: Caller,
  key: RunKey & { readonly seed: number },
): Promise<Sample | Refusal> {
  const { seed } = key;
  const act = async (): Promise<Sample | Refusal> => {
    const found = await runToday(world, key);
    if (isRefusal(found)) return found;
    if (found.erasure) return erased(found.erasure);
    const sample = await world.besideRuns.sample(key, seed);
    return sample ?? refuse("not-found", "No sample has been drawn from this run with this seed. Draw it first.");
  };
  return admitAuditor(world, caller, key, { action: "read-sample", seed, act });
}
