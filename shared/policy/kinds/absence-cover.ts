import * as z from "zod";
import { interval } from "../interval.ts";
import { clauseId, fieldName } from "./bound.ts";

/** Somebody covers for a worker whose absence nobody had planned, before it has lasted too long. */
export const absenceCover = z.strictObject({
  kind: z.literal("absence-cover"),
  cover: fieldName,
  /** From the first day of the absence, which is the first of its days. */
  within: interval,
  clause: clauseId,
});
export type AbsenceCover = z.infer<typeof absenceCover>;
