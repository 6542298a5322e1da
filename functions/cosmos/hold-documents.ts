import type { Container } from "@azure/cosmos";
import { z } from "zod";
import type { Hold } from "../ports.ts";
import { chunkDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { codeOf } from "./store-call.ts";
import { keptFrom } from "./time-to-live.ts";

/** Every document that ends says how long it is kept in the same two words. */
const keptDocument = z.looseObject({
  id: z.string(),
  ttl: chunkDocument.shape.ttl,
  keptUntil: chunkDocument.shape.keptUntil,
});

/**
 * Takes their end from all documents that lie under the first values of a partition key, or gives it back to them. Nothing
 * else in them changes. `levels` names the values of the key that are left. It goes document by document and may be
 * interrupted: the same call again does what is left.
 */
export async function holdDocuments(
  container: Container,
  under: readonly string[],
  levels: readonly string[],
  hold: Hold,
): Promise<void> {
  const condition = `c.ttl ${hold.legalHold ? "> 0" : "= -1"}`;
  const query = `SELECT ${["id", ...levels].map((name) => `c.${name}`).join(", ")} FROM c WHERE ${condition}`;
  const { resources } = await container.items.query<unknown>(query, { partitionKey: [...under] }).fetchAll();
  const place = z.record(z.string(), z.string());
  for (const resource of resources) {
    const found = place.parse(resource);
    const partition = [...under, ...levels.map((level) => found[level] ?? "")];
    while (!(await isKept(container, found["id"] ?? "", partition, hold)));
  }
}

/** False when somebody else has written the document since it was read. */
async function isKept(container: Container, id: string, partition: string[], hold: Hold): Promise<boolean> {
  const found = await findItem(container, id, partition);
  if (!found) return true;
  const document = keptDocument.parse(found.document);
  const changed = { ...document, ...keptFrom(hold.today, document.keptUntil, hold.legalHold) };
  const accessCondition = { type: "IfMatch", condition: found.etag };
  try {
    await container.item(id, partition).replace(changed, { accessCondition });
    return true;
  } catch (error) {
    if (codeOf(error) === 412) return false;
    // Expired or erased in between.
    if (codeOf(error) === 404) return true;
    throw error;
  }
}
