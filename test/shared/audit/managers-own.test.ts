import { describe, expect, it } from "vitest";
import { checksOf } from "../../../shared/audit/check-titles.ts";
import { managersApart, ownOfManagers, wholeCheck } from "../../../shared/audit/managers-own.ts";
import { differencesOf } from "../../../shared/audit/re-performance.ts";
import { mergeSummaries, summarise } from "../../../shared/audit/summary.ts";
import { figuresOf, whyNotJudged } from "../../../shared/audit/team-figures.ts";
import { teamMonths } from "../../../shared/audit/team-month.ts";
import { teamYears } from "../../../shared/audit/twelve-months.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import type { CheckOutcome } from "../../../shared/contract/results.ts";
import { auditSummary, type AuditSummary, type RollUp } from "../../../shared/contract/routes.ts";
import type { WorkerRole } from "../../../shared/contract/vocabulary.ts";
import { policyInForce } from "../../../shared/policy/registry.ts";

const check = "BNT-SUP";
const own = ownOfManagers(check);
const asAt = plainDate("2025-09-15");

/** Barnet's check of a list of workers, each by role and the day of the last one-to-one. */
function outcomeOf(...workers: readonly (readonly [WorkerRole, string])[]): CheckOutcome {
  const found = policyInForce("barnet", asAt);
  if (!found.found) throw new Error(found.sentence);
  const rows = workers.map(([role, lastOneToOne], index) => ({
    rowId: `row-${index}`,
    fields: {
      worker: `Worker ${String.fromCodePoint(65 + index)}`,
      role: { kind: "role" as const, role },
      lastOneToOne: { kind: "dates" as const, dates: [{ on: plainDate(lastOneToOne), group: false }] },
    },
  }));
  const mappedFields = ["worker" as const, "role" as const, "lastOneToOne" as const];
  const tables = [{ tableId: "staff", holds: "workers" as const, mappedFields, rows }];
  return checkTracker({ policy: found.policy, choices: {}, asAt, tables });
}

/** Two workers in time, a third 14 days overdue, and a manager 45. */
const outcome = outcomeOf(
  ["social-worker", "2025-09-01"],
  ["social-worker", "2025-09-08"],
  ["social-worker", "2025-08-04"],
  ["team-manager", "2025-07-01"],
);
const summary = summarise(outcome);

/** As it was kept before managers were told apart. */
function beforeItWasTold({ apart, ...others }: AuditSummary): AuditSummary {
  expect(apart).toBeDefined();
  return others;
}

function rollUpOf(...months: readonly (readonly [month: string, summary: AuditSummary])[]): RollUp {
  const entries = months.map(([month, of], index) => ({
    team: "north",
    trackerId: `10000000-0000-4000-8000-00000000000${index}`,
    month,
    runId: `20000000-0000-4000-8000-00000000000${index}`,
    asAt,
    receivedAt: "2025-09-15T11:00:00Z",
    edition: "Undated",
    summary: of,
  }));
  const teams = [{ team: "north", name: "North" }];
  return { council: "barnet", service: "family", year: 2025, serviceName: "Family", teams, entries };
}

function northIn(rollUp: RollUp, month = "2025-09") {
  const [team] = teamMonths(rollUp, month);
  if (team === undefined) throw new Error("There is no team.");
  return team;
}

