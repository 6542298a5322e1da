import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { wireTables } from "../../../shared/contract/tables.ts";
import { whoAmI } from "../../../functions/use-cases/who-am-i.ts";
import { councils, habits } from "../../../local/seed/councils.ts";
import { people } from "../../../local/seed/people.ts";
import { seedWorld } from "../../../local/seed/seed-world.ts";
import { trackerOn } from "../../../local/seed/tables.ts";
import { databaseName, openStore, worldAt } from "../../functions/store.ts";

const today = plainDate("2026-03-18");
const morning = new Date("2026-03-18T09:00:00Z");

interface StoredRun {
  readonly team: string;
  readonly month: string;
  readonly asAt: string;
  readonly runId: string;
  readonly summary: { readonly casesChecked: number };
}

async function runsOf(client: Awaited<ReturnType<typeof openStore>>, council: string): Promise<StoredRun[]> {
  const query = `SELECT * FROM c WHERE c.council = '${council}' AND c.kind = 'run'`;
  const runs = client.database(databaseName).container("runs");
  const { resources } = await runs.items.query<StoredRun>(query).fetchAll();
  return resources;
}

describe("the sample world", () => {
  it("holds six months of runs of every team but the one that has gone quiet and the one that never began", async () => {
    const client = await openStore();
    await seedWorld(client, databaseName, today);
    const runs = [...(await runsOf(client, "haringey")), ...(await runsOf(client, "barnet"))];
    const months = (team: string) =>
      runs
        .filter((run) => run.team === team)
        .map(({ month }) => month)
        .toSorted();
    const six = ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02"];
    expect(months("safeguarding-east")).toEqual(six);
    expect(months("pod-alder")).toEqual(six);
    expect(months("pod-cedar")).toEqual(six.slice(0, 4));
    expect(months("in-care-two")).toEqual([]);
    for (const { asAt, month, summary } of runs) {
      expect(asAt.startsWith(month)).toBe(true);
      expect(summary.casesChecked).toBeGreaterThan(50);
    }
  });

  it("is made once: a second start, a day later, changes nothing", async () => {
    const client = await openStore();
    await seedWorld(client, databaseName, today);
    const before = await runsOf(client, "haringey");
    await seedWorld(client, databaseName, plainDate("2026-04-19"));
    expect(await runsOf(client, "haringey")).toEqual(before);
  });

  it("is completed by the next start, a day later, when the first was interrupted", async () => {
    const state = { left: 30 };
    const client = await openStore({
      beforeRequest: ({ method }) => (method === "POST" && state.left-- < 0 ? { status: 503 } : undefined),
    });
    await expect(seedWorld(client, databaseName, today)).rejects.toThrow();
    state.left = Number.POSITIVE_INFINITY;
    await seedWorld(client, databaseName, plainDate("2026-03-19"));
    expect(await runsOf(client, "haringey")).toHaveLength(24);
    expect(await runsOf(client, "barnet")).toHaveLength(16);
  });

  it("is the same on every machine", async () => {
    const [one, two] = [await openStore(), await openStore()];
    await seedWorld(one, databaseName, today);
    await seedWorld(two, databaseName, today);
    const figures = async (client: typeof one) =>
      (await runsOf(client, "barnet")).map(({ runId, summary }) => ({ runId, summary }));
    expect(await figures(one)).toEqual(await figures(two));
  });

  it("lets the people of the sign-in page hold what it says they hold", async () => {
    const client = await openStore();
    await seedWorld(client, databaseName, today);
    const world = worldAt(client, morning);
    const held = await Promise.all(
      people.map(async ({ id, name, roles }) => {
        const { councils: holds } = await whoAmI(world, { personId: id, name, roles, tenantId: "local" });
        return {
          name,
          teams: holds.flatMap(({ teams }) => teams),
          services: holds.flatMap(({ services }) => services),
        };
      }),
    );
    const managed = new Set(held.flatMap(({ teams }) => teams.map(({ team }) => team)));
    expect([...managed].toSorted()).toEqual(councils.flatMap(({ teams }) => teams.map(({ team }) => team)).toSorted());
    expect(held[0]).toMatchObject({ name: "Sol Emberley", teams: [{ team: "safeguarding-east", as: "manager" }] });
    expect(held[1]).toMatchObject({ teams: [{ team: "pod-alder", as: "manager" }] });
    expect(held.find(({ name }) => name === "Odessa Quillmere")).toMatchObject({
      services: [{ service: "safeguarding", as: ["head-of-service"] }],
    });
    expect(held.at(-1)).toMatchObject({ teams: [], services: [] });
  });

  it("names its people apart, by id and by username", () => {
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(new Set(people.map(({ username }) => username)).size).toBe(people.length);
  });

  it("sends tables that the wire accepts, and the same ones whenever it is asked", () => {
    for (const { teams } of councils) {
      for (const team of teams) {
        const ways = habits[team.team];
        if (!ways) throw new Error(`${team.team} has no habits.`);
        const tables = trackerOn(team, ways, plainDate("2026-02-27"));
        expect(wireTables.parse(tables)).toEqual(tables);
        expect(trackerOn(team, ways, plainDate("2026-02-27"))).toEqual(tables);
      }
    }
  });
});
