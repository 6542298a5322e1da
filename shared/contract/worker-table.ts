import * as z from "zod";
import * as entry from "./entries.ts";
import { fieldNames, label, mappedFields, rowId, rowPointer, rowsOf, tableId, workerRows } from "./table-parts.ts";
import * as workerEntry from "./worker-entries.ts";

/** What is known of one worker. It may stand in the worker's own row, in cells above the children, or in the agreement. */
const workerFields = z.strictObject({
  worker: label.optional(),
  team: label.optional(),
  role: workerEntry.roleEntry.optional(),
  startDate: entry.dateEntry.optional(),
  leftDate: entry.dateEntry.optional(),
  supervisorSince: entry.dateEntry.optional(),
  asye: workerEntry.asyeEntry.optional(),
  asyeStart: entry.dateEntry.optional(),
  asyeStage: workerEntry.asyeStageEntry.optional(),
  lastOneToOne: entry.dateEntry.optional(),
  oneToOnes: entry.seriesEntry.optional(),
  nextBooked: entry.dateEntry.optional(),
  absence: workerEntry.absenceEntry.optional(),
  absenceFrom: workerEntry.absenceEntry.optional(),
  absenceTo: entry.dateEntry.optional(),
  returnDate: entry.dateEntry.optional(),
  absencePlanned: workerEntry.plannedEntry.optional(),
  coverArranged: entry.yesNoEntry.optional(),
  lastMyConversation: entry.dateEntry.optional(),
  lastPerformanceReview: entry.dateEntry.optional(),
  trainingNeedsDate: entry.dateEntry.optional(),
  filePersonalInfo: entry.yesNoEntry.optional(),
  fileAgreement: entry.yesNoEntry.optional(),
  fileDevelopment: entry.yesNoEntry.optional(),
  fileTrainingLog: entry.yesNoEntry.optional(),
  serviceUserDocsInFile: entry.yesNoEntry.optional(),
  fileClearOfServiceUserDocs: entry.yesNoEntry.optional(),
  dateMoved: entry.dateEntry.optional(),
  filePassedOn: entry.yesNoEntry.optional(),
  exemptReason: entry.reasonEntry.optional(),
  exemptUntil: entry.dateEntry.optional(),
  agreementDate: entry.dateEntry.optional(),
  agreementHeld: entry.yesNoEntry.optional(),
  agreementSupervisor: workerEntry.agreementSupervisorEntry.optional(),
  signedWorker: entry.yesNoEntry.optional(),
  signedSupervisor: entry.yesNoEntry.optional(),
  signedBoth: entry.yesNoEntry.optional(),
  bothHoldCopy: entry.yesNoEntry.optional(),
  agreementReviewed: entry.dateEntry.optional(),
  agreementReviewDue: entry.dateEntry.optional(),
  agreedFrequency: workerEntry.frequencyEntry.optional(),
  escalationWeeks: entry.numberEntry.optional(),
  alternativeSupervision: entry.yesNoEntry.optional(),
  additionalAgreement: entry.yesNoEntry.optional(),
  agencyWorker: entry.yesNoEntry.optional(),
  /** Shifts worked since the last one-to-one. */
  shiftsSinceOneToOne: entry.numberEntry.optional(),
  partOfFullTime: workerEntry.partOfFullTimeEntry.optional(),
});
export type WorkerFields = z.infer<typeof workerFields>;
/** The fields that a workbook's columns are read into; the others come only from a tracker that is given in these words. */
export type WorkerField = Exclude<keyof WorkerFields, "agencyWorker" | "shiftsSinceOneToOne" | "partOfFullTime">;
export const workerFieldNames = fieldNames(workerFields);

const workerRow = z.strictObject({
  rowId,
  /** The first row of the worker list with the same name; absent in that row itself. Who is a duplicate is judged later. */
  sameAs: rowPointer.optional(),
  fields: workerFields,
});
export type WorkerRow = z.infer<typeof workerRow>;

/**
 * The worker list: tables of staff and workers named in cells above their children. Where a tracker has neither, the names
 * in its agreements, else in its session logs, each once; such a table maps nothing but `worker`.
 */
export const workerTable = z.strictObject({
  tableId,
  holds: z.literal("workers"),
  mappedFields: mappedFields(workerFields),
  rows: rowsOf(workerRow),
});
export type WorkerTable = z.infer<typeof workerTable>;

/** The worker's own label does not travel again here: `workerRows` says who it is. */
const agreementRow = z.strictObject({ rowId, workerRows: workerRows.optional(), fields: workerFields });

export const agreementTable = z.strictObject({
  tableId,
  holds: z.literal("agreements"),
  mappedFields: mappedFields(workerFields),
  rows: rowsOf(agreementRow),
});
export type AgreementTable = z.infer<typeof agreementTable>;
