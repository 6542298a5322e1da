import * as z from "zod";
import { choiceId, within } from "./bound.ts";

/** Something that a whole team holds, or that is done for it: rows of a log, the last of which starts the clock. */
export const teamEvent = z.union([
  z.strictObject({ log: z.literal("groups") }),
  z.strictObject({ log: z.literal("audits"), type: z.enum(["monthly", "annual"]) }),
]);
export type TeamEvent = z.infer<typeof teamEvent>;

/** Something that comes round again for a team, counted from the last time that it is recorded. */
export const teamCadence = z.strictObject({
  kind: z.literal("team-cadence"),
  of: teamEvent,
  aim: within.optional(),
  limit: within,
  /** The choice that puts a fixed cycle of years in the place of the interval. */
  cycle: z.strictObject({ choice: choiceId }).optional(),
});
export type TeamCadence = z.infer<typeof teamCadence>;
