import * as z from "zod";
import { naming } from "../naming.ts";
import { choiceId, within } from "./bound.ts";

/**
 * A child's discussion that comes round sooner or later by the risk recorded for the child. Where no risk is recorded, only
 * what is so under every tier can be said: nothing is taken for granted, not even the strictest.
 */
export const tieredCadence = z.strictObject({
  kind: z.literal("tiered-cadence"),
  since: z.literal("case-discussion"),
  /** Where there is none, the first of these that is recorded. */
  otherwiseSince: z.array(z.enum(["dateOpened", "dateAllocated"])).min(1),
  /** The choice that says whether a discussion in a group starts the clock again. */
  groupCounts: z.strictObject({ choice: choiceId }),
  /** Where the tier of the case is recorded. */
  field: z.literal("riskTier").register(naming, { names: "field" }),
  /** A tier that is not among them has no interval in the policy. */
  tiers: z
    .array(z.strictObject({ tier: z.string().min(1), limit: within }))
    .min(2)
    .refine((tiers) => new Set(tiers.map(({ tier }) => tier)).size === tiers.length, {
      error: "Each tier stands once",
    }),
});
export type TieredCadence = z.infer<typeof tieredCadence>;