describe("team managers' own supervision", () => {
  it("is in the whole of a run, and told apart beside it, with the longest overdue of each", () => {
    expect(summary.counts[check]).toEqual({ met: 2, overdue: 2 });
    expect(summary.apart?.[check]).toEqual({
      managers: { counts: { overdue: 1 }, longestOverdueDays: 45 },
      others: { counts: { met: 2, overdue: 1 }, longestOverdueDays: 14 },
    });
    expect(auditSummary.parse(summary)).toEqual(summary);
    expect(JSON.stringify(summary)).not.toMatch(/Worker [A-D]|row-/);
  });

  it("has figures of its own in a service's month, and none of it is in the workers'", () => {
    const team = northIn(rollUpOf(["2025-09", summary]));
    expect(figuresOf(team, check)).toMatchObject({ overdue: 1, inScope: 3, judged: { within: 2, of: 3 } });
    expect(figuresOf(team, own)).toMatchObject({ overdue: 1, inScope: 1, judged: { within: 0, of: 1 } });
    expect(team.standing).toMatchObject({ summary: { longestOverdueDays: { [check]: 14, [own]: 45 } } });
  });

  it("follows the check of which it is a part, under its title", () => {
    const titles = checksOf(rollUpOf(["2025-09", summary]), "2025-09").filter(({ id }) => wholeCheck(id) === check);
    expect(titles).toEqual([
      { id: check, of: "workers", title: "Worker's one-to-one supervision" },
      { id: own, of: "managers", title: "Worker's one-to-one supervision: team managers’ own" },
    ]);
    const without = summarise(outcomeOf(["social-worker", "2025-09-01"]));
    expect(checksOf(rollUpOf(["2025-09", without]), "2025-09").map(({ id }) => id)).not.toContain(own);
  });

  it("is said not to be told apart in a run that was kept before it was counted by itself", () => {
    const rollUp = rollUpOf(["2025-08", beforeItWasTold(summary)], ["2025-09", summary]);
    expect(whyNotJudged(northIn(rollUp, "2025-08"), own)).toBe("not told apart from the workers’");
    expect(figuresOf(northIn(rollUp, "2025-08"), check)).toMatchObject({ inScope: 4 });
    expect(
      teamYears(rollUp, "2025-09", own)[0]
        ?.months.slice(-3)
        .map(({ whyNot }) => whyNot),
    ).toEqual(["nothing submitted", "not told apart from the workers’", undefined]);
  });

  it("is told apart of several trackers together only where each tells it", () => {
    const one = summarise(outcomeOf(["team-manager", "2025-09-08"], ["social-worker", "2025-09-08"]));
    expect(mergeSummaries([summary, one]).apart?.[check]).toEqual({
      managers: { counts: { overdue: 1, met: 1 }, longestOverdueDays: 45 },
      others: { counts: { met: 3, overdue: 1 }, longestOverdueDays: 14 },
    });
    expect(mergeSummaries([summary, beforeItWasTold(one)]).apart).toBeUndefined();
    const ofCasesAlone = {
      counts: { "BNT-CASE": { met: 3 } },
      casesChecked: 3,
      exclusions: {},
      longestOverdueDays: {},
    };
    expect(mergeSummaries([summary, ofCasesAlone]).apart).toEqual(summary.apart);
  });

  it("says that a team without a manager in its list has nothing to count", () => {
    const without = summarise(outcomeOf(["social-worker", "2025-09-01"]));
    expect(whyNotJudged(northIn(rollUpOf(["2025-09", without])), own)).toBe("nothing to count");
    expect(whyNotJudged(northIn(rollUpOf(["2025-09", without])), "BNT-OBS")).toBe("not checked");
  });

  it("adds up to the whole in every state, with none twice", () => {
    const { counts } = managersApart(summary);
    const sum = (state: "met" | "overdue") => (counts[check]?.[state] ?? 0) + (counts[own]?.[state] ?? 0);
    expect({ met: sum("met"), overdue: sum("overdue") }).toEqual(summary.counts[check]);
  });

  it("makes no difference between a run that was kept before and the same entries checked again", () => {
    const { results, exclusions, ...rest } = outcome;
    const then = results.map(({ subject: { kind, tableId, rowId, ref = "" }, ...result }) => {
      return { ...result, subject: { kind, tableId, rowId, ref } };
    });
    expect(results.filter(({ subject }) => subject.role !== undefined)).toHaveLength(1);
    const findings = { runId: "20000000-0000-4000-8000-000000000001", results: then, exclusions };
    expect(differencesOf({ ...rest, summary: beforeItWasTold(summary) }, findings, outcome)).toEqual([]);
    const wrong = { ...summary, apart: {} };
    expect(differencesOf({ ...rest, summary: wrong }, { ...findings, results }, outcome)).toHaveLength(1);
  });
});
