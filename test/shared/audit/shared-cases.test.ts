import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedOnce, isSentBySeveral } from "../../../shared/audit/counted-once.ts";
import { runsThatShare, sharedCases, type StandingRun } from "../../../shared/audit/shared-cases.ts";
import { summarise } from "../../../shared/audit/summary.ts";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { DateEntry } from "../../../shared/contract/entries.ts";
import type { Counts, Exclusion, Result } from "../../../shared/contract/results.ts";
import type { RollUp } from "../../../shared/contract/routes.ts";
import { sharedCases as wireShape, type SharedCases } from "../../../shared/contract/shared-cases.ts";
import type { CaseRow } from "../../../shared/contract/tables.ts";
import type { State } from "../../../shared/contract/vocabulary.ts";
import { runsOf as proofRuns } from "../../support/random-dice.ts";

const seed = Number(process.env["SHARED_CASES_SEED"] ?? 2025);
const asAt = plainDate("2025-09-15");
const month = "2025-09";
const teams = ["east", "north", "west"] as const;
const checks = ["SFD-CASE", "SFD-REC"] as const;

interface CaseParts {
  readonly ref: string;
  /** By check; a check without a state has no result. */
  readonly states: readonly (State | undefined)[];
  /** So many days before the day of the run; absent where nothing is written. */
  readonly allocated?: number | DateEntry["kind"];
  /** A second row of the same child in the same tracker, with its own day. */
  readonly again?: number;
  readonly daysOverdue?: number;
}
interface RunParts {
  readonly id: number;
  readonly team: string;
  readonly minute?: number;
  readonly cases: readonly CaseParts[];
}

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

function entryOf(allocated: CaseParts["allocated"]): DateEntry {
  if (typeof allocated === "number") {
    return { kind: "dates", dates: [{ on: plusDays(asAt, -allocated), group: false }] };
  }
  return { kind: (allocated ?? "blank") as "blank" };
}

function runOf({ id, team, minute = 0, cases }: RunParts): StandingRun {
  const results: Result[] = [];
  const exclusions: Exclusion[] = [];
  const rows: CaseRow[] = [];
  for (const [place, { ref, states, allocated, again, daysOverdue = 3 }] of cases.entries()) {
    const rowId = `row-${place}`;
    const caseRef = ref.replaceAll(" ", "");
    rows.push({ rowId, caseRef, fields: { dateAllocated: entryOf(allocated) } });
    if (again !== undefined) {
      rows.push({ rowId: `${rowId}-again`, caseRef, fields: { dateAllocated: entryOf(again) } });
      exclusions.push({ tableId: "caseload", rowId: `${rowId}-again`, reason: "duplicate" });
    }
    for (const [index, state] of states.entries()) {
      if (state === undefined) continue;
      results.push({
        check: checks[index] ?? "SFD-MORE",
        subject: { kind: "case", tableId: "caseload", rowId, ref },
        state,
        ...(state === "overdue" && { daysOverdue }),
        because: { code: "from-discussion", section: "1" },
      });
    }
  }
  const receivedAt = `2025-09-15T10:${String(minute).padStart(2, "0")}:00Z`;
  const tables: StandingRun["tables"] = [
    { tableId: "caseload", holds: "cases", hasCaseRefs: true, mappedFields: ["dateAllocated"], rows },
  ];
  return { team, runId: uuid(id), asAt, receivedAt, results, exclusions, tables };
}

function countsOf(results: readonly Result[]): Counts {
  const counts: Counts = {};
  for (const { check, state } of results) {
    const own = (counts[check] ??= {});
    own[state] = (own[state] ?? 0) + 1;
  }
  return counts;
}

/** The roll-up in which these runs stand, each of a tracker of its own. */
function rollUpOf(runs: readonly StandingRun[]): RollUp {
  return {
    council: "sandford",
    service: "north",
    year: 2025,
    serviceName: "North",
    teams: teams.map((team) => ({ team, name: team })),
    entries: runs.map(({ team, runId, asAt: on, receivedAt, results, exclusions }) => ({
      team,
      trackerId: runId,
      month,
      runId,
      asAt: on,
      receivedAt,
      edition: "first",
      summary: summarise({
        policy: { council: "sandford", edition: "first", inForceFrom: asAt },
        ...{ choices: {}, asAt, notChecked: [], cautions: [], results: [...results], exclusions: [...exclusions] },
        counts: countsOf(results),
      }),
    })),
  };
}

