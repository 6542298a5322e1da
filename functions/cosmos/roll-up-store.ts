import type { Container, Database } from "@azure/cosmos";
import { rollUpEntry, takenOut } from "../../shared/contract/routes.ts";
import type { FoldedYear, RollUpKey, RollUpStore } from "../ports.ts";
import { askWithin } from "./ask-within.ts";
import { containerOf } from "./containers.ts";
import { rollUpDocument, type RollUpDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { holdDocuments } from "./hold-documents.ts";
import { codeOf, storeCall } from "./store-call.ts";
import { type Kept, keptFrom } from "./time-to-live.ts";
import { untilWritten, writeAsRead } from "./write-as-read.ts";

/** One document a service and year, however many runs there are. */
export function cosmosRollUpStore(database: Database): RollUpStore {
  const container = containerOf(database, "roll-ups");
  return {
    keys: (council) => storeCall(() => keys(container, council)),
    year: (key) => storeCall(async () => (await find(container, key)).folded),
    change: (key, to, kept) => storeCall(() => change(container, key, to, kept)),
    hold: (council, hold) => storeCall(() => holdDocuments(container, council, ["service"], hold), Infinity),
  };
}

interface Found {
  readonly folded: FoldedYear;
  readonly etag: string | undefined;
}

async function find(container: Container, { council, service, year }: RollUpKey): Promise<Found> {
  const found = await findItem(container, String(year), [council, service]);
  if (!found) return { folded: { entries: [], takenOut: [] }, etag: undefined };
  const { entries, takenOut: marks = [] } = rollUpDocument.parse(found.document);
  const folded = {
    entries: entries.map((entry) => rollUpEntry.parse(entry)),
    takenOut: marks.map((mark) => takenOut.parse(mark)),
  };
  return { folded, etag: found.etag };
}

async function keys(container: Container, council: string): Promise<readonly RollUpKey[]> {
  const found = await askWithin(container, { council }, { select: "c.council, c.service, c.year" });
  return found.map((resource) => keyInDocument.parse(resource));
}
const keyInDocument = rollUpDocument.pick({ council: true, service: true, year: true });

async function change(
  container: Container,
  key: RollUpKey,
  ...[to, { today, keptUntil, legalHold }]: [Parameters<RollUpStore["change"]>[1], Parameters<RollUpStore["change"]>[2]]
): ReturnType<RollUpStore["change"]> {
  const kept = keptFrom(today, keptUntil, legalHold);
  return untilWritten(async () => {
    const { folded: before, etag } = await find(container, key);
    const folded = to(before);
    if (isSame(folded, before)) return "stands";
    try {
      const asRead = { document: documentOf(key, folded, kept), etag };
      const written = await writeAsRead(container, [key.council, key.service], asRead);
      return written === "overtaken" ? written : "stands";
    } catch (error) {
      if (codeOf(error) === tooLarge) return "too-large";
      throw error;
    }
  });
}

function isSame(one: FoldedYear, other: FoldedYear): boolean {
  return JSON.stringify([one.entries, one.takenOut]) === JSON.stringify([other.entries, other.takenOut]);
}

type NewDocument = Omit<RollUpDocument, keyof Kept> & Kept;

function documentOf(key: RollUpKey, { entries, takenOut: marks }: FoldedYear, kept: Kept): NewDocument {
  const folded = { entries: [...entries], ...(marks.length > 0 && { takenOut: [...marks] }) };
  return { id: String(key.year), schemaVersion: 1, ...key, ...folded, ...kept };
}

/** One document may hold 2 MB. */
const tooLarge = 413;
