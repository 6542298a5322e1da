import { expect, it } from "vitest";
import { checkTracker } from "../../shared/checks/check-tracker.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import { outcomeFile } from "../../shared/tracker/expected-shape.ts";
import { readTrackers } from "./read-trackers.ts";

/** The small trackers, each within one test, so that a mutant of the checks is alive while they are judged. */

/** The first lines that stand on one side only: short to compare and short to show. */
function differences(found: readonly object[], expected: readonly object[]): readonly string[] {
  const [ours, theirs] = [found, expected].map((all) => all.map((line) => JSON.stringify(line))) as [
    string[],
    string[],
  ];
  const [has, asked] = [new Set(ours), new Set(theirs)];
  return [...ours.filter((line) => !asked.has(line)), ...theirs.filter((line) => !has.has(line))].slice(0, 3);
}

it.each(readTrackers)("gives all that is expected of $name", ({ expected, understood, tables }) => {
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
});
