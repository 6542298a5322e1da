import { randomUUID } from "node:crypto";
import { CosmosClient } from "@azure/cosmos";
import { ensureContainers } from "../../../functions/cosmos/containers.ts";
import { databaseName, openStore } from "../store.ts";
import { storeContract } from "./store-contract.ts";

storeContract("the local store", async () => (await openStore()).database(databaseName));

// The same against a real account, for whoever has one: it makes databases and leaves them for you to look at.
const account = process.env["COSMOS_TEST_CONNECTION_STRING"];
if (account) {
  storeContract("the account of COSMOS_TEST_CONNECTION_STRING", async () => {
    const client = new CosmosClient(account);
    const name = `test-${randomUUID()}`;
    await ensureContainers(client, name);
    return client.database(name);
  });
}
