// Run as a process of its own: writes pairs of items for ever and says which were acknowledged, until it is killed.
import { writeSync } from "node:fs";
import { CosmosClient, type OperationInput } from "@azure/cosmos";
import { openLocalCosmos } from "../../../local/cosmos/open.ts";

const key = Buffer.from("the key of the store in these tests").toString("base64");
const { httpClient, endpoint } = openLocalCosmos({ file: process.argv[2] ?? "", key });
const connectionPolicy = { enableEndpointDiscovery: false };
const client = new CosmosClient({ endpoint, key, httpClient, connectionPolicy });
const { database } = await client.databases.createIfNotExists({ id: "oversight" });
const { container } = await database.containers.createIfNotExists({ id: "teams", partitionKey: { paths: ["/team"] } });
for (let n = 0; ; n++) {
  const ids = [`a${n}`, `b${n}`];
  const operations = ids.map((id): OperationInput => ({ operationType: "Create", resourceBody: { id, team: "pod" } }));
  const { code } = await container.items.batch(operations, "pod");
  if (code === 200) writeSync(1, `${ids.join("\n")}\n`);
}
