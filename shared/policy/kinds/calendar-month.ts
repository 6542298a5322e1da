import * as z from "zod";
import { clauseId, fieldName } from "./bound.ts";
import { teamEvent } from "./team-cadence.ts";

/** A programme by calendar month: the month of the last event starts the count, and the whole of the next one is in time. */
export const calendarMonth = z.strictObject({
  kind: z.literal("calendar-month"),
  of: teamEvent,
  clause: clauseId,
  /** While it is in time, what the row of the last event must also record. */
  thenRecorded: z.strictObject({ field: fieldName }).optional(),
});
export type CalendarMonth = z.infer<typeof calendarMonth>;
