import type { MorningListView } from "../../shared/contract/reports.ts";
import type { Caller, CouncilRecord, MorningList, World } from "../ports.ts";
import { logged } from "./logged.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { holdsRole, leadsService, notYours, scopeOf } from "./scope.ts";

/** The newest list: the teams of one's own services for their head, all for quality assurance and an administrator. */
export function readMorningList(world: World, caller: Caller, council: string): Promise<MorningListView | Refusal> {
  return logged(world, { council, caller, action: "read-morning-list", of: {} }, async () => {
    const scope = await scopeOf(world, caller, council);
    if (!scope || !holdsRole(scope, "head-of-service", "qa", "administrator")) return notYours("this morning list");
    const list = await world.morningLists.newest(council);
    if (!list) return refuse("not-found", "No list has been made yet. Look again after six tomorrow morning.");
    const readsAll = holdsRole(scope, "qa", "administrator");
    const teams = list.teams.map((team) => asOfToday(team, scope.record));
    return { ...list, teams: teams.filter(({ service }) => readsAll || leadsService(scope, service)) };
  });
}

/** Names and services are today's: a team may have moved since the morning. */
function asOfToday(
  { team, lastSubmittedOn, ...then }: MorningList["teams"][number],
  { teams, services }: CouncilRecord,
): MorningListView["teams"][number] {
  const { name, service } = teams.find((each) => each.team === team) ?? { name: team, service: then.service };
  return {
    team,
    name,
    service,
    serviceName: services.find((each) => each.service === service)?.name ?? service,
    ...(lastSubmittedOn && { lastSubmittedOn }),
  };
}
