import type { Container, Database } from "@azure/cosmos";
import { rollUpEntry, type RollUpEntry } from "../../shared/contract/routes.ts";
import type { RollUpKey, RollUpStore } from "../ports.ts";
import { containerOf } from "./containers.ts";
import { rollUpDocument, type RollUpDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { holdDocuments } from "./hold-documents.ts";
import { codeOf, storeCall } from "./store-call.ts";
import { type Kept, keptFrom } from "./time-to-live.ts";

/** One document a service and year, however many runs there are. */
export function cosmosRollUpStore(database: Database): RollUpStore {
  const container = containerOf(database, "roll-ups");
  return {
    keys: (council) => storeCall(() => keys(container, council)),
    entries: (key) => storeCall(async () => (await find(container, key)).entries),
    change: (key, to, kept) => storeCall(() => change(container, key, to, kept)),
    hold: (council, hold) => storeCall(() => holdDocuments(container, [council], ["service"], hold), Infinity),
  };
}

interface Found {
  readonly entries: readonly RollUpEntry[];
  readonly etag: string | undefined;
}

async function find(container: Container, { council, service, year }: RollUpKey): Promise<Found> {
  const found = await findItem(container, String(year), [council, service]);
  if (!found) return { entries: [], etag: undefined };
  const { entries } = rollUpDocument.parse(found.document);
  return { entries: entries.map((entry) => rollUpEntry.parse(entry)), etag: found.etag };
}

async function keys(container: Container, council: string): Promise<readonly RollUpKey[]> {
  const query = "SELECT c.council, c.service, c.year FROM c";
  const { resources } = await container.items.query<unknown>(query, { partitionKey: [council] }).fetchAll();
  return resources.map((resource) => keyInDocument.parse(resource));
}
const keyInDocument = rollUpDocument.pick({ council: true, service: true, year: true });

const patience = 20;

async function change(
  container: Container,
  key: RollUpKey,
  ...[to, { today, keptUntil, legalHold }]: [Parameters<RollUpStore["change"]>[1], Parameters<RollUpStore["change"]>[2]]
): ReturnType<RollUpStore["change"]> {
  const kept = keptFrom(today, keptUntil, legalHold);
  for (let tries = 0; tries < patience; tries++) {
    const found = await find(container, key);
    const entries = to(found.entries);
    if (JSON.stringify(entries) === JSON.stringify(found.entries)) return "stands";
    const written = await write(container, documentOf(key, entries, kept), found.etag);
    if (written !== "overtaken") return written;
  }
  throw Object.assign(new Error("Others kept changing the same roll-up."), { code: 449 });
}

type NewDocument = Omit<RollUpDocument, keyof Kept> & Kept;

function documentOf(key: RollUpKey, entries: readonly RollUpEntry[], kept: Kept): NewDocument {
  return { id: String(key.year), schemaVersion: 1, ...key, entries: [...entries], ...kept };
}

async function write(
  container: Container,
  document: NewDocument,
  etag: string | undefined,
): Promise<"stands" | "too-large" | "overtaken"> {
  try {
    if (etag === undefined) await container.items.create(document);
    else {
      const accessCondition = { type: "IfMatch", condition: etag };
      await container.item(document.id, [document.council, document.service]).replace(document, { accessCondition });
    }
    return "stands";
  } catch (error) {
    if (overtaken.has(codeOf(error))) return "overtaken";
    if (codeOf(error) === tooLarge) return "too-large";
    throw error;
  }
}
/** Created, changed or deleted by somebody else in between. */
const overtaken: ReadonlySet<unknown> = new Set([409, 412, 404]);
/** One document may hold 2 MB. */
const tooLarge = 413;
