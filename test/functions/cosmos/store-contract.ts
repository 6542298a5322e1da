import type { Database } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { AuditRun, RollUpEntry } from "../../../shared/contract/routes.ts";
import { cosmosWorld } from "../../../functions/cosmos/world.ts";
import { defaultSettings } from "../../../shared/contract/organisation.ts";
import { keptUntil } from "../../../functions/use-cases/kept-until.ts";
import { councilDocumentOf } from "../../../functions/cosmos/organisation.ts";
import type { Dispute, Erasure, Sample } from "../../../shared/contract/beside-run.ts";
import type { CouncilRecord, FoldedYear, NewRun } from "../../../functions/ports.ts";
import { haringey, key, manager, noon, runNumber, tableOf, today, trackerId } from "../sample.ts";

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

  describe(`${name} takes the trackers of a team's month`, () => {
    const tracker = { council: "haringey", team: "east", month: "2025-09", trackerId };
    const room = { most: 3, today, keptUntil: plainDate("2031-09-15"), legalHold: false };

    it("up to so many, and those again, each team and month by itself", async () => {
      const { audits } = await openWorld();
      const take = (number: number, other: object = {}) =>
        audits.takeTracker({ ...tracker, trackerId: runNumber(number), ...other }, room);
      for (const number of [1, 2, 3, 1]) expect(await take(number)).toBe(true);
      expect(await take(4)).toBe(false);
      expect(await take(3)).toBe(true);
      for (const other of [{ team: "west" }, { month: "2025-10" }, { council: "barnet" }]) {
        expect(await take(4, other)).toBe(true);
      }
    });

    it("up to so many also when more come at once", async () => {
      const { audits } = await openWorld();
      const taken = await Promise.all(
        Array.from({ length: 8 }, (_, number) =>
          audits.takeTracker({ ...tracker, trackerId: runNumber(number) }, room),
        ),
      );
      expect(taken.filter(Boolean)).toHaveLength(3);
    });
  });

  describe(`${name} keeps roll-ups`, () => {
    const rollUp = { council: "haringey", service: "safeguarding", year: 2025 };
    const life = { today, keptUntil: plainDate("2032-01-01"), legalHold: false };

    it("does not write what is more than a document takes, says so, and leaves what stands", async () => {
      const { rollUps } = await openWorld();
      expect(await rollUps.change(rollUp, () => yearOf(entry("east")), life)).toBe("stands");
      const all = Array.from({ length: 8_000 }, (_, number) => ({ ...entry("east"), trackerId: runNumber(number) }));
      expect(await rollUps.change(rollUp, () => yearOf(...all), life)).toBe("too-large");
      expect(await rollUps.year(rollUp)).toEqual(yearOf(entry("east")));
    });

    it("has no entries before the first change and those of each year apart", async () => {
      const { rollUps } = await openWorld();
      expect(await rollUps.year(rollUp)).toEqual(yearOf());
      await rollUps.change(rollUp, () => yearOf(entry("east")), life);
      expect(await rollUps.year(rollUp)).toEqual(yearOf(entry("east")));
      expect(await rollUps.year({ ...rollUp, year: 2026 })).toEqual(yearOf());
    });

    it("keeps which runs were taken out", async () => {
      const { rollUps } = await openWorld();
      const { team, trackerId: from, month, runId, asAt } = entry("east");
      const mark = { team, trackerId: from, month, runId, asAt, reason: "wrong-team" as const, on: today };
      await rollUps.change(rollUp, () => ({ entries: [], takenOut: [mark] }), life);
      expect(await rollUps.year(rollUp)).toEqual({ entries: [], takenOut: [mark] });
    });

    it("loses no change of many that come at once", async () => {
      const { rollUps } = await openWorld();
      const teams = ["a", "b", "c", "d", "e", "f", "g", "h"];
      const add = (team: string) => rollUps.change(rollUp, ({ entries }) => yearOf(...entries, entry(team)), life);
      await Promise.all(teams.map(add));
      const { entries } = await rollUps.year(rollUp);
      expect(entries.map(({ team }) => team).toSorted()).toEqual(teams);
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
        outcome: "done",
        of: key,
      } as const;
      await expect(Promise.all([accessLog.append(access), accessLog.append(access)])).resolves.toHaveLength(2);
      const at = new Date(noon.getTime() + 1000);
      const later = { ...access, at, action: "read-findings", outcome: "refused" } as const;
      await accessLog.append(later);
      await accessLog.append({ ...later, day: plainDate("2025-09-16") });
      const { entries, end } = await accessLog.ofDay("haringey", today, { most: 3 });
      expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
        ["read-run", "done"],
        ["read-run", "done"],
        ["read-findings", "refused"],
      ]);
      expect(end).toBeUndefined();
      expect(await accessLog.ofDay("barnet", today, { most: 3 })).toEqual({ entries: [] });
    });

    it("gives each entry once, page by page, and those of one instant together", async () => {
      const { accessLog } = await openWorld();
      const what = { action: "read-run", outcome: "done", of: key } as const;
      const access = { council: "haringey", caller: manager, day: today, ...what };
      const seconds = [0, 0, 1, 2, 2, 2, 2, 3, 4];
      for (const second of seconds) await accessLog.append({ ...access, at: new Date(noon.getTime() + second * 1000) });
      const pages: number[][] = [];
      let after: string | undefined;
      do {
        const { entries, end } = await accessLog.ofDay("haringey", today, { most: 3, after });
        pages.push(entries.map(({ at }) => (Date.parse(at) - noon.getTime()) / 1000));
        after = end;
      } while (after !== undefined);
      expect(pages).toEqual([
        [0, 0, 1],
        [2, 2, 2, 2],
        [3, 4],
      ]);
    });
  });

  organisationContract(name, open);
  besideContract(name, openWorld);
  reportsContract(name, openWorld);
}

