import * as z from "zod";
import { interval } from "../interval.ts";
import { choiceId, clauseId, fieldName, roleName, within, workerBeginnings } from "./bound.ts";

/**
 * A worker's one-to-one, which comes round sooner or later by role and team, and for newly qualified workers by how far
 * they have come: by the time since they began, or by the stage that is recorded.
 */

const bounds = z.strictObject({
  /** With a choice, the aim is one only while that choice is on. */
  aim: z.strictObject({ ...within.shape, choice: choiceId.optional() }).optional(),
  limit: within,
  /** What takes the place of both while a choice is on. */
  instead: z.strictObject({ choice: choiceId, limit: within }).optional(),
  reading: z.string().optional(),
});
export type Bounds = z.infer<typeof bounds>;

/** A phase lasts from the end of the one before. The interval in force on the day that would fall due governs. */
const phase = z.strictObject({
  lasts: interval,
  /** When the text says that it begins, after the beginning of the programme: it has to be where the one before ends. */
  after: interval.optional(),
  limit: within,
});

const ofRole = z.strictObject({
  roles: z.union([z.array(roleName).min(1), z.literal("any-other-recognised")]),
  /** The line is for the teams whose name holds one of these; without them, for every team. */
  teamSays: z.array(z.string()).min(1).optional(),
  bounds,
  /** The choice that gives single roles a limit of their own, as a table of role to interval. */
  limitsByRole: z.strictObject({ choice: choiceId }).optional(),
});
export type RoleLine = z.infer<typeof ofRole>;

export const steppedCadence = z.strictObject({
  kind: z.literal("stepped-cadence"),
  since: z.literal("one-to-one"),
  otherwiseSince: workerBeginnings,
  newlyQualified: z.strictObject({
    /** The beginning of the programme: the first of these that is recorded. */
    startsOn: z.array(z.enum(["asyeStart", "asye", "startDate"])).min(1),
    phases: z.array(phase).min(1),
    /** After the phases: by the stage that is recorded, where the policy goes by stages. */
    stages: z
      .strictObject({ fields: z.array(fieldName).min(1), weekly: bounds, fortnightly: bounds, monthly: bounds })
      .optional(),
    afterwards: bounds,
  }),
  /** The first line that names the role, and its team. A role without a line has no interval in the policy. */
  lines: z.array(ofRole).min(1),
  /** The choice that gives recognised roles without a line a number of weeks, and the clause it then has. */
  unlisted: z.strictObject({ choice: choiceId, clause: clauseId }).optional(),
});
export type SteppedCadence = z.infer<typeof steppedCadence>;
