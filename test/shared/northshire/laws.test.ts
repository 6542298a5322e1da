import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import type { TimeEntry } from "../../../shared/contract/entries.ts";
import { checkOutcome, type Result } from "../../../shared/contract/results.ts";
import { caseFieldNames, type CaseFields, type WireTable } from "../../../shared/contract/tables.ts";
import { riskTiers } from "../../../shared/contract/vocabulary.ts";
import { workerFieldNames, type WorkerFields } from "../../../shared/contract/worker-table.ts";
import { anyPeople, tablesOfPeople } from "../checks/any-people.ts";
import { anyAnswer, anyDay, anyRows } from "../checks/any-tracker.ts";
import { asAt, dates, series, table, type RowParts } from "../checks/children.ts";
import { sessions, workers } from "../checks/people.ts";
import { checkNorthshire, northshire } from "./northshire.ts";

/** Laws of the kinds of rule that only an invented council uses, over trackers of any shape. */

const seeded = { seed: 34, numRuns: Number(process.env["PROVE_RUNS"] ?? 400) };

const orUnclear = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 4, arbitrary }, fc.constantFrom({ kind: "blank" as const }, { kind: "unreadable" as const }));
const anyTier: fc.Arbitrary<NonNullable<CaseFields["riskTier"]>> = orUnclear(
  fc.constantFrom(...riskTiers).map((tier) => ({ kind: "tier" as const, tier })),
);
const anyTime: fc.Arbitrary<TimeEntry> = orUnclear(
  fc.integer({ min: 0, max: 1439 }).map((minutes) => ({ kind: "time" as const, minutes })),
);
const anyNumber = orUnclear(fc.integer({ min: 0, max: 20 }).map((value) => ({ kind: "number" as const, value })));
const anyPart: fc.Arbitrary<NonNullable<WorkerFields["partOfFullTime"]>> = orUnclear(
  fc.constantFrom(0.2, 0.5, 0.6, 1).map((part) => ({ kind: "part" as const, part })),
);

const moreOfCase: fc.Arbitrary<CaseFields> = fc.record(
  { riskTier: anyTier, discussedAtTime: anyTime, recordedAtTime: anyTime },
  { requiredKeys: [] },
);
const moreOfWorker: fc.Arbitrary<WorkerFields> = fc.record(
  { agencyWorker: anyAnswer, shiftsSinceOneToOne: anyNumber, partOfFullTime: anyPart },
  { requiredKeys: [] },
);

const anyTables: fc.Arbitrary<readonly WireTable[]> = fc
  .record({
    rows: anyRows,
    ofCases: fc.array(moreOfCase, { minLength: 5, maxLength: 5 }),
    people: anyPeople,
    ofWorkers: fc.array(moreOfWorker, { minLength: 3, maxLength: 3 }),
  })
  .map(({ rows, ofCases, people, ofWorkers }) => [
    table(
      rows.map((row, index): RowParts => ({ ...row, ...ofCases[index] })),
      { mappedFields: [...caseFieldNames] },
    ),
    ...tablesOfPeople({
      ...people,
      workers: people.workers.map((fields, index) => ({ ...fields, ...ofWorkers[index] })),
    }),
  ]);
const anyYear = fc.constantFrom("rolling", "service-year", "12-31", "03-31");

function placeOf({ check, subject: { kind, tableId, rowId, ref } }: Result): string {
  return [check, kind, tableId, kind === "team" ? ref : rowId].join(" ");
}

