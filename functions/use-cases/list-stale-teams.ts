import { daysBetween } from "../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { isTakenOut } from "../../shared/audit/roll-up.ts";
import { editions } from "../../shared/policy/registry.ts";
import type { CouncilRecord, MorningList, World } from "../ports.ts";
import { todayInLondon } from "./today-in-london.ts";

/** Writes down, for each council, the teams that have submitted nothing for longer than its setting allows. */
export async function listStaleTeams(
  world: Pick<World, "organisation" | "audits" | "morningLists" | "now">,
): Promise<readonly MorningList[]> {
  const day = todayInLondon(world.now());
  const lists: MorningList[] = [];
  for (const council of new Set(editions.map((edition) => edition.council))) {
    const record = await world.organisation.council(council);
    if (!record) continue;
    const list = await listOf(world, record, day);
    await world.morningLists.keep(list);
    lists.push(list);
  }
  return lists;
}

/** Of runs that were taken out there are never many in a row. */
const runsLookedAt = 20;

async function listOf(
  { audits }: Pick<World, "audits">,
  { council, teams, settings: { staleDays } }: CouncilRecord,
  day: PlainDate,
): Promise<MorningList> {
  const stale: MorningList["teams"][number][] = [];
  for (const { team, service } of teams) {
    const newest = await audits.newest({ council, teams: [team] }, { most: runsLookedAt });
    const last = newest.find((run) => !isTakenOut(run));
    if (last && daysBetween(last.asAt, day) <= staleDays) continue;
    stale.push({ team, service, ...(last && { lastSubmittedOn: last.asAt }) });
  }
  return { council, day, staleDays, teams: stale };
}