function organisationContract(name: string, open: () => Promise<Database>): void {
  describe(`${name} keeps an organisation`, () => {
    it("changes the version that was read and no other", async () => {
      const database = await open();
      const { organisation } = cosmosWorld(database, () => noon);
      const record: CouncilRecord = { ...haringey, people: [], grants: [] };
      await database.container("organisation").items.create(councilDocumentOf(record));
      expect(await organisation.council("barnet")).toBeUndefined();
      expect(await organisation.council("haringey")).toEqual(record);

      const read = await organisation.current("haringey");
      const version = read?.version ?? "";
      const changed = { ...record, teams: [] };
      const next = await organisation.replace({ record: changed, version });
      expect(next).toBeDefined();
      expect(await organisation.replace({ record, version })).toBeUndefined();
      expect(await organisation.current("haringey")).toEqual({ record: changed, version: next });
    });
  });
}

function reportsContract(name: string, openWorld: () => Promise<ReturnType<typeof cosmosWorld>>): void {
  const until = plainDate("2025-12-14");
  const tomorrow = plainDate("2025-09-16");

  describe(`${name} keeps what is written down about a council`, () => {
    it("gives back the newest list and the newest report of the council, in whatever order they came", async () => {
      const { morningLists, retention } = await openWorld();
      const list = { council: "haringey", staleDays: 35, teams: [{ team: "east", service: "safeguarding" }] };
      const report = { council: "haringey", until, legalHold: false, kinds: [] };
      expect(await morningLists.newest("haringey")).toBeUndefined();
      expect(await retention.newest("haringey")).toBeUndefined();
      for (const day of [tomorrow, today]) {
        await morningLists.keep({ ...list, day });
        await retention.keep({ ...report, day });
      }
      expect(await morningLists.newest("haringey")).toEqual({ ...list, day: tomorrow });
      expect(await retention.newest("haringey")).toEqual({ ...report, day: tomorrow });
      await retention.keep({ ...report, day: tomorrow, legalHold: true });
      expect(await retention.newest("haringey")).toEqual({ ...report, day: tomorrow, legalHold: true });
      expect(await retention.newest("barnet")).toBeUndefined();
    });

    it("counts what goes by a day, and what a legal hold keeps, runs and roll-ups", async () => {
      const { audits, retention, rollUps } = await openWorld();
      await audits.add(newRun());
      const rollUp = { council: "haringey", service: "safeguarding", year: 2018 };
      await rollUps.change(rollUp, () => yearOf(entry("east")), { today, keptUntil: until, legalHold: false });
      const counted = async (what: "expiring" | "held", by = until) =>
        (await retention.count("haringey", by)).filter((each) => each[what] > 0).map(({ kind }) => kind);
      expect(await counted("expiring")).toEqual(["input", "roll-up"]);
      expect(await counted("expiring", plainDate("2025-12-13"))).toEqual([]);
      expect(await counted("held")).toEqual([]);
      const hold = async (legalHold: boolean) =>
        Promise.all([audits, rollUps].map((store) => store.hold("haringey", { legalHold, today, most: 100 })));
      const changed = [
        { found: 3, changed: 3 },
        { found: 1, changed: 1 },
      ];
      expect(await hold(true)).toEqual(changed);
      expect(await counted("expiring")).toEqual([]);
      expect(await counted("held")).toEqual(["input", "case-findings", "run", "roll-up"]);
      expect(await hold(false)).toEqual(changed);
      expect(await counted("expiring")).toEqual(["input", "roll-up"]);
      expect(await rollUps.year(rollUp)).toEqual(yearOf(entry("east")));
    });
  });
}

