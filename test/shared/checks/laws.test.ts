import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { fromDayNumber, toDayNumber } from "../../../shared/calendar/day-number.ts";
import { plainDate, type PlainDate } from "../../../shared/calendar/plain-date.ts";
import { caseFieldNames, type WireTable } from "../../../shared/contract/tables.ts";
import { checkOutcome, type Result } from "../../../shared/contract/results.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { worstFirst } from "../../../shared/checks/worst-first.ts";
import { anyCouncil, anyDay, anyRows } from "./any-tracker.ts";
import { asAt, check, checkChild, dates, table, type RowParts } from "./children.ts";

const seeded = { seed: 32, numRuns: 1500 };

function wholeTable(rows: readonly RowParts[]): WireTable {
  return table(rows, { mappedFields: [...caseFieldNames] });
}

function sameResult(results: readonly Result[], { subject, check: id }: Result): Result | undefined {
  return results.find((one) => one.subject.rowId === subject.rowId && one.check === id);
}

/** The checks on a child's clock: the others say something only of a child who has been discussed. */
function ofClock(results: readonly Result[]): readonly Result[] {
  return results.filter(({ check: id }) => id.endsWith("-CASE"));
}

function everyDay(from: string, to: string): PlainDate[] {
  const first = toDayNumber(plainDate(from));
  return Array.from({ length: toDayNumber(plainDate(to)) - first + 1 }, (_, index) => fromDayNumber(first + index));
}

describe("laws of every check", () => {
  it("is met on the day that falls due, and overdue by one day on the day after, for every day of two years", () => {
    for (const council of ["haringey", "barnet"]) {
      for (const discussedOn of everyDay("2024-01-01", "2025-12-31")) {
        const row = { lastDiscussion: dates(discussedOn) };
        const { dueOn, aimOn } = checkChild(row, { council, on: discussedOn });
        if (dueOn === undefined) throw new RangeError(`Nothing falls due after ${discussedOn}`);
        const onDay = (days: number) => checkChild(row, { council, on: plusDays(dueOn, days) });
        const within = aimOn === undefined ? "met" : "past-aim";
        expect([-1, 0, 1].map((days) => onDay(days).state)).toEqual([within, within, "overdue"]);
        expect([onDay(0).daysOverdue, onDay(1).daysOverdue, onDay(30).daysOverdue]).toEqual([undefined, 1, 30]);
      }
    }
  });

  it("is met on the last day of the aim and past it on the day after", () => {
    for (const discussedOn of everyDay("2024-01-01", "2025-12-31")) {
      const row = { lastDiscussion: dates(discussedOn) };
      const { aimOn } = checkChild(row, { on: discussedOn });
      if (aimOn === undefined) throw new RangeError(`No aim after ${discussedOn}`);
      const states = [-1, 0, 1].map((days) => checkChild(row, { on: plusDays(aimOn, days) }).state);
      expect(states).toEqual(["met", "met", "past-aim"]);
    }
  });

  it("never becomes worse, nor due sooner, by a later discussion", () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyCouncil, (one, other, council) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        fc.pre(later <= asAt);
        const before = checkChild({ lastDiscussion: dates(earlier) }, { council });
        for (const lastDiscussion of [dates(later), dates(earlier, later), dates(later, earlier)]) {
          const after = checkChild({ lastDiscussion }, { council });
          expect(worstFirst(before, after)).toBeLessThanOrEqual(0);
          expect((after.dueOn ?? "") >= (before.dueOn ?? "")).toBe(true);
        }
      }),
      seeded,
    );
  });

  it("stands until the day that it says, and for ever where it says none", () => {
    fc.assert(
      fc.property(anyRows, anyCouncil, fc.integer({ min: 1, max: 150 }), (rows, council, days) => {
        const tables = [wholeTable(rows)];
        const laterOn = plusDays(asAt, days);
        const later = check(tables, { council, on: laterOn });
        for (const result of check(tables, { council }).results) {
          if (result.standsUntil !== undefined && laterOn > result.standsUntil) continue;
          expect(sameResult(later.results, result)).toMatchObject({ state: result.state, subject: result.subject });
        }
      }),
      { ...seeded, numRuns: 6000 },
    );
  });

  it("judges nothing by dates without a date to count from, and says which", () => {
    fc.assert(
      fc.property(anyRows, anyCouncil, (rows, council) => {
        const written = JSON.stringify(rows);
        for (const { state, dueOn, because } of ofClock(check([wholeTable(rows)], { council }).results)) {
          const judged = state === "met" || state === "past-aim" || state === "overdue";
          expect(judged).toBe(dueOn !== undefined);
          if (judged) expect(written).toContain(`"on":"${because.anchor?.on ?? "?"}"`);
        }
      }),
      seeded,
    );
  });

  it("places every row once: as a result or as an exclusion", () => {
    fc.assert(
      fc.property(anyRows, anyCouncil, (rows, council) => {
        const { results, exclusions } = check([wholeTable(rows)], { council });
        const placed = [
          ...ofClock(results).map(({ subject }) => subject.rowId),
          ...exclusions.map(({ rowId }) => rowId),
        ];
        expect(placed.toSorted()).toEqual(rows.map((_, index) => `r${index + 1}`));
      }),
      seeded,
    );
  });

  it("carries what its state has, fits the contract, and has words for it", () => {
    fc.assert(
      fc.property(anyRows, anyCouncil, fc.boolean(), (rows, council, localIntervalShortensAim) => {
        const outcome = check([wholeTable(rows)], { council, choices: { localIntervalShortensAim } });
        expect(checkOutcome.parse(outcome)).toEqual(outcome);
        for (const result of outcome.results) {
          const isDecided = result.state !== "check-entry" && result.state !== "cannot-check";
          expect(result.clause !== undefined).toBe(isDecided);
          expect(result.dueOn === undefined || isDecided).toBe(true);
          expect(result.daysOverdue !== undefined).toBe(result.state === "overdue");
          for (const words of [statusWords(result), whySentence(result, asAt)]) {
            expect(words).not.toMatch(/undefined|NaN|not done|not discussed| {2}|^$|,\.|\.\./);
          }
          expect(whySentence(result, asAt)).toMatch(/^[A-Z0-9].*\.$/);
        }
      }),
      seeded,
    );
  });

  it("gives the same outcome for the same entries, and leaves them as they were", () => {
    fc.assert(
      fc.property(anyRows, anyCouncil, (rows, council) => {
        const tables = [wholeTable(rows)];
        const before = JSON.stringify(tables);
        const once = JSON.stringify(check(tables, { council }));
        expect(JSON.stringify(check(tables, { council }))).toBe(once);
        expect(JSON.stringify(tables)).toBe(before);
      }),
      { ...seeded, numRuns: 300 },
    );
  });
});
