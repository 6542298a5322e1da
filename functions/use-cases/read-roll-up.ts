import type { RollUp } from "../../shared/contract/routes.ts";
import type { Caller, RollUpKey, World } from "../ports.ts";
import { entriesOfService } from "./entries-of-service.ts";
import type { Refusal } from "./refusal.ts";
import { notYours, readsService, scopeOf } from "./scope.ts";

/** A service's year. Its teams are those of today's organisation, also those that have sent nothing, with all their history. */
export async function readRollUp(world: World, caller: Caller, key: RollUpKey): Promise<RollUp | Refusal> {
  const { council, service, year } = key;
  const scope = await scopeOf(world, caller, council);
  const record = scope?.record.services.find((each) => each.service === service);
  if (!scope || !record || !readsService(scope, service)) return notYours("this service's figures");
  await world.accessLog.append({
    council,
    caller,
    at: world.now(),
    day: scope.today,
    action: "read-roll-up",
    of: { service, year },
  });
  const teams = scope.record.teams.filter((team) => team.service === service);
  return {
    ...key,
    serviceName: record.name,
    teams: teams.map(({ team, name }) => ({ team, name })),
    entries: [...(await entriesOfService(world, scope.record, key))],
  };
}
