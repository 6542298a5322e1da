import type { Container } from "@azure/cosmos";
import { z } from "zod";
import type { Aligned, AuditStore, Hold } from "../ports.ts";
import { askWithin } from "./ask-within.ts";
import { chunkDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { keptFrom } from "./time-to-live.ts";
import { writeAsRead } from "./write-as-read.ts";

/** Every document that ends says how long it is kept in the same two words. */
const keptDocument = z.looseObject({
  id: z.string(),
  ttl: chunkDocument.shape.ttl,
  keptUntil: chunkDocument.shape.keptUntil,
});

/** Few enough that a serverless container has something left for people, many enough for some hundred a second. */
const atOnce = 4;

/**
 * Takes their end from a council's documents, or gives it back to them, beginning with those that end first. Nothing else
 * in them changes. `levels` names the values of the partition key after the council. It goes document by document and may
 * be interrupted: the next call goes on where this one ended.
 */
export async function holdDocuments(
  container: Container,
  council: string,
  levels: readonly string[],
  hold: Parameters<AuditStore["hold"]>[1],
): Promise<Aligned> {
  const selected = ["id", ...levels].map((name) => `c.${name}`).join(", ");
  const out = await askWithin(
    container,
    { council },
    {
      select: `TOP @most ${selected}`,
      where: `c.ttl ${hold.legalHold ? "> 0" : "= -1"}`,
      orderBy: "c.keptUntil",
      parameters: [{ name: "@most", value: hold.most }],
    },
  );
  let changed = 0;
  for (let first = 0; first < out.length; first += atOnce) {
    const some = out.slice(first, first + atOnce).map((resource) => place.parse(resource));
    const outcomes = await Promise.all(
      some.map((found) => {
        const partition = [council, ...levels.map((level) => found[level] ?? "")];
        return align(container, found["id"] ?? "", partition, hold);
      }),
    );
    changed += outcomes.filter(Boolean).length;
  }
  return { found: out.length, changed };
}
const place = z.record(z.string(), z.string());

/** False for a document that cannot be read: it must not hold up those behind it. */
async function align(container: Container, id: string, partition: string[], hold: Hold): Promise<boolean> {
  for (;;) {
    const found = await findItem(container, id, partition);
    // Expired or erased in between.
    if (!found) return true;
    const document = keptDocument.safeParse(found.document);
    if (!document.success) return false;
    const changed = { ...document.data, ...keptFrom(hold.today, document.data.keptUntil, hold.legalHold) };
    const written = await writeAsRead(container, partition, { document: changed, etag: found.etag });
    if (written === "written") return true;
  }
}
