import { describe, expect, it } from "vitest";
import { chanceOf, idOf, oneOf } from "../../../local/seed/randomness.ts";
import type { AuditRun } from "../../../shared/contract/routes.ts";
import type { World } from "../../../functions/ports.ts";
import { foldRunsTrigger } from "../../../functions/triggers/fold-runs.ts";
import { foldRuns } from "../../../functions/use-cases/fold-runs.ts";
import { recount } from "../../../functions/use-cases/recount.ts";
import { runDocumentOf } from "../../../functions/cosmos/run-mapper.ts";
import { noon, runNumber, today, trackerId } from "../sample.ts";
import { sampleRun } from "../sample-run.ts";
import { openOrganisation, worldAt } from "../store.ts";

const safeguarding = { council: "haringey", service: "safeguarding", year: 2025 };

async function kept(world: World, ...changes: Partial<AuditRun>[]): Promise<AuditRun[]> {
  const runs = changes.map((change) => sampleRun(change));
  for (const run of runs) await world.audits.add(run);
  return runs.map(({ run }) => run);
}

describe("a recount of the roll-ups", () => {
  it("finds them equal when every run has been folded in, however many stand behind them", async () => {
    const world = worldAt(await openOrganisation());
    const runs = await kept(
      world,
      { runId: runNumber(1) },
      { runId: runNumber(2), receivedAt: "2025-09-15T10:00:00.000Z" },
      { runId: runNumber(3), team: "west", month: "2024-12" },
    );
    await foldRuns(world, runs);
    expect(await recount(world, "haringey", { write: false })).toEqual({ runs: 3, rollUps: 2, differences: [] });
  });

  it("finds a run that is not counted, figures that are not its run's, and a run that is not there", async () => {
    const world = worldAt(await openOrganisation());
    const runs = await kept(world, { runId: runNumber(1) }, { runId: runNumber(2), team: "west" });
    const [first, second] = runs as [AuditRun, AuditRun];
    const wrong = { ...first, summary: { ...first.summary, casesChecked: 99 } };
    await foldRuns(world, [wrong, { ...first, runId: runNumber(9), team: "closed-down" }]);
    const told = (differences: Awaited<ReturnType<typeof recount>>["differences"]) =>
      differences.map(({ place, recounted, inRollUp }) => [place.team, recounted?.runId, inRollUp?.runId]);

    const expected = [
      ["east", first.runId, first.runId],
      ["west", second.runId, undefined],
      ["closed-down", undefined, runNumber(9)],
    ];
    expect(told((await recount(world, "haringey", { write: false })).differences)).toEqual(expected);
    expect(told((await recount(world, "haringey", { write: true })).differences)).toEqual(expected);
    expect((await recount(world, "haringey", { write: false })).differences).toEqual([]);
    const rightFromTheStart = worldAt(await openOrganisation());
    await foldRuns(rightFromTheStart, runs);
    expect(await world.rollUps.year(safeguarding)).toEqual(await rightFromTheStart.rollUps.year(safeguarding));
  });

  it("finds a run that was erased as one that should never have been sent and is counted still, and puts it right", async () => {
    const world = worldAt(await openOrganisation());
    const runs = await kept(world, { runId: runNumber(1) }, { runId: runNumber(2) });
    await foldRuns(world, runs);
    const [before, wrong] = runs as [AuditRun, AuditRun];
    const by = { personId: "administrator", name: "Administrator" };
    await world.besideRuns.erase(wrong, { reason: "wrong-team", on: today, by, at: noon.toISOString() });
    const differences = [
      {
        recounted: { runId: before.runId },
        inRollUp: { runId: wrong.runId },
        takenOut: { recounted: [{ runId: wrong.runId, reason: "wrong-team" }], inRollUp: [] },
      },
    ];
    expect(await recount(world, "haringey", { write: true })).toMatchObject({ differences });
    expect(await recount(world, "haringey", { write: false })).toMatchObject({ differences: [] });
    expect(await world.rollUps.year(safeguarding)).toMatchObject({
      entries: [{ runId: before.runId }],
      takenOut: [{ runId: wrong.runId }],
    });
  });

  it("leaves to the change feed what came since it began", async () => {
    const world = worldAt(await openOrganisation());
    const [old] = (await kept(world, { runId: runNumber(1) })) as [AuditRun];
    const since = { ...old, runId: runNumber(2), receivedAt: "2025-09-15T11:00:01.000Z" };
    await foldRuns(world, [old, since]);
    expect((await recount(world, "haringey", { write: true })).differences).toEqual([]);
    expect(await world.rollUps.year(safeguarding)).toMatchObject({ entries: [{ runId: since.runId }] });
  });
});

