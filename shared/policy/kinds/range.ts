import * as z from "zod";
import { choiceId, clauseId, fieldName, shortfall } from "./bound.ts";

/** A number of something that lies between a least and a most, both of which are in order. */
export const range = z.strictObject({
  kind: z.literal("range"),
  field: fieldName,
  from: z.number(),
  to: z.number(),
  unit: z.string().min(1),
  clause: clauseId,
  outside: shortfall,
  /** Less than `from` is only advised against, by a clause of its own, and never a breach. */
  lowerIsAdvice: z.strictObject({ clause: clauseId }).optional(),
  /** The choice by which the range is a standard and not a description. */
  standardWith: z.strictObject({ choice: choiceId }).optional(),
});
export type Range = z.infer<typeof range>;
