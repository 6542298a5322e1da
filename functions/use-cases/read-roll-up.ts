import type { RollUp } from "../../shared/contract/routes.ts";
import type { Caller, RollUpKey, World } from "../ports.ts";
import { logged } from "./logged.ts";
import type { Refusal } from "./refusal.ts";
import { notYours, readsService, scopeOf } from "./scope.ts";
import { yearOfService } from "./year-of-service.ts";

/** A service's year. Its teams are those of today's organisation, also those that have sent nothing, with all their history. */
export function readRollUp(world: World, caller: Caller, key: RollUpKey): Promise<RollUp | Refusal> {
  const { council, service, year } = key;
  return logged(world, { council, caller, action: "read-roll-up", of: { service, year } }, async () => {
    const scope = await scopeOf(world, caller, council);
    const record = scope?.record.services.find((each) => each.service === service);
    if (!scope || !record || !readsService(scope, service)) return notYours("this service's figures");
    const teams = scope.record.teams.filter((team) => team.service === service);
    const { entries, takenOut } = await yearOfService(world, scope.record, key);
    return {
      ...key,
      serviceName: record.name,
      teams: teams.map(({ team, name }) => ({ team, name })),
      entries: [...entries],
      ...(takenOut.length > 0 && { takenOut: [...takenOut] }),
    };
  });
}
