import * as z from "zod";
import { clauseId } from "./bound.ts";

/** A written agreement between worker and supervisor: that there is one, that it is signed, and that it is still theirs. */
export const agreement = z.strictObject({
  kind: z.literal("agreement"),
  clause: clauseId,
  /** What is said of the signatures where the tracker has no column for them. */
  withoutSignatureColumn: z.enum(["cannot-check", "no-effect"]),
  /** A new supervisor needs a new agreement: one dated before the present supervisor began does not count. */
  anewWithEachSupervisor: z.boolean(),
});
export type Agreement = z.infer<typeof agreement>;
