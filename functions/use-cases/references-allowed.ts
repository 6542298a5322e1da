import { mayHoldAName } from "../../shared/contract/reference-pattern.ts";
import type { WireTable } from "../../shared/contract/tables.ts";
import type { CouncilRecord } from "../ports.ts";
import type { Fault, Refusal } from "./refusal.ts";

const mostFaults = 100;

/** The refusal of tables whose references may hold names; undefined when none does, by the council's own pattern. */
export function refusedReferences(
  { settings: { referencePattern } }: Pick<CouncilRecord, "settings">,
  tables: readonly WireTable[],
): Refusal | undefined {
  const faults: Fault[] = [];
  for (const [at, table] of tables.entries()) {
    if (table.holds !== "cases") continue;
    for (const [place, { caseRef }] of table.rows.entries()) {
      if (caseRef === undefined || !mayHoldAName(caseRef, referencePattern)) continue;
      faults.push({ path: `tables[${at}].rows[${place}].caseRef`, message: "holds three letters in a run" });
      if (faults.length === mostFaults) return refusal(faults);
    }
  }
  return faults.length === 0 ? undefined : refusal(faults);
}

function refusal(faults: readonly Fault[]): Refusal {
  return {
    refused: "invalid",
    because:
      "References with three letters in a run are not taken, unless they look as the council has set. Close the pane and open it again, or leave them out.",
    faults,
  };
}
