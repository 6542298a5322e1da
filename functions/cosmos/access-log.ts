import { randomUUID } from "node:crypto";
import type { Database } from "@azure/cosmos";
import type { Access, AccessLog } from "../ports.ts";
import { containerOf } from "./containers.ts";
import type { AccessDocument } from "./documents.ts";
import { storeCall } from "./store-call.ts";

/** Entries are added and never changed: this is the only thing that is done to the container. */
export function cosmosAccessLog(database: Database): AccessLog {
  const container = containerOf(database, "access-log");
  return {
    append: (access) =>
      storeCall(async () => {
        await container.items.create(documentOf(access));
      }),
  };
}

function documentOf({ council, day, at, caller, action, of }: Access): AccessDocument {
  const { personId, name, roles } = caller;
  const id = randomUUID();
  return { id, schemaVersion: 1, council, day, at: at.toISOString(), personId, name, roles, action, of: { ...of } };
}
