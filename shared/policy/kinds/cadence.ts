import * as z from "zod";
import { choiceId, clauseId, planName, within } from "./bound.ts";

/**
 * Something that comes round again: a limit, and perhaps an aim before it, counted from the last time that it happened,
 * or from a beginning where it has not happened yet.
 */

/** Holds for a child when everything that it names is so. */
const condition = z.strictObject({
  /** The plans recorded for the child, all together. `onlyAmong` is also true of a child for whom none is recorded. */
  plans: z.union([z.strictObject({ exactly: z.array(planName) }), z.strictObject({ onlyAmong: z.array(planName) })]),
  longTermMatch: z.literal("recorded").optional(),
});
export type Condition = z.infer<typeof condition>;

const step = z.strictObject({
  /** The step is for children of whom any of these is so; without conditions it is for all who are left. */
  whenAny: z.array(condition).min(1).optional(),
  aim: within.optional(),
  limit: within,
  /** Why this step is the one, or what would have to be recorded for another. */
  reading: z.string().optional(),
});
export type CadenceStep = z.infer<typeof step>;

export const cadence = z.strictObject({
  kind: z.literal("cadence"),
  /** What starts the clock again. */
  since: z.literal("case-discussion"),
  /** Where there is none, the first of these that is recorded. */
  otherwiseSince: z.array(z.enum(["dateOpened", "dateAllocated"])).min(1),
  /**
   * The choice that says whether a discussion in a group starts the clock again; and, where it does not, whether a single
   * cell that shows only such a discussion has displaced the day that counts, or is passed over.
   */
  groupCounts: z.strictObject({ choice: choiceId, otherwise: z.enum(["displaces", "is-passed-over"]) }),
  /** The choice that gives a child with no discussion of its own the last one of a child of the same family. */
  siblingsShare: z.strictObject({ choice: choiceId }).optional(),
  /** The choice that lets an interval agreed for one child act as the aim when it is shorter, and the clause it then has. */
  agreedIntervalIsAim: z.strictObject({ choice: choiceId, clause: clauseId }),
  /** The first step whose conditions are met; the last has none. */
  steps: z
    .array(step)
    .min(1)
    .refine((steps) => steps.findIndex((one) => one.whenAny === undefined) === steps.length - 1, {
      error: "Only the last step stands without a condition",
    }),
});
export type Cadence = z.infer<typeof cadence>;
