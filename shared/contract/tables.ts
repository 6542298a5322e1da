import * as z from "zod";
import * as entry from "./entries.ts";
import { looksLikeADate } from "./looks-like-a-date.ts";
import { auditTable, groupTable, observationTable, sessionTable } from "./log-tables.ts";
import { eachOnce, fieldNames, label, mappedFields, rowId, rowsOf, tableId } from "./table-parts.ts";
import { agreementTable, workerTable } from "./worker-table.ts";

/**
 * A reference of the case system: no spaces, at most 20 characters, at least one digit, no date, no NHS number, and
 * nothing that may hold a name, which the council's own pattern decides. What does not look like one stays in the
 * workbook and the row is checked without it.
 */
export const caseRef = z
  .string()
  .max(20)
  .regex(/^\S+$/, "holds a space")
  .regex(/\d/, "holds no digit")
  .refine((text) => !looksLikeADate(text), "is a date")
  .refine((text) => !isNhsNumber(text), "is an NHS number");

/** Ten digits with a valid check digit (modulus 11), also after the letters NHS. */
function isNhsNumber(text: string): boolean {
  const digits = text.replace(/^nhs/i, "").replaceAll("-", "");
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
  recordedDate: entry.recordedEntry.optional(),
  recordedOnSystem: entry.yesNoEntry.optional(),
  lastSeen: entry.dateEntry.optional(),
  viewsRecorded: entry.yesNoEntry.optional(),
  planAppropriate: entry.yesNoEntry.optional(),
  contingencyPlan: entry.yesNoEntry.optional(),
  decisionsRecorded: entry.yesNoEntry.optional(),
  oversightNoted: entry.yesNoEntry.optional(),
  smartOutcomes: entry.yesNoEntry.optional(),
  actionsReviewed: entry.yesNoEntry.optional(),
  exemptReason: entry.reasonEntry.optional(),
  exemptUntil: entry.dateEntry.optional(),
  agreedInterval: entry.numberEntry.optional(),
  riskTier: entry.riskTierEntry.optional(),
  /** The times of day of the last discussion and of its record. */
  discussedAtTime: entry.timeEntry.optional(),
  recordedAtTime: entry.timeEntry.optional(),
  worker: label.optional(),
  team: label.optional(),
});
export type CaseFields = z.infer<typeof caseFields>;
/** The fields that a workbook's columns are read into; the others come only from a tracker that is given in these words. */
export type CaseField = Exclude<keyof CaseFields, "riskTier" | "discussedAtTime" | "recordedAtTime">;
export const caseFieldNames = fieldNames(caseFields);

export const caseRow = z.strictObject({
  rowId,
  caseRef: caseRef.optional(),
  /** The row stands below a separator that says closed. */
  underClosed: z.boolean().optional(),
  /** Rows with the same number, in any table, are brothers and sisters; nothing else is told of a family. */
  family: z.number().int().min(1).optional(),
  fields: caseFields,
});
export type CaseRow = z.infer<typeof caseRow>;

const caseTable = z.strictObject({
  tableId,
  holds: z.literal("cases"),
  /** A reference column is mapped; without one duplicates cannot be seen. */
  hasCaseRefs: z.boolean(),
  mappedFields: mappedFields(caseFields),
  rows: rowsOf(caseRow),
});
export type CaseTable = z.infer<typeof caseTable>;

/**
 * Tables stand in the order of their sheets, rows as they stand in the sheet. Rows that are no data, and rows of a name
 * that nobody or more than one person has, are listed as left out by the workbook that sends them.
 */
export const wireTable = z.discriminatedUnion("holds", [
  caseTable,
  workerTable,
  sessionTable,
  groupTable,
  agreementTable,
  auditTable,
  observationTable,
]);
export type WireTable = z.infer<typeof wireTable>;

export const limits = { cases: 50_000, workers: 5_000, logRows: 200_000 } as const;
export const wireTables = z.array(wireTable).min(1).max(500).superRefine(eachOnce("tableId"));
