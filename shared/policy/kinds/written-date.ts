import * as z from "zod";
import { clauseId, fieldName } from "./bound.ts";

/** A day that is written down as the last one, until something is recorded as done on it or later. */
export const writtenDate = z.strictObject({
  kind: z.literal("written-date"),
  due: fieldName,
  doneBy: fieldName,
  clause: clauseId,
  /** Only where an agreement exists. */
  onlyWithAgreement: z.literal(true),
});
export type WrittenDate = z.infer<typeof writtenDate>;
