import { z } from "zod";
import { runId, slug } from "../../shared/contract/routes.ts";

/** A run's place in the address. Its number in capitals is the same number. */
export const runPath = z.object({ council: slug, team: slug, runId: runId.toLowerCase() });
