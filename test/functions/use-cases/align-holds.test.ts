import type { CosmosClient } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { organisation } from "../../../shared/contract/organisation.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { StoreUnavailable, type World } from "../../../functions/ports.ts";
import { alignHolds } from "../../../functions/use-cases/align-holds.ts";
import { changeOrganisation } from "../../../functions/use-cases/change-organisation.ts";
import { foldRuns } from "../../../functions/use-cases/fold-runs.ts";
import { isRefusal } from "../../../functions/use-cases/refusal.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { startApi } from "../http/api.ts";
import { administrator, barnetAdministrator, key, manager, noon, runNumber, submissionFor } from "../sample.ts";
import { sampleRun } from "../sample-run.ts";
import { databaseName, openOrganisation, worldAt } from "../store.ts";

type Aligned = Awaited<ReturnType<typeof alignHolds>>;

async function setHold(world: World, legalHold: boolean, council = "haringey"): Promise<void> {
  const current = await world.organisation.current(council);
  if (!current) throw new Error("The sample organisation is not there.");
  const change = { ...current.record, settings: { ...current.record.settings, legalHold } };
  const caller = council === "haringey" ? administrator : barnetAdministrator;
  const answer = await changeOrganisation(world, caller, { council, version: current.version, change });
  expect(isRefusal(answer)).toBe(false);
}

/** Of everything that is kept of the council whether it has no end, that which ends first before the rest. */
async function held(client: CosmosClient, council = "haringey"): Promise<readonly boolean[]> {
  const query = `SELECT c.ttl, c.keptUntil FROM c WHERE c.council = '${council}' AND IS_DEFINED(c.keptUntil)`;
  const all: { ttl: number; keptUntil: string }[] = [];
  for (const container of ["runs", "roll-ups"]) {
    const { items } = client.database(databaseName).container(container);
    all.push(...(await items.query<(typeof all)[number]>(query).fetchAll()).resources);
  }
  return all.toSorted((one, other) => (one.keptUntil < other.keptUntil ? -1 : 1)).map(({ ttl }) => ttl === -1);
}

const ofHaringey = (aligned: Aligned) => aligned.find(({ council }) => council === "haringey");
const inPlace = async (world: World) => world.retention.holdInPlace("haringey");

