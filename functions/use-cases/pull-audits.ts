import type { AuditPage, AuditRun } from "../../shared/contract/routes.ts";
import type { AuditsQuery, Drawn } from "../../shared/contract/pull.ts";
import type { Caller, RunPlace, WhichRuns, World } from "../ports.ts";
import { logged } from "./logged.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { holdsRole, notYours, readsTeam, type Scope, scopeOf } from "./scope.ts";

/** What is asked for: the filters, without the page or the form. */
export type Asked = Drawn["asked"];

export const runsOfAPage = 100;

interface Page {
  readonly audits: AuditPage["audits"];
  /** Where the page ends, when more follow. */
  readonly end: RunPlace | undefined;
}

/** One page of the runs that the caller may read, newest first. */
export function pullPage(
  world: World,
  caller: Caller,
  { council, asked, after }: { council: string; asked: Asked; after?: RunPlace | undefined },
): Promise<Page | Refusal> {
  return admitPuller(world, caller, {
    ...{ council, asked, after: after?.runId },
    act: async ({ which }) => {
      const found = await world.audits.newest(which, { most: runsOfAPage + 1, ...(after && { after }) });
      const audits = found.slice(0, runsOfAPage);
      return { audits, end: found.length > audits.length ? audits.at(-1) : undefined };
    },
  });
}

export interface Pulled {
  readonly drawn: Drawn;
  /** Page by page: whoever makes the file says how many it takes. */
  readonly runs: AsyncIterable<readonly AuditRun[]>;
}

/** All runs that the caller may read and that match, for a file. */
export function pullAll(
  world: World,
  caller: Caller,
  { council, asked, format }: { council: string; asked: Asked; format: NonNullable<AuditsQuery["format"]> },
): Promise<Pulled | Refusal> {
  return admitPuller(world, caller, {
    ...{ council, asked, format },
    act: ({ scope, which }) => {
      const { marking } = scope.record.settings;
      const drawn = { council, marking, drawnBy: caller.name, drawnAt: world.now().toISOString(), asked };
      return Promise.resolve({ drawn, runs: allOf(world, which) });
    },
  });
}

async function* allOf({ audits }: Pick<World, "audits">, which: WhichRuns): AsyncGenerator<readonly AuditRun[]> {
  let after: RunPlace | undefined;
  do {
    const runs = await audits.newest(which, { most: runsOfAPage, ...(after && { after }) });
    yield runs;
    after = runs.length < runsOfAPage ? undefined : runs.at(-1);
  } while (after !== undefined);
}

interface Wish<T> {
  readonly council: string;
  readonly asked: Asked;
  readonly format?: string;
  readonly after?: string | undefined;
  readonly act: (admitted: { readonly scope: Scope; readonly which: WhichRuns }) => Promise<T>;
}

/** What may be read comes from the grants; the filters only narrow it. */
function admitPuller<T extends object>(
  world: World,
  caller: Caller,
  { council, asked, format, after, act }: Wish<T>,
): Promise<T | Refusal> {
  const { service, team, from, to } = asked;
  const of = {
    ...(team !== undefined && { team }),
    ...(service !== undefined && { service }),
    ...defined(asked),
    ...(format !== undefined && { format }),
    ...(after !== undefined && { after }),
  };
  return logged(world, { council, caller, action: "pulled-audits", of }, async () => {
    const scope = await scopeOf(world, caller, council);
    if (!scope || !mayPull(scope, asked)) return notYours("these audits");
    if (from !== undefined && to !== undefined && from > to) {
      return refuse("invalid", "The first day is after the last; change one of them.");
    }
    const teams = teamsRead(scope, asked);
    return act({ scope, which: { council, ...defined(asked), ...(teams && { teams }) } });
  });
}

function defined({ from, to, edition }: Asked): Pick<WhichRuns, "from" | "to" | "edition"> {
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(edition !== undefined && { edition }),
  };
}

function mayPull(scope: Scope, asked: Asked): boolean {
  const { teams, services } = scope.record;
  const { team, service } = asked;
  const isThere =
    (team === undefined || teams.some((each) => each.team === team)) &&
    (service === undefined || services.some((each) => each.service === service));
  return isThere && (holdsRole(scope, "qa") || teamsRead(scope, asked)?.length !== 0);
}

/**
 * Undefined: every team of the council, which only quality assurance reads, with those that are no more. A service is its
 * teams of today, with what they sent before they came to it.
 */
function teamsRead(scope: Scope, { team, service }: Asked): readonly string[] | undefined {
  if (holdsRole(scope, "qa") && team === undefined && service === undefined) return undefined;
  return scope.record.teams
    .filter((each) => readsTeam(scope, each))
    .filter((each) => team === undefined || each.team === team)
    .filter((each) => service === undefined || each.service === service)
    .map((each) => each.team);
}
