import type { Container } from "@azure/cosmos";
import type { HoldInPlace } from "../ports.ts";
import { holdInPlaceDocument, type HoldInPlaceDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";

const id = "hold-in-place";

/** One small document a council: its own moment takes the place of the one before. */
export async function keepHoldInPlace(container: Container, hold: HoldInPlace): Promise<void> {
  await container.items.upsert<HoldInPlaceDocument>({ id, kind: id, schemaVersion: 1, ...hold });
}

export async function holdInPlace(container: Container, council: string): Promise<HoldInPlace | undefined> {
  const found = await findItem(container, id, council);
  if (!found) return undefined;
  const { legalHold, at } = holdInPlaceDocument.parse(found.document);
  return { council, legalHold, at };
}
