import type { CosmosDBv4Handler } from "@azure/functions";
import { isRunDocument, keptRunFrom, readRunDocument } from "../cosmos/run-mapper.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { World } from "../ports.ts";
import { foldRuns } from "../use-cases/fold-runs.ts";

/** The change feed of the runs, folded into the roll-ups. A throw makes the host deliver the same changes again. */
export function foldRunsTrigger(world: Pick<World, "organisation" | "rollUps" | "now">): CosmosDBv4Handler {
  return async (documents, context) => {
    const runs: AuditRun[] = [];
    for (const document of documents.filter(isRunDocument)) {
      try {
        runs.push(keptRunFrom(readRunDocument(document)).run);
      } catch (error) {
        // To deliver it again would not mend it, and would hold up every run behind it.
        context.error("A run cannot be read and is missing from its roll-up.", { error });
      }
    }
    await foldRuns(world, runs);
  };
}
