import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { understandTrackerInSteps } from "../../shared/tracker/understand.ts";
import type { Workbook } from "../workbook.ts";
import { consentOf, readingFor } from "./consent.ts";
import { councilHeld } from "./council-held.ts";
import { findTracker } from "./find-tracker.ts";
import { unhurried } from "./unhurried.ts";
import { sentOfTables, type SentTables } from "./what-is-sent.ts";

/** What the next check would send, read from the workbook as it is; nothing is sent. Empty when it must be confirmed again. */
export async function readToBeSent(
  workbook: Workbook,
  asAt: PlainDate,
  me: Me | undefined,
): Promise<readonly SentTables[]> {
  const found = await findTracker(workbook, asAt, me?.personId);
  if (found.kind !== "confirmed") return [];
  const consent = consentOf(found.tracker, me?.personId);
  const wanted = readingFor(consent, councilHeld(me, found.tracker.council)?.referencePattern);
  const understood = understandTrackerInSteps(found.reading.workbook, found.layouts, asAt, wanted);
  return sentOfTables((await unhurried(understood)).tables);
}
