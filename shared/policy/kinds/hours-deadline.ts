import * as z from "zod";
import { naming } from "../naming.ts";
import { choiceId, clauseId, fieldName } from "./bound.ts";

/**
 * A record that has to follow a child's last discussion within a number of hours, by the clock on the wall. Where a time of
 * day is not recorded, only what is so at every time of that day can be said.
 */
export const hoursDeadline = z.strictObject({
  kind: z.literal("hours-deadline"),
  after: z.literal("case-discussion"),
  /** The choices that also bring discussions in a group under the duty. */
  groupWith: z.array(choiceId).min(1),
  hours: z.number().int().positive(),
  recorded: fieldName,
  /** Where the times of day of the discussion and of the record are, beside their days. */
  times: z.strictObject({
    discussion: z.literal("discussedAtTime").register(naming, { names: "field" }),
    record: z.literal("recordedAtTime").register(naming, { names: "field" }),
  }),
  clause: clauseId,
});
export type HoursDeadline = z.infer<typeof hoursDeadline>;