function besideContract(name: string, openWorld: () => Promise<ReturnType<typeof cosmosWorld>>): void {
  const whoAndWhen = { by: { personId: "qa", name: "Qa Example" }, at: noon.toISOString() };
  const note: Dispute = { check: "HGY-CASE", tableId: "caseload", rowId: "row-1", note: "Another day.", ...whoAndWhen };
  const cases = ["row-1", "row-2", "row-3"].map((rowId) => ({ tableId: "caseload", rowId }));
  const sample: Sample = { seed: 7, size: 3, questions: [], cases, ...whoAndWhen };
  const erasure: Erasure = { reason: "sent-in-error", on: today, ...whoAndWhen };

  async function openWithRun() {
    const world = await openWorld();
    await world.audits.add(newRun());
    return world;
  }

  describe(`${name} keeps what lies beside a run`, () => {
    it("keeps a note once, and a sample once under its seed", async () => {
      const { besideRuns } = await openWithRun();
      expect(await besideRuns.addDispute(key, note, today)).toEqual({ isNew: true, stands: note });
      expect(await besideRuns.addDispute(key, { ...note, at: "2025-09-15T12:00:00Z" }, today)).toEqual({
        isNew: false,
        stands: note,
      });
      expect(await besideRuns.disputes(key)).toEqual([note]);
      expect(await besideRuns.addSample(key, sample, today)).toEqual({ isNew: true, stands: sample });
      expect(await besideRuns.addSample(key, { ...sample, size: 2 }, today)).toEqual({ isNew: false, stands: sample });
      expect(await besideRuns.sample(key, 8)).toBeUndefined();
      expect(await besideRuns.samples(key)).toEqual([sample]);
    });

    it("loses no change of a sample of many that come at once", async () => {
      const { besideRuns } = await openWithRun();
      await besideRuns.addSample(key, sample, today);
      const answered = { ...whoAndWhen, answers: { clear: "yes" } };
      await Promise.all(
        cases.map(({ rowId }) => {
          const to = (before: Sample): Sample => ({
            ...before,
            cases: before.cases.map((one) => (one.rowId === rowId ? { ...one, answered } : one)),
          });
          return besideRuns.changeSample(key, 7, { to, today });
        }),
      );
      expect((await besideRuns.sample(key, 7))?.cases).toEqual(cases.map((one) => ({ ...one, answered })));
      expect(await besideRuns.changeSample(key, 8, { to: (before) => before, today })).toBeUndefined();
    });

    it("erases everything but the run, and what comes at the same moment too", async () => {
      const { audits, besideRuns } = await openWithRun();
      const notes = Array.from({ length: 120 }, (_, index) => ({ ...note, note: `Another day, ${index}.` }));
      await Promise.all(notes.slice(0, 110).map((one) => besideRuns.addDispute(key, one, today)));
      await Promise.all([
        besideRuns.erase(key, erasure),
        ...notes.slice(110).map((one) => besideRuns.addDispute(key, one, today)),
      ]);
      expect(await besideRuns.erasure(key)).toEqual(erasure);
      expect(await besideRuns.disputes(key)).toEqual([]);
      expect(await audits.findings(key)).toBeUndefined();
      expect(await audits.input(key)).toBeUndefined();
      expect(await audits.run(key)).toEqual({ run: newRun().run, bodyHash: "hash" });
      expect(await besideRuns.erase(key, { ...erasure, reason: "wrong-team" })).toEqual({
        isNew: false,
        stands: erasure,
      });
    });

    it("counts the notes and the samples of a run", async () => {
      const { besideRuns } = await openWithRun();
      expect([await besideRuns.count(key, "dispute"), await besideRuns.count(key, "sample")]).toEqual([0, 0]);
      await besideRuns.addDispute(key, note, today);
      await besideRuns.addDispute(key, { ...note, note: "another" }, today);
      await besideRuns.addSample(key, sample, today);
      expect([await besideRuns.count(key, "dispute"), await besideRuns.count(key, "sample")]).toEqual([2, 1]);
    });

    it("gives back the entries as they were sent, and knows which teams have runs", async () => {
      const { audits } = await openWithRun();
      expect(await audits.input(key)).toEqual(newRun().input);
      expect(await audits.hasRuns(key.council, key.team)).toBe(true);
      expect(await audits.hasRuns(key.council, "west")).toBe(false);
      expect(await audits.hasRuns("barnet", key.team)).toBe(false);
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
    summary: { counts: { "HGY-CASE": { met: 1 } }, casesChecked: 1, exclusions: { closed: 2 }, longestOverdueDays: {} },
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
    keptUntil: keptUntil(today, defaultSettings.keep),
    legalHold: false,
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

function yearOf(...entries: readonly RollUpEntry[]): FoldedYear {
  return { entries, takenOut: [] };
}

function entry(team: string): RollUpEntry {
  const { run } = newRun();
  const { month, runId, asAt, receivedAt, summary } = run;
  return { team, trackerId, month, runId, asAt, receivedAt, edition: "October 2017", summary };
}
