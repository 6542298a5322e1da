import * as z from "zod";
import { clauseId, fieldName } from "./bound.ts";

/** The next one is booked: a day that has not passed. Advice, and so never overdue. */
export const bookingAhead = z.strictObject({ kind: z.literal("booking-ahead"), field: fieldName, clause: clauseId });
export type BookingAhead = z.infer<typeof bookingAhead>;
