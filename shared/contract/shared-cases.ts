import * as z from "zod";
import { day } from "./entries.ts";
import { month, runId, slug } from "./names.ts";
import { checkId, result } from "./results.ts";
import { states } from "./vocabulary.ts";

/** Cases that stand in the trackers of more than one team of a service in one month, and how each is counted once. */

const ofRun = { team: slug, runId };

/**
 * A reference that more than one team has as an open case. Who counts it stands first: whoever says the later allocation;
 * where none is said, or the same, whose run is later.
 */
const sharedCase = z.strictObject({
  /** As the team that counts it has written it. */
  ref: z.string(),
  countedIn: slug,
  teams: z.array(
    z.strictObject({
      ...ofRun,
      /** Absent where it is not recorded, or cannot be read. */
      allocatedOn: day.optional(),
      /** Of the cases' checks alone. What the team that counts the case has no result for is counted in the next. */
      results: z.array(z.strictObject({ ...result.shape, isCounted: z.boolean() })),
    }),
  ),
});
export type SharedCase = z.infer<typeof sharedCase>;

export const sharedCases = z.strictObject({
  council: slug,
  service: slug,
  month,
  /** The standing runs of which the references were compared. */
  compared: z.array(z.strictObject(ofRun)),
  /** Those whose findings or entries are there no more, or whose tracker has no references: nothing is taken off them. */
  notCompared: z.array(z.strictObject({ ...ofRun, because: z.enum(["erased", "expired", "no-references"]) })),
  cases: z.array(sharedCase),
  /** From each run's counts, so that in every check each of these cases is counted once. */
  takenOff: z.array(
    z.strictObject({ ...ofRun, check: checkId, state: z.enum(states), count: z.number().int().positive() }),
  ),
  /** The longest overdue of what each run still counts, where an overdue result of it is taken off; 0 when none is left. */
  longestOverdue: z.array(z.strictObject({ ...ofRun, check: checkId, days: z.number().int().min(0) })),
});
export type SharedCases = z.infer<typeof sharedCases>;
