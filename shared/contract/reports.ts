import * as z from "zod";
import { day } from "./entries.ts";
import { slug } from "./names.ts";

/** What the service writes down about a council by itself: each morning, and each week. */

/** The teams that have submitted nothing for longer than the council's setting allows. */
export const morningList = z.strictObject({
  council: slug,
  day,
  staleDays: z.number().int(),
  teams: z.array(
    z.strictObject({
      team: slug,
      name: z.string(),
      service: slug,
      serviceName: z.string(),
      /** Absent: it has never submitted. */
      lastSubmittedOn: day.optional(),
    }),
  ),
});
export type MorningListView = z.infer<typeof morningList>;

/** Everything that has an end, by kind. */
export const keptKinds = [
  "input",
  "case-findings",
  "worker-findings",
  "sample",
  "dispute",
  "erasure",
  "run",
  "roll-up",
  "access-log",
] as const;
export type KeptKind = (typeof keptKinds)[number];

/** How much expires up to and on the day `until`, and how much is kept by a legal hold alone. */
export const retentionReport = z.strictObject({
  council: slug,
  /** The day of the counting. */
  day,
  until: day,
  legalHold: z.boolean(),
  kinds: z.array(
    z.strictObject({ kind: z.enum(keptKinds), expiring: z.number().int().min(0), held: z.number().int().min(0) }),
  ),
});
export type RetentionReport = z.infer<typeof retentionReport>;
