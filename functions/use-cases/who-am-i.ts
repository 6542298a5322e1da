import type { Me } from "../../shared/contract/routes.ts";
import { editions } from "../../shared/policy/registry.ts";
import type { Caller, World } from "../ports.ts";
import { openMonths } from "./open-months.ts";
import { type Scope, scopeOf } from "./scope.ts";

/** Who is signed in, and what they hold today in each of the councils whose policy we know. */
export async function whoAmI(world: Pick<World, "organisation" | "now">, caller: Caller): Promise<Me> {
  const councils = [...new Set(editions.map(({ council }) => council))];
  const scopes = await Promise.all(councils.map((council) => scopeOf(world, caller, council)));
  return {
    personId: caller.personId,
    name: caller.name,
    roles: [...caller.roles],
    councils: scopes.filter((scope) => scope !== undefined).map(heldIn),
  };
}

function heldIn(scope: Scope): Me["councils"][number] {
  const { record, held, today } = scope;
  const { marking, referencePattern } = record.settings;
  return {
    council: record.council,
    name: record.name,
    today,
    months: [...openMonths(today)],
    teams: record.teams.flatMap((team) => {
      const grant = held.find((each) => "team" in each && each.team === team.team);
      return grant ? [{ ...team, as: grant.role }] : [];
    }),
    services: record.services.flatMap(({ service, name }) => {
      const grants = held.filter((each) => each.role === "qa" || ("service" in each && each.service === service));
      const as = [...new Set(grants.map(({ role }) => role))];
      return as.length > 0 ? [{ service, name, as }] : [];
    }),
    marking,
    ...(referencePattern !== undefined && { referencePattern }),
  };
}