function answerFor(runs: readonly StandingRun[]): SharedCases {
  const compared = runs.map(({ team, runId }) => ({ team, runId }));
  return { council: "sandford", service: "north", month, compared, notCompared: [], ...sharedCases(runs) };
}

const anyState = fc.constantFrom<State>("met", "past-aim", "overdue", "not-met", "check-entry", "cannot-check");
const anyCase = fc.record({
  number: fc.integer({ min: 1, max: 7 }),
  written: fc.constantFrom("M", "m", "m "),
  states: fc.tuple(fc.option(anyState, { nil: undefined }), fc.option(anyState, { nil: undefined })),
  allocated: fc.oneof(
    fc.integer({ min: -3, max: 4 }),
    fc.constantFrom<DateEntry["kind"]>("blank", "unreadable", "planned"),
  ),
  again: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
  daysOverdue: fc.integer({ min: 1, max: 40 }),
});
const anyRun = fc
  .record({
    team: fc.constantFrom(...teams),
    minute: fc.integer({ min: 0, max: 2 }),
    // A tracker judges each reference once: its further rows are duplicates of the first.
    cases: fc.uniqueArray(anyCase, { selector: ({ number }) => number, maxLength: 6 }),
  })
  .map(({ cases, ...run }) => ({
    ...run,
    cases: cases.map(({ number, written, again, ...rest }) => ({
      ref: `${written}${number}`,
      ...rest,
      ...(again !== undefined && { again }),
    })),
  }));
const anyRuns = fc
  .array(anyRun, { maxLength: 6 })
  .map((all) => all.map((parts, index) => runOf({ id: index + 1, ...parts })));
const seeded = { seed, numRuns: proofRuns(400) };

/** How often each reference has a result of the check, by team, in however many of its trackers. */
function holdersOf(runs: readonly StandingRun[], check: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { team, results } of runs) {
    for (const result of results.filter((one) => one.check === check)) {
      const key = (result.subject.ref ?? "").replaceAll(" ", "").toLowerCase();
      found.set(key, [...(found.get(key) ?? []), team]);
    }
  }
  return found;
}

const sharedRefs = (runs: readonly StandingRun[]): ReadonlySet<string> => {
  const among = new Map<string, Set<string>>();
  for (const check of checks) {
    for (const [ref, holders] of holdersOf(runs, check)) {
      among.set(ref, new Set([...(among.get(ref) ?? []), ...holders]));
    }
  }
  return new Set([...among].filter(([, holders]) => holders.size > 1).map(([ref]) => ref));
};

