import type { OrganisationChange } from "../../../shared/contract/organisation.ts";

/** One's own changes of an organisation, laid upon what somebody else has made of it meanwhile. */
export interface Merged {
  readonly change: OrganisationChange;
  /** What both have changed, in words; one's own stands in `change`. */
  readonly clashes: readonly string[];
}

/** What one has not touched is as the other has left it. */
export function mergeChanges(base: OrganisationChange, mine: OrganisationChange, theirs: OrganisationChange): Merged {
  const clashes: string[] = [];
  const list = <T>(of: (change: OrganisationChange) => readonly T[], name: (item: T) => string, what: string): T[] => {
    const byName = (change: OrganisationChange) => new Map(of(change).map((item) => [name(item), item]));
    const merged = mergeMaps(byName(base), byName(mine), byName(theirs));
    clashes.push(...merged.clashes.map((clash) => `${what} ${clash}`));
    return [...merged.values.values()];
  };
  const table = <T>(of: (change: OrganisationChange) => Readonly<Record<string, T>>, what: string) => {
    const entries = (change: OrganisationChange) => new Map(Object.entries(of(change)));
    const merged = mergeMaps(entries(base), entries(mine), entries(theirs));
    clashes.push(...merged.clashes.map((clash) => `${what} ${clash}`));
    return Object.fromEntries(merged.values);
  };
  const change = {
    services: list(
      (of) => of.services,
      ({ service }) => service,
      "the service",
    ),
    teams: list(
      (of) => of.teams,
      ({ team }) => team,
      "the team",
    ),
    people: list(
      (of) => of.people,
      ({ personId }) => personId,
      "the person",
    ),
    grants: list((of) => of.grants, grantName, "the grant of"),
    choices: table((of) => of.choices, "the choice"),
    settings: table<unknown>((of) => of.settings, "the setting") as OrganisationChange["settings"],
  };
  return { change, clashes };
}

/** What makes a grant the same grant: its end may change. */
export function grantName(grant: OrganisationChange["grants"][number]): string {
  const held = "team" in grant ? grant.team : "service" in grant ? grant.service : "the council";
  return [grant.personId, grant.role, held, grant.from].join(", ");
}

function mergeMaps<T>(
  base: ReadonlyMap<string, T>,
  mine: ReadonlyMap<string, T>,
  theirs: ReadonlyMap<string, T>,
): { readonly values: Map<string, T>; readonly clashes: readonly string[] } {
  const values = new Map<string, T>();
  const clashes: string[] = [];
  for (const name of new Set([...theirs.keys(), ...mine.keys(), ...base.keys()])) {
    const [before, own, other] = [base.get(name), mine.get(name), theirs.get(name)];
    const isMine = !isEqual(own, before);
    if (isMine && !isEqual(other, before) && !isEqual(own, other)) clashes.push(name);
    const stands = isMine ? own : other;
    if (stands !== undefined) values.set(name, stands);
  }
  return { values, clashes };
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
