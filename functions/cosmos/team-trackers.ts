import type { Container } from "@azure/cosmos";
import type { AuditStore, MonthsTracker } from "../ports.ts";
import { type TrackersDocument, trackersDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { partitionOf } from "./run-partition.ts";
import { codeOf } from "./store-call.ts";
import { keptFrom } from "./time-to-live.ts";

const patience = 20;

/**
 * The trackers of a team's month stand in one document of their own, beside its runs: it is written only as it was read,
 * so that of many that come at once no more are taken than there is room for.
 */
export async function takeTracker(
  container: Container,
  { council, team, month, trackerId }: MonthsTracker,
  { most, today, keptUntil, legalHold }: Parameters<AuditStore["takeTracker"]>[1],
): Promise<boolean> {
  const place = { council, team, runId: month };
  for (let tries = 0; tries < patience; tries++) {
    const found = await findItem(container, "trackers", partitionOf(place));
    const trackers = found ? trackersDocument.parse(found.document).trackers : [];
    if (trackers.includes(trackerId)) return true;
    if (trackers.length >= most) return false;
    const kept = keptFrom(today, keptUntil, legalHold);
    const document: TrackersDocument = {
      ...{ id: "trackers", kind: "trackers", schemaVersion: 1 },
      ...{ ...place, trackers: [...trackers, trackerId], ...kept },
    };
    if (await isWritten(container, document, found?.etag)) return true;
  }
  throw Object.assign(new Error("Others kept sending trackers of the same team."), { code: 449 });
}

/** False when somebody else has written since it was read. */
async function isWritten(container: Container, document: TrackersDocument, etag: string | undefined): Promise<boolean> {
  try {
    if (etag === undefined) await container.items.create(document);
    else {
      const accessCondition = { type: "IfMatch", condition: etag };
      await container.item(document.id, partitionOf(document)).replace(document, { accessCondition });
    }
    return true;
  } catch (error) {
    if (overtaken.has(codeOf(error))) return false;
    throw error;
  }
}
/** Created, changed or expired in between. */
const overtaken: ReadonlySet<unknown> = new Set([409, 412, 404]);
