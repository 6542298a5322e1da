import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Container,
  type ContainerRequest,
  CosmosClient,
  type JSONObject,
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
} from "@azure/cosmos";
import { onTestFinished } from "vitest";
import { type LocalCosmosOptions, openLocalCosmos } from "../../../local/cosmos/open.ts";

export const KEY = Buffer.from("the key of the store in these tests").toString("base64");

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "local-cosmos-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

export const newFile = () => join(newFolder(), "store.db");

/** The real SDK over a store in a file of its own, closed and removed after the test. */
export function openClient(options: Partial<LocalCosmosOptions> & { clientKey?: string } = {}) {
  const { clientKey = KEY, ...given } = options;
  const store = openLocalCosmos({ file: given.file ?? newFile(), key: KEY, ...given });
  const client = new CosmosClient({
    endpoint: store.endpoint,
    key: clientKey,
    httpClient: store.httpClient,
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  let open = true;
  const close = () => {
    if (open) store.close();
    open = false;
    client.dispose();
  };
  onTestFinished(close);
  return { client, close };
}

export const RUNS: ContainerRequest = {
  id: "runs",
  partitionKey: {
    paths: ["/council", "/team", "/runId"],
    kind: PartitionKeyKind.MultiHash,
    version: PartitionKeyDefinitionVersion.V2,
  },
};
export const TEAMS: ContainerRequest = { id: "teams", partitionKey: { paths: ["/team"] } };

export async function newContainer(
  definition: ContainerRequest = TEAMS,
  options: Parameters<typeof openClient>[0] = {},
): Promise<Container> {
  return containerOf(openClient(options).client, definition);
}

export async function containerOf(client: CosmosClient, definition: ContainerRequest = TEAMS): Promise<Container> {
  const { database } = await client.databases.createIfNotExists({ id: "oversight" });
  const { container } = await database.containers.createIfNotExists(structuredClone(definition));
  return container;
}

/** The status and sentence with which the SDK rejects. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: number; message: string }> {
  try {
    await work;
  } catch (error) {
    const { code, message } = error as { code: number; message: string };
    return { code, message };
  }
  throw new Error("Nothing was refused.");
}

export const query = async (
  container: Container,
  text: string,
  options: { in?: unknown; with?: JSONObject; most?: number } = {},
): Promise<unknown[]> => {
  const parameters = Object.entries(options.with ?? {}).map(([name, value]) => ({ name, value: value as never }));
  const iterator = container.items.query<unknown>(
    { query: text, parameters },
    { partitionKey: (options.in ?? "pod") as never, ...(options.most ? { maxItemCount: options.most } : {}) },
  );
  return (await iterator.fetchAll()).resources;
};
