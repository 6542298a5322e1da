import * as z from "zod";
import { naming } from "../naming.ts";
import { choiceId, clauseId, fieldName } from "./bound.ts";

/** Something that has to follow within a number of working days. The day of the event itself is day 0. */

/** At most a year of them. */
export const workingDays = z.number().int().positive().max(260).register(naming, { names: "working-days" });

export const recordingDeadline = z.strictObject({
  kind: z.literal("recording-deadline"),
  after: z.literal("case-discussion"),
  /** The choices that also bring discussions in a group under the duty. */
  groupWith: z.array(choiceId).min(1),
  within: workingDays,
  recorded: fieldName,
  clause: clauseId,
});
export type RecordingDeadline = z.infer<typeof recordingDeadline>;

export const rearrangement = z.strictObject({
  kind: z.literal("rearrangement"),
  after: z.literal("cancelled-session"),
  within: workingDays,
  rearrangedTo: fieldName,
  /** A reason recorded here makes a delay one that the policy bears with. */
  delayReason: fieldName,
  clause: clauseId,
});
export type Rearrangement = z.infer<typeof rearrangement>;
