import { readdirSync } from "node:fs";
import { checkTracker } from "../../shared/checks/check-tracker.ts";
import { wireTables } from "../../shared/contract/tables.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import { outcomeFile, type OutcomeFile } from "../../shared/tracker/expected-shape.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import type { ExpectedOutcome } from "./tracker-fixtures.ts";

/** The name of every expected file, such as "F10-hostile.barnet"; F2 before F10. */
export const expectedNames: readonly string[] = readdirSync(new URL("../trackers/", import.meta.url))
  .filter((name) => name.endsWith(".expected.json"))
  .map((name) => name.replace(".expected.json", ""))
  .sort(new Intl.Collator("en", { numeric: true }).compare);

function policyOf({ authority, asAt }: ExpectedOutcome): Policy {
  const found = policyInForce(authority, asAt);
  if (!found.found) throw new Error(found.sentence);
  return found.policy;
}

/** Every check of the authority over a workbook that is laid out so. */
export function outcomeUnder(
  expected: ExpectedOutcome,
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
): OutcomeFile {
  const { asAt } = expected;
  const understood = understandTracker(workbook, layouts, asAt);
  const tables = wireTables.parse(understood.tables);
  return outcomeFile(checkTracker({ policy: policyOf(expected), choices: {}, asAt, tables }), understood, layouts);
}

/** One line a result, so that a difference shows the row it is in. */
export function resultLines(results: OutcomeFile["results"] | ExpectedOutcome["results"]): string[] {
  return results
    .map(({ check, subject, state, clause, aimOn, dueOn, daysOverdue }) => {
      const place = `${subject.sheet}!${subject.row ?? "-"} ${subject.kind} ${subject.ref}`;
      return `${place}: ${check} ${state} ${[clause, aimOn, dueOn, daysOverdue].map((part) => part ?? "-").join(" ")}`;
    })
    .sort();
}

/** One line a row that is left out. */
export function exclusionLines(exclusions: ExpectedOutcome["exclusions"]): string[] {
  return exclusions.map(({ sheet, row, reason }) => `${sheet}!${row} ${reason}`).sort();
}
