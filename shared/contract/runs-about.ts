import * as z from "zod";
import { day } from "./entries.ts";
import { line, month, runId, slug } from "./names.ts";
import { auditsQuery } from "./pull.ts";

/** Which runs of a council hold somebody: asked when a person wants to know what is held of them, or to have it erased. */

/** In a body, because an address is written down on its way. */
export const runsAboutRequest = z.strictObject({
  by: z.enum(["reference", "worker"]),
  /** A child's reference or a worker's name, however it is spaced and capitalised. */
  words: line(100),
  cursor: auditsQuery.shape.cursor,
});
export type RunsAboutRequest = z.infer<typeof runsAboutRequest>;

/** How often somebody stands in what is kept of one run. */
export const heldAbout = z.strictObject({
  results: z.number().int().min(0),
  /** Rows of the tables as they were sent. */
  entries: z.number().int().min(0),
  samples: z.number().int().min(0),
  /** Notes in which the words stand. */
  notes: z.number().int().min(0),
});
export type HeldAbout = z.infer<typeof heldAbout>;

/** Of a page of a council's runs, newest first, those that hold somebody. `next` is the cursor of the page that follows. */
export const runsAbout = z.strictObject({
  runs: z.array(z.strictObject({ team: slug, runId, month, asAt: day, held: heldAbout })),
  /** How many runs the page has, and the as-at day of its last. */
  looked: z.number().int().min(0),
  backTo: day.optional(),
  next: z.string().optional(),
});
export type RunsAbout = z.infer<typeof runsAbout>;
export type RunAbout = RunsAbout["runs"][number];
