import * as z from "zod";
import { choiceValue } from "../policy/choice-value.ts";
import { day } from "./entries.ts";
import { rowPointer } from "./table-parts.ts";
import { exclusionReasons, states, subjectKinds } from "./vocabulary.ts";

export const checkId = z.string().regex(/^[A-Z]{3}-[A-Z0-9-]+$/);

/** A team is no row: `tableId` is its log, `ref` its name as first written, and `rowId` only tells the teams of a log apart. */
export const subject = z.strictObject({
  kind: z.enum(subjectKinds),
  tableId: z.string(),
  rowId: z.string(),
  ref: z.string().optional(),
  /** Of a worker who is recorded as a team manager: their own supervision is counted apart. */
  role: z.literal("team-manager").optional(),
});

export type Subject = z.infer<typeof subject>;

/**
 * Why a result is what it is, as data: one renderer turns it into the sentence that pane, page and export show.
 * `anchor` is the entry the clock started from; `interval` what was added to reach `aimOn` and `dueOn`.
 */
export const because = z.strictObject({
  /** Which sentence the renderer writes; each check kind has its own set. */
  code: z.string(),
  section: z.string(),
  anchor: z.strictObject({ field: z.string(), on: day, group: z.boolean() }).optional(),
  aimInterval: z.string().optional(),
  limitInterval: z.string().optional(),
  /** The field that is missing, unreadable or contradictory. */
  field: z.string().optional(),
  /** The day that contradicts, lies ahead, or was passed over. */
  otherOn: day.optional(),
  /** How many rows of the same child had their discussions taken together; absent when there is one. */
  pooledRows: z.number().int().min(2).optional(),
  /** What further rows of the same child say otherwise, and the first row and those that do. */
  rowsDisagree: z.strictObject({ fields: z.array(z.string()).min(1), rows: z.array(rowPointer).min(2) }).optional(),
  /** The day of the last discussion recorded for another child of the family, where none is for this one and it does not count. */
  siblingOn: day.optional(),
  /** The day of a later discussion of the child in a group, where those do not count. */
  groupOn: day.optional(),
  /** What was counted or measured, beside what it is held against. */
  amount: z.number().optional(),
  /** The reading or choice that settled an ambiguity, in words. */
  reading: z.string().optional(),
});
export type Because = z.infer<typeof because>;

export const result = z.strictObject({
  check: checkId,
  clause: z.string().optional(),
  subject,
  state: z.enum(states),
  aimOn: day.optional(),
  dueOn: day.optional(),
  daysOverdue: z.number().int().positive().optional(),
  /** The last day on which a fresh check of the same entries gives this state; absent when time alone cannot change it. */
  standsUntil: day.optional(),
  because,
});
export type Result = z.infer<typeof result>;

export const exclusion = z.strictObject({ tableId: z.string(), rowId: z.string(), reason: z.enum(exclusionReasons) });
export type Exclusion = z.infer<typeof exclusion>;

const count = z.number().int().min(0);
/** How many results of one check have each state; states with none are absent. */
export const stateCounts = z.partialRecord(z.enum(states), count);
export type StateCounts = z.infer<typeof stateCounts>;
export const counts = z.record(checkId, stateCounts);
export type Counts = z.infer<typeof counts>;

export const choices = z.record(z.string(), choiceValue);
export type Choices = z.infer<typeof choices>;

export const policyInForce = z.strictObject({ council: z.string(), edition: z.string(), inForceFrom: day });

export const checkOutcome = z.strictObject({
  policy: policyInForce,
  choices,
  asAt: day,
  results: z.array(result),
  counts,
  exclusions: z.array(exclusion),
  /** Checks of the council for which no table has the columns. */
  notChecked: z.array(checkId),
  /** What the reader of the results should know, such as duplicates that could not be detected. */
  cautions: z.array(z.enum(["no-case-references"])),
});
export type CheckOutcome = z.infer<typeof checkOutcome>;
