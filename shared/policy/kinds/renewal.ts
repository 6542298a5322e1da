import * as z from "zod";
import { choiceId, clauseId, fieldName, within } from "./bound.ts";

/** Something that has to be done again within an interval of the last time, by the dates of one worker. */
export const renewal = z.strictObject({
  kind: z.literal("renewal"),
  /** The later of these starts the clock; any of them that cannot be read must be looked at first. */
  since: z.array(fieldName).min(1),
  /** Where none of them is recorded, the first of these that is. */
  otherwiseSince: z.array(z.literal("startDate")).min(1).optional(),
  /** Only where an agreement exists. */
  onlyWithAgreement: z.literal(true).optional(),
  aim: within.optional(),
  limit: within.optional(),
  /** The policy names no interval: the choice that sets one in months, and the clause it then has. */
  limitByChoice: z.strictObject({ choice: choiceId, clause: clauseId }).optional(),
  /** The choice that puts a fixed cycle of years in the place of the interval. */
  cycle: z.strictObject({ choice: choiceId }).optional(),
});
export type Renewal = z.infer<typeof renewal>;
