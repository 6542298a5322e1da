import * as z from "zod";
import { isPlainDate, type PlainDate } from "../calendar/plain-date.ts";
import { cadence } from "./kinds/cadence.ts";

/**
 * One council's rules in force from a day, as data. Each kind of rule is one file in `kinds/`; a council is one file in
 * `councils/`, and no number of a policy stands anywhere else.
 */

const day = z.string().refine(isPlainDate, "is not a calendar day such as 2025-09-15") as z.ZodType<PlainDate, string>;
const id = z.string().regex(/^[A-Z]{3}-[A-Z0-9-]+$/, "is not an id such as HGY-CASE");

/** One sentence of the policy, in our own words. */
const clause = z.strictObject({
  id,
  section: z.string().min(1),
  strength: z.enum(["aim", "minimum", "advisory", "information"]),
  says: z.string().min(1),
});

/** Every kind of rule: a new kind is a new file and one more name here. */
const rule = z.discriminatedUnion("kind", [cadence]);

/** What a check is about, whether or not it is evaluated. */
const outline = z.strictObject({
  id,
  title: z.string().min(1),
  subject: z.enum(["case", "worker", "session", "group-session", "team", "manager"]),
  section: z.string().min(1),
});

const check = z.strictObject({
  ...outline.shape,
  /** Of each group at least one field must be mapped, or the check does not run for the table. */
  requires: z.array(z.array(z.string()).min(1)).min(1),
  clauses: z.array(clause).min(1),
  rule,
});
export type Check = z.infer<typeof check>;

const choiceValue = z.union([z.boolean(), z.number().int().positive(), z.string()]);
export type ChoiceValue = z.infer<typeof choiceValue>;

/** A reading of unclear words that the council may switch. */
const choice = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]+$/),
  checks: z.array(id).min(1),
  section: z.string().min(1),
  offers: z.array(choiceValue).min(2),
  default: choiceValue,
  effect: z.string().min(1),
  reason: z.string().min(1),
});

export const policy = z.strictObject({
  council: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1),
  edition: z.string().min(1),
  inForceFrom: day,
  /** Where the first day comes from. */
  dating: z.string().min(1),
  checks: z.array(check),
  /** What the policy also asks for and nothing here evaluates: shown as such, and never counted or claimed. */
  notEvaluated: z.array(outline),
  choices: z.array(choice),
});
export type Policy = z.infer<typeof policy>;
