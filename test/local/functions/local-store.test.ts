import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CosmosClient } from "@azure/cosmos";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LocalCosmos, openLocalCosmos } from "../../../local/cosmos/open.ts";
import { fileCheckpoints } from "../../../local/functions/checkpoints.ts";
import { startApp, type TestApp } from "./app.ts";

const key = "a2V5";
let folder: string;
let store: LocalCosmos;
let client: CosmosClient;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "functions-feed-"));
  store = openLocalCosmos({ file: path.join(folder, "store.db"), key });
  client = new CosmosClient({
    endpoint: store.endpoint,
    key,
    httpClient: store.httpClient,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  const { database } = await client.databases.createIfNotExists({ id: "oversight" });
  await database.containers.createIfNotExists({ id: "runs", partitionKey: { paths: ["/team"] } });
});

afterEach(async () => {
  client.dispose();
  store.close();
  await rm(folder, { recursive: true });
});

function start(seen: string[]): Promise<TestApp> {
  return startApp(
    ({ app }) => {
      app.cosmosDB("fold", {
        connection: "COSMOS",
        databaseName: "oversight",
        containerName: "runs",
        startFromBeginning: true,
        maxItemsPerInvocation: 2,
        handler: (documents: unknown[]) => void seen.push(...(documents as { id: string }[]).map(({ id }) => id)),
      });
    },
    {
      environment: { COSMOS__accountEndpoint: store.endpoint },
      cosmosClient: () => client,
      checkpoints: fileCheckpoints(path.join(folder, "checkpoints")),
    },
  );
}

const write = (id: string): Promise<unknown> =>
  client
    .database("oversight")
    .container("runs")
    .items.upsert({ id, team: `team-${id}` });

describe("the change feed of the local store", () => {
  it("is followed from the beginning, and after a restart from where it was", async () => {
    const seen: string[] = [];
    for (const id of ["a", "b", "c"]) await write(id);
    const first = await start(seen);
    await write("d");
    await first.host.feedIdle();
    expect(seen.toSorted()).toEqual(["a", "b", "c", "d"]);
    await first.stop();

    await write("e");
    await write("a");
    const again: string[] = [];
    const second = await start(again);
    await second.host.feedIdle();
    expect(again.toSorted()).toEqual(["a", "e"]);
    await second.stop();
  });
});
