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
    for (const { council, service, month, runId } of await foldRuns(world, runs)) {
      // No more than above would it help to deliver it again: the document of a year holds all that the store takes.
      context.error("A roll-up is too large for another run, which is missing from it.", {
        ...{ council, service, month, runId },
      });
    }
  };
}
