import * as z from "zod";
import { isPlainDate } from "../calendar/plain-date.ts";
import { choiceValue, type ChoiceValue } from "./choice-value.ts";
import { interval } from "./interval.ts";

/** A reading of unclear words that a council may switch, and what it may be set to. */

const id = z.string().regex(/^[A-Z]{3}-[A-Z0-9-]+$/, "is not an id such as HGY-CASE");

/** What a choice takes beside the values that it offers. Null stands for none. */
const taken = {
  "a-number-of-months": z.number().int().min(1).max(60),
  "a-number-of-weeks": z.number().int().min(1).max(52),
  /** The day and month on which each year of a cycle ends. */
  "a-day-of-the-year": z.string().refine((text) => isPlainDate(`2023-${text}`)),
  "a-list-of-days": z.array(z.string().refine(isPlainDate)).max(400),
  "intervals-by-role": z.record(z.string(), interval),
} as const;
const takenWords: Record<keyof typeof taken, string> = {
  "a-number-of-months": "a number of months from 1 to 60",
  "a-number-of-weeks": "a number of weeks from 1 to 52",
  "a-day-of-the-year": "a day of the year such as 03-31",
  "a-list-of-days": "a list of days such as 2025-09-11",
  "intervals-by-role": "a table of role and interval",
};
const takes = z.enum(Object.keys(taken) as [keyof typeof taken, ...(keyof typeof taken)[]]);

export const choice = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]+$/),
  checks: z.array(id).min(1),
  section: z.string().min(1),
  offers: z.array(choiceValue).min(1),
  takes: takes.optional(),
  default: choiceValue,
  effect: z.string().min(1),
  reason: z.string().min(1),
});
type Choice = z.infer<typeof choice>;

export function isOffered({ offers, takes: form }: Choice, value: ChoiceValue): boolean {
  if (offers.some((one) => JSON.stringify(one) === JSON.stringify(value))) return true;
  return form !== undefined && taken[form].safeParse(value).success;
}

/** "one of true, false"; "none or a number of months from 1 to 60". */
export function offerInWords({ offers, takes: form }: Choice): string {
  const named = offers.map((one) => (typeof one === "object" ? "none" : one.toString()));
  if (form === undefined) return `one of ${named.join(", ")}`;
  return [...named, takenWords[form]].join(" or ");
}
