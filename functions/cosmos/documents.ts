import { z } from "zod";
import { isPlainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";

/**
 * The documents as they lie in the store. They are apart from the wire and from the domain on purpose: what was written
 * years ago must still be read when those have moved on. A change of shape gets the next `schemaVersion`.
 */

const day = z.string().refine(isPlainDate, "is not a calendar day") as z.ZodType<PlainDate, string>;
const person = z.object({ personId: z.string(), name: z.string() });
const whoAndWhen = { by: person, at: z.string() };
const interval = z.union([
  z.object({ days: z.number() }),
  z.object({ weeks: z.number() }),
  z.object({ months: z.number() }),
]);
const choiceValue = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.null(),
  z.array(z.string()),
  z.record(z.string(), interval),
]);
const choices = z.record(z.string(), choiceValue);
const partOfCheck = z.object({ counts: z.record(z.string(), z.number()), longestOverdueDays: z.number() });
const summary = z.object({
  counts: z.record(z.string(), z.record(z.string(), z.number())),
  casesChecked: z.number(),
  exclusions: z.record(z.string(), z.number()),
  longestOverdueDays: z.record(z.string(), z.number()),
  apart: z.record(z.string(), z.object({ managers: partOfCheck, others: partOfCheck })).optional(),
});

/**
 * How long a document lives. `ttl` is in seconds from its last writing, or -1 for no end; `keptUntil` is the day itself,
 * from which `ttl` is made again when a legal hold ends.
 */
const kept = { ttl: z.union([z.number().int().positive(), z.literal(-1)]), keptUntil: day };

const ofCouncil = { schemaVersion: z.literal(1), council: z.string() };
const ofRun = { ...ofCouncil, id: z.string(), team: z.string(), runId: z.string() };
/** The run of a tracker that stands for a month. */
const standing = { team: z.string(), trackerId: z.string(), month: z.string(), runId: z.string(), asAt: day };

/** `attempt` names the chunks that belong to the run: those of a submission that failed halfway belong to none. */
export const runDocument = z.object({
  ...ofCouncil,
  ...standing,
  id: z.literal("run"),
  kind: z.literal("run"),
  service: z.string(),
  receivedAt: z.string(),
  submittedBy: person,
  policy: z.object({ council: z.string(), edition: z.string(), inForceFrom: day }),
  choices,
  summary,
  notChecked: z.array(z.string()),
  cautions: z.array(z.string()),
  bodyHash: z.string(),
  attempt: z.string(),
  caseFindingsChunks: z.number().int(),
  workerFindingsChunks: z.number().int(),
  inputChunks: z.number().int(),
  findingsKeptUntil: day,
  ...kept,
});
export type RunDocument = z.infer<typeof runDocument>;

/** A piece of gzipped JSON in base64, to be joined with the others in the order of `part`. */
export const chunkDocument = z.object({
  ...ofRun,
  kind: z.enum(["case-findings", "worker-findings", "input"]),
  part: z.number().int(),
  content: z.string(),
  ...kept,
});
export type ChunkDocument = z.infer<typeof chunkDocument>;

export const disputeDocument = z.object({
  ...ofRun,
  kind: z.literal("dispute"),
  check: z.string(),
  tableId: z.string(),
  rowId: z.string(),
  note: z.string(),
  erased: z.object({ reason: z.string(), on: day }).optional(),
  ...whoAndWhen,
  ...kept,
});

const qualityQuestion = z.object({
  id: z.string(),
  asks: z.string(),
  answers: z.array(z.object({ id: z.string(), says: z.string() })),
});

export const sampleDocument = z.object({
  ...ofRun,
  kind: z.literal("sample"),
  seed: z.number().int(),
  size: z.number().int(),
  questions: z.array(qualityQuestion),
  cases: z.array(
    z.object({
      tableId: z.string(),
      rowId: z.string(),
      ref: z.string().optional(),
      answered: z.object({ ...whoAndWhen, answers: z.record(z.string(), z.string()) }).optional(),
    }),
  ),
  ...whoAndWhen,
  ...kept,
});

