import { describe, expect, it } from "vitest";
import { differencesOf } from "../../../shared/audit/re-performance.ts";
import { summarise } from "../../../shared/audit/summary.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import type { CheckOutcome } from "../../../shared/contract/results.ts";
import { policyInForce } from "../../../shared/policy/registry.ts";
import { dayOf, runNumber, tableOf } from "../../functions/sample.ts";

function outcomeOf(...discussedOn: string[]): CheckOutcome {
  const asAt = dayOf("2025-09-15");
  const found = policyInForce("haringey", asAt);
  if (!found.found) throw new Error(found.sentence);
  return checkTracker({ policy: found.policy, choices: {}, asAt, tables: [tableOf(...discussedOn)] });
}

/** What is kept of an outcome. Stored and read again, its keys may stand in another order. */
function kept(outcome: CheckOutcome) {
  const { results, exclusions, ...rest } = outcome;
  const reordered = results.map((result) => Object.fromEntries(Object.entries(result).toReversed()) as typeof result);
  return {
    run: { ...rest, summary: summarise(outcome) },
    findings: { runId: runNumber(1), results: reordered, exclusions },
  };
}

describe("a run beside the same entries checked again", () => {
  const outcome = outcomeOf("2025-09-01", "2025-01-03");

  it("does not differ when they say the same, in whatever order their keys stand", () => {
    const { run, findings } = kept(outcome);
    expect(differencesOf(run, findings, outcome)).toEqual([]);
    expect(differencesOf(run, undefined, outcome)).toEqual([]);
  });

  it("differs by the row and check, with what was said and what is said now", () => {
    const { run, findings } = kept(outcome);
    const now = outcomeOf("2025-01-03", "2025-01-03");
    const differences = differencesOf(run, findings, now);
    expect(differences.map(({ what }) => what)).toEqual(["figures", "HGY-CASE: case in row row-0 of caseload"]);
    expect(differences[1]).toMatchObject({ before: expect.stringMatching(/^met, due /) as unknown });
    expect(differences[1]).toMatchObject({ now: expect.stringMatching(/^overdue, due /) as unknown });
    expect(JSON.stringify(differences)).not.toContain("4100000");
  });

  it("differs when only the reason does, and when a result is there on one side alone", () => {
    const { run, findings } = kept(outcome);
    const [first, ...others] = outcome.results;
    if (!first) throw new Error("There is no result.");
    const because = { ...first.because, code: "another" };
    const [otherReason] = differencesOf(run, findings, { ...outcome, results: [{ ...first, because }, ...others] });
    expect(otherReason?.now).toMatch(/, for another reason$/);
    expect(differencesOf(run, findings, { ...outcome, results: others })).toContainEqual(
      expect.objectContaining({ now: "no result" }),
    );
  });

  it.each([
    ["policy", { policy: { ...outcome.policy, edition: "Another" } }],
    ["choices", { choices: { ...outcome.choices, groupDiscussionCounts: false } }],
    ["checks not made", { notChecked: ["HGY-CASE"] }],
    ["cautions", { cautions: ["no-case-references" as const] }],
    ["rows left out", { exclusions: [{ tableId: "caseload", rowId: "row-9", reason: "closed" as const }] }],
  ])("differs by its %s", (what, changed) => {
    const { run, findings } = kept(outcome);
    const differences = differencesOf(run, findings, { ...outcome, ...changed });
    expect(differences.map((one) => one.what)).toContain(what);
  });
});
