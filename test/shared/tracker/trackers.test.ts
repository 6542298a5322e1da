import { describe, expect, it } from "vitest";
import { exclusionLines, expectedNames, outcomeUnder, resultLines } from "../../support/outcomes.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";

describe.each(expectedNames)("%s", (name) => {
  const expected = expectedOutcome(name);
  const outcome = outcomeUnder(expected, workbookOf(expected), expected.sheets);

  it("gives every result of every check, to the row and the day, and no other", () => {
    expect(resultLines(outcome.results)).toEqual(resultLines(expected.results));
  });

  it("leaves out exactly the rows that must be left out, for the reason that must be given", () => {
    expect(exclusionLines(outcome.exclusions)).toEqual(exclusionLines(expected.exclusions));
  });

  it("says which checks no table has the columns for", () => {
    expect([...outcome.notChecked].sort()).toEqual([...expected.notChecked].sort());
  });

  it("counts them by check and state", () => {
    expect(outcome.counts).toEqual(expected.counts);
  });
});
