import { expect } from "vitest";
import { checkTracker } from "../../shared/checks/check-tracker.ts";
import type { WireTable } from "../../shared/contract/tables.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import { outcomeFile } from "../../shared/tracker/expected-shape.ts";
import type { Understood } from "../../shared/tracker/understand.ts";
import type { ExpectedOutcome } from "../support/tracker-fixtures.ts";

/** The first lines that stand on one side only: short to compare and short to show. */
function differences(found: readonly object[], expected: readonly object[]): readonly string[] {
  const [ours, theirs] = [found, expected].map((all) => all.map((line) => JSON.stringify(line))) as [
    string[],
    string[],
  ];
  const [has, asked] = [new Set(ours), new Set(theirs)];
  return [...ours.filter((line) => !asked.has(line)), ...theirs.filter((line) => !has.has(line))].slice(0, 3);
}

/** That a tracker, as it was understood, gives every result and exclusion that its file names, and no other. */
export function expectOutcome(expected: ExpectedOutcome, understood: Understood, tables: readonly WireTable[]): void {
  const found = policyInForce(expected.authority, expected.asAt);
  if (!found.found) throw new RangeError(found.sentence);
  const outcome = checkTracker({ policy: found.policy, choices: {}, asAt: expected.asAt, tables });
  const { results, exclusions, notChecked, counts } = outcomeFile(outcome, understood, expected.sheets);
  const withoutReasons = results.map((result) => ({ ...result, because: undefined }));
  expect(differences(withoutReasons, expected.results)).toEqual([]);
  expect(results).toHaveLength(expected.results.length);
  expect(differences(exclusions, expected.exclusions)).toEqual([]);
  expect([...notChecked].sort()).toEqual([...expected.notChecked].sort());
  expect(counts).toEqual(expected.counts);
}
