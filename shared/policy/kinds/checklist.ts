import * as z from "zod";
import { choiceId, clauseId, fieldName, shortfall } from "./bound.ts";
import { workingDays } from "./working-days.ts";

/**
 * Things that are recorded or not. Any that is recorded as no decides; then any that cannot be read; then any that is
 * blank. Only when each is answered well is the duty met.
 */

const answer = z.strictObject({
  field: fieldName,
  /** `a-day`: the cell holds the very thing, so a blank is a no. `any-answer`: to decide is the duty, either way. */
  satisfiedBy: z.enum(["yes", "no", "any-answer", "a-day"]),
});
export type Answer = z.infer<typeof answer>;

const item = z.strictObject({
  /** Several where a tracker may keep the same thing in one column or another. */
  answers: z.array(answer).min(1),
  /** The first that is mapped speaks for the item, or all of them that are filled. */
  take: z.enum(["first-mapped", "every-filled"]),
  /** A day before the discussion contradicts it. */
  notBeforeDiscussion: z.literal(true).optional(),
});
export type Item = z.infer<typeof item>;

export const checklist = z.strictObject({
  kind: z.literal("checklist"),
  clause: clauseId,
  items: z.array(item).min(1),
  ifNo: shortfall,
  /** Only for workers of whom this is recorded. */
  onlyWhere: z.strictObject({ field: fieldName, is: z.enum(["yes", "a-day-reached"]) }).optional(),
  /** For children: which last discussions there has to be a record of. */
  discussion: z.union([z.literal("any"), z.strictObject({ groupWith: z.array(choiceId).min(1) })]).optional(),
  /** The choice by which the record also has a last day. */
  deadlineWith: z.strictObject({ choice: choiceId, within: workingDays }).optional(),
});
export type Checklist = z.infer<typeof checklist>;
