import * as z from "zod";
import { day } from "./entries.ts";
import { line, slug } from "./names.ts";

/** What quality assurance pulls: which runs, and in which form. */
export const auditsQuery = z.strictObject({
  service: slug.optional(),
  team: slug.optional(),
  /** The first and the last as-at day, both counted. */
  from: day.optional(),
  to: day.optional(),
  edition: line(100).optional(),
  /** Where the page before ended. Opaque: only the service reads it. */
  cursor: z
    .string()
    .regex(/^[\w-]{1,200}$/, "is not a cursor that the service has given")
    .optional(),
  /** A file of everything that matches, instead of a page. */
  format: z.enum(["csv", "json", "xlsx"]).optional(),
});
export type AuditsQuery = z.infer<typeof auditsQuery>;

/** Stands on every export: how it is marked, who drew it, when, and what was asked for. */
export const drawn = z.strictObject({
  council: slug,
  marking: z.string(),
  drawnBy: z.string(),
  drawnAt: z.iso.datetime(),
  asked: auditsQuery.pick({ service: true, team: true, from: true, to: true, edition: true }),
});
export type Drawn = z.infer<typeof drawn>;
