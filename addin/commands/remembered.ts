import * as z from "zod";
import { runId, slug, submission } from "../../shared/contract/routes.ts";
import { layouts } from "../../shared/tracker/layout.ts";

/** What is kept with the workbook. Anyone who can open the workbook can change it, so it is read with care. */

export const tracker = z.strictObject({
  trackerId: z.uuid(),
  council: slug,
  team: slug,
  layouts,
  /** The headings that were confirmed, so that a change of them is seen. */
  headings: z.array(z.array(z.strictObject({ field: z.string(), column: z.string(), heading: z.string() }))),
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
    width: z.number().optional(),
  }),
);

/** Runs that the service has not acknowledged yet. */
export const outbox = z.array(z.strictObject({ runId, council: slug, team: slug, submission }));
export type Waiting = z.infer<typeof outbox>[number];

export const keys = { tracker: "tracker", marks: "marks", outbox: "outbox" } as const;

export function recall<Schema extends z.ZodType>(
  schema: Schema,
  remembered: Readonly<Record<string, unknown>>,
  key: string,
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(remembered[key]);
  return parsed.success ? parsed.data : undefined;
}
