import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { checkOutcome, type CheckOutcome, type Result } from "../../../shared/contract/results.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import { workerFieldNames, type WorkerFields } from "../../../shared/contract/worker-table.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { anyDay } from "./any-tracker.ts";
import { anyPeople, anyWorker, tablesOfPeople, type People } from "./any-people.ts";
import { asAt, check } from "./children.ts";
import { groups, sessions, workers } from "./people.ts";

const seeded = { seed: 33, numRuns: 500 };
const councils = ["haringey", "barnet"] as const;
const anyCouncil = fc.constantFrom(...councils);

/** One line a result, without its tables. */
function lines({ results }: CheckOutcome, only: (id: string) => boolean = () => true): string[] {
  return results
    .filter(({ check: id }) => only(id))
    .map(({ check: id, subject, state, clause, aimOn, dueOn, daysOverdue }) =>
      [id, subject.kind, subject.ref ?? subject.rowId, state, clause, aimOn, dueOn, daysOverdue].join(" "),
    )
    .toSorted();
}

function placeOf({ check: id, subject: { kind, tableId, rowId, ref } }: Result): string {
  return [id, kind, tableId, kind === "team" ? ref : rowId].join(" ");
}

/** A log as two tables: the rows before and after one of them. */
function inTwo(table: WireTable, at: number): readonly WireTable[] {
  if (table.holds !== "sessions" && table.holds !== "groups" && table.holds !== "audits") return [table];
  const [one, other] = [table.rows.slice(0, at), table.rows.slice(at)];
  return [{ ...table, rows: one } as WireTable, { ...table, tableId: `${table.tableId}2`, rows: other } as WireTable];
}

function checkPeople(people: People, council: string, on = asAt): CheckOutcome {
  return check(tablesOfPeople(people), { council, on });
}

describe("laws of the checks on workers, sessions, teams and managers", () => {
  it("a group session never changes what is said of a worker's supervision", () => {
    fc.assert(
      fc.property(anyPeople, anyCouncil, anyDay, (people, council, on) => {
        fc.pre(on <= asAt);
        const date = { kind: "dates" as const, dates: [{ on, group: false }] };
        const held = { kind: "held" as const };
        const more = {
          ...people,
          sessions: [
            ...people.sessions,
            { sessionDate: date, sessionType: { kind: "group" as const }, sessionStatus: held },
          ],
          groups: [...people.groups, { groupDate: date, groupStatus: held }],
        };
        const ofWorkers = (id: string) => /-(SUP|AGR.*)$/.test(id);
        expect(lines(checkPeople(more, council), ofWorkers)).toEqual(lines(checkPeople(people, council), ofWorkers));
      }),
      seeded,
    );
  });

  it("a longer absence never turns a result red, except for the cover that it needs", () => {
    fc.assert(
      fc.property(anyWorker, anyCouncil, anyDay, fc.nat(100), (worker, council, first, days) => {
        const last = plusDays(first, days);
        const states = (until: typeof last) => {
          const fields: WorkerFields = { ...worker, absence: { kind: "absence", first, last: until } };
          const { results } = check([workers([fields])], { council });
          return new Map(results.map(({ check: id, state }) => [id, state]));
        };
        const longer = states(plusDays(last, 30));
        for (const [id, state] of states(last)) {
          const red = longer.get(id) === "overdue" && id !== "HGY-ABS";
          if (red) expect(state).toBe("overdue");
        }
      }),
      seeded,
    );
  });

  it("a tracker that is split into two tables says the same", () => {
    fc.assert(
      fc.property(anyPeople, anyCouncil, fc.nat(4), (people, council, at) => {
        const whole = tablesOfPeople(people);
        const split = whole.flatMap((table) => inTwo(table, at));
        expect(lines(check(split, { council }))).toEqual(lines(check(whole, { council })));
      }),
      seeded,
    );
  });

  it("nothing is met without a day that can be read, a number, or a recorded yes or no", () => {
    const silent = workerFieldNames.filter(
      (field) => !["worker", "team", "role", "agreementSupervisor"].includes(field),
    );
    fc.assert(
      fc.property(anyWorker, anyCouncil, fc.constantFrom("blank", "unreadable"), (worker, council, kind) => {
        const emptied = Object.fromEntries(
          silent.filter((field) => field !== "oneToOnes").map((field) => [field, { kind }]),
        );
        const fields = {
          role: worker.role,
          ...emptied,
          oneToOnes: { kind: "series", entries: [{ kind }] },
        } as WorkerFields;
        const tables = [
          workers([fields]),
          sessions([{ sessionDate: { kind: "unreadable" }, recordMade: { kind: "blank" } }]),
          groups([{ groupDate: { kind: "blank" }, practiceLead: { kind: "blank" } }]),
        ];
        expect(check(tables, { council }).results.filter(({ state }) => state === "met")).toEqual([]);
      }),
      { ...seeded, numRuns: 200 },
    );
  });

  it("a result stands until the day that it says, and for ever where it says none", () => {
    fc.assert(
      fc.property(anyPeople, anyCouncil, fc.integer({ min: 1, max: 150 }), (people, council, days) => {
        const laterOn = plusDays(asAt, days);
        const later = checkPeople(people, council, laterOn);
        for (const result of checkPeople(people, council).results) {
          if (result.standsUntil !== undefined && laterOn > result.standsUntil) continue;
          const same = later.results.find((one) => placeOf(one) === placeOf(result));
          expect({ of: result.check, state: same?.state }).toEqual({ of: result.check, state: result.state });
        }
      }),
      { ...seeded, numRuns: 1000 },
    );
  });

  it("every result fits the contract and has words", () => {
    fc.assert(
      fc.property(anyPeople, anyCouncil, (people, council) => {
        const outcome = checkPeople(people, council);
        expect(checkOutcome.parse(outcome)).toEqual(outcome);
        for (const result of outcome.results) {
          const told = `${statusWords(result)} | ${whySentence(result, asAt)}`;
          expect(told, result.because.code).not.toMatch(/undefined|NaN| {2}|\| $|,\.|\.\.|an entry/);
          expect(told).toMatch(/\| [A-Z0-9].*\.$/);
        }
      }),
      seeded,
    );
  });
});
