import * as z from "zod";
import { day } from "./entries.ts";
import { roles } from "./vocabulary.ts";

/** Cells that only workers have, read. */

/** What somebody does (7.4); `unknown` is a post that nobody would recognise. */
export const roleEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "unknown"]) }),
  z.strictObject({ kind: z.literal("role"), role: z.enum(roles) }),
]);
export type RoleEntry = z.infer<typeof roleEntry>;

const stage = z.enum(["weekly", "fortnightly", "monthly"]);
export type AsyeStage = z.infer<typeof stage>;

/** Whether somebody is newly qualified (7.5). `nothing` is a dash or the like; `dated` is yes, and says since when. */
export const asyeEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "nothing", "yes", "no", "unreadable"]) }),
  z.strictObject({ kind: z.literal("stage"), stage }),
  z.strictObject({ kind: z.literal("dated"), on: day }),
]);
export type AsyeEntry = z.infer<typeof asyeEntry>;

export const asyeStageEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "unreadable"]) }),
  z.strictObject({ kind: z.literal("stage"), stage }),
]);
export type AsyeStageEntry = z.infer<typeof asyeStageEntry>;

/** Days of an absence and whether it was planned, never its kind. No `first`: it began on a day that is not recorded. */
export const absenceEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "unreadable"]) }),
  z.strictObject({
    kind: z.literal("absence"),
    first: day.optional(),
    last: day.optional(),
    planned: z.boolean().optional(),
  }),
]);
export type AbsenceEntry = z.infer<typeof absenceEntry>;

export const plannedEntry = z.strictObject({ kind: z.enum(["blank", "planned", "unplanned", "unreadable"]) });
export type PlannedEntry = z.infer<typeof plannedEntry>;

/**
 * Whom the agreement names, beside the supervisor that the worker has now; the names stay in the workbook (7.6).
 * `unknown`: the present supervisor is not recorded.
 */
export const agreementSupervisorEntry = z.strictObject({ kind: z.enum(["blank", "same", "other", "unknown"]) });
export type AgreementSupervisorEntry = z.infer<typeof agreementSupervisorEntry>;

/** How often supervision was agreed (7.2). */
export const frequencyEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "unreadable", "one-month"]) }),
  z.strictObject({ kind: z.literal("days"), days: z.number().int().min(7).max(84) }),
]);
export type FrequencyEntry = z.infer<typeof frequencyEntry>;

/** Which part of full time somebody works: 1 is full time, whether it was written as days, hours or a percentage. */
export const partOfFullTimeEntry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["blank", "unreadable"]) }),
  z.strictObject({ kind: z.literal("part"), part: z.number().positive().max(1) }),
]);
