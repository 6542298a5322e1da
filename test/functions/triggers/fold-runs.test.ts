import { InvocationContext } from "@azure/functions";
import { describe, expect, it } from "vitest";
import { foldRunsTrigger } from "../../../functions/triggers/fold-runs.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { key, manager, submissionFor } from "../sample.ts";
import { databaseName, openOrganisation, worldAt } from "../store.ts";

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

    const reports: unknown[] = [];
    const context = new InvocationContext({
      functionName: "foldRuns",
      logHandler: (_level, ...args) => reports.push(args[0]),
    });
    await foldRunsTrigger(world)([{ id: "run", kind: "run", schemaVersion: 99 }, ...resources], context);

    expect(resources).toHaveLength(3);
    expect(reports).toEqual(["A run cannot be read and is missing from its roll-up."]);
    const entries = await world.rollUps.entries({ council: "haringey", service: "safeguarding", year: 2025 });
    expect(entries).toMatchObject([{ team: "east", runId: key.runId }]);
  });
});
