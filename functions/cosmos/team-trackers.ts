import type { Container } from "@azure/cosmos";
import type { AuditStore, MonthsTracker } from "../ports.ts";
import { type TrackersDocument, trackersDocument } from "./documents.ts";
import { findItem } from "./find-item.ts";
import { partitionOf } from "./run-partition.ts";
import { keptFrom } from "./time-to-live.ts";
import { untilWritten, writeAsRead } from "./write-as-read.ts";

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
  return untilWritten(async () => {
    const found = await findItem(container, "trackers", partitionOf(place));
    const trackers = found ? trackersDocument.parse(found.document).trackers : [];
    if (trackers.includes(trackerId)) return true;
    if (trackers.length >= most) return false;
    const kept = keptFrom(today, keptUntil, legalHold);
    const document: TrackersDocument = {
      ...{ id: "trackers", kind: "trackers", schemaVersion: 1 },
      ...{ ...place, trackers: [...trackers, trackerId], ...kept },
    };
    const written = await writeAsRead(container, partitionOf(place), { document, etag: found?.etag });
    return written === "overtaken" ? written : true;
  });
}
