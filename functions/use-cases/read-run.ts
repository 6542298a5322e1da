import type { AuditRun } from "../../shared/contract/routes.ts";
import type { Access, Caller, RunKey, World } from "../ports.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { notYours, readsTeam, scopeOf, teamOf } from "./scope.ts";

export async function readRun(world: World, caller: Caller, key: RunKey): Promise<AuditRun | Refusal> {
  const refusal = await admitReader(world, caller, key, "read-run");
  if (refusal) return refusal;
  const kept = await world.audits.run(key);
  return kept?.run ?? refuse("not-found", "There is no such run of this team. Check the run number.");
}

/** Lets the holder, the head of service and QA pass, and writes down who asked before anything is read. */
export async function admitReader(
  world: World,
  caller: Caller,
  key: RunKey,
  action: Access["action"],
): Promise<Refusal | undefined> {
  const scope = await scopeOf(world, caller, key.council);
  const record = scope && teamOf(scope, key.team);
  if (!record || !readsTeam(scope, record)) return notYours("this team's runs");
  const { council, team, runId } = key;
  await world.accessLog.append({ council, caller, at: world.now(), day: scope.today, action, of: { team, runId } });
  return undefined;
}
