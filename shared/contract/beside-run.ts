import * as z from "zod";
import { day } from "./entries.ts";
import { line, slug } from "./names.ts";
import { qualityQuestion } from "./organisation.ts";
import { checkId } from "./results.ts";
import { rowId, tableId } from "./table-parts.ts";

/** What is kept beside a run. The run itself never changes. */

const whoAndWhen = { by: z.strictObject({ personId: z.string(), name: z.string() }), at: z.iso.datetime() };

/** Numbers short enough to be read out over the telephone. */
export const seed = z.number().int().min(0).max(999_999);
export const sampleRequest = z.strictObject({ seed, size: z.number().int().min(1).max(100) });
export type SampleRequest = z.infer<typeof sampleRequest>;

/** By question, the answer that was chosen. */
const answers = z.record(slug, slug);
export const sampleAnswers = z.strictObject({ tableId, answers });
export type SampleAnswers = z.infer<typeof sampleAnswers>;

/** Cases drawn for a quality audit. No worker stands in it, though they were drawn from every worker's. */
export const sample = z.strictObject({
  ...sampleRequest.shape,
  ...whoAndWhen,
  /** As they were on the day of the draw. */
  questions: z.array(qualityQuestion),
  cases: z.array(
    z.strictObject({
      tableId,
      rowId,
      ref: z.string().optional(),
      answered: z.strictObject({ ...whoAndWhen, answers }).optional(),
    }),
  ),
});
export type Sample = z.infer<typeof sample>;

/** A note on one finding. There is no place for a name in it, which the box says. */
export const disputeRequest = z.strictObject({ check: checkId, tableId, rowId, note: line(300) });
export type DisputeRequest = z.infer<typeof disputeRequest>;

export const erasureReasons = {
  "held-a-name": "it held a name or other words that should not have been sent",
  "wrong-team": "it was sent for the wrong team",
  "sent-in-error": "it was sent in error",
  "request-of-a-person": "a person asked for it",
} as const;
const erasureReason = z.enum(Object.keys(erasureReasons) as (keyof typeof erasureReasons)[]);
/** Why a run should never have been sent: its figures are wrong and stand for no month any more. */
const reasonsToTakeOut: ReadonlySet<keyof typeof erasureReasons> = new Set(["wrong-team", "sent-in-error"]);
export function takesOut(reason: keyof typeof erasureReasons): boolean {
  return reasonsToTakeOut.has(reason);
}
/** `only`: what was written on its findings goes, and the run stays as it is. */
export const erasureRequest = z.strictObject({ reason: erasureReason, only: z.literal("notes").optional() });
export type ErasureRequest = z.infer<typeof erasureRequest>;
/** What is left where findings, entries, samples and notes have been. */
export const erasure = z.strictObject({ reason: erasureReason, on: day, ...whoAndWhen });
export type Erasure = z.infer<typeof erasure>;
/** A note of which the words were erased alone says so in their place. */
export const dispute = z.strictObject({
  ...disputeRequest.shape,
  ...whoAndWhen,
  erased: erasure.pick({ reason: true, on: true }).optional(),
});
export type Dispute = z.infer<typeof dispute>;

/** How a run compares with the same entries checked again under the same edition and choices. */
export const rePerformance = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.enum(["identical", "input-expired", "input-erased"]), sentence: z.string() }),
  z.strictObject({
    outcome: z.literal("different"),
    sentence: z.string(),
    /** At most 100 of them; `count` tells of all. */
    differences: z.array(z.strictObject({ what: z.string(), before: z.string(), now: z.string() })),
    count: z.number().int().positive(),
  }),
]);
export type RePerformance = z.infer<typeof rePerformance>;
