import type { OrganisationView } from "../../shared/contract/organisation.ts";
import type { Caller, CouncilRecord, Grant, World } from "../ports.ts";
import { logged } from "./logged.ts";
import type { Refusal } from "./refusal.ts";
import { holdsRole, notYours, readsLabels, readsTeam, type Scope, scopeIn } from "./scope.ts";
import { todayInLondon } from "./today-in-london.ts";

export interface OrganisationRead {
  readonly view: OrganisationView;
  /** For whoever may change it. */
  readonly version?: string;
}

/** The whole for an administrator; for anybody else what concerns them. */
export function readOrganisation(world: World, caller: Caller, council: string): Promise<OrganisationRead | Refusal> {
  return logged(world, { council, caller, action: "read-organisation", of: {} }, async () => {
    const current = await world.organisation.current(council);
    const scope = current && scopeIn(current.record, caller, todayInLondon(world.now()));
    if (!scope) return notYours("this council's organisation");
    const { version } = current;
    if (holdsRole(scope, "administrator")) return { view: await wholeOf(world, current.record), version };
    // A head of service gives grants for their teams, and must name the version for that.
    return { view: ownPart(scope, caller), ...(holdsRole(scope, "head-of-service") && { version }) };
  });
}

/** In milliseconds: by then it has been looked for six times. */
const lateAfter = 30 * 60_000;

export async function wholeOf(
  { retention, now }: Pick<World, "retention" | "now">,
  { legalHoldChangedAt = "", ...record }: CouncilRecord,
): Promise<OrganisationView> {
  const { council, name, services, teams, people, grants, choices, choicesMade, settings } = record;
  const inPlace = settings.legalHold ? await retention.holdInPlace(council) : undefined;
  // What was found before it was set says nothing of it.
  const isInPlace = inPlace?.legalHold === true && inPlace.at > legalHoldChangedAt;
  return {
    ...{ council, name, whole: true, services, teams, people, grants, choices, settings },
    ...(choicesMade !== undefined && { choicesMade }),
    ...(isInPlace && { holdInPlaceAt: inPlace.at }),
    ...(isInPlace && now().getTime() - Date.parse(inPlace.at) > lateAfter && { holdLookIsLate: true as const }),
  };
}

/** The teams that they read, who holds them, and their own grants; how the council works is for all. */
export function ownPart(scope: Scope, { personId }: Caller): OrganisationView {
  const { record } = scope;
  const teams = record.teams.filter((team) => readsTeam(scope, team));
  const services = record.services.filter(
    ({ service }) =>
      teams.some((team) => team.service === service) ||
      scope.held.some((grant) => "service" in grant && grant.service === service),
  );
  const led = new Set(teams.filter((team) => readsLabels(scope, team)).map(({ team }) => team));
  const concerns = (grant: Grant): boolean => grant.personId === personId || ("team" in grant && led.has(grant.team));
  const grants = record.grants.filter(concerns);
  const named = new Set(grants.map((grant) => grant.personId));
  const people = record.people.filter((person) => named.has(person.personId));
  const { council, name, choices, settings } = record;
  return { council, name, choices, settings, whole: false, teams, services, people, grants };
}
