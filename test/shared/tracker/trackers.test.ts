import { describe, expect, it } from "vitest";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { wireTables } from "../../../shared/contract/tables.ts";
import { policyInForce } from "../../../shared/policy/registry.ts";
import type { Policy } from "../../../shared/policy/policy.ts";
import { outcomeFile, type OutcomeFile } from "../../../shared/tracker/expected-shape.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { expectedOutcome, workbookOf, type ExpectedOutcome } from "../../support/tracker-fixtures.ts";

const fixtures = [
  ...["F1-hgy-clean-table", "F1-hgy-clean-table-2025-02-28", "F1-hgy-clean-table-2026-01-02"],
  ...["F2-bnt-pod-tracker", "F2-bnt-pod-tracker-2025-02-28", "F2-bnt-pod-tracker-2026-01-02"],
  ...[
    "F3-hgy-sheet-per-worker",
    "F4-bnt-month-grid",
    "F5-bnt-1904-lac-cl",
    "F6-full-set.barnet",
    "F6-full-set.haringey",
  ],
  ...["F7-hgy-cms-export", "F8-hgy-legacy-colours", "F9-bnt-large-service"],
  ...["F10-hostile.barnet", "F10-hostile.haringey"],
];

function policyOf({ authority, asAt }: ExpectedOutcome): Policy {
  const found = policyInForce(authority, asAt);
  if (!found.found) throw new Error(found.sentence);
  return found.policy;
}

function outcomeOf(expected: ExpectedOutcome): OutcomeFile {
  const understood = understandTracker(workbookOf(expected), expected.sheets, expected.asAt);
  const policy = policyOf(expected);
  const tables = wireTables.parse(understood.tables);
  return outcomeFile(checkTracker({ policy, choices: {}, asAt: expected.asAt, tables }), understood, expected.sheets);
}

const byPlace = (one: object): string => JSON.stringify(one);

/** One line a result, so that a difference shows the row it is in. */
function resultLines(results: OutcomeFile["results"] | ExpectedOutcome["results"]): string[] {
  return results
    .map(({ check, subject, state, clause, aimOn, dueOn, daysOverdue }) => {
      const place = `${subject.sheet}!${subject.row ?? "-"} ${subject.kind} ${subject.ref}`;
      return `${place}: ${check} ${state} ${[clause, aimOn, dueOn, daysOverdue].map((part) => part ?? "-").join(" ")}`;
    })
    .sort();
}

describe.each(fixtures)("%s", (name) => {
  const expected = expectedOutcome(name);
  const outcome = outcomeOf(expected);

  it("gives every result of every check, to the row and the day, and no other", () => {
    expect(resultLines(outcome.results)).toEqual(resultLines(expected.results));
  });

  it("leaves out exactly the rows that must be left out, for the reason that must be given", () => {
    expect(outcome.exclusions.map(byPlace).sort()).toEqual(
      expected.exclusions.map(({ sheet, row, reason }) => byPlace({ sheet, row, reason })).sort(),
    );
  });

  it("says which checks no table has the columns for", () => {
    expect([...outcome.notChecked].sort()).toEqual([...expected.notChecked].sort());
  });

  it("counts them by check and state", () => {
    expect(outcome.counts).toEqual(expected.counts);
  });
});
