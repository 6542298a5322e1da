import * as z from "zod";
import { isPlainDate, type PlainDate } from "../calendar/plain-date.ts";
import { plans, riskTiers } from "./vocabulary.ts";

/**
 * One cell of a tracker, read. The text of the cell never travels: free text can hold a name. A mapped cell that holds
 * nothing is `blank`; a field that is not mapped is absent from the row.
 */

export const day = z.string().refine(isPlainDate, "is not a calendar day such as 2025-09-15") as z.ZodType<
  PlainDate,
  string
>;

/** Every kind a date cell can be (readings section 6). `dates` carries every readable date, in the order written. */
export const dateEntry = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["blank", "nothing", "new", "closed", "cancelled", "planned", "absence", "unreadable"]),
  }),
  z.strictObject({
    kind: z.literal("dates"),
    dates: z
      .array(z.strictObject({ on: day, group: z.boolean() }))
      .min(1)
      .max(40),
  }),
]);
export type DateEntry = z.infer<typeof dateEntry>;

/** Several dated cells of one thing, left to right: Sup 1 … Sup 12, or the months of a grid. */
export const seriesEntry = z.strictObject({ kind: z.literal("series"), entries: z.array(dateEntry).max(400) });
export type SeriesEntry = z.infer<typeof seriesEntry>;

/** Yes, no or neither (7.1). A date in the cell travels as a date: whether it means yes is judged with the as-at day. */
export const yesNoEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "yes", "no", "unreadable"]) }),
  z.strictObject({ kind: z.literal("dated-yes"), on: day }),
]);
export type YesNoEntry = z.infer<typeof yesNoEntry>;

/** The plans that a cell names (7.3). `doubtful`: it also says closed, transferred or the like, without being a closed word. */
export const planEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "closed"]) }),
  z.strictObject({ kind: z.literal("plans"), plans: z.array(z.enum(plans)).max(plans.length), doubtful: z.boolean() }),
]);
export type PlanEntry = z.infer<typeof planEntry>;

export const statusEntry = z.strictObject({ kind: z.enum(["blank", "open", "closed", "doubtful", "other"]) });
export type StatusEntry = z.infer<typeof statusEntry>;

/** What a discussion type column says beside a date (7.7). */
export const discussionTypeEntry = z.strictObject({ kind: z.enum(["blank", "individual", "group", "unreadable"]) });
export type DiscussionTypeEntry = z.infer<typeof discussionTypeEntry>;

/** A match in a long-term placement (7.3): a date is judged with the as-at day, everything unclear is `not-recorded`. */
export const matchEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["matched", "not-recorded"]) }),
  z.strictObject({ kind: z.literal("matched-on"), on: day }),
]);
export type MatchEntry = z.infer<typeof matchEntry>;

/** The tier of risk that is recorded for a child: one of a closed list, never the words of the cell. */
export const riskTierEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "unreadable"]) }),
  z.strictObject({ kind: z.literal("tier"), tier: z.enum(riskTiers) }),
]);

/** A time of day, in minutes after midnight by the clock on the wall. */
export const timeEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "unreadable"]) }),
  z.strictObject({ kind: z.literal("time"), minutes: z.number().int().min(0).max(1439) }),
]);
export type TimeEntry = z.infer<typeof timeEntry>;

/** Which plan a care-leaver category adds (7.3). */
export const careLeaverEntry = z.strictObject({ kind: z.enum(["care-leaver", "looked-after", "nothing"]) });
export type CareLeaverEntry = z.infer<typeof careLeaverEntry>;

export const numberEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "unreadable"]) }),
  z.strictObject({ kind: z.literal("number"), value: z.number().min(0).max(10_000) }),
]);
export type NumberEntry = z.infer<typeof numberEntry>;

/** Recorded when, or only whether (7.1): "Y 3/3/25" travels as its day, "Y" as yes. */
export const recordedEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "yes", "no", "unreadable"]) }),
  dateEntry.options[1],
]);
export type RecordedEntry = z.infer<typeof recordedEntry>;

/** A reason stays in the workbook: only that there is one travels. A dash is no reason. */
export const reasonEntry = z.strictObject({ kind: z.enum(["blank", "recorded"]) });

/** Whether a session took place (7.7). */
export const sessionStatusEntry = z.strictObject({
  kind: z.enum(["blank", "held", "cancelled", "planned", "unreadable"]),
});
export type SessionStatusEntry = z.infer<typeof sessionStatusEntry>;

/** `other` is a type of audit that belongs to no check. */
export const auditTypeEntry = z.strictObject({
  kind: z.enum(["blank", "monthly", "annual", "thematic", "external", "other"]),
});
export type AuditTypeEntry = z.infer<typeof auditTypeEntry>;

/** The day of an audit, or a month with no day ("Aug-25"), which only a monthly audit may have (5.9). */
export const auditDateEntry = z.discriminatedUnion("kind", [
  ...dateEntry.options,
  z.strictObject({ kind: z.literal("month"), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
]);
export type AuditDateEntry = z.infer<typeof auditDateEntry>;
