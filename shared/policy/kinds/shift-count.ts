import * as z from "zod";
import { naming } from "../naming.ts";
import { clauseId, fieldName } from "./bound.ts";

/** A one-to-one at least once in so many shifts, for workers whose time is counted in shifts and not in weeks. */
export const shiftCount = z.strictObject({
  kind: z.literal("shift-count"),
  /** Only for workers of whom this is recorded as yes. */
  onlyWhere: z.strictObject({ field: fieldName, is: z.literal("yes") }),
  /** The number of shifts worked since the last one-to-one. */
  field: z.literal("shiftsSinceOneToOne").register(naming, { names: "field" }),
  /** The last shift of the count still meets it. */
  most: z.number().int().positive(),
  clause: clauseId,
});
export type ShiftCount = z.infer<typeof shiftCount>;
