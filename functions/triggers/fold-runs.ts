import type { CosmosDBv4Handler } from "@azure/functions";
import { erasedRunFrom, isErasureDocument, isRunDocument, keptRunFrom, readRunDocument } from "../cosmos/run-mapper.ts";
import { takesOut } from "../../shared/contract/beside-run.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { World } from "../ports.ts";
import { foldRuns } from "../use-cases/fold-runs.ts";
import { runsAroundErased } from "../use-cases/runs-around-erased.ts";

/**
 * The change feed of the runs and of their erasures, folded into the roll-ups. A throw makes the host deliver the same
 * changes again.
 */
export function foldRunsTrigger(world: Pick<World, "audits" | "organisation" | "rollUps" | "now">): CosmosDBv4Handler {
  return async (documents, context) => {
    const read = <T>(stored: readonly unknown[], from: (document: unknown) => T): T[] =>
      stored.flatMap((document) => {
        try {
          return [from(document)];
        } catch (error) {
          // To deliver it again would not mend it, and would hold up every run behind it.
          context.error("A run cannot be read and is missing from its roll-up.", { error });
          return [];
        }
      });
    const runs = read(documents.filter(isRunDocument), (document) => keptRunFrom(readRunDocument(document)).run);
    const erasures = read(documents.filter(isErasureDocument), erasedRunFrom);
    const around: AuditRun[] = [];
    for (const { key, erased } of erasures) {
      if (takesOut(erased.reason)) around.push(...(await runsAroundErased(world, key, erased)));
    }
    for (const { council, service, month, runId } of await foldRuns(world, [...runs, ...around])) {
      // No more than above would it help to deliver it again: the document of a year holds all that the store takes.
      context.error("A roll-up is too large for another run, which is missing from it.", {
        ...{ council, service, month, runId },
      });
    }
  };
}
