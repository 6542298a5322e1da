import { randomUUID } from "node:crypto";
import type { Container, Database } from "@azure/cosmos";
import type { Access, AccessLog, AccessPage, LoggedAccess } from "../ports.ts";
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
    ofDay: (council, day, page) => storeCall(() => ofDay(container, [council, day], page)),
  };
}

/** Its number is its own: it can be there only because the client, whose answer was lost, has sent it a second time. */
function unlessThere(error: unknown): void {
  if (codeOf(error) !== 409) throw error;
}

function documentOf({ council, day, at, caller, action, outcome, of }: Access): AccessDocument {
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
    outcome,
    of: { ...of },
  };
}

async function ofDay(
  container: Container,
  partitionKey: string[],
  { most, after = "" }: Parameters<AccessLog["ofDay"]>[2],
): Promise<AccessPage> {
  const top = { name: "@top", value: most + 1 };
  const query = "SELECT TOP @top * FROM c WHERE c.at > @at ORDER BY c.at";
  const found = await ask(container, partitionKey, { query, parameters: [top, { name: "@at", value: after }] });
  const beyond = found[most];
  if (beyond === undefined) return { entries: found };
  const before = found.filter(({ at }) => at < beyond.at);
  const entries = before.length > 0 ? before : await ofInstant(container, partitionKey, beyond.at);
  return { entries, end: entries.at(-1)?.at ?? beyond.at };
}

/** However many they are: between two of one instant no page can end. */
function ofInstant(container: Container, partitionKey: string[], at: string): Promise<readonly LoggedAccess[]> {
  const query = "SELECT * FROM c WHERE c.at = @at";
  return ask(container, partitionKey, { query, parameters: [{ name: "@at", value: at }] });
}

async function ask(
  container: Container,
  partitionKey: string[],
  question: { readonly query: string; readonly parameters: { name: string; value: string | number }[] },
): Promise<readonly LoggedAccess[]> {
  const { resources } = await container.items.query<unknown>(question, { partitionKey }).fetchAll();
  return resources.map((stored) => {
    const { at, personId, name, roles, action, outcome, of } = accessDocument.parse(stored);
    return { at, personId, name, roles, action, of, ...(outcome && { outcome }) };
  });
}
