import * as z from "zod";
import { interval } from "../interval.ts";
import { choiceId, clauseId, roleName } from "./bound.ts";

/** A number of times in every period of a given length, wherever the period begins. */
export const rollingCount = z.strictObject({
  kind: z.literal("rolling-count"),
  of: z.literal("observations"),
  ofRole: roleName,
  times: z.number().int().min(2),
  inEvery: interval,
  /** When the first time is hoped for, while there has been none. */
  firstWithin: interval,
  clause: clauseId,
  /** The choice that puts a fixed cycle of years in the place of the period. */
  cycle: z.strictObject({ choice: choiceId }).optional(),
});
export type RollingCount = z.infer<typeof rollingCount>;
