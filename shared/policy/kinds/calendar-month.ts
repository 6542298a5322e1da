import * as z from "zod";
import { clauseId, fieldName } from "./bound.ts";
import { teamEvent } from "./team-cadence.ts";

/** A programme by calendar month: the month of the last event starts the count, and the whole of the next one is in time. */
export const calendarMonth = z.strictObject({
  kind: z.literal("calendar-month"),
  of: teamEvent,
  clause: clauseId,
  /** Months of the year, from 1, that ask for nothing: the month after them is in time instead. */
  except: z.array(z.number().int().min(1).max(12)).min(1).max(11).optional(),
  /** While it is in time, what the row of the last event must also record. */
  thenRecorded: z.strictObject({ field: fieldName }).optional(),
});
export type CalendarMonth = z.infer<typeof calendarMonth>;
