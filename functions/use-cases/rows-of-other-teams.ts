import { comparableTeam } from "../../shared/checks/teams.ts";
import type { WireTable } from "../../shared/contract/tables.ts";
import type { CouncilRecord, TeamRecord } from "../ports.ts";
import type { Refusal } from "./refusal.ts";

const mostFaults = 100;

/**
 * The refusal of rows that name another of the council's teams than the one they are submitted for; undefined when none
 * does. What a tracker calls its team is no id: a name that is no team of the council says nothing.
 */
export function rowsOfOtherTeams(
  { teams }: Pick<CouncilRecord, "teams">,
  own: TeamRecord,
  tables: readonly WireTable[],
): Refusal | undefined {
  const others = new Map(teams.map(({ name }) => [comparableTeam(name), name]));
  others.delete(comparableTeam(own.name));
  const found = tables.flatMap((table, at) =>
    table.rows.flatMap(({ fields }, place) => {
      const name = "team" in fields ? others.get(comparableTeam(fields.team ?? "")) : undefined;
      return name === undefined ? [] : [{ name, path: `tables[${at}].rows[${place}].fields.team` }];
    }),
  );
  if (found.length === 0) return undefined;
  const names = [...new Set(found.map(({ name }) => name))].join(", ");
  return {
    refused: "invalid",
    because: `This would be submitted for ${own.name}, and ${found.length === 1 ? "1 row names" : `${found.length} rows name`} another team: ${names}. Submit those for their own team, or put the team right in the tracker, and submit again.`,
    faults: found.slice(0, mostFaults).map(({ path }) => ({ path, message: "names another team" })),
  };
}
