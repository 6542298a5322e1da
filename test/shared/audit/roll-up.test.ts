import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldRun, standingEntries, standingMonth } from "../../../shared/audit/roll-up.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { auditRun, rollUp, type AuditRun, type RollUp } from "../../../shared/contract/routes.ts";

const empty: RollUp = {
  council: "sandford",
  service: "north",
  year: 2025,
  serviceName: "North",
  teams: [
    { team: "elm", name: "Elm" },
    { team: "oak", name: "Oak" },
  ],
  entries: [],
};

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString().padStart(12, "0")}`;
}

interface RunParts {
  readonly id: number;
  readonly team?: string;
  readonly tracker?: number;
  readonly month?: string;
  readonly asAt?: string;
  readonly receivedAt?: string;
  readonly met?: number;
}

function run({ id, team = "elm", tracker = 1, month = "2025-09", met = id, ...parts }: RunParts): AuditRun {
  return {
    runId: uuid(id),
    council: "sandford",
    service: "north",
    team,
    trackerId: uuid(tracker),
    month,
    asAt: plainDate(parts.asAt ?? "2025-09-15"),
    receivedAt: parts.receivedAt ?? "2025-09-15T10:00:00Z",
    submittedBy: { personId: "p1", name: "Sol Emberley" },
    policy: { council: "sandford", edition: "first", inForceFrom: plainDate("2024-01-01") },
    choices: {},
    summary: { counts: { "SFD-CASE": { met } }, casesChecked: met, exclusions: {}, longestOverdueDays: {} },
    notChecked: [],
    cautions: [],
  };
}

const anyRun = fc
  .record({
    id: fc.integer({ min: 1, max: 9 }),
    team: fc.constantFrom("elm", "oak"),
    tracker: fc.constantFrom(1, 2),
    month: fc.constantFrom("2025-08", "2025-09"),
    asAt: fc.constantFrom("2025-09-01", "2025-09-15"),
    receivedAt: fc.constantFrom("2025-09-15T10:00:00Z", "2025-09-15T10:00:00.5Z", "2025-09-16T09:00:00Z"),
  })
  .map(run);
/** A run's id is its own: no two different runs share one. */
const anyRuns = fc.uniqueArray(anyRun, { selector: ({ runId }) => runId, maxLength: 8 });
const seeded = { seed: 2025, numRuns: 1000 };

function fold(runs: readonly AuditRun[]): RollUp {
  return runs.reduce(foldRun, empty);
}

describe("folding runs into a roll-up", () => {
  it("gives the same roll-up whatever the order, and however often a run arrives", () => {
    fc.assert(
      fc.property(
        anyRuns.chain((runs) =>
          fc.record({
            runs: fc.constant(runs),
            shuffled: fc.shuffledSubarray(runs, { minLength: runs.length }),
            again: fc.subarray(runs),
          }),
        ),
        ({ runs, shuffled, again }) => {
          const expected = fold(runs);
          expect(fold(shuffled)).toEqual(expected);
          expect(fold([...again, ...shuffled, ...again])).toEqual(expected);
          expect(rollUp.parse(expected)).toEqual(expected);
        },
      ),
      seeded,
    );
  });

  it("gives the same entries when they were folded apart and are put together, in whatever order", () => {
    fc.assert(
      fc.property(
        anyRuns.chain((runs) => fc.record({ runs: fc.constant(runs), some: fc.subarray(runs) })),
        ({ runs, some }) => {
          const others = runs.filter((one) => !some.includes(one));
          const apart = [fold(some).entries, fold(others).entries];
          for (const entries of [apart.flat(), apart.toReversed().flat()]) {
            expect(standingEntries(entries)).toEqual(fold(runs).entries);
          }
        },
      ),
      seeded,
    );
  });

  it("keeps one entry for each team, tracker and month, and it is one of the runs", () => {
    fc.assert(
      fc.property(anyRuns, (runs) => {
        const places = (of: readonly { team: string; trackerId: string; month: string }[]) =>
          of.map(({ team, trackerId, month }) => `${team} ${trackerId} ${month}`);
        const { entries } = fold(runs);
        expect(new Set(places(entries))).toEqual(new Set(places(runs)));
        expect(new Set(places(entries)).size).toBe(entries.length);
        for (const { runId } of entries) expect(runs.map((one) => one.runId)).toContain(runId);
      }),
      seeded,
    );
  });

  it.each<[string, RunParts, RunParts]>([
    ["the later day", { id: 9, asAt: "2025-09-14", receivedAt: "2025-09-20T10:00:00Z" }, { id: 1, asAt: "2025-09-15" }],
    ["of one day the one received later", { id: 9 }, { id: 1, receivedAt: "2025-09-15T10:00:00.001Z" }],
    ["of one moment the greater id", { id: 1 }, { id: 2 }],
  ])("lets stand %s", (_, lesser, greater) => {
    for (const runs of [
      [lesser, greater],
      [greater, lesser],
    ]) {
      expect(fold(runs.map(run)).entries.map(({ runId }) => runId)).toEqual([uuid(greater.id)]);
    }
  });

  it("refuses a run of another council, service or year", () => {
    const good = run({ id: 1 });
    expect(auditRun.parse(good)).toEqual(good);
    for (const other of [{ council: "other" }, { service: "south" }, { month: "2024-09" }]) {
      expect(() => foldRun(empty, { ...good, ...other })).toThrow("belongs to another roll-up");
    }
  });

  it("keeps the teams that sent nothing", () => {
    expect(fold([run({ id: 1 })]).teams).toEqual(empty.teams);
  });
});

describe("a run that was taken out", () => {
  const erased = (one: AuditRun, reason: "wrong-team" | "sent-in-error" | "held-a-name"): AuditRun => ({
    ...one,
    erased: { reason, on: plainDate("2025-09-20") },
  });

  it("stands for no month, and what was sent before it stands again", () => {
    const [before, wrong] = [run({ id: 1 }), erased(run({ id: 2 }), "wrong-team")];
    for (const runs of [
      [before, wrong],
      [wrong, before],
    ]) {
      const { entries, takenOut } = fold(runs);
      expect(entries.map(({ runId }) => runId)).toEqual([before.runId]);
      const { team, trackerId, month, runId, asAt } = wrong;
      expect(takenOut).toEqual([{ team, trackerId, month, runId, asAt, reason: "wrong-team", on: "2025-09-20" }]);
    }
    expect(fold([wrong]).entries).toEqual([]);
  });

  it("is not one that was erased for what it held: its figures are right", () => {
    expect(fold([erased(run({ id: 1 }), "held-a-name")])).toEqual(fold([run({ id: 1 })]));
  });

  /** What the change feed brings: a run as it was sent or, when it is erased, as such with all others of its place. */
  it("gives the same roll-up whether it comes before or after its erasure, in whatever order", () => {
    fc.assert(
      fc.property(
        anyRuns.chain((runs) =>
          fc.record({
            runs: fc.constant(runs),
            reasons: fc.array(fc.constantFrom("wrong-team" as const, "held-a-name" as const, undefined), {
              minLength: runs.length,
              maxLength: runs.length,
            }),
            order: fc.shuffledSubarray(
              [...runs, ...runs].map((_, index) => index),
              { minLength: 2 * runs.length },
            ),
          }),
        ),
        ({ runs, reasons, order }) => {
          const today = runs.map((one, index) => {
            const reason = reasons[index];
            return reason === undefined ? one : erased(one, reason);
          });
          const around = (of: AuditRun): readonly AuditRun[] => [
            of,
            ...today.filter((one) => one.team === of.team && one.month === of.month && one.trackerId === of.trackerId),
          ];
          const brought = order.flatMap((at) => {
            const [sent, now] = [runs[at], today[at - runs.length]];
            if (sent !== undefined) return [sent];
            return now?.erased?.reason === "wrong-team" ? around(now) : [];
          });
          const folded = fold(brought);
          expect({ ...folded, takenOut: folded.takenOut ?? [] }).toEqual({ takenOut: [], ...fold(today) });
        },
      ),
      seeded,
    );
  });
});

describe("the month of a team", () => {
  const rolledUp = fold([
    run({ id: 1, tracker: 1, met: 5, asAt: "2025-09-10" }),
    run({ id: 2, tracker: 1, met: 7, asAt: "2025-09-12" }),
    run({ id: 3, tracker: 2, met: 10, asAt: "2025-09-15" }),
    run({ id: 4, team: "oak", met: 100 }),
    run({ id: 5, month: "2025-08", met: 1000 }),
  ]);

  it("is the last run of each of its trackers, no fresher than the oldest of them", () => {
    expect(standingMonth(rolledUp, "elm", "2025-09")).toEqual({
      summary: { counts: { "SFD-CASE": { met: 17 } }, casesChecked: 17, exclusions: {}, longestOverdueDays: {} },
      trackers: 2,
      asAt: "2025-09-12",
    });
  });

  it("is nothing when the team sent nothing", () => {
    expect(standingMonth(rolledUp, "oak", "2025-08")).toBeUndefined();
  });
});
