import type { Access, AccessAction, Caller, RunKey, TeamRecord, World } from "../ports.ts";
import { type Begin, logged } from "./logged.ts";
import type { Refusal } from "./refusal.ts";
import { holdsTeam, holdsRole, notYours, readsTeam, type Scope, scopeOf, teamOf } from "./scope.ts";

interface Admitted {
  readonly scope: Scope;
  readonly team: TeamRecord;
  readonly begin: Begin;
}

interface Deed<T> {
  readonly action: AccessAction;
  readonly act: (admitted: Admitted) => Promise<T | Refusal>;
}

interface Wish<T> extends Deed<T> {
  readonly may: (scope: Scope, team: TeamRecord) => boolean;
  /** What is refused, in words that fit into "You hold no access to …". */
  readonly what: string;
  readonly seed?: number;
}

/** Lets do what is asked for whoever may, and writes down who asked and what became of it. */
export function admit<T extends object>(
  world: Pick<World, "organisation" | "accessLog" | "now">,
  caller: Caller,
  { council, team, runId }: RunKey,
  { action, may, what, seed, act }: Wish<T>,
): Promise<T | Refusal> {
  const of: Access["of"] = seed === undefined ? { team, runId } : { team, runId, seed };
  return logged(world, { council, caller, action, of }, async (begin) => {
    const scope = await scopeOf(world, caller, council);
    const record = scope && teamOf(scope, team);
    return record && may(scope, record) ? act({ scope, team: record, begin }) : notYours(what);
  });
}

/** Lets the holder, the head of service and quality assurance pass. */
export function admitReader<T extends object>(
  world: World,
  caller: Caller,
  key: RunKey,
  deed: Deed<T>,
): Promise<T | Refusal> {
  return admit(world, caller, key, { ...deed, may: readsTeam, what: "this team's runs" });
}

/** Lets those pass who audit quality: whoever holds the team, and quality assurance. */
export function admitAuditor<T extends object>(
  world: World,
  caller: Caller,
  key: RunKey,
  deed: Deed<T> & { readonly seed: number },
): Promise<T | Refusal> {
  const may = (scope: Scope, { team }: TeamRecord): boolean => holdsTeam(scope, team) || holdsRole(scope, "qa");
  return admit(world, caller, key, { ...deed, may, what: "this team's quality audits" });
}
