import {
  type Container,
  type CosmosClient,
  type Database,
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
} from "@azure/cosmos";
import { accessLogDays, noEnd, secondsOfADay } from "./time-to-live.ts";

/** The change feed and the store name the same container. */
export const runsContainer = "runs";
export const leasesContainer = "leases";
const accessLogContainer = "access-log";

/** Every container with its partition key. Hierarchical keys let a query stay within a council or a team. */
const containers = {
  [runsContainer]: ["/council", "/team", "/runId"],
  "roll-ups": ["/council", "/service"],
  organisation: ["/council"],
  [accessLogContainer]: ["/council", "/day"],
  [leasesContainer]: ["/id"],
} as const satisfies Record<string, readonly string[]>;
export type ContainerName = keyof typeof containers;

/** Runs are read newest first; those of one instant in the order of their numbers. */
const newestFirst = [
  [
    { path: "/receivedAt", order: "descending" },
    { path: "/runId", order: "descending" },
  ],
] as const;

/** Nothing in these paths is ever asked for, and to index it would cost more than to keep it. */
const neverQueried = [
  { path: "/content/?" },
  { path: "/summary/*" },
  { path: "/entries/*" },
  { path: "/people/*" },
  { path: "/grants/*" },
];

/** Every container as the store is asked to make it. */
export const containerDefinitions = Object.entries(containers).map(([id, paths]) => ({
  id,
  partitionKey: {
    paths: [...paths],
    kind: paths.length > 1 ? PartitionKeyKind.MultiHash : PartitionKeyKind.Hash,
    version: PartitionKeyDefinitionVersion.V2,
  },
  indexingPolicy: {
    includedPaths: [{ path: "/*" }],
    excludedPaths: [...neverQueried, { path: '/"_etag"/?' }],
    ...(id === runsContainer && { compositeIndexes: newestFirst.map((index) => [...index]) }),
  },
  // Elsewhere it is on, without an end of its own: an item that should go carries its own time to live.
  defaultTtl: id === accessLogContainer ? accessLogDays * secondsOfADay : noEnd,
}));

export function containerOf(database: Database, name: ContainerName): Container {
  return database.container(name);
}

/** Makes what is missing. In production `infra/` makes the containers, of the same definitions. */
export async function ensureContainers(client: CosmosClient, databaseName: string): Promise<void> {
  const { database } = await client.databases.createIfNotExists({ id: databaseName });
  for (const definition of containerDefinitions) await database.containers.createIfNotExists(definition);
}