/** Stays as long as its run. */
export const erasureDocument = z.object({
  ...ofRun,
  kind: z.literal("erasure"),
  reason: z.string(),
  on: day,
  ...whoAndWhen,
  ...kept,
});

/** The trackers from which a team has submitted for one month, which stands in the place of a run's number. */
export const trackersDocument = z.object({
  ...ofRun,
  id: z.literal("trackers"),
  kind: z.literal("trackers"),
  trackers: z.array(z.string()),
  ...kept,
});
export type TrackersDocument = z.infer<typeof trackersDocument>;

export const rollUpDocument = z.object({
  ...ofCouncil,
  id: z.string(),
  service: z.string(),
  year: z.number().int(),
  entries: z.array(z.object({ ...standing, receivedAt: z.string(), edition: z.string(), summary })),
  takenOut: z.array(z.object({ ...standing, reason: z.string(), on: day })).optional(),
  /** Absent in those that were written before roll-ups had an end. */
  ttl: kept.ttl.optional(),
  keptUntil: kept.keptUntil.optional(),
});
export type RollUpDocument = z.infer<typeof rollUpDocument>;

const grantBase = { personId: z.string(), from: day, until: day.optional() };
const grant = z.discriminatedUnion("role", [
  z.object({ ...grantBase, role: z.enum(["manager", "deputy", "cover"]), team: z.string() }),
  z.object({ ...grantBase, role: z.literal("head-of-service"), service: z.string() }),
  z.object({ ...grantBase, role: z.enum(["qa", "administrator"]) }),
]);

/** One document a council, so that its parts never contradict each other and one `If-Match` guards them all. */
export const councilDocument = z.object({
  ...ofCouncil,
  id: z.literal("council"),
  kind: z.literal("council"),
  name: z.string(),
  services: z.array(z.object({ service: z.string(), name: z.string() })),
  teams: z.array(z.object({ team: z.string(), name: z.string(), service: z.string() })),
  people: z.array(person),
  grants: z.array(grant),
  choices,
  choicesMade: z.record(z.string(), z.object(whoAndWhen)).optional(),
  formerServices: z.array(z.object({ team: z.string(), service: z.string() })).optional(),
  legalHoldChangedAt: z.string().optional(),
  settings: z.object({
    keep: z.object({ inputDays: z.number(), findingsMonths: z.number(), summaryYears: z.number() }),
    legalHold: z.boolean(),
    staleDays: z.number(),
    marking: z.string(),
    referencePattern: z.string().optional(),
    qualityQuestions: z.array(qualityQuestion),
  }),
});
export type CouncilDocument = z.infer<typeof councilDocument>;

/** One a council and morning, beside the organisation that it speaks of. */
export const morningListDocument = z.object({
  ...ofCouncil,
  id: z.string(),
  kind: z.literal("morning-list"),
  day,
  staleDays: z.number().int(),
  teams: z.array(z.object({ team: z.string(), service: z.string(), lastSubmittedOn: day.optional() })),
  ttl: z.number().int().positive(),
});
export type MorningListDocument = z.infer<typeof morningListDocument>;

/** One a council and week, beside its organisation. */
export const retentionReportDocument = z.object({
  ...ofCouncil,
  id: z.string(),
  kind: z.literal("retention-report"),
  day,
  until: day,
  legalHold: z.boolean(),
  kinds: z.array(z.object({ kind: z.string(), expiring: z.number().int(), held: z.number().int() })),
  ttl: z.number().int().positive(),
});
export type RetentionReportDocument = z.infer<typeof retentionReportDocument>;

/** One a council, beside its organisation. */
export const holdInPlaceDocument = z.object({
  ...ofCouncil,
  id: z.literal("hold-in-place"),
  kind: z.literal("hold-in-place"),
  legalHold: z.boolean(),
  at: z.string(),
});
export type HoldInPlaceDocument = z.infer<typeof holdInPlaceDocument>;

export const accessDocument = z.object({
  ...ofCouncil,
  id: z.string(),
  day: z.string(),
  at: z.string(),
  personId: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  action: z.string(),
  /** Absent in those that were written before it was told. */
  outcome: z.enum(["done", "refused"]).optional(),
  of: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type AccessDocument = z.infer<typeof accessDocument>;
