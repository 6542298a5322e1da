import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Database } from "@azure/cosmos";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cosmosRollUpStore } from "../../../functions/cosmos/roll-up-store.ts";
import { keptRunFrom, readRunDocument } from "../../../functions/cosmos/run-mapper.ts";
import { caseRowNotes } from "../../../functions/use-cases/case-row-notes.ts";
import { checkAsAt } from "../../../functions/use-cases/check-tracker.ts";
import { councils, habits } from "../../../local/seed/councils.ts";
import { between, type Chance, chanceOf } from "../../../local/seed/randomness.ts";
import { database as databaseName } from "../../../local/stack/stack.ts";
import { foldRun } from "../../../shared/audit/roll-up.ts";
import type { AuditRun, FindingsWithNotes, RollUp } from "../../../shared/contract/routes.ts";
import { newFolder, openKept, personNamed, removeFolder, type Running, run, today } from "./support.ts";
import { isLongProof, proofTimeout, runsOf } from "../../support/random-dice.ts";
import { type Acknowledged, Address, pathOf, write, writersOf } from "./writers.ts";

/** The moments of the kills and what is sent; name another in KILL_TEST_SEED to look for other moments. */
const seed = process.env["KILL_TEST_SEED"] ?? "2025-09-15";
const kills = 10;
/** `PROVE_RUNS=500` and more: twenty writers, killed until they have sent as many as that, at most five hundred. */
const writers = writersOf(isLongProof ? 20 : 7);
const atLeast = Math.min(runsOf(0), 500);

const stackProcess = fileURLToPath(new URL("../../support/stack-process.ts", import.meta.url));
const data = newFolder();
const certificates = newFolder();
const address = new Address();

const acknowledged: Acknowledged[] = [];
let last: Running | undefined;
let lastEnd: readonly [number | null, NodeJS.Signals | null] | undefined;
const served: { runs: { run: unknown; findings: unknown }[]; rollUps: RollUp[] } = { runs: [], rollUps: [] };

function start(): { process: Running; isUp: Promise<boolean> } {
  const process = run(stackProcess, [data, certificates, today]);
  const isUp = process.hears(/"origin":"([^"]+)"/).then((origin) => {
    if (origin !== undefined) address.moveTo(origin);
    return origin !== undefined;
  });
  return { process, isUp };
}

/** Kills it some time after it began to start, or some time after it was up. */
async function startAndKill(chance: Chance, moment: "while starting" | "while serving"): Promise<void> {
  const { process, isUp } = start();
  if (moment === "while serving" && !(await isUp)) throw new Error(`The stack did not start: ${process.said.err}`);
  await wait(moment === "while serving" ? between(chance, 50, 1_500) : between(chance, 300, 1_200));
  process.child.kill("SIGKILL");
  expect((await process.ended)[1]).toBe("SIGKILL");
}

async function killAgainAndAgain(): Promise<Running> {
  const chance = chanceOf(seed, "kills");
  for (let count = 0; count < kills || acknowledged.length < atLeast; count++) {
    // The first falls into the making of the sample world.
    await startAndKill(chance, count === 0 || chance() < 0.25 ? "while starting" : "while serving");
  }
  const { process, isUp } = start();
  if (!(await isUp)) throw new Error(`The stack did not start after the kills: ${process.said.err}`);
  return process;
}

async function readAllBack(): Promise<void> {
  const readBack = acknowledged.map(async (one) => ({
    run: (await address.ask(one.person, pathOf(one))).json(),
    findings: (await address.ask(one.person, `${pathOf(one)}/findings`)).json(),
  }));
  served.runs.push(...(await Promise.all(readBack)));
  for (const { council, services } of councils) {
    const qa = personNamed(council === "haringey" ? "Juniper Vasterling" : "Lorcan Pimblewick");
    for (const { service } of services) {
      const reply = await address.ask(qa, `/api/councils/${council}/roll-ups/${service}?year=2025`);
      served.rollUps.push(reply.json() as RollUp);
    }
  }
}

beforeAll(
  async () => {
    process.stdout.write(`Seed of the kills: ${seed} (KILL_TEST_SEED)\n`);
    let isOver = false;
    const onAcknowledged = (one: Acknowledged): void => void acknowledged.push(one);
    const writing = writers.map((writer) => write(writer, address, { seed, isOver: () => isOver, onAcknowledged }));
    const killing = killAgainAndAgain().finally(() => (isOver = true));
    [last] = await Promise.all([killing, ...writing]);
    last.child.stdin?.write("Has the change feed caught up?\n");
    await last.hears(/"(caughtUp)"/);
    await readAllBack();
    last.child.kill("SIGTERM");
    lastEnd = await last.ended;
  },
  isLongProof ? proofTimeout : 120_000,
);

