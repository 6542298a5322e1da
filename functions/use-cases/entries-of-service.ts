import { standingEntries } from "../../shared/audit/roll-up.ts";
import type { RollUpEntry } from "../../shared/contract/routes.ts";
import type { CouncilRecord, RollUpKey, World } from "../ports.ts";

/**
 * The year of a service's teams of today. A team brings its history with it: what it sent in another service is here and
 * no longer there. One point read, and one for each service that a team of today was in before.
 */
export async function entriesOfService(
  { rollUps }: Pick<World, "rollUps">,
  { teams, formerServices = [] }: CouncilRecord,
  key: RollUpKey,
): Promise<readonly RollUpEntry[]> {
  const own = new Set(teams.filter(({ service }) => service === key.service).map(({ team }) => team));
  const former = formerServices.filter(({ team }) => own.has(team)).map(({ service }) => service);
  const services = [...new Set([key.service, ...former])];
  const found = await Promise.all(services.map((service) => rollUps.entries({ ...key, service })));
  return standingEntries(found.flat().filter(({ team }) => own.has(team)));
}
