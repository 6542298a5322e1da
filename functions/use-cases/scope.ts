import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Caller, CouncilRecord, Grant, Role, TeamRecord, World } from "../ports.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { todayInLondon } from "./today-in-london.ts";

/** What a person may do in one council today. It comes from the organisation's dated grants, never from a request. */
export interface Scope {
  readonly record: CouncilRecord;
  readonly held: readonly Grant[];
  readonly today: PlainDate;
}

/** The app role that must stand in the token beside the grant: whoever loses it in the directory loses the grant's use. */
const appRoles: Readonly<Record<Grant["role"], Role>> = {
  manager: "team-manager",
  deputy: "team-manager",
  cover: "team-manager",
  "head-of-service": "head-of-service",
  qa: "qa",
  administrator: "administrator",
};

/** Undefined when the person holds nothing there today, or the council is not one of ours: both look the same outside. */
export async function scopeOf(
  { organisation, now }: Pick<World, "organisation" | "now">,
  caller: Caller,
  council: string,
): Promise<Scope | undefined> {
  const today = todayInLondon(now());
  const record = await organisation.council(council);
  return record && scopeIn(record, caller, today);
}

/** Undefined when the person holds nothing there today. */
export function scopeIn(record: CouncilRecord, caller: Caller, today: PlainDate): Scope | undefined {
  const held = record.grants.filter(
    (grant) =>
      grant.personId === caller.personId && isHeldOn(grant, today) && caller.roles.includes(appRoles[grant.role]),
  );
  return held.length > 0 ? { record, held, today } : undefined;
}

/** On the day of its end a grant is gone: a departed manager loses the team that day. */
export function isHeldOn({ from, until }: Grant, day: PlainDate): boolean {
  return from <= day && (until === undefined || day < until);
}

export function teamOf({ record }: Scope, team: string): TeamRecord | undefined {
  return record.teams.find((each) => each.team === team);
}

export function holdsTeam({ held }: Scope, team: string): boolean {
  return held.some((grant) => "team" in grant && grant.team === team);
}

export function readsService(scope: Scope, service: string): boolean {
  return holdsRole(scope, "qa") || leadsService(scope, service);
}

export function leadsService({ held }: Scope, service: string): boolean {
  return held.some((grant) => grant.role === "head-of-service" && grant.service === service);
}

/** The holder, the head of the team's service, and QA of the council. */
export function readsTeam(scope: Scope, team: TeamRecord): boolean {
  return holdsTeam(scope, team.team) || readsService(scope, team.service);
}

/** An administrator gives access and has none. */
export function mayCheck({ held }: Scope): boolean {
  return held.some((grant) => grant.role !== "administrator");
}

export function holdsRole({ held }: Scope, ...roles: readonly Grant["role"][]): boolean {
  return held.some(({ role }) => roles.includes(role));
}

/** Whoever supervises the workers or answers for those who do. Quality assurance reads pseudonyms. */
export function readsLabels(scope: Scope, { team, service }: TeamRecord): boolean {
  return holdsTeam(scope, team) || leadsService(scope, service);
}

export function notYours(what: string): Refusal {
  return refuse(
    "forbidden",
    `You hold no access to ${what} today. Ask your head of service or an administrator for a grant.`,
  );
}
