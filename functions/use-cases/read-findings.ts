import type { RunFindings } from "../../shared/contract/routes.ts";
import type { Caller, RunKey, World } from "../ports.ts";
import { admitReader } from "./read-run.ts";
import { refuse, type Refusal } from "./refusal.ts";

export async function readFindings(world: World, caller: Caller, key: RunKey): Promise<RunFindings | Refusal> {
  const refusal = await admitReader(world, caller, key, "read-findings");
  if (refusal) return refusal;
  const [kept, findings] = await Promise.all([world.audits.run(key), world.audits.findings(key)]);
  if (!kept) return refuse("not-found", "There is no such run of this team. Check the run number.");
  return findings ?? refuse("gone", "The findings of this run have expired. Its figures are still in the run itself.");
}
