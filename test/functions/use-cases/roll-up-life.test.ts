import { describe, expect, it } from "vitest";
import { foldRuns } from "../../../functions/use-cases/fold-runs.ts";
import { alignHolds } from "../../../functions/use-cases/align-holds.ts";
import { changeOrganisation } from "../../../functions/use-cases/change-organisation.ts";
import { isRefusal } from "../../../functions/use-cases/refusal.ts";
import type { Settings } from "../../../shared/contract/organisation.ts";
import { administrator, runNumber } from "../sample.ts";
import { sampleRun } from "../sample-run.ts";
import { databaseName, openOrganisation, worldAt } from "../store.ts";

const rollUp = { council: "haringey", service: "safeguarding", year: 2025 };
const day = 86_400;

/** A store with a clock of its own. */
async function openAt(instant: string) {
  const clock = { seconds: Date.parse(instant) / 1000 };
  const client = await openOrganisation({ now: () => clock.seconds });
  const world = () => worldAt(client, new Date(clock.seconds * 1000));
  const change = async (settings: Partial<Settings>): Promise<void> => {
    const current = await world().organisation.current("haringey");
    if (!current) throw new Error("The sample organisation is not there.");
    const { services, teams, people, grants, choices } = current.record;
    const changed = { services, teams, people, grants, choices, settings: { ...current.record.settings, ...settings } };
    const wish = { council: "haringey", version: current.version, change: changed };
    expect(isRefusal(await changeOrganisation(world(), administrator, wish))).toBe(false);
    await alignHolds(world());
  };
  const isThere = async () => (await world().rollUps.year(rollUp)).entries.length > 0;
  const at = (text: string): void => void (clock.seconds = Date.parse(text) / 1000);
  const life = async () => {
    const item = client.database(databaseName).container("roll-ups").item("2025", ["haringey", "safeguarding"]);
    return (await item.read<{ ttl: number; keptUntil: string }>()).resource;
  };
  return { client, world, change, isThere, at, life };
}

describe("a roll-up", () => {
  it("stays as long as the runs of its December, by the council's setting", async () => {
    const { world, isThere, at, life } = await openAt("2025-09-15T00:00:00Z");
    await foldRuns(world(), [sampleRun().run]);
    expect(await life()).toMatchObject({ keptUntil: "2032-01-01", ttl: 2299 * day });
    at("2031-12-31T23:59:59Z");
    expect(await isThere()).toBe(true);
    at("2032-01-01T00:00:01Z");
    expect(await isThere()).toBe(false);
  });

  it("has no end under a legal hold, also what is folded during it, and its own day again after it", async () => {
    const { world, change, life } = await openAt("2025-09-15T00:00:00Z");
    await foldRuns(world(), [sampleRun().run]);
    await change({ legalHold: true });
    expect(await life()).toMatchObject({ keptUntil: "2032-01-01", ttl: -1 });
    await foldRuns(world(), [sampleRun({ team: "west", runId: runNumber(2) }).run]);
    expect(await life()).toMatchObject({ ttl: -1 });
    await change({ legalHold: false });
    expect(await life()).toMatchObject({ ttl: 2299 * day });
    expect((await world().rollUps.year(rollUp)).entries).toHaveLength(2);
  });

  it("takes a new setting when the next run is folded in", async () => {
    const { world, change, life } = await openAt("2025-09-15T00:00:00Z");
    await foldRuns(world(), [sampleRun().run]);
    await change({ keep: { inputDays: 90, findingsMonths: 12, summaryYears: 1 } });
    await foldRuns(world(), [sampleRun({ team: "west", runId: runNumber(2) }).run]);
    expect(await life()).toMatchObject({ keptUntil: "2027-01-01" });
  });

  it("that was written before roll-ups had an end is read, held and given its end by the next run", async () => {
    const { client, world, change, life } = await openAt("2025-09-15T00:00:00Z");
    const { council, service, year } = rollUp;
    const old = { id: "2025", schemaVersion: 1, council, service, year, entries: [] };
    await client.database(databaseName).container("roll-ups").items.create(old);
    await change({ legalHold: true });
    await change({ legalHold: false });
    expect((await world().rollUps.year(rollUp)).entries).toEqual([]);
    await foldRuns(world(), [sampleRun().run]);
    expect(await life()).toMatchObject({ keptUntil: "2032-01-01" });
  });
});
