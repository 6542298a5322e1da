import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { type GrantsChange, organisationChange, type TeamGrant } from "../../shared/contract/organisation.ts";
import type { Caller, CouncilRecord, Grant, World } from "../ports.ts";
import { overtaken, unconditional } from "./change-organisation.ts";
import { type Begin, logged } from "./logged.ts";
import { coverWithoutEnd, organisationFaults } from "./organisation-faults.ts";
import { type OrganisationRead, ownPart, wholeOf } from "./read-organisation.ts";
import { type Fault, refuse, type Refusal } from "./refusal.ts";
import { holdsRole, leadsService, notYours, type Scope, scopeIn } from "./scope.ts";
import { todayInLondon } from "./today-in-london.ts";

interface Wish {
  readonly council: string;
  readonly service: string;
  /** The version that was read and is changed; undefined when the request names none. */
  readonly version: string | undefined;
  readonly change: GrantsChange;
}

/**
 * Gives and ends access to the teams of one service, by its head or an administrator. Grants are added and ended; what has
 * been held stays in the record as it was. Somebody who is known keeps their name.
 */
export function changeGrants(world: World, caller: Caller, wish: Wish): Promise<OrganisationRead | Refusal> {
  const { council, service } = wish;
  const asked = { council, caller, action: "changed-grants", of: { service } } as const;
  return logged(world, asked, (begin) => changed(world, caller, wish, begin));
}

async function changed(
  world: World,
  caller: Caller,
  { council, service, version, change }: Wish,
  begin: Begin,
): Promise<OrganisationRead | Refusal> {
  const today = todayInLondon(world.now());
  const current = await world.organisation.current(council);
  const scope = current && scopeIn(current.record, caller, today);
  if (!scope || !givesGrantsIn(scope, service)) return notYours("the grants of this service");
  if (version === undefined) return refuse("unconditional", unconditional);
  if (version !== current.version) return refuse("overtaken", overtaken);

  const record = withGrants(current.record, service, change);
  const faults = [
    ...rewritten(grantsOf(current.record, service), change.grants, today),
    ...foreign(current.record, service, change.grants),
    ...coverWithoutEnd(current.record.grants, change.grants),
    ...overfull(record),
    ...organisationFaults(council, record, today),
  ];
  if (faults.length > 0) {
    return { ...refuse("invalid", `The grants cannot stand like this: ${faults[0]?.message ?? ""}`), faults };
  }
  await begin();
  const next = await world.organisation.replace({ record, version });
  if (next === undefined) return refuse("overtaken", overtaken);
  const isWhole = holdsRole(scope, "administrator");
  return { view: isWhole ? await wholeOf(world, record) : ownPart({ ...scope, record }, caller), version: next };
}

function givesGrantsIn(scope: Scope, service: string): boolean {
  const isThere = scope.record.services.some((each) => each.service === service);
  return isThere && (leadsService(scope, service) || holdsRole(scope, "administrator"));
}

/** Theirs come first, so that a fault's path is that of what was sent. */
function withGrants(record: CouncilRecord, service: string, { people, grants }: GrantsChange): CouncilRecord {
  const own = new Set<Grant>(grantsOf(record, service));
  const added = people.filter(({ personId }) => !record.people.some((known) => known.personId === personId));
  return {
    ...record,
    people: [...record.people, ...added],
    grants: [...grants, ...record.grants.filter((grant) => !own.has(grant))],
  };
}

function grantsOf({ teams, grants }: CouncilRecord, service: string): readonly TeamGrant[] {
  const own = new Set(teams.filter((team) => team.service === service).map(({ team }) => team));
  return grants.filter((grant): grant is TeamGrant => "team" in grant && own.has(grant.team));
}

function foreign({ teams }: CouncilRecord, service: string, grants: readonly TeamGrant[]): readonly Fault[] {
  return grants.flatMap(({ team }, index) =>
    teams.some((each) => each.team === team && each.service === service)
      ? []
      : [
          {
            path: `grants[${index}].team`,
            message: `“${team}” is no team of this service; ask an administrator for a grant there.`,
          },
        ],
  );
}

/** What has begun may be ended from today on, and is otherwise as it was; what is new begins today or later. */
function rewritten(before: readonly TeamGrant[], after: readonly TeamGrant[], today: PlainDate): readonly Fault[] {
  const begun = before.filter(({ from }) => from <= today);
  const lost = begun.filter((grant) => !after.some((other) => isSame(grant, other)));
  return [
    ...lost.map(({ personId, team, from }) => ({
      path: "grants",
      message: `The grant of “${personId}” for “${team}” from ${from} has begun and stays in the record; end it on a day instead.`,
    })),
    ...after.flatMap((grant, index) => {
      const message = rewriting(
        begun.find((other) => isSame(grant, other)),
        grant,
        today,
      );
      return message === undefined ? [] : [{ path: `grants[${index}].${message.at}`, message: message.says }];
    }),
  ];
}

function rewriting(
  before: TeamGrant | undefined,
  after: TeamGrant,
  today: PlainDate,
): { readonly at: "from" | "until"; readonly says: string } | undefined {
  if (before === undefined) {
    if (after.from >= today) return undefined;
    return { at: "from", says: `The grant begins on ${after.from}, which has passed; choose today or a later day.` };
  }
  if (before.until === after.until) return undefined;
  if (before.until !== undefined && before.until <= today) {
    return { at: "until", says: `The grant ended on ${before.until} and stays as it was; give a new one instead.` };
  }
  if (after.until === undefined || after.until >= today) return undefined;
  return { at: "until", says: `The grant ends on ${after.until}, which has passed; choose today or a later day.` };
}

function isSame(one: TeamGrant, other: TeamGrant): boolean {
  const name = ({ personId, role, team, from }: TeamGrant): string => JSON.stringify([personId, role, team, from]);
  return name(one) === name(other);
}

/** What an administrator could not write whole any more must not come about piece by piece. */
function overfull({ people, grants }: CouncilRecord): readonly Fault[] {
  if (limited.safeParse({ people, grants }).success) return [];
  const message = "The council holds as many people and grants as it can; ask an administrator to remove old ones.";
  return [{ path: "grants", message }];
}
const limited = organisationChange.pick({ people: true, grants: true });
