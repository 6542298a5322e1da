import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agendas, type Agenda } from "../../../shared/audit/agenda.ts";
import { agendaReasons, childrenIn } from "../../../shared/audit/agenda-cases.ts";
import { clockChecks, clocksFrom } from "../../../shared/audit/agenda-clocks.ts";
import { sessionDays, type SessionDays } from "../../../shared/audit/agenda-days.ts";
import { discussedOn } from "../../../shared/audit/agenda-discussed.ts";
import { agendaWorkers, type AgendaSource } from "../../../shared/audit/agenda-workers.ts";
import { eightWeeks } from "../../../shared/audit/eight-weeks.ts";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import { isWorkingDay } from "../../../shared/calendar/working-days.ts";
import { readAbsence } from "../../../shared/checks/absence.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import type { Result } from "../../../shared/contract/results.ts";
import { keyOf } from "../../../shared/contract/row-key.ts";
import { caseFieldNames, type WireTable } from "../../../shared/contract/tables.ts";
import { riskTiers, type Plan } from "../../../shared/contract/vocabulary.ts";
import type { Policy } from "../../../shared/policy/policy.ts";
import { policyInForce } from "../../../shared/policy/registry.ts";
import { northshire } from "../northshire/northshire.ts";
import { anyCouncil, anyRows } from "../checks/any-tracker.ts";
import { anyWorker } from "../checks/any-people.ts";
import { asAt, dates, table, type RowParts } from "../checks/children.ts";
import { workers } from "../checks/people.ts";

const seeded = { seed: 41, numRuns: Number(process.env["PROVE_RUNS"] ?? 40) };

function policyOf(council: string): Policy {
  if (council === northshire.council) return northshire;
  const found = policyInForce(council, asAt);
  if (!found.found) throw new RangeError(found.sentence);
  return found.policy;
}

const dayAgo = (min: number, max: number) => fc.integer({ min, max }).map((days) => plusDays(asAt, -days));
const ago = (min: number, max: number) => dayAgo(min, max).map((on) => dates(on));

/** A child of an ordinary tracker, most of whose clock can be told; what changes it lies ahead. */
const plainRow: fc.Arbitrary<RowParts> = fc.record(
  {
    caseRef: fc.constantFrom("11", "12", "13", "14", "15", "16", "17", "18"),
    dateOpened: ago(100, 500),
    lastDiscussion: ago(0, 99),
    planType: fc
      .constantFrom<Plan>("child-in-need", "looked-after", "care-leaver")
      .map((plan) => ({ kind: "plans" as const, plans: [plan], doubtful: false })),
    longTermMatch: dayAgo(-60, 0).map((on) => ({ kind: "matched-on" as const, on })),
    exemptReason: fc.constantFrom("blank", "recorded").map((kind) => ({ kind }) as const),
    exemptUntil: ago(-60, 10),
    dateClosed: ago(-60, -1),
    riskTier: fc.constantFrom(...riskTiers).map((tier) => ({ kind: "tier" as const, tier })),
  },
  { requiredKeys: ["dateOpened", "lastDiscussion"] },
);
/** Nobody has discussed this child yet: a discussion of a brother or sister may count for it. */
const undiscussedRow = plainRow.map((row): RowParts => ({ ...row, lastDiscussion: { kind: "blank" } }));
const someRows = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: plainRow },
    { weight: 2, arbitrary: undiscussedRow },
    { weight: 1, arbitrary: anyRows.map(([row]) => row ?? {}) },
  ),
  { minLength: 1, maxLength: 5 },
);

const anySource = fc
  .record({
    council: fc.oneof({ weight: 4, arbitrary: anyCouncil }, { weight: 1, arbitrary: fc.constant(northshire.council) }),
    rows: someRows,
    names: fc.array(fc.constantFrom("Worker 0", "Worker 1", "Jude Fenn", undefined), { minLength: 5, maxLength: 5 }),
    families: fc.array(fc.constantFrom(undefined, 1, 2), { minLength: 5, maxLength: 5 }),
    staff: fc.array(anyWorker, { minLength: 0, maxLength: 2 }),
    shares: fc.boolean(),
  })
  .map(({ council, rows, names, families, staff, shares }): AgendaSource => {
    const named = rows.map((row, at) => ({ ...row, ...(names[at] !== undefined && { worker: names[at] }) }));
    const cases = table(named, { mappedFields: [...caseFieldNames] });
    const related = cases.rows.map((row, at) => ({
      ...row,
      ...(families[at] !== undefined && { family: families[at] }),
    }));
    const tables: WireTable[] = [{ ...cases, rows: related }, ...(staff.length === 0 ? [] : [workers(staff)])];
    const policy = policyOf(council);
    const choices = council === "barnet" ? { siblingsShareDate: shares } : {};
    return { policy, tables, entriesToCheck: [], outcome: checkTracker({ policy, choices, asAt, tables }) };
  });

