import * as z from "zod";
import { interval } from "./interval.ts";

/** What a choice may be set to: the readings of unclear words that a council may switch. */
export const choiceValue = z.union([
  z.boolean(),
  z.number().int().positive(),
  z.string().max(100),
  /** None is set. */
  z.null(),
  z.array(z.string().max(100)).max(400),
  z.record(z.string(), interval),
]);
export type ChoiceValue = z.infer<typeof choiceValue>;
