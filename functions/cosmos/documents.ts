import { z } from "zod";
import { isPlainDate, type PlainDate } from "../../shared/calendar/plain-date.ts";

/**
 * The documents as they lie in the store. They are apart from the wire and from the domain on purpose: what was written
 * years ago must still be read when those have moved on. A change of shape gets the next `schemaVersion`.
 */

const day = z.string().refine(isPlainDate, "is not a calendar day") as z.ZodType<PlainDate, string>;
const version1 = z.literal(1);
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
const summary = z.object({
  counts: z.record(z.string(), z.record(z.string(), z.number())),
  casesChecked: z.number(),
  exclusions: z.record(z.string(), z.number()),
  longestOverdueDays: z.number(),
});

/** `attempt` names the chunks that belong to the run: those of a submission that failed halfway belong to none. */
export const runDocument = z.object({
  id: z.literal("run"),
  kind: z.literal("run"),
  schemaVersion: version1,
  council: z.string(),
  service: z.string(),
  team: z.string(),
  runId: z.string(),
  trackerId: z.string(),
  month: z.string(),
  asAt: day,
  receivedAt: z.string(),
  submittedBy: z.object({ personId: z.string(), name: z.string() }),
  policy: z.object({ council: z.string(), edition: z.string(), inForceFrom: day }),
  choices,
  summary,
  notChecked: z.array(z.string()),
  cautions: z.array(z.string()),
  bodyHash: z.string(),
  attempt: z.string(),
  findingsChunks: z.number().int(),
  inputChunks: z.number().int(),
});
export type RunDocument = z.infer<typeof runDocument>;

/** A piece of gzipped JSON in base64, to be joined with the others in the order of `part`. */
export const chunkDocument = z.object({
  id: z.string(),
  kind: z.enum(["findings", "input"]),
  schemaVersion: version1,
  council: z.string(),
  team: z.string(),
  runId: z.string(),
  part: z.number().int(),
  content: z.string(),
  /** Seconds. */
  ttl: z.number().int().positive(),
});
export type ChunkDocument = z.infer<typeof chunkDocument>;

export const rollUpDocument = z.object({
  id: z.string(),
  schemaVersion: version1,
  council: z.string(),
  service: z.string(),
  year: z.number().int(),
  entries: z.array(
    z.object({
      team: z.string(),
      trackerId: z.string(),
      month: z.string(),
      runId: z.string(),
      asAt: day,
      receivedAt: z.string(),
      edition: z.string(),
      summary,
    }),
  ),
});
export type RollUpDocument = z.infer<typeof rollUpDocument>;

export const councilDocument = z.object({
  id: z.literal("council"),
  kind: z.literal("council"),
  schemaVersion: version1,
  council: z.string(),
  name: z.string(),
  services: z.array(z.object({ service: z.string(), name: z.string() })),
  teams: z.array(z.object({ team: z.string(), name: z.string(), service: z.string() })),
  choices,
});
export type CouncilDocument = z.infer<typeof councilDocument>;

const grantBase = {
  id: z.string(),
  kind: z.literal("grant"),
  schemaVersion: version1,
  council: z.string(),
  personId: z.string(),
  from: day,
  until: day.optional(),
};
export const grantDocument = z.discriminatedUnion("role", [
  z.object({ ...grantBase, role: z.enum(["manager", "deputy", "cover"]), team: z.string() }),
  z.object({ ...grantBase, role: z.literal("head-of-service"), service: z.string() }),
  z.object({ ...grantBase, role: z.enum(["qa", "administrator"]) }),
]);
export type GrantDocument = z.infer<typeof grantDocument>;

export interface AccessDocument {
  readonly id: string;
  readonly schemaVersion: 1;
  readonly council: string;
  readonly day: string;
  readonly at: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly action: string;
  readonly of: Readonly<Record<string, string | number>>;
}
