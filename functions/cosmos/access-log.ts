import { randomUUID } from "node:crypto";
import type { Container, Database } from "@azure/cosmos";
import type { Access, AccessLog, LoggedAccess } from "../ports.ts";
import { containerOf } from "./containers.ts";
import { accessDocument, type AccessDocument } from "./documents.ts";
import { codeOf, storeCall } from "./store-call.ts";

/** Entries are added and never changed: nothing else is ever written to the container. */
export function cosmosAccessLog(database: Database): AccessLog {
  const container = containerOf(database, "access-log");
  return {
    append: (access) =>
      storeCall(async () => {
        await container.items.create(documentOf(access)).catch(unlessThere);
      }),
    ofDay: (council, day) => storeCall(() => ofDay(container, [council, day])),
  };
}

/** Its number is its own: it can be there only because the client, whose answer was lost, has sent it a second time. */
function unlessThere(error: unknown): void {
  if (codeOf(error) !== 409) throw error;
}

function documentOf({ council, day, at, caller, action, of }: Access): AccessDocument {
  const { personId, name, roles } = caller;
  const id = randomUUID();
  return {
    id,
    schemaVersion: 1,
    council,
    day,
    at: at.toISOString(),
    personId,
    name,
    roles: [...roles],
    action,
    of: { ...of },
  };
}

async function ofDay(container: Container, partitionKey: string[]): Promise<readonly LoggedAccess[]> {
  const { resources } = await container.items
    .query<unknown>("SELECT * FROM c ORDER BY c.at", { partitionKey })
    .fetchAll();
  return resources.map((stored) => {
    const { at, personId, name, roles, action, of } = accessDocument.parse(stored);
    return { at, personId, name, roles, action, of };
  });
}
