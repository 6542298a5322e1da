import fc from "fast-check";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { DateEntry, YesNoEntry } from "../../../shared/contract/entries.ts";
import { plans } from "../../../shared/contract/vocabulary.ts";
import { asAt, type RowParts } from "./children.ts";

/** Trackers of any shape: every kind of entry in every field, with dates on both sides of the day of the check. */

export const anyDay: fc.Arbitrary<PlainDate> = fc.integer({ min: -200, max: 60 }).map((days) => plusDays(asAt, days));

const anyDates = fc.record({
  kind: fc.constant("dates" as const),
  dates: fc.array(fc.record({ on: anyDay, group: fc.boolean() }), { minLength: 1, maxLength: 3 }),
});
const anyMark = fc
  .constantFrom("blank", "nothing", "new", "closed", "cancelled", "planned", "absence", "unreadable")
  .map((kind): DateEntry => ({ kind }));
export const anyDateEntry: fc.Arbitrary<DateEntry> = fc.oneof(
  { weight: 4, arbitrary: anyDates },
  { weight: 1, arbitrary: anyMark },
);

export const anyAnswer: fc.Arbitrary<YesNoEntry> = fc.oneof(
  fc.constantFrom("blank", "yes", "yes", "no", "unreadable").map((kind) => ({ kind }) as const),
  anyDay.map((on) => ({ kind: "dated-yes" as const, on })),
);

const anyRow: fc.Arbitrary<RowParts> = fc.record(
  {
    caseRef: fc.constantFrom("1", "2", "3", "4", "5", "6"),
    underClosed: fc.constantFrom(false, false, false, true),
    status: fc
      .constantFrom("blank", "open", "open", "open", "other", "doubtful", "closed")
      .map((kind) => ({ kind }) as const),
    planType: fc.oneof(
      fc.constant({ kind: "blank" as const }),
      fc.record({
        kind: fc.constant("plans" as const),
        plans: fc.subarray([...plans], { maxLength: 2 }),
        doubtful: fc.constant(false),
      }),
    ),
    careLeaver: fc.constantFrom("care-leaver", "looked-after", "nothing").map((kind) => ({ kind }) as const),
    longTermMatch: fc.oneof(
      fc.constantFrom({ kind: "matched" as const }, { kind: "not-recorded" as const }),
      anyDay.map((on) => ({ kind: "matched-on" as const, on })),
    ),
    dateOpened: anyDateEntry,
    dateAllocated: anyDateEntry,
    dateClosed: anyDateEntry,
    lastDiscussion: anyDateEntry,
    discussions: fc.array(anyDateEntry, { maxLength: 4 }).map((entries) => ({ kind: "series" as const, entries })),
    discussionType: fc.constantFrom("blank", "individual", "group", "unreadable").map((kind) => ({ kind }) as const),
    recordedDate: fc.oneof(
      anyDates,
      fc.constantFrom("blank", "yes", "no", "unreadable").map((kind) => ({ kind }) as const),
    ),
    lastSeen: anyDateEntry,
    viewsRecorded: anyAnswer,
    planAppropriate: anyAnswer,
    contingencyPlan: anyAnswer,
    smartOutcomes: anyAnswer,
    actionsReviewed: anyAnswer,
    exemptReason: fc.constantFrom("blank", "recorded").map((kind) => ({ kind }) as const),
    exemptUntil: anyDateEntry,
    agreedInterval: fc.integer({ min: 0, max: 14 }).map((value) => ({ kind: "number" as const, value })),
  },
  { requiredKeys: [] },
);

/** Rows of few children, so that some stand in several rows. */
export const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 5 });
export const anyCouncil = fc.constantFrom("haringey", "barnet");