describe(`counting a case that stands in two teams (SHARED_CASES_SEED=${seed})`, () => {
  it("does not depend on the order of the runs, and is what the wire carries", () => {
    fc.assert(
      fc.property(
        anyRuns.chain((runs) =>
          fc.record({
            runs: fc.constant(runs),
            shuffled: fc.shuffledSubarray([...runs], { minLength: runs.length }),
          }),
        ),
        ({ runs, shuffled }) => {
          expect(sharedCases(shuffled)).toEqual(sharedCases(runs));
          expect(wireShape.parse(answerFor(runs))).toEqual(answerFor(runs));
        },
      ),
      seeded,
    );
  });

  it("counts in every check each distinct reference once, and takes no figure below zero", () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const shared = sharedRefs(runs);
        const counted = countedOnce(rollUpOf(runs), month, answerFor(runs));
        if (counted === undefined) throw new Error("The runs are those that were compared.");
        const summaries = counted.entries.map(({ summary }) => summary);
        for (const { counts, longestOverdueDays } of summaries) {
          const figures = [
            ...Object.values(counts).flatMap((states) => Object.values(states)),
            ...Object.values(longestOverdueDays),
          ];
          expect(figures.every((count) => count >= 0)).toBe(true);
        }
        for (const check of checks) {
          const total = summaries.flatMap(({ counts }) => Object.values(counts[check] ?? {}));
          // Twice in two trackers of one team is that team's own affair.
          const once = [...holdersOf(runs, check)].map(([ref, holders]) => (shared.has(ref) ? 1 : holders.length));
          expect(sum(total)).toBe(sum(once));
        }
      }),
      seeded,
    );
  });

  it("leaves every run alone that shares no reference, and every run of a service of one team", () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const sharing = runsThatShare(runs);
        const before = rollUpOf(runs);
        const after = countedOnce(before, month, answerFor(runs));
        for (const [place, run] of runs.entries()) {
          if (!sharing.has(run)) expect(after?.entries[place]).toBe(before.entries[place]);
        }
        const ofOne = runs.map((run) => ({ ...run, team: "east" }));
        expect(runsThatShare(ofOne).size).toBe(0);
        expect(sharedCases(ofOne)).toEqual({ cases: [], takenOff: [], longestOverdue: [] });
      }),
      seeded,
    );
  });

  it("leaves as the longest overdue the longest of what is still counted", () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const shared = answerFor(runs);
        const counted = countedOnce(rollUpOf(runs), month, shared);
        const gone = new Set(
          shared.cases.flatMap(({ teams: among }) =>
            among.flatMap(({ runId, results }) =>
              results.flatMap(({ check, subject, isCounted }) =>
                isCounted ? [] : [`${runId} ${check} ${subject.rowId}`],
              ),
            ),
          ),
        );
        for (const { runId, results } of runs) {
          const kept = results.filter(({ check, subject }) => !gone.has(`${runId} ${check} ${subject.rowId}`));
          const summary = counted?.entries.find((entry) => entry.runId === runId)?.summary;
          for (const check of checks) {
            const days = kept.filter((one) => one.check === check).map(({ daysOverdue = 0 }) => daysOverdue);
            expect(summary?.longestOverdueDays[check] ?? 0).toBe(Math.max(0, ...days));
          }
        }
      }),
      seeded,
    );
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const overdue = (allocated?: CaseParts["allocated"]): CaseParts => ({
  ref: "4000001",
  states: ["overdue"],
  ...(allocated !== undefined && { allocated }),
});

function countedIn(...runs: RunParts[]): readonly string[] {
  return sharedCases(runs.map(runOf)).cases.map((one) => one.countedIn);
}

describe("the team that counts a shared case", () => {
  it.each<[string, CaseParts["allocated"], CaseParts["allocated"]]>([
    ["says the later allocation", 10, 3],
    ["says any allocation where the other says none", undefined, 300],
    ["says an allocation where the other's lies ahead and has to be looked at", -1, 300],
    ["says an allocation where the other's cannot be read", "unreadable", 300],
  ])("%s", (_, lesser, greater) => {
    expect(
      countedIn(
        { id: 9, team: "east", minute: 30, cases: [overdue(lesser)] },
        { id: 1, team: "west", cases: [overdue(greater)] },
      ),
    ).toEqual(["west"]);
  });

  it.each<[string, CaseParts["allocated"]]>([
    ["the same allocation is said", 7],
    ["none is said", undefined],
  ])("has the later run where %s, and of one moment the greater number", (_, both) => {
    const east = { id: 2, team: "east", cases: [overdue(both)] };
    expect(countedIn(east, { id: 1, team: "west", minute: 1, cases: [overdue(both)] })).toEqual(["west"]);
    expect(countedIn(east, { id: 1, team: "west", cases: [overdue(both)] })).toEqual(["east"]);
  });

  it("is found by all rows of the child in its tracker, and by no row that was left out for another reason", () => {
    const west = runOf({ id: 1, team: "west", cases: [{ ...overdue("blank"), again: 2 }] });
    const east = runOf({ id: 2, team: "east", cases: [overdue(5)] });
    expect(sharedCases([east, west]).cases[0]).toMatchObject({
      countedIn: "west",
      teams: [{ allocatedOn: "2025-09-13" }, {}],
    });
    const closed = west.exclusions.map((one) => ({ ...one, reason: "closed" as const }));
    expect(sharedCases([east, { ...west, exclusions: closed }]).cases[0]).toMatchObject({ countedIn: "east" });
  });

  it("leaves to the other what its own tracker says nothing of, so that no child drops out of a check", () => {
    const shared = sharedCases([
      runOf({
        id: 1,
        team: "east",
        cases: [{ ref: "M 1", states: ["overdue", "not-met"], allocated: 9, daysOverdue: 41 }],
      }),
      runOf({ id: 2, team: "west", cases: [{ ref: "m1", states: ["met"], allocated: 1 }] }),
    ]);
    expect(shared.cases).toMatchObject([{ ref: "m1", countedIn: "west" }]);
    const told = shared.cases[0]?.teams.map(({ team, results }) => [
      team,
      ...results.map(({ check, state, isCounted }) => `${check} ${state}${isCounted ? " counted" : ""}`),
    ]);
    expect(told).toEqual([
      ["west", "SFD-CASE met counted"],
      ["east", "SFD-CASE overdue", "SFD-REC not-met counted"],
    ]);
    expect(shared.takenOff).toEqual([{ team: "east", runId: uuid(1), check: "SFD-CASE", state: "overdue", count: 1 }]);
    expect(shared.longestOverdue).toEqual([{ team: "east", runId: uuid(1), check: "SFD-CASE", days: 0 }]);
  });

  it("is one of three, and a worker or a team of the same name is no case", () => {
    const runs = teams.map((team, index) => runOf({ id: index + 1, team, cases: [overdue(9 - index)] }));
    expect(sharedCases(runs)).toMatchObject({
      cases: [{ countedIn: "west", teams: [{ team: "west" }, { team: "north" }, { team: "east" }] }],
      takenOff: [{ team: "east" }, { team: "north" }],
    });
    const workers = runs.map((run) => ({
      ...run,
      results: run.results.map((one) => ({ ...one, subject: { ...one.subject, kind: "worker" as const } })),
    }));
    expect(sharedCases(workers).cases).toEqual([]);
  });
});

