import type { AuditRun } from "../../shared/contract/routes.ts";
import type { Caller, RunKey, World } from "../ports.ts";
import { admitReader } from "./admit.ts";
import { runToday } from "./kept-run.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

/** The run as it was acknowledged, and whether its findings have been erased since. */
export function readRun(world: World, caller: Caller, key: RunKey): Promise<AuditRun | Refusal> {
  const act = async (): Promise<AuditRun | Refusal> => {
    const found = await runToday(world, key);
    if (isRefusal(found) || !found.erasure) return isRefusal(found) ? found : found.run;
    const { reason, on } = found.erasure;
    return { ...found.run, erased: { reason, on } };
  };
  return admitReader(world, caller, key, { action: "read-run", act });
}
