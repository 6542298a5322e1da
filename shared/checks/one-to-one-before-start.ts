import type { PlainDate } from "../calendar/plain-date.ts";
import { anchorOf } from "./anchor.ts";
import { judgement, type CheckInUse, type Judgement } from "./judgement.ts";

/** A start date that a count relies on cannot be right where a one-to-one is recorded before it. */
export function oneToOneBeforeStart(
  use: CheckInUse,
  startedOn: PlainDate,
  firstHeld: PlainDate | undefined,
): Judgement | undefined {
  if (firstHeld === undefined || !isBefore(firstHeld, startedOn)) return undefined;
  const anchor = anchorOf({ field: "sessionDate", on: firstHeld });
  return judgement(use, "check-entry", "one-to-one-before-start", { field: "startDate", anchor, otherOn: startedOn });
}

export function isBefore(day: PlainDate | undefined, other: PlainDate): boolean {
  return day !== undefined && day < other;
}
