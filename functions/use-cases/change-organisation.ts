import type { ChoicesMade, OrganisationChange } from "../../shared/contract/organisation.ts";
import type { Caller, CouncilRecord, World } from "../ports.ts";
import { changedParts } from "./changed-parts.ts";
import { type Begin, logged } from "./logged.ts";
import { coverWithoutEnd, organisationFaults } from "./organisation-faults.ts";
import { type OrganisationRead, wholeOf } from "./read-organisation.ts";
import { type Fault, refuse, type Refusal } from "./refusal.ts";
import { holdsRole, notYours, scopeIn } from "./scope.ts";
import { todayInLondon } from "./today-in-london.ts";

interface Wish {
  readonly council: string;
  /** The version that was read and is changed; undefined when the request names none. */
  readonly version: string | undefined;
  readonly change: OrganisationChange;
}

/** Puts an organisation in the place of the one that the administrator has read, and of no other. */
export function changeOrganisation(world: World, caller: Caller, wish: Wish): Promise<OrganisationRead | Refusal> {
  const asked = { council: wish.council, caller, action: "changed-organisation", of: {} } as const;
  return logged(world, asked, (begin) => changed(world, caller, wish, begin));
}

async function changed(
  world: World,
  caller: Caller,
  { council, version, change }: Wish,
  begin: Begin,
): Promise<OrganisationRead | Refusal> {
  const today = todayInLondon(world.now());
  const current = await world.organisation.current(council);
  const scope = current && scopeIn(current.record, caller, today);
  if (!scope || !holdsRole(scope, "administrator")) return notYours("changing this council's organisation");
  if (version === undefined) return refuse("unconditional", unconditional);
  if (version !== current.version) return refuse("overtaken", overtaken);

  const before = current.record;
  const faults = [
    ...organisationFaults(council, change, today),
    ...coverWithoutEnd(before.grants, change.grants),
    ...(await lostTeams(world, before, change)),
  ];
  if (faults.length > 0) {
    return { ...refuse("invalid", `The organisation cannot stand like this: ${faults[0]?.message ?? ""}`), faults };
  }
  const at = world.now();
  await begin({ parts: changedParts(before, change) });
  const choicesMade = madeSince(before, change, { by: { personId: caller.personId, name: caller.name }, at });
  const record = {
    ...change,
    ...{ council, name: before.name },
    ...{ choicesMade, formerServices: formerServices(before, change) },
    ...legalHoldChanged(before, change, at),
  };
  // A hold is brought upon what is kept by a timer: here somebody waits, and may be left without an answer.
  const next = await world.organisation.replace({ record, version });
  if (next === undefined) return refuse("overtaken", overtaken);
  return { view: await wholeOf(world, record), version: next };
}

export const unconditional = "Say which version you change: send the ETag that came with the organisation as If-Match.";
export const overtaken =
  "Somebody else has changed the organisation since you opened it. Open it again and repeat your change.";

/** A choice that is as it was keeps who made it. */
function madeSince(
  before: CouncilRecord,
  { choices }: OrganisationChange,
  { by, at }: { readonly by: ChoicesMade[string]["by"]; readonly at: Date },
): ChoicesMade {
  const text = (value: unknown): string | undefined => JSON.stringify(value);
  const ids = [...new Set([...Object.keys(before.choices), ...Object.keys(choices)])];
  const changed = ids.filter((id) => text(before.choices[id]) !== text(choices[id]));
  return { ...before.choicesMade, ...Object.fromEntries(changed.map((id) => [id, { by, at: at.toISOString() }])) };
}

/** What a team sends lies under the service that it was in then. */
function formerServices(
  before: CouncilRecord,
  { teams }: OrganisationChange,
): NonNullable<CouncilRecord["formerServices"]> {
  const known = before.formerServices ?? [];
  const left = before.teams.filter(
    ({ team, service }) =>
      teams.some((each) => each.team === team && each.service !== service) &&
      !known.some((each) => each.team === team && each.service === service),
  );
  return [...known, ...left.map(({ team, service }) => ({ team, service }))].filter((former) =>
    teams.some(({ team }) => team === former.team),
  );
}

function legalHoldChanged(
  { settings, legalHoldChangedAt }: CouncilRecord,
  change: OrganisationChange,
  at: Date,
): Pick<CouncilRecord, "legalHoldChangedAt"> {
  if (settings.legalHold !== change.settings.legalHold) return { legalHoldChangedAt: at.toISOString() };
  return legalHoldChangedAt === undefined ? {} : { legalHoldChangedAt };
}

/** The history of a team belongs to it, and nobody can read it when the team is gone. */
async function lostTeams(
  { audits }: World,
  { council, teams }: CouncilRecord,
  change: OrganisationChange,
): Promise<readonly Fault[]> {
  const left = teams.filter(({ team }) => !change.teams.some((each) => each.team === team));
  const withRuns = await Promise.all(left.map(({ team }) => audits.hasRuns(council, team)));
  return left
    .filter((_, index) => withRuns[index] === true)
    .map(({ name }) => ({
      path: "teams",
      message: `${name} has submitted runs, which nobody could read any more; keep the team and end its grants.`,
    }));
}
