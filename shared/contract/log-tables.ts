import * as z from "zod";
import * as entry from "./entries.ts";
import { fieldNames, label, mappedFields, rowId, rowPointer, rowsOf, tableId, workerRows } from "./table-parts.ts";

/** Logs: one row for each thing that was held, audited or observed. */

const sessionFields = z.strictObject({
  sessionDate: entry.dateEntry.optional(),
  sessionType: entry.discussionTypeEntry.optional(),
  sessionStatus: entry.sessionStatusEntry.optional(),
  /** In minutes. */
  duration: entry.numberEntry.optional(),
  rearrangedTo: entry.dateEntry.optional(),
  delayReason: entry.reasonEntry.optional(),
  recordMade: entry.yesNoEntry.optional(),
  copyGiven: entry.yesNoEntry.optional(),
  savedToSharedDrive: entry.yesNoEntry.optional(),
});
export type SessionFields = z.infer<typeof sessionFields>;
export type SessionField = keyof SessionFields;
export const sessionFieldNames = fieldNames(sessionFields);

const sessionRow = z.strictObject({ rowId, workerRows: workerRows.optional(), fields: sessionFields });

export const sessionTable = z.strictObject({
  tableId,
  holds: z.literal("sessions"),
  mappedFields: mappedFields(sessionFields),
  rows: rowsOf(sessionRow),
});
export type SessionTable = z.infer<typeof sessionTable>;

const groupFields = z.strictObject({
  /** As written: it may name several teams, or all of them. */
  team: label.optional(),
  groupDate: entry.dateEntry.optional(),
  groupStatus: entry.sessionStatusEntry.optional(),
  /** In minutes. */
  duration: entry.numberEntry.optional(),
  casesDiscussed: entry.numberEntry.optional(),
  practiceLead: entry.yesNoEntry.optional(),
  groupRecorded: entry.yesNoEntry.optional(),
});
export type GroupFields = z.infer<typeof groupFields>;
export type GroupField = keyof GroupFields;
export const groupFieldNames = fieldNames(groupFields);

const groupRow = z.strictObject({ rowId, fields: groupFields });

export const groupTable = z.strictObject({
  tableId,
  holds: z.literal("groups"),
  mappedFields: mappedFields(groupFields),
  rows: rowsOf(groupRow),
});
export type GroupTable = z.infer<typeof groupTable>;

const auditFields = z.strictObject({
  team: label.optional(),
  auditType: entry.auditTypeEntry.optional(),
  auditDate: entry.auditDateEntry.optional(),
  commentGiven: entry.yesNoEntry.optional(),
});
export type AuditFields = z.infer<typeof auditFields>;
export type AuditField = keyof AuditFields;
export const auditFieldNames = fieldNames(auditFields);

const auditRow = z.strictObject({ rowId, fields: auditFields });

export const auditTable = z.strictObject({
  tableId,
  holds: z.literal("audits"),
  mappedFields: mappedFields(auditFields),
  rows: rowsOf(auditRow),
});
export type AuditTable = z.infer<typeof auditTable>;

const observationFields = z.strictObject({
  manager: label.optional(),
  observationDate: entry.dateEntry.optional(),
});
export type ObservationFields = z.infer<typeof observationFields>;
export type ObservationField = keyof ObservationFields;
export const observationFieldNames = fieldNames(observationFields);

const observationRow = z.strictObject({
  rowId,
  workerRows: workerRows.optional(),
  /** For a manager whom the worker list does not have: the first observation of the same name; absent in that one itself. */
  sameAs: rowPointer.optional(),
  fields: observationFields,
});

export const observationTable = z.strictObject({
  tableId,
  holds: z.literal("observations"),
  mappedFields: mappedFields(observationFields),
  rows: rowsOf(observationRow),
});
export type ObservationTable = z.infer<typeof observationTable>;