describe("a legal hold", () => {
  it("is set by an answer that waits for nothing, comes upon all that is kept, is told as complete, and is lifted", async () => {
    const client = await openOrganisation();
    await worldAt(client).audits.add(sampleRun());
    await foldRuns(worldAt(client), [sampleRun().run]);
    const api = await startApi({ client });
    const token = await api.issuer.issueToken(administrator.personId);
    const address = "/councils/haringey/organisation";
    const read = async () => {
      const answer = await api.ask(administrator, "GET", address);
      return { view: organisation.parse(await answer.json()), etag: answer.headers.get("etag") ?? "" };
    };
    const write = async (legalHold: boolean, staleDays: number, at: string) => {
      api.clock.now = new Date(at);
      const { view, etag } = await read();
      const { services, teams, people, grants, choices, settings } = view;
      const body = { services, teams, people, grants, choices, settings: { ...settings, legalHold, staleDays } };
      const headers = { authorization: `Bearer ${token}`, "if-match": etag };
      const answer = await api.fetch(address, { method: "PUT", headers, body: JSON.stringify(body) });
      expect(answer.status).toBe(200);
      return organisation.parse(await answer.json()).holdInPlaceAt;
    };
    const tick = async (at: string) => {
      api.clock.now = new Date(at);
      await api.host.runTimer("alignHolds");
      return (await read()).view.holdInPlaceAt;
    };

    expect(await tick("2025-09-15T11:00:00Z")).toBeUndefined();
    expect(await write(true, 35, "2025-09-15T11:02:00Z")).toBeUndefined();
    expect(await held(client)).toEqual([false, false, false, false]);
    expect(await tick("2025-09-15T11:05:00Z")).toBe("2025-09-15T11:05:00.000Z");
    expect(await held(client)).toEqual([true, true, true, true]);
    expect(await write(true, 36, "2025-09-15T11:06:00Z")).toBe("2025-09-15T11:05:00.000Z");

    expect(await write(false, 36, "2025-09-15T11:07:00Z")).toBeUndefined();
    // What was found of the hold before this one says nothing of it.
    expect(await write(true, 36, "2025-09-15T11:08:00Z")).toBeUndefined();
    expect(await tick("2025-09-15T11:10:00Z")).toBe("2025-09-15T11:10:00.000Z");
    const isLateAt = async (at: string) => {
      api.clock.now = new Date(at);
      return (await read()).view.holdLookIsLate;
    };
    expect(await isLateAt("2025-09-15T11:40:00Z")).toBeUndefined();
    expect(await isLateAt("2025-09-15T11:40:01Z")).toBe(true);
    await write(false, 36, "2025-09-15T11:11:00Z");
    expect(await tick("2025-09-15T11:15:00Z")).toBeUndefined();
    expect(await held(client)).toEqual([false, false, false, false]);
    expect(api.log.filter((line) => line.includes("brought in line"))).toHaveLength(2);
  });

  it("is looked after every five minutes", async () => {
    const { host } = await startApi();
    const timer = { name: "alignHolds", trigger: "timer", schedule: "0 */5 * * * *" };
    expect(host.functions).toContainEqual(timer);
  });

  it("that is interrupted has come first upon what ends first, is not told as complete, and goes on the next time", async () => {
    let left = Infinity;
    const client = await openOrganisation({
      beforeRequest: ({ method, path }) =>
        method === "PUT" && path.includes("/colls/runs/docs/") && --left < 0 ? { status: 503 } : undefined,
    });
    const world = worldAt(client);
    for (const number of [1, 2, 3]) await world.audits.add(sampleRun({ runId: runNumber(number) }));
    await setHold(world, true);
    left = 4;
    const interrupted = ofHaringey(await alignHolds(world));
    expect(interrupted).toMatchObject({ failure: expect.any(StoreUnavailable) as unknown });
    expect(await held(client)).toEqual([true, true, true, true, ...Array.from({ length: 5 }, () => false)]);
    expect(await inPlace(world)).toBeUndefined();

    left = Infinity;
    expect(ofHaringey(await alignHolds(world))).toMatchObject({ legalHold: true, changed: 5, isInPlace: true });
    expect((await held(client)).every(Boolean)).toBe(true);
    expect(await inPlace(world)).toEqual({ council: "haringey", legalHold: true, at: noon.toISOString() });
    expect(ofHaringey(await alignHolds(world))).toMatchObject({ changed: 0, isInPlace: true });
  });

  it.each([true, false])(
    "that becomes %s while a submission is on its way finds it the next time",
    async (legalHold) => {
      const client = await openOrganisation();
      const world = worldAt(client);
      await setHold(world, !legalHold);
      const add: World["audits"]["add"] = async (run) => {
        await setHold(world, legalHold);
        await alignHolds(world);
        return world.audits.add(run);
      };
      const crossed = { ...world, audits: { ...world.audits, add } };
      expect(isRefusal(await submitAudit(crossed, manager, key, submissionFor("2025-09")))).toBe(false);
      const isHeld = async () => new Set(await held(client));
      expect(await isHeld()).toContain(!legalHold);
      await alignHolds(world);
      expect(await isHeld()).toEqual(new Set([legalHold]));
    },
  );

  it("that is set while ends are given back is seen before the next of them", async () => {
    const world = worldAt(await openOrganisation());
    await setHold(world, false);
    const steps: boolean[] = [];
    const hold: World["audits"]["hold"] = async (council, { legalHold }) => {
      if (council !== "haringey") return { found: 0, changed: 0 };
      steps.push(legalHold);
      if (steps.length === 1) await setHold(world, true);
      return steps.length < 3 ? { found: 500, changed: 500 } : { found: 0, changed: 0 };
    };
    const aligned = await alignHolds({ ...world, audits: { ...world.audits, hold } });
    expect(steps).toEqual([false, true, true]);
    expect(ofHaringey(aligned)).toMatchObject({ legalHold: true, changed: 1_000, isInPlace: true });
  });

  it("has an end each time, so that what is more is left to the next", async () => {
    const world = worldAt(await openOrganisation());
    let steps = 0;
    const hold: World["audits"]["hold"] = (council) => {
      steps += council === "haringey" ? 1 : 0;
      return Promise.resolve({ found: 500, changed: 500 });
    };
    const aligned = await alignHolds({ ...world, audits: { ...world.audits, hold } });
    expect(steps).toBe(40);
    expect(ofHaringey(aligned)).toMatchObject({ changed: 20_000, isInPlace: false });
    expect(await inPlace(world)).toBeUndefined();
  });

  it("comes upon all others when one document cannot be read, and is not told as complete", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    await world.audits.add(sampleRun());
    const { council, team, runId } = key;
    const odd = { id: "odd", kind: "odd", council, team, runId, ttl: 1_000, keptUntil: "2025" };
    await client.database(databaseName).container("runs").items.create(odd);
    await setHold(world, true);
    expect(ofHaringey(await alignHolds(world))).toMatchObject({ changed: 3, isInPlace: false });
    expect(await held(client)).toEqual([false, true, true, true]);
    expect(await inPlace(world)).toBeUndefined();
  });

  it("of one council comes even where another's record cannot be read", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    const until = plainDate("2031-09-15");
    const ofBarnet = sampleRun({ council: "barnet", team: "pod-one", service: "planning" });
    await world.audits.add({ ...ofBarnet, keptUntil: { input: until, findings: until, run: until } });
    await setHold(world, true, "barnet");
    const item = client.database(databaseName).container("organisation").item("council", "haringey");
    await item.replace({ id: "council", council: "haringey" });
    const api = await startApi({ client });
    await expect(api.host.runTimer("alignHolds")).rejects.toThrow("could not be brought in line");
    const ofPod = await held(client, "barnet");
    expect([ofPod.length >= 3, ofPod.every(Boolean)]).toEqual([true, true]);
  });
});