function daysBetween(from: PlainDate, to: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** What the clocks of these rows say on a day, by the service's own check. */
function clocksOn({ policy, outcome }: AgendaSource, tables: readonly WireTable[], day: PlainDate): readonly Result[] {
  return checkTracker({ policy: clockChecks(policy), choices: outcome.choices, asAt: day, tables }).results;
}

/** What the checks of all those days say, one after the other, of each row and check: the first of every run of one state. */
function turnsBySweep(source: AgendaSource, days: readonly PlainDate[]): Record<string, unknown[]> {
  const turns: Record<string, { from: PlainDate; result: Result }[]> = {};
  for (const day of days) {
    for (const result of clocksOn(source, source.tables, day)) {
      const own = (turns[`${keyOf(result.subject)} ${result.check}`] ??= []);
      if (own.at(-1)?.result.state !== result.state) own.push({ from: day, result });
    }
  }
  return turns;
}

const rowsOf = (agenda: Agenda): Set<string> => new Set(agenda.cases.flatMap(({ child }) => child.rows));
const ofWorker = ({ worker }: Agenda, results: readonly Result[]): readonly Result[] =>
  results.filter(({ subject }) => worker.rows.has(keyOf(subject)));

/** The days that the product would choose, or any that a manager might. */
const anyChosen = fc.option(fc.record({ on: fc.integer({ min: 0, max: 40 }), after: fc.integer({ min: 1, max: 90 }) }));

function wishesOf(source: AgendaSource, chosen: { on: number; after: number } | null) {
  return agendaWorkers(source).map((worker) => {
    const own = sessionDays(source, worker);
    const on = plusDays(asAt, chosen?.on ?? 0);
    const days: SessionDays =
      chosen === null ? own : { on, after: plusDays(on, chosen.after), onFrom: "chosen", afterFrom: "chosen" };
    return { worker, days };
  });
}

describe("laws of the agenda", () => {
  it("is tried on every reason for which a child stands on an agenda", () => {
    const reasons = new Set(
      fc
        .sample(anySource, { seed: seeded.seed, numRuns: 60 })
        .flatMap((source) => agendas(source, wishesOf(source, null)))
        .flatMap(({ cases, inDate }) => [
          ...cases.map(({ reason }) => reason),
          ...(inDate.length > 0 ? ["in-date"] : []),
        ]),
    );
    expect([...reasons].toSorted()).toEqual(["in-date", ...agendaReasons].toSorted());
  });

  it("a clock has the turns that a check of every day finds, though a child is checked only when time can change it", () => {
    fc.assert(
      fc.property(anySource, fc.integer({ min: 0, max: 120 }), (source, length) => {
        const { policy, outcome, tables } = source;
        const days = daysBetween(asAt, plusDays(asAt, length));
        const clocks = clocksFrom({ policy, choices: outcome.choices, tables }, asAt, plusDays(asAt, length));
        const turns = [...clocks].flatMap(([key, own]) =>
          own.map((clock) => [`${key} ${clock[0].result.check}`, clock] as const),
        );
        expect(Object.fromEntries(turns)).toEqual(turnsBySweep(source, days));
      }),
      { ...seeded, numRuns: 3 * seeded.numRuns },
    );
  });

  it("if each session is held on its day and its cases are discussed there, no case of the worker is overdue before the session after", () => {
    fc.assert(
      fc.property(anySource, anyChosen, (source, chosen) => {
        for (const agenda of agendas(source, wishesOf(source, chosen))) {
          const { on, after } = agenda.days;
          const discussed = discussedOn(source.tables, rowsOf(agenda), on);
          for (const day of daysBetween(on, after)) {
            const late = ofWorker(agenda, clocksOn(source, discussed, day)).filter(({ state }) => state === "overdue");
            if (agenda.soonestAgain === undefined || day <= agenda.soonestAgain) expect(late).toEqual([]);
            else expect(late.every(({ subject }) => rowsOf(agenda).has(keyOf(subject)))).toBe(true);
          }
        }
      }),
      seeded,
    );
  });

  it("the days that are suggested are working days outside recorded absence, wherever the year has one, and no later than need be", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        for (const worker of agendaWorkers(source)) {
          const { on, onFrom, onLimit = on, after } = sessionDays(source, worker);
          const isToMeet = (day: PlainDate): boolean =>
            isWorkingDay(day) === true && (!worker.person || readAbsence(worker.person.fields, day).kind !== "away");
          const hasOne = (days: readonly PlainDate[]): boolean => days.some(isToMeet);
          expect(on >= asAt && after > on).toBe(true);
          expect([on, after].map((day) => isWorkingDay(day))).toEqual([true, true]);
          expect([isToMeet(on), isToMeet(after)]).toEqual([
            hasOne(daysBetween(asAt, plusDays(asAt, 365))),
            hasOne(daysBetween(plusDays(on, 1), plusDays(on, 366))),
          ]);
          if (onFrom === "soonest" && isToMeet(on)) expect(hasOne(daysBetween(asAt, plusDays(on, -1)))).toBe(false);
          if (onFrom === "due") expect(hasOne(daysBetween(plusDays(on, 1), onLimit)) && isToMeet(on)).toBe(false);
        }
      }),
      { ...seeded, numRuns: 2 * seeded.numRuns },
    );
  });

  it("a case that passes its limit before the session itself is told apart, and one that is left out is met on every day", () => {
    fc.assert(
      fc.property(anySource, anyChosen, (source, chosen) => {
        for (const agenda of agendas(source, wishesOf(source, chosen))) {
          const early = new Set(
            agenda.cases
              .filter(({ reason }) => reason === "late" || reason === "late-by-then")
              .flatMap(({ child }) => child.rows),
          );
          const listed = rowsOf(agenda);
          const seen = daysBetween(asAt, agenda.days.after).flatMap((day) =>
            ofWorker(agenda, clocksOn(source, source.tables, day)).map(({ subject, state }) => {
              return { day, state, key: keyOf(subject) };
            }),
          );
          const lateByThen = seen.filter(({ day, state }) => day <= agenda.days.on && state === "overdue");
          expect(lateByThen.filter(({ key }) => !early.has(key))).toEqual([]);
          const leftOut = seen.filter(({ key }) => !listed.has(key));
          expect(leftOut.filter(({ state }) => state !== "met" && state !== "late")).toEqual([]);
        }
      }),
      seeded,
    );
  });

  it("every child in scope stands once on the agenda of each worker who has a row of it, to be discussed or in date", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const inScope = new Set(clocksOn(source, source.tables, asAt).map(({ subject }) => keyOf(subject)));
        const made = agendas(source, wishesOf(source, null));
        for (const child of childrenIn(source.tables)) {
          if (!child.rows.some((row) => inScope.has(row))) continue;
          const holders = made.filter(({ worker }) => child.rows.some((row) => worker.rows.has(row)));
          expect(holders.length).toBeGreaterThan(0);
          for (const { cases, inDate } of holders) {
            const all = [...cases.map((one) => one.child), ...inDate];
            expect(all.filter(({ rows }) => rows[0] === child.rows[0])).toHaveLength(1);
          }
        }
      }),
      seeded,
    );
  });

  it("the eight weeks have a place for every child in scope, and what is overdue now is what the check says", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        const { cases, weeks } = eightWeeks(source);
        const now = clocksOn(source, source.tables, asAt);
        const late = new Set(now.filter(({ state }) => state === "overdue").map(({ subject }) => keyOf(subject)));
        expect(new Set(cases.overdue.flatMap(({ child }) => child.rows.filter((row) => late.has(row))))).toEqual(late);
        expect(cases.overdue.every(({ child }) => child.rows.some((row) => late.has(row)))).toBe(true);
        const places = [...cases.overdue, ...cases.byWeek.flat()].map(({ child }) => child.rows[0]);
        const all = [
          ...places,
          ...cases.cannotCheck.map(({ rows }) => rows[0]),
          ...cases.later.map(({ rows }) => rows[0]),
        ];
        expect(new Set(all).size).toBe(all.length);
        for (const child of childrenIn(source.tables)) {
          const isInScope = now.some(({ subject }) => child.rows.includes(keyOf(subject)));
          if (isInScope) expect(all).toContain(child.rows[0]);
        }
        cases.byWeek.forEach((ofWeek, index) => {
          for (const { lastDay } of ofWeek) {
            expect(lastDay >= (weeks[index]?.monday ?? "") && lastDay <= (weeks[index]?.sunday ?? "")).toBe(true);
          }
        });
      }),
      seeded,
    );
  });
});
