import type { CaseField } from "../contract/tables.ts";
import { expectedForType } from "./entry-to-check.ts";
import {
  booking,
  event,
  label,
  plain,
  plainButNoError,
  readable,
  reason,
  recorded,
  series,
  yesNo,
  type FieldReader,
} from "./field-reader.ts";
import { readDiscussionTypeCell } from "./read-discussion-type.ts";
import { readMatchCell } from "./read-match.ts";
import { readWeeksCell } from "./read-number.ts";
import { readCareLeaverCell, readPlanCell, readStatusCell } from "./read-plan.ts";

export const caseReaders: Record<CaseField, FieldReader> = {
  planType: plainButNoError(({ value }) => readPlanCell(value)),
  careLeaver: plain(({ value }) => readCareLeaverCell(value)),
  longTermMatch: plain(readMatchCell),
  status: plainButNoError(({ value }) => readStatusCell(value)),
  dateOpened: event,
  dateAllocated: event,
  dateClosed: event,
  lastDiscussion: event,
  discussions: series,
  discussionType: readable(({ value }) => readDiscussionTypeCell(value), expectedForType),
  recordedDate: recorded,
  recordedOnSystem: yesNo,
  lastSeen: event,
  viewsRecorded: yesNo,
  planAppropriate: yesNo,
  contingencyPlan: yesNo,
  decisionsRecorded: yesNo,
  oversightNoted: yesNo,
  smartOutcomes: yesNo,
  actionsReviewed: yesNo,
  exemptReason: reason,
  exemptUntil: booking,
  agreedInterval: plain(({ value }) => readWeeksCell(value)),
  worker: label,
  team: label,
};
