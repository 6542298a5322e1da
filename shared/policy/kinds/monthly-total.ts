import * as z from "zod";
import { clauseId } from "./bound.ts";

/**
 * So much one-to-one supervision in every calendar month, all sessions of the log together. The last whole month decides;
 * the month that runs is not due until it ends. A month in which the worker had not yet begun, or began, asks for nothing.
 */
export const monthlyTotal = z.strictObject({
  kind: z.literal("monthly-total"),
  field: z.literal("duration"),
  /** Minutes. */
  least: z.number().positive(),
  clause: clauseId,
});
export type MonthlyTotal = z.infer<typeof monthlyTotal>;