afterAll(() => {
  last?.child.kill("SIGKILL");
  removeFolder(data);
  removeFolder(certificates);
});

async function withKept<T>(look: (database: Database) => Promise<T>): Promise<T> {
  const { cosmos, close } = openKept(data);
  try {
    return await look(cosmos.database(databaseName));
  } finally {
    close();
  }
}

async function keptIn(database: Database, container: string, query: string): Promise<object[]> {
  const found = councils.map(({ council }) =>
    database.container(container).items.query<object>(`${query} AND c.council = '${council}'`).fetchAll(),
  );
  return (await Promise.all(found)).flatMap(({ resources }) => resources);
}

const runsIn = async (database: Database): Promise<AuditRun[]> =>
  (await keptIn(database, "runs", "SELECT * FROM c WHERE c.kind = 'run'")).map(
    (document) => keptRunFrom(readRunDocument(document)).run,
  );

/** Every run has one piece of findings and one of input: nothing here is large. */
const documentsOfARun = 3;
const monthsSent = 6;
const seededRuns = Object.values(habits)
  .map(({ lastSent }) => (lastSent === undefined ? 0 : monthsSent - lastSent + 1))
  .reduce((total, count) => total + count, 0);

describe("what was acknowledged while the process was killed again and again", () => {
  it("is a good number of runs, and the last process stopped as asked", () => {
    expect(acknowledged.length).toBeGreaterThan(writers.length * 3);
    expect(new Set(acknowledged.map(({ runId }) => runId)).size).toBe(acknowledged.length);
    expect(lastEnd).toEqual([0, null]);
  });

  it("is served as it was acknowledged", () => {
    expect(served.runs.map(({ run }) => run)).toEqual(acknowledged.map((one) => one.run));
  });

  it("has all its findings", () => {
    const expected = acknowledged.map(({ council, run: { runId, asAt }, submission }) => {
      const record = councils.find((each) => each.council === council);
      const outcome = record && checkAsAt(record, asAt, submission.tables);
      if (!outcome || "refused" in outcome) throw new Error(`No policy of ${council} is in force.`);
      return {
        runId,
        results: outcome.results,
        exclusions: outcome.exclusions,
        disputes: [],
        cases: caseRowNotes(submission.tables),
      } satisfies FindingsWithNotes;
    });
    expect(served.runs.map(({ findings }) => findings)).toEqual(expected);
    expect(expected.every(({ results }) => results.length > 0)).toBe(true);
  });

  it("lies in the store once each, beside the sample world and nothing else", async () => {
    await withKept(async (database) => {
      const runs = await runsIn(database);
      const ofThisMonth = runs.filter(({ month }) => today.startsWith(month)).map(({ runId }) => runId);
      expect(ofThisMonth.toSorted()).toEqual(acknowledged.map(({ runId }) => runId).toSorted());
      expect(runs.length - ofThisMonth.length).toBe(seededRuns);
      expect(await keptIn(database, "runs", "SELECT c.id FROM c WHERE c.kind != 'trackers'")).toHaveLength(
        runs.length * documentsOfARun,
      );
    });
  });

  it("is written down in the access log", async () => {
    const entries = await withKept((database) =>
      keptIn(database, "access-log", "SELECT VALUE c.of FROM c WHERE c.action = 'submitted'"),
    );
    const logged = new Set(entries.map((of) => (of as { runId: string }).runId));
    expect(acknowledged.filter(({ runId }) => !logged.has(runId))).toEqual([]);
  });
});

describe("the roll-ups after the kills", () => {
  it("equal a recount of the runs, and count no run twice", async () => {
    await withKept(async (database) => {
      const runs = await runsIn(database);
      const backwards = runs.toSorted((one, other) => (one.runId < other.runId ? 1 : -1));
      for (const rollUp of served.rollUps) {
        const { council, service, year } = rollUp;
        const ofThis = backwards.filter((each) => each.council === council && each.service === service);
        const recount = ofThis.reduce<RollUp>(foldRun, { ...rollUp, entries: [] });
        expect(rollUp).toEqual(recount);
        expect(await cosmosRollUpStore(database).year({ council, service, year })).toMatchObject({
          entries: recount.entries,
        });
        const places = recount.entries.map(({ team, trackerId, month }) => [team, trackerId, month].join(" "));
        expect(new Set(places).size).toBe(places.length);
        const sent = new Set(ofThis.map(({ team, trackerId, month }) => [team, trackerId, month].join(" ")));
        expect(new Set(places)).toEqual(sent);
      }
      expect(await keptIn(database, "roll-ups", "SELECT c.id FROM c WHERE IS_DEFINED(c.year)")).toHaveLength(
        served.rollUps.length,
      );
    });
  });
});
