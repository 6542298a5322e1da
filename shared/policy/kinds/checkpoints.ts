import * as z from "zod";
import { naming } from "../naming.ts";
import { choiceId, clauseId } from "./bound.ts";
import { workingDays } from "./working-days.ts";

/**
 * Discussions of a child that fall due at fixed points after the case began: one for a first discussion within so many
 * working days, several for a course of reviews. Each has to be held after the point before it and by its own. A
 * series of discussions tells of every one of them; a single cell only of the last, and nothing of those before it.
 */
export const checkpoints = z.strictObject({
  kind: z.literal("checkpoints"),
  /** The day from which every point is counted, which is day 0. A discussion on it counts. */
  after: z.enum(["dateOpened", "dateAllocated"]).register(naming, { names: "field" }),
  /** The choice that says whether a discussion in a group counts. */
  groupCounts: z.strictObject({ choice: choiceId }),
  points: z
    .array(z.strictObject({ by: workingDays, clause: clauseId }))
    .min(1)
    .refine((points) => points.every(({ by }, index) => index === 0 || by > (points[index - 1]?.by ?? by)), {
      error: "Each point comes later than the one before it",
    }),
});
export type Checkpoints = z.infer<typeof checkpoints>;
