import * as z from "zod";
import { auditRun, runId, slug, submission } from "../../shared/contract/routes.ts";
import { layouts } from "../../shared/tracker/layout.ts";

/** What is kept with the workbook. Anyone who can open the workbook can change it, so it is read with care. */

export const tracker = z.strictObject({
  trackerId: z.uuid(),
  council: slug,
  team: slug,
  layouts,
  /** The headings that were confirmed, so that a change of them is seen. */
  headings: z.array(z.array(z.strictObject({ field: z.string(), column: z.string(), heading: z.string() }))),
  /** The sheets that were visible then; a tracker that was confirmed before this was kept has none. */
  sheets: z.array(z.string()).optional(),
  /** The tables that stood on the sheets of the confirmed ones and were left out, each by its headings. */
  leftOut: z.array(z.strictObject({ sheet: z.string(), headings: z.array(z.string()).readonly() })).optional(),
  /** Who has agreed to send this tracker's fields: each person for themselves. */
  agreedBy: z.array(z.string()),
  /** Who has agreed to have supervision checked, and who to have workers' rows marked for all who open the workbook. */
  supervision: z
    .strictObject({ checkedFor: z.array(z.string()), markedFor: z.array(z.string()) })
    .default({ checkedFor: [], markedFor: [] }),
});
export type RememberedTracker = z.infer<typeof tracker>;

const position = z.number().int().min(0);
export const marks = z.array(
  z.strictObject({
    sheet: z.string(),
    column: position,
    headerRow: position,
    rows: position,
    header: z.string(),
    table: z.string().optional(),
    width: z.union([z.number(), z.literal("standard")]).optional(),
    formats: z.array(z.strictObject({ rows: position, format: z.string() })).optional(),
  }),
);

/** A run that the service has not acknowledged yet. */
export const waitingRun = z.strictObject({
  runId,
  council: slug,
  team: slug,
  teamName: z.string(),
  /** Who pressed Submit: it is sent by itself for nobody else. */
  by: z.string(),
  since: z.iso.datetime(),
  /** Equal for two runs that say the same of the same month. */
  content: z.string(),
  submission,
});
export type WaitingRun = z.infer<typeof waitingRun>;

/** The newest receipt of a team and month. */
export const sentRun = z.strictObject({
  ...waitingRun.pick({ runId: true, council: true, team: true, content: true }).shape,
  ...auditRun.pick({ month: true, asAt: true, receivedAt: true }).shape,
  /** Whoever the service had it from first. */
  submittedBy: z.string(),
});
export type SentRun = z.infer<typeof sentRun>;

export const ofTurned = "turned.";

/** Each run has a key of its own: of two panes that put and take at once, neither undoes the other. */
export const keys = {
  tracker: "tracker",
  marks: "marks",
  turned: (sheetId: string, field: string) => `${ofTurned}${sheetId}.${field}`,
  waiting: (id: string) => `waiting.${id}`,
  sent: ({ council, team, month }: Pick<SentRun, "council" | "team" | "month">) => `sent.${council}.${team}.${month}`,
} as const;

export function recall<Schema extends z.ZodType>(
  schema: Schema,
  remembered: Readonly<Record<string, unknown>>,
  key: string,
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(remembered[key]);
  return parsed.success ? parsed.data : undefined;
}
