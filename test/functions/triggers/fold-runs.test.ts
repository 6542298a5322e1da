import { InvocationContext } from "@azure/functions";
import { describe, expect, it } from "vitest";
import { askWithin } from "../../../functions/cosmos/ask-within.ts";
import { foldRunsTrigger } from "../../../functions/triggers/fold-runs.ts";
import { runDocumentOf } from "../../../functions/cosmos/run-mapper.ts";
import type { NewRun } from "../../../functions/ports.ts";
import { eraseRun } from "../../../functions/use-cases/erase-run.ts";
import { readRollUp } from "../../../functions/use-cases/read-roll-up.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { administrator, head, key, manager, runNumber, submissionFor } from "../sample.ts";
import { sampleRun } from "../sample-run.ts";
import { databaseName, openOrganisation, worldAt } from "../store.ts";

function reporting() {
  const reports: unknown[][] = [];
  const context = new InvocationContext({
    functionName: "foldRuns",
    logHandler: (_level, ...args) => reports.push(args),
  });
  return { reports, context };
}

function asDocument(run: NewRun) {
  const chunks = { attempt: "1", caseFindingsChunks: 0, workerFindingsChunks: 0, inputChunks: 0 };
  const { findings, run: keptUntil } = run.keptUntil;
  return runDocumentOf(run, { ...chunks, findingsKeptUntil: findings, keptUntil, ttl: 1 });
}

describe("the change feed of the runs", () => {
  it("folds runs, passes over their chunks, and reports a run that it cannot read without stopping at it", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    await submitAudit(world, manager, key, submissionFor("2025-09"));
    const partitionKey = [key.council, key.team, key.runId];
    const { resources } = await client
      .database(databaseName)
      .container("runs")
      .items.query<object>("SELECT * FROM c", { partitionKey })
      .fetchAll();

    const { reports, context } = reporting();
    await foldRunsTrigger(world)([{ id: "run", kind: "run", schemaVersion: 99 }, ...resources], context);

    expect(resources).toHaveLength(3);
    expect(reports).toMatchObject([["A run cannot be read and is missing from its roll-up.", {}]]);
    const { entries } = await world.rollUps.year({ council: "haringey", service: "safeguarding", year: 2025 });
    expect(entries).toMatchObject([{ team: "east", runId: key.runId }]);
  });

  it("takes out a run that was erased because it should never have been sent: the one before it stands again", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    const later = { ...key, runId: runNumber(2) };
    await submitAudit(world, manager, key, submissionFor("2025-09"));
    await submitAudit(worldAt(client, new Date("2025-09-15T12:00:00Z")), manager, later, submissionFor("2025-09"));
    const changes = () => askWithin(client.database(databaseName).container("runs"), key, { select: "*" });
    const { context, reports } = reporting();
    const deliver = foldRunsTrigger(world);
    const rollUp = { council: "haringey", service: "safeguarding", year: 2025 };
    const standing = async () => (await world.rollUps.year(rollUp)).entries.map(({ runId }) => runId);
    await deliver(await changes(), context);
    expect(await standing()).toEqual([later.runId]);

    await eraseRun(world, administrator, later, { reason: "held-a-name" });
    await deliver(await changes(), context);
    expect(await standing()).toEqual([later.runId]);

    await eraseRun(world, administrator, later, { reason: "wrong-team" });
    await deliver(await changes(), context);
    expect(await standing()).toEqual([key.runId]);
    expect(await readRollUp(world, head, rollUp)).toMatchObject({
      takenOut: [{ team: "east", runId: later.runId, asAt: "2025-09-15", reason: "wrong-team", on: "2025-09-15" }],
    });

    await eraseRun(world, administrator, key, { reason: "sent-in-error" });
    await deliver(await changes(), context);
    expect(await standing()).toEqual([]);
    expect(reports).toEqual([]);
  });

  it("passes over a run for which its roll-up has no room, reports it, and takes all others", async () => {
    const world = worldAt(await openOrganisation());
    const exclusions = { ["e".repeat(2_200_000)]: 1 };
    const { summary } = sampleRun().run;
    const { reports, context } = reporting();
    const feed = [
      sampleRun({ runId: runNumber(1) }),
      sampleRun({ runId: runNumber(2), team: "west", summary: { ...summary, exclusions } }),
      sampleRun({ runId: runNumber(3), team: "looked-after", service: "in-care" }),
    ];
    await foldRunsTrigger(world)(feed.map(asDocument), context);

    const leftOut = { council: "haringey", service: "safeguarding", month: "2025-09", runId: runNumber(2) };
    expect(reports).toEqual([["A roll-up is too large for another run, which is missing from it.", leftOut]]);
    const entriesOf = async (service: string) =>
      (await world.rollUps.year({ council: "haringey", service, year: 2025 })).entries;
    expect(await entriesOf("safeguarding")).toMatchObject([{ team: "east", runId: runNumber(1) }]);
    expect(await entriesOf("in-care")).toMatchObject([{ team: "looked-after" }]);
  });
});
