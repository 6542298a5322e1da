import type { Database } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { AuditRun, RollUpEntry } from "../../../shared/contract/routes.ts";
import { cosmosWorld } from "../../../functions/cosmos/world.ts";
import type { NewRun } from "../../../functions/ports.ts";
import { key, manager, noon, runNumber, tableOf, today, trackerId } from "../sample.ts";

/** What every implementation of the ports must do. `open` gives an empty store with its containers. */
export function storeContract(name: string, open: () => Promise<Database>): void {
  const openWorld = async () => cosmosWorld(await open(), () => noon);

  describe(`${name} keeps runs`, () => {
    it("gives back what was added, and nothing under another council, team or number", async () => {
      const { audits } = await openWorld();
      expect(await audits.add(newRun())).toEqual({ outcome: "added" });
      expect(await audits.run(key)).toEqual({ run: newRun().run, bodyHash: "hash" });
      expect(await audits.findings(key)).toEqual(newRun().findings);
      for (const other of [{ council: "barnet" }, { team: "west" }, { runId: runNumber(2) }]) {
        expect(await audits.run({ ...key, ...other })).toBeUndefined();
        expect(await audits.findings({ ...key, ...other })).toBeUndefined();
      }
    });

    it("adds a number once and then gives back what stands there", async () => {
      const { audits } = await openWorld();
      await audits.add(newRun());
      const again = await audits.add({ ...newRun({ month: "2025-08" }), bodyHash: "other" });
      expect(again).toEqual({ outcome: "there-already", kept: { run: newRun().run, bodyHash: "hash" } });
      expect(await audits.findings(key)).toEqual(newRun().findings);
    });

    it("lets exactly one of many that come at once add a number", async () => {
      const { audits } = await openWorld();
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => audits.add(newRun())));
      expect(outcomes.filter(({ outcome }) => outcome === "added")).toHaveLength(1);
    });

    it("keeps findings that are too large for one document", async () => {
      const { audits } = await openWorld();
      const large = newRun();
      large.findings.results.push(...noise(60_000));
      expect(await audits.add(large)).toEqual({ outcome: "added" });
      expect(await audits.findings(key)).toEqual(large.findings);
    });
  });

  describe(`${name} keeps roll-ups`, () => {
    const rollUp = { council: "haringey", service: "safeguarding", year: 2025 };

    it("has no entries before the first change and those of each year apart", async () => {
      const { rollUps } = await openWorld();
      expect(await rollUps.entries(rollUp)).toEqual([]);
      await rollUps.change(rollUp, () => [entry("east")]);
      expect(await rollUps.entries(rollUp)).toEqual([entry("east")]);
      expect(await rollUps.entries({ ...rollUp, year: 2026 })).toEqual([]);
    });

    it("loses no change of many that come at once", async () => {
      const { rollUps } = await openWorld();
      const teams = ["a", "b", "c", "d", "e", "f", "g", "h"];
      await Promise.all(teams.map((team) => rollUps.change(rollUp, (entries) => [...entries, entry(team)])));
      const kept = await rollUps.entries(rollUp);
      expect(kept.map(({ team }) => team).toSorted()).toEqual(teams);
    });
  });

  describe(`${name} keeps a log of access`, () => {
    it("adds one entry for each access, also for two of the same", async () => {
      const { accessLog } = await openWorld();
      const access = {
        council: "haringey",
        caller: manager,
        at: noon,
        day: today,
        action: "read-run",
        of: key,
      } as const;
      await expect(Promise.all([accessLog.append(access), accessLog.append(access)])).resolves.toHaveLength(2);
    });
  });
}

function newRun(changes: Partial<AuditRun> = {}): NewRun {
  const run: AuditRun = {
    ...key,
    service: "safeguarding",
    trackerId,
    month: "2025-09",
    asAt: today,
    receivedAt: noon.toISOString(),
    submittedBy: { personId: manager.personId, name: manager.name },
    policy: { council: "haringey", edition: "October 2017", inForceFrom: plainDate("2017-10-01") },
    choices: { groupDiscussionCounts: true },
    summary: { counts: { "HGY-CASE": { met: 1 } }, casesChecked: 1, exclusions: { closed: 2 }, longestOverdueDays: 0 },
    notChecked: ["HGY-SUP"],
    cautions: [],
    ...changes,
  };
  const exclusions = [{ tableId: "caseload", rowId: "row-9", reason: "closed" as const }];
  return {
    run,
    bodyHash: "hash",
    findings: { runId: key.runId, results: noise(1), exclusions },
    input: [tableOf("2025-09-01")],
  };
}

/** Results that compress badly. The numbers are those of a fixed sequence. */
function noise(count: number): NewRun["findings"]["results"] {
  let state = 1;
  const next = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state.toString(36);
  };
  return Array.from({ length: count }, () => ({
    check: "HGY-CASE",
    clause: "HGY-CASE-MIN",
    subject: { kind: "case", tableId: "caseload", rowId: next() + next() + next() + next(), ref: next() },
    state: "overdue",
    daysOverdue: 3,
    because: { code: next() + next(), section: "1" },
  }));
}

function entry(team: string): RollUpEntry {
  const { run } = newRun();
  const { month, runId, asAt, receivedAt, summary } = run;
  return { team, trackerId, month, runId, asAt, receivedAt, edition: "October 2017", summary };
}
