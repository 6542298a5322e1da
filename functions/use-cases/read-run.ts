import type { AuditRun } from "../../shared/contract/routes.ts";
import type { Caller, RunKey, World } from "../ports.ts";
import { admitReader } from "./admit.ts";
import { runToday } from "./kept-run.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

/** The run as it was acknowledged, and whether its findings have been erased since. */
export async function readRun(world: World, caller: Caller, key: RunKey): Promise<AuditRun | Refusal> {
  const admitted = await admitReader(world, caller, key, "read-run");
  if (isRefusal(admitted)) return admitted;
  const found = await runToday(world, key);
  if (isRefusal(found) || !found.erasure) return isRefusal(found) ? found : found.run;
  const { reason, on } = found.erasure;
  return { ...found.run, erased: { reason, on } };
}
