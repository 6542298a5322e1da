import * as z from "zod";
import { choiceId, clauseId } from "./bound.ts";

/**
 * A number of one-to-ones in every year. The choice says which year: `rolling`, wherever it begins; `service-year`, from
 * the day the worker started; or one that ends on a day that is set, such as 12-31. In years that are fixed, one that is
 * held after the end of the year makes up for the year before.
 */
export const sessionCount = z.strictObject({
  kind: z.literal("session-count"),
  of: z.literal("one-to-ones"),
  times: z.number().int().min(2),
  year: z.strictObject({ choice: choiceId }),
  clause: clauseId,
});
export type SessionCount = z.infer<typeof sessionCount>;
