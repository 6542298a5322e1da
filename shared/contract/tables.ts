import * as z from "zod";
import * as entry from "./entries.ts";
import { tableContents } from "./vocabulary.ts";

/** Names of workers and teams are staff data: sent as written, at most this long. */
const label = z.string().trim().min(1).max(100);

/**
 * A reference of the case system: no spaces, at most 20 characters, at least one digit, no run of three letters, no date,
 * no NHS number. What does not look like one stays in the workbook and the row is checked without it.
 */
export const caseRef = z
  .string()
  .max(20)
  .regex(/^\S+$/, "holds a space")
  .regex(/\d/, "holds no digit")
  .refine((text) => !/\p{L}{3}/u.test(text), "holds three letters in a run")
  .refine((text) => !looksLikeADate(text), "is a date")
  .refine((text) => !isNhsNumber(text), "is an NHS number");

function looksLikeADate(text: string): boolean {
  return /^\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})$/.test(text) || /^\d{4}-\d{1,2}-\d{1,2}$/.test(text);
}

/** Ten digits with a valid check digit (modulus 11). */
function isNhsNumber(text: string): boolean {
  const digits = text.replaceAll("-", "");
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = 11 - (sum % 11);
  return check !== 10 && check % 11 === Number(digits[9]);
}

/** What a row of children may carry. Every field is optional: one that is not mapped is absent. */
export const caseFields = z.strictObject({
  planType: entry.planEntry.optional(),
  careLeaver: entry.careLeaverEntry.optional(),
  longTermMatch: entry.matchEntry.optional(),
  status: entry.statusEntry.optional(),
  dateOpened: entry.dateEntry.optional(),
  dateAllocated: entry.dateEntry.optional(),
  dateClosed: entry.dateEntry.optional(),
  lastDiscussion: entry.dateEntry.optional(),
  discussions: entry.seriesEntry.optional(),
  discussionType: entry.discussionTypeEntry.optional(),
  exemptReason: z.strictObject({ kind: z.enum(["blank", "recorded"]) }).optional(),
  exemptUntil: entry.dateEntry.optional(),
  agreedInterval: entry.numberEntry.optional(),
  worker: label.optional(),
  team: label.optional(),
});
export type CaseFields = z.infer<typeof caseFields>;
export type CaseField = keyof CaseFields;
export const caseFieldNames = Object.keys(caseFields.shape) as readonly CaseField[];

export const caseRow = z.strictObject({
  /** Opaque: only the workbook can find the row again. */
  rowId: z.string().min(1).max(40),
  caseRef: caseRef.optional(),
  /** The row stands below a separator that says closed. */
  underClosed: z.boolean().optional(),
  fields: caseFields,
});
export type CaseRow = z.infer<typeof caseRow>;

export const wireTable = z.strictObject({
  tableId: z.string().min(1).max(40),
  holds: z.enum(tableContents).extract(["cases"]),
  /** A reference column is mapped; without one duplicates cannot be seen. */
  hasCaseRefs: z.boolean(),
  mappedFields: z.array(z.enum(caseFieldNames as [CaseField, ...CaseField[]])).max(60),
  rows: z.array(caseRow),
});
export type WireTable = z.infer<typeof wireTable>;

export const limits = { cases: 50_000 } as const;
export const wireTables = z.array(wireTable).min(1).max(50);