/** The seed is printed; another may be named, and more deliveries asked for. */
const seed = process.env["FEED_TEST_SEED"] ?? "2025-09-15";
const deliveries = Math.min(Number(process.env["PROVE_RUNS"] ?? 10), 1_000);

describe("the change feed, delivered twice, shuffled and late", () => {
  it(`folds into roll-ups that equal a recount (FEED_TEST_SEED=${seed})`, async () => {
    const chance = chanceOf(seed, "feed");
    const world = worldAt(await openOrganisation());
    const runs = await kept(world, ...Array.from({ length: 60 }, (_, index) => changesOf(seed, index)));
    const documents = runs.map((run) =>
      runDocumentOf(
        { run, bodyHash: "hash" },
        {
          attempt: "a",
          caseFindingsChunks: 1,
          workerFindingsChunks: 0,
          inputChunks: 1,
          findingsKeptUntil: today,
          ttl: 1_000,
          keptUntil: today,
        },
      ),
    );
    const chunk = { id: "input-a-0", kind: "input", content: "" };
    // Every fourth was erased, for one reason or another; its erasure may come before it, or long after.
    const erasures: object[] = [];
    for (const run of runs.filter((_, index) => index % 4 === 0)) {
      const reason = oneOf(chance, ["wrong-team", "sent-in-error", "held-a-name"] as const);
      const { council, team, runId } = run;
      const by = { personId: "administrator", name: "Administrator" };
      const { stands } = await world.besideRuns.erase(run, { reason, on: today, by, at: noon.toISOString() });
      const kept = { ttl: 1_000, keptUntil: today };
      erasures.push({ id: "erasure", kind: "erasure", schemaVersion: 1, council, team, runId, ...stands, ...kept });
    }
    const deliver = foldRunsTrigger(world);
    const context = { error: () => undefined } as unknown as Parameters<typeof deliver>[1];
    for (let delivery = 0; delivery < deliveries; delivery++) {
      // Every run comes once in the first delivery or, where it is late, in the last; some come again in any of them.
      const isFirst = delivery === 0;
      const isLast = delivery === deliveries - 1;
      const due = documents.filter((_, index) => (isFirst && index % 5 > 0) || (isLast && index % 5 === 0));
      const again = documents.filter((_, index) => index % 5 > 0 && chance() < 0.4);
      const erased = erasures.filter((_, index) => (index + delivery) % deliveries === 0 || chance() < 0.2);
      const shuffled = [...due, ...again, ...erased, chunk].map((one) => ({ one, at: chance() }));
      const batch = shuffled.toSorted((a, b) => a.at - b.at).map(({ one }) => one);
      const middle = Math.floor(chance() * batch.length);
      // Two instances may deliver at once.
      await Promise.all([deliver(batch.slice(0, middle), context), deliver(batch.slice(middle), context)]);
    }
    const outcome = await recount(world, "haringey", { write: false });
    expect(outcome).toEqual({ runs: 60, rollUps: expect.any(Number) as number, differences: [] });
    expect(outcome.rollUps).toBeGreaterThan(2);
    const years = await Promise.all((await world.rollUps.keys("haringey")).map((one) => world.rollUps.year(one)));
    expect(years.flatMap(({ takenOut }) => takenOut).length).toBeGreaterThan(1);
  });
});

/** Several runs of a team's month, some of them received at the same instant. */
function changesOf(name: string, index: number): Partial<AuditRun> {
  const chance = chanceOf(name, index);
  const service = oneOf(chance, ["safeguarding", "in-care"]);
  return {
    runId: idOf(name, index),
    service,
    team: service === "in-care" ? "looked-after" : oneOf(chance, ["east", "west"]),
    trackerId: oneOf(chance, [trackerId, idOf("another tracker")]),
    month: oneOf(chance, ["2025-08", "2025-09", "2024-12"]),
    receivedAt: new Date(noon.getTime() - Math.floor(chance() * 5) * 60_000).toISOString(),
    summary: { counts: { "HGY-CASE": { met: index } }, casesChecked: index, exclusions: {}, longestOverdueDays: {} },
  };
}
