import { describe, expect, it } from "vitest";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import type { Choices, Result } from "../../../shared/contract/results.ts";
import { checkOutcome } from "../../../shared/contract/results.ts";
import { wireTables, type WireTable } from "../../../shared/contract/tables.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";
import { readings } from "../readings.ts";
import { vectors } from "../vectors.ts";
import { asAt, check } from "./children.ts";
import { exampleWorkbook } from "./example-workbook.ts";
import { furtherExamples } from "./further-examples.ts";

/** Examples of every kind: two whole trackers, the worked examples, and what neither of them reaches. */

interface Found {
  readonly result: Result;
  readonly on: string;
}

function found(council: string, tables: readonly WireTable[], on = asAt, choices: Choices = {}): Found[] {
  const outcome = check(tables, { council, choices, on });
  expect(checkOutcome.parse(outcome)).toEqual(outcome);
  return outcome.results.map((result) => ({ result, on }));
}

function ofTracker(council: string): Found[] {
  const expected = expectedOutcome(`F6-full-set.${council}`);
  const { tables } = understandTracker(workbookOf(expected), expected.sheets, expected.asAt);
  return found(council, tables, expected.asAt);
}

const ofExamples = [...vectors.checks, ...vectors.switched].flatMap((example) => {
  const { workbook, layouts } = exampleWorkbook(example);
  const { tables } = understandTracker(workbook, layouts, example.asAt);
  const council = example.check.startsWith("HGY") ? "haringey" : "barnet";
  return found(council, wireTables.parse(tables), example.asAt, example.choices);
});

const others = furtherExamples.flatMap(({ council, tables, choices }) => found(council, tables, asAt, choices));

const all = [...ofTracker("haringey"), ...ofTracker("barnet"), ...ofExamples, ...others];

describe.each(editions)("the checks of $council", ({ council, checks }) => {
  it.each(checks)("$id comes to every state of the readings by some example, and to no other", ({ id }) => {
    const states = all.filter(({ result }) => result.check === id).map(({ result }) => result.state);
    const asked = readings.checks[council]?.[id]?.states ?? [];
    // Three working days for records of groups are switched on by a choice, and bring two more states.
    const switched = id === "BNT-GRP-REC" ? ["overdue", "late"] : [];
    expect([...new Set(states)].filter((state) => !switched.includes(state)).toSorted()).toEqual(asked.toSorted());
  });

  it.each(checks)("$id decides by each of its clauses in some example", ({ id, clauses }) => {
    const used = all.filter(({ result }) => result.check === id).map(({ result }) => result.clause);
    for (const clause of clauses) expect(used).toContain(clause.id);
  });
});

describe("every result", () => {
  it("has words and a reason, which speak of what is recorded and never of what was done", () => {
    for (const { result, on } of all) {
      const told = [statusWords(result), whySentence(result, on as typeof asAt)];
      for (const words of told) {
        expect(words, result.because.code).not.toMatch(
          /undefined|NaN|not done|not discussed| {2}|^$|,\.|\.\.|an entry|\?/,
        );
        expect(words).not.toMatch(/\bis overdue\b|supervised late|failed/);
      }
      expect(told[1], result.because.code).toMatch(/^[A-Z0-9].*\.$/);
      expect(told[0]?.replace("one-to-one", "")).not.toMatch(/-[a-z]+-/);
    }
  });

  it("carries what its state has", () => {
    for (const { result } of all) {
      const { state, clause, daysOverdue, dueOn } = result;
      expect(clause === undefined).toBe(state === "check-entry" || state === "cannot-check");
      expect(daysOverdue !== undefined).toBe(state === "overdue" || state === "absent");
      if (daysOverdue !== undefined) expect(dueOn).toBeDefined();
    }
  });
});
