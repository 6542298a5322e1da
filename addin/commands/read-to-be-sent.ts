import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { Me } from "../../shared/contract/routes.ts";
import { understandTrackerInSteps } from "../../shared/tracker/understand.ts";
import type { Workbook } from "../workbook.ts";
import { consentOf } from "./consent.ts";
import { findTracker } from "./find-tracker.ts";
import { referencePatternOf } from "./reference-pattern-of.ts";
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
  const wanted = {
    tables: consentOf(found.tracker, me?.personId).checks ? "every-table" : "cases-alone",
    referencePattern: referencePatternOf(me, found.tracker.council),
  } as const;
  const understood = understandTrackerInSteps(found.reading.workbook, found.layouts, asAt, wanted);
  return sentOfTables((await unhurried(understood)).tables);
}