describe("the roll-up in which shared cases are counted once", () => {
  const runs = [
    runOf({ id: 1, team: "east", cases: [overdue(5)] }),
    runOf({ id: 2, team: "west", cases: [overdue(1)] }),
  ];
  const before = rollUpOf(runs);

  it("is not made when other runs stand in it than were compared", () => {
    const shared = answerFor(runs);
    const newer = before.entries.map((entry, index) => (index === 0 ? { ...entry, runId: uuid(7) } : entry));
    expect(countedOnce({ ...before, entries: newer }, month, shared)).toBeUndefined();
    expect(countedOnce({ ...before, entries: before.entries.slice(1) }, month, shared)).toBeUndefined();
    const more = [...before.entries, { ...newer[0], runId: uuid(8) } as (typeof newer)[number]];
    expect(countedOnce({ ...before, entries: more }, month, shared)).toBeUndefined();
    const ofTeamGone = more.map((entry) => (entry.runId === uuid(8) ? { ...entry, team: "gone" } : entry));
    expect(countedOnce({ ...before, entries: ofTeamGone }, month, shared)).toBeDefined();
    expect(countedOnce(before, "2025-08", shared)).toBeUndefined();
  });

  it("takes runs that could not be compared as they were sent", () => {
    const [east, west] = runs.map(({ team, runId }) => ({ team, runId }));
    if (east === undefined || west === undefined) throw new Error("There are two runs.");
    const because = "erased" as const;
    const shared = { ...answerFor([]), compared: [east], notCompared: [{ ...west, because }] };
    expect(countedOnce(before, month, shared)).toEqual(before);
  });

  it("keeps a check of which nothing is left, with no case in it", () => {
    const [east] = countedOnce(before, month, answerFor(runs))?.entries ?? [];
    expect(east?.summary.counts).toEqual({ "SFD-CASE": { overdue: 0 } });
    expect(east?.summary.longestOverdueDays).toEqual({ "SFD-CASE": 0 });
  });

  it("is worth asking for only when more than one team has sent something", () => {
    expect(isSentBySeveral(before, month)).toBe(true);
    expect(isSentBySeveral(before, "2025-08")).toBe(false);
    expect(isSentBySeveral({ ...before, teams: before.teams.slice(0, 1) }, month)).toBe(false);
  });
});
