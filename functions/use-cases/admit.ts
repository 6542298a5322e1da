import type { Access, AccessAction, Caller, RunKey, TeamRecord, World } from "../ports.ts";
import type { Refusal } from "./refusal.ts";
import { holdsTeam, holdsRole, notYours, readsTeam, type Scope, scopeOf, teamOf } from "./scope.ts";

export interface Admitted {
  readonly scope: Scope;
  readonly team: TeamRecord;
}

interface Wish {
  readonly action: AccessAction;
  readonly may: (scope: Scope, team: TeamRecord) => boolean;
  /** What is refused, in words that fit into "You hold no access to …". */
  readonly what: string;
  readonly seed?: number;
}

/** Lets pass whoever may, and writes down who asked before anything is read or written. */
export async function admit(
  world: Pick<World, "organisation" | "accessLog" | "now">,
  caller: Caller,
  { council, team, runId }: RunKey,
  { action, may, what, seed }: Wish,
): Promise<Admitted | Refusal> {
  const scope = await scopeOf(world, caller, council);
  const record = scope && teamOf(scope, team);
  if (!record || !may(scope, record)) return notYours(what);
  const of: Access["of"] = seed === undefined ? { team, runId } : { team, runId, seed };
  await world.accessLog.append({ council, caller, at: world.now(), day: scope.today, action, of });
  return { scope, team: record };
}

/** Lets the holder, the head of service and quality assurance pass. */
export function admitReader(
  world: World,
  caller: Caller,
  key: RunKey,
  action: AccessAction,
): Promise<Admitted | Refusal> {
  return admit(world, caller, key, { action, may: readsTeam, what: "this team's runs" });
}

/** Lets those pass who audit quality: whoever holds the team, and quality assurance. */
export async function admitAuditor(
  world: World,
  caller: Caller,
  key: RunKey,
  { action, seed }: Pick<Wish, "action"> & { readonly seed: number },
): Promise<Admitted | Refusal> {
  const may = (scope: Scope, { team }: TeamRecord): boolean => holdsTeam(scope, team) || holdsRole(scope, "qa");
  return admit(world, caller, key, { action, may, what: "this team's quality audits", seed });
}
