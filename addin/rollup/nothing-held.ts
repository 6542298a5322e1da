import type { Me } from "../../shared/contract/routes.ts";
import { inSeries } from "../../shared/policy/in-series.ts";

/** What somebody is told for whom there is nothing on this page, and where to go instead. */
export function nothingHeldWords({ name, councils }: Pick<Me, "name" | "councils">): string {
  const teams = councils.flatMap((council) => council.teams.map((team) => team.name));
  const who = `You are signed in as ${name}.`;
  return teams.length > 0
    ? `${who} You hold ${inSeries(teams)}: open the tracker in Excel to check and submit it. This page shows the figures of a service.`
    : `${who} Nothing is yours to read today: ask your head of service or your council's administrator for access.`;
}
