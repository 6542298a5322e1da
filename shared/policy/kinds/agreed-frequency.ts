import * as z from "zod";
import { naming } from "../naming.ts";
import { choiceId, clauseId, workerBeginnings } from "./bound.ts";

/** What worker and supervisor have agreed between them about the one-to-one, beside what the policy asks. */

export const agreedFrequency = z.strictObject({
  kind: z.literal("agreed-frequency"),
  otherwiseSince: workerBeginnings,
  clause: clauseId,
  /** The check whose limit the agreed frequency may not exceed. */
  notLongerThan: z.string().register(naming, { names: "check", ofKind: "stepped-cadence" }),
});
export type AgreedFrequency = z.infer<typeof agreedFrequency>;

export const escalation = z.strictObject({
  kind: z.literal("escalation"),
  otherwiseSince: workerBeginnings,
  clause: clauseId,
  /** The choice by which the point that was agreed is a limit and not an aim. */
  overdueWith: z.strictObject({ choice: choiceId }),
});
export type Escalation = z.infer<typeof escalation>;
