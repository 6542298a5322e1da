import * as z from "zod";
import { day } from "./entries.ts";
import { line, personId, slug } from "./names.ts";
import { choices } from "./results.ts";

/** A council's services, teams and people, what they hold, and how the service works for them. */

const grantBase = { personId, from: day, until: day.optional() };

/** Who holds what. A grant counts from the day `from` and no longer on the day `until`. */
const teamGrant = z.strictObject({ ...grantBase, role: z.enum(["manager", "deputy", "cover"]), team: slug });
export type TeamGrant = z.infer<typeof teamGrant>;
const grant = z.discriminatedUnion("role", [
  teamGrant,
  z.strictObject({ ...grantBase, role: z.literal("head-of-service"), service: slug }),
  z.strictObject({ ...grantBase, role: z.enum(["qa", "administrator"]) }),
]);
export type Grant = z.infer<typeof grant>;

/** A question of a quality audit. It is answered by one of its answers and never by text. */
export const qualityQuestion = z.strictObject({
  id: slug,
  asks: line(200),
  answers: z
    .array(z.strictObject({ id: slug, says: line(100) }))
    .min(2)
    .max(8),
});
export type QualityQuestion = z.infer<typeof qualityQuestion>;

/** A council may keep the figures of its runs for so long. */
export const mostSummaryYears = 10;

export const settings = z.strictObject({
  /** How long each part of a run is kept, from the day it is made. */
  keep: z.strictObject({
    inputDays: z.number().int().min(1).max(366),
    findingsMonths: z.number().int().min(1).max(36),
    summaryYears: z.number().int().min(1).max(mostSummaryYears),
  }),
  /** While it stands, nothing expires but the access log, which has one end for all, and nothing is erased. */
  legalHold: z.boolean(),
  /** A team that has submitted nothing for longer is listed as stale. */
  staleDays: z.number().int().min(1).max(366),
  /** Stands on every export. */
  marking: line(60),
  /** What references with three letters in a run look like: A for a letter, 9 for a digit, - and / for themselves. */
  referencePattern: z
    .string()
    .regex(/^[A9/-]{1,20}$/, "is not a pattern such as AAA-9999")
    .refine((pattern) => pattern.includes("9"), "holds no 9 for a digit")
    .optional(),
  qualityQuestions: z.array(qualityQuestion).max(40),
});
export type Settings = z.infer<typeof settings>;

export const defaultSettings: Settings = {
  keep: { inputDays: 90, findingsMonths: 12, summaryYears: 6 },
  legalHold: false,
  staleDays: 35,
  marking: "OFFICIAL-SENSITIVE",
  qualityQuestions: [],
};

/** What an administrator writes, whole. The limits keep the document within what the store takes. */
export const organisationChange = z.strictObject({
  services: z.array(z.strictObject({ service: slug, name: line(100) })).max(100),
  teams: z.array(z.strictObject({ team: slug, name: line(100), service: slug })).max(500),
  people: z.array(z.strictObject({ personId, name: line(100) })).max(2_000),
  grants: z.array(grant).max(4_000),
  choices,
  settings,
});
export type OrganisationChange = z.infer<typeof organisationChange>;

/** Who holds the teams of one service: every such grant, and whoever is named in one for the first time. */
export const grantsChange = z.strictObject({
  people: organisationChange.shape.people,
  grants: z.array(teamGrant).max(1_000),
});
export type GrantsChange = z.infer<typeof grantsChange>;

/** By choice: who set it last, or set it back to its default, and when. */
const choicesMade = z.record(
  z.string(),
  z.strictObject({ by: z.strictObject({ personId: z.string(), name: z.string() }), at: z.iso.datetime() }),
);
export type ChoicesMade = z.infer<typeof choicesMade>;

export const organisation = z.strictObject({
  council: slug,
  name: z.string(),
  /** False: only the part that concerns whoever asked. */
  whole: z.boolean(),
  ...organisationChange.shape,
  choicesMade: choicesMade.optional(),
  /** When nothing was last found to which the legal hold had not come. Absent while it is not complete, or there is none. */
  holdInPlaceAt: z.iso.datetime().optional(),
  /** That was too long ago: since then it was not looked for as it should be, or was not complete. */
  holdLookIsLate: z.literal(true).optional(),
});
export type OrganisationView = z.infer<typeof organisation>;

/** Who read or wrote what in one council on one day, oldest first. `next` is the cursor of the page that follows. */
export const accessLog = z.strictObject({
  council: slug,
  day,
  entries: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      personId: z.string(),
      name: z.string(),
      roles: z.array(z.string()),
      action: z.string(),
      /** Absent where it was not told yet whether what was asked for was done. */
      outcome: z.enum(["done", "refused"]).optional(),
      of: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  next: z.iso.datetime().optional(),
});
export type AccessLogDay = z.infer<typeof accessLog>;
