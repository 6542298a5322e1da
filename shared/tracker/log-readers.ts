import type { AuditField, GroupField, ObservationField, SessionField } from "../contract/log-tables.ts";
import { expectedForCount, expectedForMinutes, expectedForStatus, expectedForType } from "./entry-to-check.ts";
import { booking, event, faultAt, label, plain, readable, reason, yesNo, type FieldReader } from "./field-reader.ts";
import { readAuditDateCell, readAuditTypeCell } from "./read-audit.ts";
import { readCountCell } from "./read-count.ts";
import { readSessionTypeCell } from "./read-discussion-type.ts";
import { readDurationCell } from "./read-duration.ts";
import { readSessionStatusCell } from "./read-session-status.ts";

const duration = readable(
  ({ value }, { headingOf }, column) => readDurationCell(value, headingOf(column)),
  expectedForMinutes,
);
const sessionStatus = readable(({ value }) => readSessionStatusCell(value), expectedForStatus);

export const sessionReaders: Record<SessionField, FieldReader> = {
  sessionDate: event,
  sessionType: readable(({ value }) => readSessionTypeCell(value), expectedForType),
  sessionStatus,
  duration,
  rearrangedTo: booking,
  delayReason: reason,
  recordMade: yesNo,
  copyGiven: yesNo,
  savedToSharedDrive: yesNo,
};

export const groupReaders: Record<GroupField, FieldReader> = {
  team: label,
  groupDate: event,
  groupStatus: sessionStatus,
  duration,
  casesDiscussed: readable(({ value }) => readCountCell(value), expectedForCount),
  practiceLead: yesNo,
  groupRecorded: yesNo,
};

export const auditReaders: Record<AuditField, FieldReader> = {
  team: label,
  auditType: plain(({ value }) => readAuditTypeCell(value)),
  auditDate: ([place], context, field) => {
    const { entry, fault } = readAuditDateCell(place.cell, context);
    return { entry, faults: faultAt(field, place, fault, context) };
  },
  commentGiven: yesNo,
};

export const observationReaders: Record<ObservationField, FieldReader> = {
  manager: label,
  observationDate: event,
};
