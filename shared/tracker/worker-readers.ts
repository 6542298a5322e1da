import type { WorkerField } from "../contract/worker-table.ts";
import {
  expectedForAbsence,
  expectedForAsye,
  expectedForFrequency,
  expectedForPlanned,
  expectedForStage,
  expectedForWeeks,
} from "./entry-to-check.ts";
import { booking, event, label, plain, readable, reason, series, yesNo, type FieldReader } from "./field-reader.ts";
import { readAbsenceCell, readPlannedCell } from "./read-absence.ts";
import { readAsyeCell, readAsyeStageCell } from "./read-asye.ts";
import { readFrequencyCell } from "./read-frequency.ts";
import { readWeeksCell } from "./read-number.ts";
import { readRoleCell } from "./read-role.ts";

const absence = readable(readAbsenceCell, expectedForAbsence);

export const workerReaders: Record<WorkerField, FieldReader> = {
  worker: label,
  team: label,
  role: plain(({ value }) => readRoleCell(value)),
  startDate: event,
  leftDate: event,
  supervisorSince: event,
  asye: readable(readAsyeCell, expectedForAsye),
  asyeStart: event,
  asyeStage: readable(({ value }) => readAsyeStageCell(value), expectedForStage),
  lastOneToOne: event,
  oneToOnes: series,
  nextBooked: booking,
  absence,
  absenceFrom: absence,
  absenceTo: booking,
  returnDate: booking,
  absencePlanned: readable(({ value }) => readPlannedCell(value), expectedForPlanned),
  coverArranged: yesNo,
  lastMyConversation: event,
  lastPerformanceReview: event,
  trainingNeedsDate: event,
  filePersonalInfo: yesNo,
  fileAgreement: yesNo,
  fileDevelopment: yesNo,
  fileTrainingLog: yesNo,
  serviceUserDocsInFile: yesNo,
  fileClearOfServiceUserDocs: yesNo,
  dateMoved: event,
  filePassedOn: yesNo,
  exemptReason: reason,
  exemptUntil: booking,
  agreementDate: event,
  agreementHeld: yesNo,
  // Read together with the worker's own row: see the comparison of supervisors.
  agreementSupervisor: plain(() => undefined),
  signedWorker: yesNo,
  signedSupervisor: yesNo,
  signedBoth: yesNo,
  bothHoldCopy: yesNo,
  agreementReviewed: event,
  agreementReviewDue: booking,
  agreedFrequency: readable(({ value }) => readFrequencyCell(value), expectedForFrequency),
  escalationWeeks: readable(({ value }) => readWeeksCell(value), expectedForWeeks),
  alternativeSupervision: yesNo,
  additionalAgreement: yesNo,
};
