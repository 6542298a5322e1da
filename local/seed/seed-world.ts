import type { Container, CosmosClient, Database } from "@azure/cosmos";
import { ensureContainers } from "../../functions/cosmos/containers.ts";
import { councilDocumentOf } from "../../functions/cosmos/organisation.ts";
import { cosmosWorld } from "../../functions/cosmos/world.ts";
import type { Caller, CouncilRecord, TeamRecord } from "../../functions/ports.ts";
import { isRefusal } from "../../functions/use-cases/refusal.ts";
import { submitAudit } from "../../functions/use-cases/submit-audit.ts";
import { plusDays } from "../../shared/calendar/arithmetic.ts";
import { lastDayOf, type Month, monthOf, plusWholeMonths } from "../../shared/calendar/month.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { isWorkingDay } from "../../shared/calendar/working-days.ts";
import { councils, habits } from "./councils.ts";
import { grantsOn, managerOf, people } from "./people.ts";
import { idOf } from "./randomness.ts";
import { trackerOn } from "./tables.ts";

const monthsSent = 6;

/**
 * Fills an empty store with the sample world: councils, people's grants and six months of submissions, each made by the
 * same use case as a real one, on the last working day of its month. The roll-ups are left to the change feed. Does
 * nothing when the world is there; what an interrupted start has left out is added by the next.
 */
export async function seedWorld(client: CosmosClient, databaseName: string, today: PlainDate): Promise<void> {
  await ensureContainers(client, databaseName);
  const database = client.database(databaseName);
  const organisation = database.container("organisation");
  if (await isSeeded(organisation)) return;

  for (const record of councils) {
    await organisation.items.upsert(councilDocumentOf({ ...record, ...peopleAndGrants(record.council, today) }));
  }
  for (const record of councils) {
    for (const team of record.teams) await submitMonths(database, record.council, team, today);
  }
  await organisation.items.upsert({ ...seeded, on: today });
}

/** Written last: while it is missing, something else may be too. */
const seeded = { id: "sample-world", kind: "sample-world", council: "haringey", schemaVersion: 2 } as const;

async function isSeeded(organisation: Container): Promise<boolean> {
  const { resource } = await organisation.item(seeded.id, seeded.council).read<{ schemaVersion: number }>();
  return resource?.schemaVersion === seeded.schemaVersion;
}

function peopleAndGrants(council: string, today: PlainDate): Pick<CouncilRecord, "people" | "grants"> {
  const grants = grantsOn(today).flatMap((each) => (each.council === council ? [each.grant] : []));
  const holders = new Set(grants.map(({ personId }) => personId));
  return {
    grants,
    people: people.filter(({ id }) => holders.has(id)).map(({ id, name }) => ({ personId: id, name })),
  };
}

async function submitMonths(database: Database, council: string, team: TeamRecord, today: PlainDate): Promise<void> {
  const ways = habits[team.team];
  if (ways?.lastSent === undefined) return;
  for (let ago = monthsSent; ago >= ways.lastSent; ago--) {
    const month = plusWholeMonths(monthOf(today), -ago);
    const asAt = lastWorkingDayOf(month);
    const world = cosmosWorld(database, () => new Date(`${asAt}T15:00:00Z`));
    const key = { council, team: team.team, runId: idOf("run", council, team.team, month) };
    const submission = {
      trackerId: idOf("tracker", council, team.team),
      month,
      tables: trackerOn(team, ways, asAt),
    };
    const answer = await submitAudit(world, callerFor(team.team), key, submission);
    if (isRefusal(answer))
      throw new Error(`The sample run of ${team.name} for ${month} was refused: ${answer.because}`);
  }
}

function callerFor(team: string): Caller {
  const { id, name, roles } = managerOf(team);
  return { personId: id, name, roles, tenantId: "local" };
}

function lastWorkingDayOf(month: Month): PlainDate {
  let day = lastDayOf(month);
  while (isWorkingDay(day) === false) day = plusDays(day, -1);
  return day;
}
