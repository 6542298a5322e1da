import * as z from "zod";
import { isPlainDate, type PlainDate } from "../calendar/plain-date.ts";
import { subjects } from "./account.ts";
import { choice } from "./choice.ts";
import { rule } from "./rule.ts";

/**
 * One council's rules in force from a day, as data. Each kind of rule is one file in `kinds/`; a council is one file in
 * `councils/`, and no number of a policy stands anywhere else.
 */

const notADay = "is not a calendar day such as 2025-09-15";
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, notADay)
  .refine(isPlainDate, notADay) as unknown as z.ZodType<PlainDate, string>;
const id = z.string().regex(/^[A-Z]{3}-[A-Z0-9-]+$/, "is not an id such as HGY-CASE");

/** One sentence of the policy, in our own words. */
const clause = z.strictObject({
  id,
  section: z.string().min(1),
  strength: z.enum(["aim", "minimum", "advisory", "information"]),
  says: z.string().min(1),
});

const check = z.strictObject({
  id,
  title: z.string().min(1),
  subject: z.enum(subjects),
  section: z.string().min(1),
  /** Of each group at least one field must be mapped, or the check does not run for the table. */
  requires: z.array(z.array(z.string()).min(1)).min(1),
  clauses: z.array(clause).min(1),
  rule,
});
export type Check = z.infer<typeof check>;

/** What the policy also asks for and no entry of a tracker can show: never counted or claimed. */
const notEvaluated = z.strictObject({
  id,
  section: z.string().min(1),
  kind: z.enum(["reminder", "audit-question", "product-constraint"]),
  /** What is done about it here. */
  does: z.string().min(1),
});

/** What the policy says nothing about. A silence is never filled with another council's rule. */
const silence = z.strictObject({
  section: z.string().min(1),
  on: z.string().min(1),
  /** What the text leaves unsaid, and what follows from that here. */
  says: z.string().min(1),
  /** The checks that cannot be made of everybody because of it. */
  leavesOut: z.array(id).min(1).optional(),
});

export const policy = z.strictObject({
  council: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1),
  edition: z.string().min(1),
  inForceFrom: day,
  /** Where the first day comes from. */
  dating: z.string().min(1),
  checks: z.array(check),
  notEvaluated: z.array(notEvaluated),
  choices: z.array(choice),
  silences: z.array(silence),
});
export type Policy = z.infer<typeof policy>;
