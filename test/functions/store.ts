import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ConnectionPolicy, CosmosClient } from "@azure/cosmos";
import { onTestFinished } from "vitest";
import { ensureContainers } from "../../functions/cosmos/containers.ts";
import { councilDocumentOf } from "../../functions/cosmos/organisation.ts";
import { cosmosWorld } from "../../functions/cosmos/world.ts";
import { type LocalCosmos, type LocalCosmosOptions, openLocalCosmos } from "../../local/cosmos/open.ts";
import { barnet, everybody, grants, haringey, noon } from "./sample.ts";

const key = Buffer.from("the key of the store in these tests").toString("base64");
export const databaseName = "oversight";

interface StoreOptions extends Pick<LocalCosmosOptions, "beforeRequest" | "now"> {
  /** What lies between the SDK and the store. */
  readonly wire?: (httpClient: LocalCosmos["httpClient"]) => LocalCosmos["httpClient"];
  readonly policy?: ConnectionPolicy;
}

/** The real SDK over a store in a file of its own, closed and removed after the test. Usually it gives up at once. */
export async function openStore({
  wire = (httpClient) => httpClient,
  policy = { retryOptions: { maxRetryAttemptCount: 0 } },
  ...options
}: StoreOptions = {}): Promise<CosmosClient> {
  const folder = mkdtempSync(join(tmpdir(), "oversight-store-"));
  const store = openLocalCosmos({ file: join(folder, "store.db"), key, ...options });
  const client = new CosmosClient({
    endpoint: store.endpoint,
    key,
    httpClient: wire(store.httpClient),
    connectionPolicy: { ...policy, enableEndpointDiscovery: false },
  });
  onTestFinished(() => {
    client.dispose();
    store.close();
    rmSync(folder, { recursive: true });
  });
  await ensureContainers(client, databaseName);
  return client;
}

/** A store with the sample organisation in it. */
export async function openOrganisation(options: Parameters<typeof openStore>[0] = {}): Promise<CosmosClient> {
  const client = await openStore(options);
  const organisation = client.database(databaseName).container("organisation");
  for (const record of [haringey, barnet]) {
    const held = grants.flatMap(({ council, grant }) => (council === record.council ? [grant] : []));
    const people = everybody
      .filter(({ personId }) => held.some((grant) => grant.personId === personId))
      .map(({ personId, name }) => ({ personId, name }));
    await organisation.items.create(councilDocumentOf({ ...record, people, grants: held }));
  }
  return client;
}

export function worldAt(client: CosmosClient, now: Date = noon) {
  return cosmosWorld(client.database(databaseName), () => now);
}

/** Every entry of one council's access log on one day, oldest first. */
export async function accessLogOf(client: CosmosClient, council: string, day: string): Promise<LogEntry[]> {
  const { resources } = await client
    .database(databaseName)
    .container("access-log")
    .items.query<LogEntry>("SELECT * FROM c ORDER BY c._ts", { partitionKey: [council, day] })
    .fetchAll();
  return resources;
}

interface LogEntry {
  readonly action: string;
  readonly personId: string;
  readonly outcome: string;
  readonly of: object;
}