describe("laws of every kind of rule", () => {
  it("a result stands until the day that it says, and for ever where it says none", () => {
    fc.assert(
      fc.property(anyTables, anyYear, fc.integer({ min: 1, max: 150 }), (tables, yearRuns, days) => {
        const laterOn = plusDays(asAt, days);
        const later = checkNorthshire(tables, { on: laterOn, choices: { yearRuns } }).results;
        const known = new Map(later.map((one) => [placeOf(one), one.state]));
        for (const result of checkNorthshire(tables, { choices: { yearRuns } }).results) {
          if (result.standsUntil !== undefined && laterOn > result.standsUntil) continue;
          expect({ of: result, state: known.get(placeOf(result)) }).toMatchObject({ state: result.state });
        }
      }),
      seeded,
    );
  });

  it("every result fits the contract, names a clause of its own check, and has words", () => {
    const clauses = new Map(northshire.checks.map(({ id, clauses: own }) => [id, own.map((clause) => clause.id)]));
    fc.assert(
      fc.property(anyTables, (tables) => {
        const outcome = checkNorthshire(tables);
        expect(checkOutcome.parse(outcome)).toEqual(outcome);
        for (const result of outcome.results) {
          const isOpen = result.state === "check-entry" || result.state === "cannot-check";
          expect(result.clause === undefined).toBe(isOpen);
          if (result.clause !== undefined) expect(clauses.get(result.check)).toContain(result.clause);
          const told = `${statusWords(result)} | ${whySentence(result, asAt)}`;
          expect(told, result.because.code).not.toMatch(/undefined|NaN| {2}|\| $|,\.|\.\.|an entry|as written|\?/);
          expect(told).toMatch(/\| [A-Z0-9].*\.$/);
        }
      }),
      seeded,
    );
  });

  it("nothing is met without a day that can be read, a number, or a recorded yes or no", () => {
    const silent = (names: readonly string[], kind: string) =>
      Object.fromEntries(
        names
          .filter(
            (name) => !["worker", "team", "role", "agreementSupervisor", "longTermMatch", "careLeaver"].includes(name),
          )
          .map((name) => [
            name,
            /^(discussions|oneToOnes)$/.test(name) ? { kind: "series", entries: [{ kind }] } : { kind },
          ]),
      );
    for (const kind of ["blank", "unreadable"]) {
      const tables = [
        table([silent(caseFieldNames, kind)]),
        workers([silent(workerFieldNames, kind)]),
        sessions([
          { sessionDate: { kind: "unreadable" } },
          { sessionDate: { kind: "blank" }, duration: { kind: "blank" } },
        ]),
      ];
      const { results } = checkNorthshire(tables);
      expect(results.length).toBeGreaterThan(5);
      expect(results.filter(({ state }) => !["check-entry", "cannot-check"].includes(state))).toEqual([]);
    }
  });

  it("a risk that is not recorded is never said to be better, nor worse, than some risk would be", () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        fc.pre(on <= asAt);
        const stateAt = (riskTier?: CaseFields["riskTier"]) => {
          const row = { lastDiscussion: dates(on), ...(riskTier && { riskTier }) };
          return checkNorthshire([table([row])]).results[0]?.state;
        };
        const states = new Set((["high", "medium", "low"] as const).map((tier) => stateAt({ kind: "tier", tier })));
        const [only, ...more] = states;
        expect(stateAt()).toBe(more.length === 0 ? only : "cannot-check");
      }),
      seeded,
    );
  });

  it("a time that is not recorded changes nothing that is certain without it", () => {
    const certain = (state: string | undefined) => state === "met" || state === "late" || state === "overdue";
    fc.assert(
      fc.property(anyTime, anyTime, fc.integer({ min: 0, max: 3 }), (discussedAtTime, recordedAtTime, days) => {
        const recordedDate = { kind: "dates" as const, dates: [{ on: plusDays(asAt, days - 3), group: false }] };
        const row: RowParts = { lastDiscussion: dates(plusDays(asAt, -3)), recordedDate };
        const stateOf = (fields: RowParts) => {
          const { results } = checkNorthshire([table([fields])]);
          return results.find(({ check }) => check === "NSH-REC")?.state;
        };
        const [without, withTimes] = [stateOf(row), stateOf({ ...row, discussedAtTime, recordedAtTime })];
        if (certain(without) && withTimes !== "check-entry") expect(withTimes).toBe(without);
      }),
      seeded,
    );
  });

  it("a series that ends with the cell tells at least as much as the cell alone, and never contradicts it", () => {
    fc.assert(
      fc.property(anyDay, fc.array(anyDay, { maxLength: 4 }), (openedOn, days) => {
        const held = days.filter((day) => day <= asAt && day >= openedOn).toSorted();
        fc.pre(held.length > 0 && openedOn <= asAt);
        const stateOf = (fields: RowParts) => {
          const { results } = checkNorthshire([table([{ dateOpened: dates(openedOn), ...fields }])]);
          return results.find(({ check }) => check === "NSH-POINTS")?.state;
        };
        const bySeries = stateOf({ discussions: series(...held.map((day) => dates(day))) });
        const byCell = stateOf({ lastDiscussion: dates(held.at(-1) ?? "") });
        expect(bySeries).not.toBe("cannot-check");
        if (byCell !== "cannot-check") expect(byCell).toBe(bySeries);
      }),
      seeded,
    );
  });
});
