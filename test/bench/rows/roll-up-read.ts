import { DatabaseSync } from "node:sqlite";
import { ensureContainers } from "../../../functions/cosmos/containers.ts";
import { cosmosWorld } from "../../../functions/cosmos/world.ts";
import { foldRuns } from "../../../functions/use-cases/fold-runs.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { AuditRun } from "../../../shared/contract/routes.ts";
import { idOf } from "../../../local/seed/randomness.ts";
import { asAt } from "../caseload.ts";
import { databaseName, openMeasuredStore } from "../local-service.ts";
import type { Comparison } from "../row.ts";

const key = { council: "haringey", service: "safeguarding", year: 2025 };
const few = 1_000;
const teams = 40;
const months = 12;
/** A million takes a minute to make and 500 MB of disk: fewer where BENCH_RUNS says so. */
const many = Number(process.env["BENCH_RUNS"] ?? 1_000_000);

export const rollUpRead: Comparison = {
  name: "roll-up-read",
  asks: `Reading a service's year with ${many.toLocaleString("en-GB")} runs in the store, to reading it with 1,000`,
  bound: { atMost: 1.2 },
  prepare: async () => {
    const [ours, theirs] = [await storeWith(many), await storeWith(few)];
    return {
      ours: { what: "among many", items: 1, calls: 40, run: ours.read },
      theirs: { what: "among few", items: 1, calls: 40, run: theirs.read },
      close: () => {
        ours.close();
        theirs.close();
        return Promise.resolve();
      },
    };
  },
};

/** Runs lie in the store's own file, and the roll-up is what the fold makes of them: it never grows past its places. */
async function storeWith(runs: number) {
  const { client, file, close } = openMeasuredStore();
  await ensureContainers(client, databaseName);
  fill(file, runs);
  const world = cosmosWorld(client.database(databaseName), () => new Date(`${asAt}T11:00:00Z`));
  // Of each place the latest stands. The order makes no difference, so the latest go first and the rest change nothing.
  for (let last = runs; last > 0; last -= batch) {
    await foldRuns(
      world,
      Array.from({ length: Math.min(batch, last) }, (_, index) => runOf(last - index - 1)),
    );
  }
  const expected = teams * months;
  const { length } = (await world.rollUps.year(key)).entries;
  if (length !== expected) throw new Error(`The roll-up has ${length} entries and should have ${expected}.`);
  return { read: () => world.rollUps.year(key), close };
}
const batch = 10_000;

/** Straight into the file: through the SDK a million would take an hour. What is read is made by the code itself. */
function fill(file: string, runs: number): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  const found = database.prepare("SELECT number FROM containers WHERE id = 'runs'").get();
  const container = Number(found?.["number"]);
  const insert = database.prepare(
    "INSERT INTO items (container, partition, id, change, expires, etag, searchable, body) VALUES (?, ?, 'run', ?, NULL, '\"e\"', ?, ?)",
  );
  database.exec("BEGIN");
  for (let number = 0; number < runs; number++) {
    const { council, team, runId, service, month, asAt, receivedAt } = runOf(number);
    const body = JSON.stringify({ id: "run", kind: "run", council, team, runId, service, month, asAt, receivedAt });
    insert.run(container, JSON.stringify([council, team, runId]), number + 1, body, body);
  }
  database.exec("COMMIT");
  database.prepare("UPDATE changes SET latest = ?").run(runs);
  database.close();
}

const trackerId = idOf("tracker");
const summary = {
  counts: { "HGY-CASE": { met: 120, "past-aim": 12, overdue: 4 }, "HGY-SUP": { met: 9, "cannot-check": 1 } },
  casesChecked: 136,
  exclusions: { closed: 7 },
  longestOverdueDays: { "HGY-CASE": 21 },
};

function runOf(number: number): AuditRun {
  const month = String(1 + (Math.floor(number / teams) % months)).padStart(2, "0");
  const tail = number.toString(16).padStart(12, "0");
  return {
    runId: `10000000-0000-4000-8000-${tail}`,
    council: key.council,
    service: key.service,
    team: `team-${number % teams}`,
    trackerId,
    month: `${key.year}-${month}`,
    asAt: plainDate(`${key.year}-${month}-28`),
    receivedAt: new Date(Date.UTC(key.year, 11, 1) + number).toISOString(),
    submittedBy: { personId: "manager", name: "A. Manager" },
    policy: { council: "haringey", edition: "October 2017", inForceFrom: plainDate("2017-10-01") },
    choices: {},
    summary,
    notChecked: [],
    cautions: [],
  };
}
