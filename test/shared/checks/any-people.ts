import fc from "fast-check";
import type { DateEntry } from "../../../shared/contract/entries.ts";
import type {
  AuditFields,
  GroupFields,
  ObservationFields,
  SessionFields,
} from "../../../shared/contract/log-tables.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import { roles } from "../../../shared/contract/vocabulary.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { anyAnswer, anyDateEntry, anyDay } from "./any-tracker.ts";
import { audits, groups, observations, sessions, workers } from "./people.ts";

/** Workers and logs of any shape, with days on both sides of the day of the check. */

const ofKinds = <Kind extends string>(...kinds: Kind[]) => fc.constantFrom(...kinds).map((kind) => ({ kind }));
const anyDays: fc.Arbitrary<DateEntry> = anyDay.map((on) => ({ kind: "dates", dates: [{ on, group: false }] }));
/** Mostly days, so that most results are more than an entry to check. */
const mostlyDays = fc.oneof({ weight: 8, arbitrary: anyDays }, { weight: 1, arbitrary: anyDateEntry });
const anyNumber = fc.oneof(
  ofKinds("blank", "unreadable"),
  fc.integer({ min: 1, max: 200 }).map((value) => ({ kind: "number" as const, value })),
);
const anyStage = fc
  .constantFrom("weekly", "fortnightly", "monthly")
  .map((stage) => ({ kind: "stage" as const, stage }));
const anyAbsence = fc.oneof(
  ofKinds("blank", "unreadable"),
  fc.record({ kind: fc.constant("absence" as const), first: anyDay, last: anyDay }, { requiredKeys: ["kind"] }),
);

export const anyWorker = fc.record(
  {
    team: fc.constantFrom("North", "north", "South", "0-25 Disability Service"),
    role: fc.oneof(
      ofKinds("blank", "unknown"),
      fc
        .constantFrom(...roles, "social-worker", "newly-qualified", "team-manager")
        .map((role) => ({ kind: "role" as const, role })),
    ),
    startDate: mostlyDays,
    leftDate: anyDateEntry,
    supervisorSince: mostlyDays,
    asye: fc.oneof(ofKinds("blank", "nothing", "yes", "no", "unreadable"), anyStage),
    asyeStart: mostlyDays,
    asyeStage: fc.oneof(ofKinds("blank", "unreadable"), anyStage),
    lastOneToOne: mostlyDays,
    oneToOnes: fc.array(anyDateEntry, { maxLength: 3 }).map((entries) => ({ kind: "series" as const, entries })),
    nextBooked: mostlyDays,
    absence: anyAbsence,
    absenceTo: mostlyDays,
    returnDate: mostlyDays,
    absencePlanned: ofKinds("blank", "planned", "unplanned", "unreadable"),
    coverArranged: anyAnswer,
    lastMyConversation: mostlyDays,
    lastPerformanceReview: mostlyDays,
    trainingNeedsDate: mostlyDays,
    filePersonalInfo: anyAnswer,
    fileAgreement: anyAnswer,
    fileTrainingLog: anyAnswer,
    serviceUserDocsInFile: anyAnswer,
    fileClearOfServiceUserDocs: anyAnswer,
    dateMoved: mostlyDays,
    filePassedOn: anyAnswer,
    exemptReason: ofKinds("blank", "blank", "recorded"),
    exemptUntil: mostlyDays,
    agreementDate: mostlyDays,
    agreementHeld: anyAnswer,
    agreementSupervisor: ofKinds("blank", "same", "other", "unknown"),
    signedWorker: anyAnswer,
    signedBoth: anyAnswer,
    bothHoldCopy: anyAnswer,
    agreementReviewed: mostlyDays,
    agreementReviewDue: mostlyDays,
    agreedFrequency: fc.constantFrom({ kind: "one-month" }, { kind: "days", days: 21 }, { kind: "unreadable" }),
    escalationWeeks: fc.integer({ min: 1, max: 20 }).map((value) => ({ kind: "number" as const, value })),
    alternativeSupervision: anyAnswer,
    additionalAgreement: anyAnswer,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<WorkerFields>;

const anyStatus = ofKinds("blank", "held", "held", "cancelled", "planned", "unreadable");

const anySession: fc.Arbitrary<SessionFields & { of?: number[] }> = fc.record(
  {
    of: fc.constantFrom([0], [0], [1], [0, 1], []),
    sessionDate: mostlyDays,
    sessionType: ofKinds("blank", "individual", "group", "unreadable"),
    sessionStatus: anyStatus,
    duration: anyNumber,
    rearrangedTo: mostlyDays,
    delayReason: ofKinds("blank", "recorded"),
    recordMade: anyAnswer,
    copyGiven: anyAnswer,
    savedToSharedDrive: anyAnswer,
  },
  { requiredKeys: ["of"] },
);

const anyGroup: fc.Arbitrary<GroupFields> = fc.record(
  {
    team: fc.constantFrom("North", "SOUTH", "North & South", "All teams", "West"),
    groupDate: mostlyDays,
    groupStatus: anyStatus,
    duration: anyNumber,
    casesDiscussed: anyNumber,
    practiceLead: anyAnswer,
    groupRecorded: anyAnswer,
  },
  { requiredKeys: [] },
);

const anyAudit: fc.Arbitrary<AuditFields> = fc.record(
  {
    team: fc.constantFrom("North", "South", "West"),
    auditType: ofKinds("blank", "monthly", "annual", "other"),
    auditDate: fc.oneof(
      mostlyDays,
      fc.constantFrom("2025-07", "2025-09", "2025-11").map((month) => ({ kind: "month" as const, month })),
    ),
    commentGiven: anyAnswer,
  },
  { requiredKeys: [] },
);

const anyObservation: fc.Arbitrary<ObservationFields & { of?: number[] }> = fc.record(
  { of: fc.constantFrom([0], [1], []), observationDate: mostlyDays },
  { requiredKeys: ["of"] },
);

export interface People {
  readonly workers: readonly WorkerFields[];
  readonly sessions: readonly (SessionFields & { readonly of?: readonly number[] })[];
  readonly groups: readonly GroupFields[];
  readonly audits: readonly AuditFields[];
  readonly observations: readonly (ObservationFields & { readonly of?: readonly number[] })[];
}

export const anyPeople: fc.Arbitrary<People> = fc.record({
  workers: fc.array(anyWorker, { minLength: 2, maxLength: 3 }),
  sessions: fc.array(anySession, { maxLength: 4 }),
  groups: fc.array(anyGroup, { maxLength: 4 }),
  audits: fc.array(anyAudit, { maxLength: 4 }),
  observations: fc.array(anyObservation, { maxLength: 4 }),
});

export function tablesOfPeople(people: People): readonly WireTable[] {
  // The third row is one more of the first worker's.
  const rows = people.workers.map((fields, index) => (index === 2 ? { ...fields, as: 0 } : fields));
  return [
    workers(rows),
    sessions(people.sessions),
    groups(people.groups),
    audits(people.audits),
    observations(people.observations),
  ];
}
