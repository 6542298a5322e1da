import { standingEntries } from "../../shared/audit/roll-up.ts";
import type { CouncilRecord, FoldedYear, RollUpKey, World } from "../ports.ts";

/**
 * The year of a service's teams of today. A team brings its history with it: what it sent in another service is here and
 * no longer there. One point read, and one for each service that a team of today was in before.
 */
export async function yearOfService(
  { rollUps }: Pick<World, "rollUps">,
  { teams, formerServices = [] }: CouncilRecord,
  key: RollUpKey,
): Promise<FoldedYear> {
  const own = new Set(teams.filter(({ service }) => service === key.service).map(({ team }) => team));
  const former = formerServices.filter(({ team }) => own.has(team)).map(({ service }) => service);
  const services = [...new Set([key.service, ...former])];
  const found = await Promise.all(services.map((service) => rollUps.year({ ...key, service })));
  const isOwn = ({ team }: { readonly team: string }): boolean => own.has(team);
  return {
    entries: standingEntries(found.flatMap(({ entries }) => entries).filter(isOwn)),
    takenOut: found.flatMap(({ takenOut }) => takenOut).filter(isOwn),
  };
}
