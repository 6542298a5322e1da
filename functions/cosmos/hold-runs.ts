import type { Container } from "@azure/cosmos";
import { z } from "zod";
import type { AuditStore } from "../ports.ts";
import { chunkDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { codeOf } from "./store-call.ts";
import { keptFrom } from "./time-to-live.ts";

type Hold = Parameters<AuditStore["hold"]>[1];

const place = z.object({ id: z.string(), team: z.string(), runId: z.string() });
/** Every document of a run says how long it is kept in the same two words. */
const keptDocument = z.looseObject({
  id: z.string(),
  ttl: chunkDocument.shape.ttl,
  keptUntil: chunkDocument.shape.keptUntil,
});

/**
 * Takes their end from all documents of a council's runs, or gives it back to them. Nothing else in them changes. It goes
 * document by document and may be interrupted: the same call again does what is left.
 */
export async function holdRuns(container: Container, council: string, hold: Hold): Promise<void> {
  const query = `SELECT c.id, c.team, c.runId FROM c WHERE c.ttl ${hold.legalHold ? "> 0" : "= -1"}`;
  const { resources } = await container.items.query<unknown>(query, { partitionKey: [council] }).fetchAll();
  for (const resource of resources) {
    const { id, team, runId } = place.parse(resource);
    while (!(await isKept(container, id, [council, team, runId], hold)));
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
