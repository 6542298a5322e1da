import type { CosmosClient } from "@azure/cosmos";
import { describe, expect, it } from "vitest";
import { StoreUnavailable } from "../../../functions/ports.ts";
import { alignHolds } from "../../../functions/use-cases/align-holds.ts";
import { answerSample } from "../../../functions/use-cases/answer-sample.ts";
import { changeOrganisation } from "../../../functions/use-cases/change-organisation.ts";
import { disputeFinding } from "../../../functions/use-cases/dispute-finding.ts";
import { drawSample } from "../../../functions/use-cases/draw-sample.ts";
import { eraseRun } from "../../../functions/use-cases/erase-run.ts";
import { rePerform } from "../../../functions/use-cases/re-perform.ts";
import { readFindings } from "../../../functions/use-cases/read-findings.ts";
import { readRun } from "../../../functions/use-cases/read-run.ts";
import { isRefusal, type Refusal } from "../../../functions/use-cases/refusal.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { ErasureRequest } from "../../../shared/contract/beside-run.ts";
import type { Settings } from "../../../shared/contract/organisation.ts";
import type { Submission } from "../../../shared/contract/routes.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import { administrator, head, key, manager, noon, qa, submissionFor, tableOf, today, trackerId } from "../sample.ts";
import { databaseName, openOrganisation, worldAt } from "../store.ts";

const day = 86_400;

/** A store with a clock of its own, in seconds. */
async function openClocked(clock = { seconds: noon.getTime() / 1000 }) {
  const client = await openOrganisation({ now: () => clock.seconds });
  const worldNow = () => worldAt(client, new Date(clock.seconds * 1000));
  const passDays = (days: number): void => void (clock.seconds += days * day);
  return { client, worldNow, passDays };
}

function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.because);
  return answer;
}

interface Stored {
  readonly id: string;
  readonly kind: string;
  readonly ttl: number;
}

async function stored(client: CosmosClient): Promise<readonly Stored[]> {
  const runs = client.database(databaseName).container("runs");
  const partitionKey = [key.council, key.team, key.runId];
  return (await runs.items.query<Stored>("SELECT * FROM c", { partitionKey }).fetchAll()).resources;
}

async function changeSettings(world: ReturnType<typeof worldAt>, settings: Partial<Settings>): Promise<void> {
  const current = await world.organisation.current("haringey");
  if (!current) throw new Error("The sample organisation is not there.");
  const { council, name, ...rest } = current.record;
  const change = { ...rest, settings: { ...rest.settings, ...settings } };
  const answer = await changeOrganisation(world, administrator, { council, version: current.version, change });
  expect(accepted(answer).view.name).toBe(name);
}

/** Three children of two workers, and the two workers, of whom one has had no one-to-one for long. */
function withWorkers(second: "social-worker" | "team-manager" = "social-worker"): Submission {
  const cases = tableOf("2025-09-01", "2025-07-14", "2025-01-03");
  const workers = ["A. Thistlewood", "A. Thistlewood", "B. Harkaway"];
  const rows = cases.rows.map((row, index) => ({ ...row, fields: { ...row.fields, worker: workers[index] ?? "" } }));
  const on = (text: string) => ({ kind: "dates" as const, dates: [{ on: plainDate(text), group: false }] });
  const staff: WireTable = {
    tableId: "staff",
    holds: "workers",
    mappedFields: ["worker", "role", "startDate", "lastOneToOne"],
    rows: [
      {
        rowId: "row-0",
        fields: {
          worker: "A. Thistlewood",
          role: { kind: "role", role: "social-worker" },
          startDate: on("2024-01-08"),
          lastOneToOne: on("2025-09-02"),
        },
      },
      {
        rowId: "row-1",
        fields: {
          worker: "B. Harkaway",
          role: { kind: "role", role: second },
          startDate: on("2024-01-08"),
          lastOneToOne: on("2025-03-03"),
        },
      },
    ],
  };
  return {
    trackerId,
    month: "2025-09",
    tables: [{ ...cases, mappedFields: [...cases.mappedFields, "worker"], rows }, staff],
  };
}

const erasing = { reason: "held-a-name" } as const;
const note = { check: "HGY-CASE", tableId: "caseload", rowId: "row-0", note: "Held on another day." };

describe("findings about workers", () => {
  it("lie in documents of their own", async () => {
    const { client, worldNow } = await openClocked();
    accepted(await submitAudit(worldNow(), manager, key, withWorkers()));
    const kinds = (await stored(client)).map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(["case-findings", "input", "run", "worker-findings"]);
  });

  it("name the worker to the holder and the head of service, and give quality assurance a pseudonym", async () => {
    const { worldNow } = await openClocked();
    const world = worldNow();
    accepted(await submitAudit(world, manager, key, withWorkers()));
    const read = async (caller: typeof manager) => accepted(await readFindings(world, caller, key));
    for (const caller of [manager, head]) expect(JSON.stringify(await read(caller))).toContain("B. Harkaway");

    const shown = await read(qa);
    expect(JSON.stringify(shown)).not.toMatch(/Harkaway|Thistlewood/);
    const pseudonyms = shown.results
      .filter(({ subject }) => subject.kind === "worker")
      .map(({ subject }) => subject.ref);
    expect([...new Set(pseudonyms)]).toEqual(["Worker 1", "Worker 2"]);
    expect(shown.pseudonyms).toBe(true);
    const named = await read(manager);
    expect(named.pseudonyms).toBeUndefined();
    const unnamed = (findings: typeof shown) =>
      findings.results.map(({ subject, ...rest }) => ({ ...rest, rowId: subject.rowId }));
    expect(unnamed(shown)).toEqual(unnamed(named));
  });
});

describe("a team manager's own supervision", () => {
  it("is kept apart in the run, told to whoever reads names, and hidden with the pseudonym", async () => {
    const { worldNow } = await openClocked();
    const world = worldNow();
    const submission = withWorkers("team-manager");
    const { run } = accepted(await submitAudit(world, manager, key, submission));
    expect(accepted(await readRun(world, manager, key)).summary).toEqual(run.summary);
    expect(run.summary.apart?.["HGY-SUP"]).toMatchObject({ managers: { counts: { overdue: 1 } } });
    const roles = async (caller: typeof manager) =>
      new Set(accepted(await readFindings(world, caller, key)).results.map(({ subject }) => subject.role));
    expect([...(await roles(head))].toSorted()).toEqual(["team-manager", undefined]);
    expect([...(await roles(qa))]).toEqual([undefined]);
  });
});

describe("whose case each row is", () => {
  it("is told to whoever reads workers' names, for as long as the entries are kept, and to nobody else", async () => {
    const { worldNow, passDays } = await openClocked();
    const submission = withWorkers();
    const until = { kind: "dates" as const, dates: [{ on: plainDate("2025-10-03"), group: false }] };
    const [cases, staff] = submission.tables;
    if (cases?.holds !== "cases" || staff === undefined) throw new Error("The sample begins with its cases.");
    const [first, ...others] = cases.rows;
    if (first === undefined) throw new Error("The sample has cases.");
    const exempt = {
      ...first,
      fields: { ...first.fields, exemptReason: { kind: "recorded" as const }, exemptUntil: until },
    };
    const mappedFields = [...cases.mappedFields, "exemptReason" as const, "exemptUntil" as const];
    const tables = [{ ...cases, mappedFields, rows: [exempt, ...others] }, staff];
    accepted(await submitAudit(worldNow(), manager, key, { ...submission, tables }));
    const read = async (caller: typeof manager) => accepted(await readFindings(worldNow(), caller, key));
    for (const caller of [manager, head]) {
      const { cases: told, exclusions } = await read(caller);
      expect(told).toEqual([
        { tableId: "caseload", rowId: "row-0", ref: "4100000", worker: "A. Thistlewood", exemptUntil: "2025-10-03" },
        { tableId: "caseload", rowId: "row-1", ref: "4100001", worker: "A. Thistlewood" },
        { tableId: "caseload", rowId: "row-2", ref: "4100002", worker: "B. Harkaway" },
      ]);
      expect(exclusions).toEqual([{ tableId: "caseload", rowId: "row-0", reason: "exempt" }]);
    }
    expect((await read(qa)).cases).toBeUndefined();
    passDays(91);
    expect(await read(head)).toMatchObject({ runId: key.runId });
    expect((await read(head)).cases).toBeUndefined();
  });
});

describe("performing a run again", () => {
  it("is identical for the same entries, whatever the council has chosen since", async () => {
    const { worldNow, passDays } = await openClocked();
    accepted(await submitAudit(worldNow(), manager, key, withWorkers()));
    passDays(30);
    const world = worldNow();
    const current = await world.organisation.current("haringey");
    if (!current) throw new Error("The sample organisation is not there.");
    const record = { ...current.record, choices: { groupDiscussionCounts: false } };
    await world.organisation.replace({ ...current, record });
    expect(await rePerform(world, qa, key)).toEqual({
      outcome: "identical",
      sentence: "The same entries give the same results and the same figures.",
    });
  });

  it("says what differs when the figures that were kept are others", async () => {
    const { client, worldNow } = await openClocked();
    const world = worldNow();
    accepted(await submitAudit(world, manager, key, submissionFor("2025-09")));
    const item = client.database(databaseName).container("runs").item("run", [key.council, key.team, key.runId]);
    const { resource } = await item.read<Stored & { summary: object }>();
    if (!resource) throw new Error("The run is not there.");
    await item.replace({ ...resource, summary: { ...resource.summary, casesChecked: 4 } });
    const outcome = accepted(await rePerform(world, qa, key));
    expect(outcome).toMatchObject({ outcome: "different", count: 1, differences: [{ what: "figures" }] });
  });

  it("says that the entries have expired on the day they do, and not the day before", async () => {
    const { worldNow, passDays } = await openClocked();
    accepted(await submitAudit(worldNow(), manager, key, submissionFor("2025-09")));
    passDays(89);
    expect(await rePerform(worldNow(), qa, key)).toMatchObject({ outcome: "identical" });
    passDays(1);
    expect(await rePerform(worldNow(), qa, key)).toMatchObject({ outcome: "input-expired" });
  });

  it("says that the entries have been erased, and of a number that is no run that there is none", async () => {
    const { worldNow } = await openClocked();
    const world = worldNow();
    expect(await rePerform(world, qa, key)).toMatchObject({ refused: "not-found" });
    accepted(await submitAudit(world, manager, key, submissionFor("2025-09")));
    accepted(await eraseRun(world, administrator, key, erasing));
    expect(await rePerform(world, qa, key)).toMatchObject({
      outcome: "input-erased",
      sentence: expect.stringContaining("because it held a name") as unknown,
    });
  });
});

describe("a sample of a run", () => {
  const questions = [
    {
      id: "clear",
      asks: "Is it clear?",
      answers: [
        { id: "yes", says: "Yes" },
        { id: "no", says: "No" },
      ],
    },
  ];

  async function withSample() {
    const clocked = await openClocked();
    const world = clocked.worldNow();
    await changeSettings(world, { qualityQuestions: questions });
    accepted(await submitAudit(world, manager, key, withWorkers()));
    const drawn = accepted(await drawSample(world, qa, key, { seed: 7, size: 2 }));
    return { ...clocked, world, drawn };
  }

  it("is spread over workers, names none, and is the same when it is drawn again", async () => {
    const { world, drawn } = await withSample();
    expect(drawn.isNew).toBe(true);
    expect(drawn.stands.cases).toHaveLength(2);
    expect(drawn.stands.cases.map(({ rowId }) => rowId)).toContain("row-2");
    expect(JSON.stringify(drawn)).not.toMatch(/Harkaway|Thistlewood/);
    const again = await drawSample(world, manager, key, { seed: 7, size: 2 });
    expect(again).toEqual({ isNew: false, stands: drawn.stands });
    expect(await drawSample(world, manager, key, { seed: 7, size: 3 })).toMatchObject({ refused: "conflict" });
  });

  it("takes answers that are among the questions' own, and nothing else", async () => {
    const { world } = await withSample();
    const one = { ...key, seed: 7, rowId: "row-2" };
    const answer = async (answers: Record<string, string>, at = one) =>
      answerSample(world, manager, at, { tableId: "caseload", answers });
    const sample = accepted(await answer({ clear: "no" }));
    expect(sample.cases.find(({ rowId }) => rowId === "row-2")?.answered).toMatchObject({
      by: { personId: "manager" },
      answers: { clear: "no" },
    });
    expect(await answer({ clear: "Ann Example" })).toMatchObject({
      refused: "invalid",
      faults: [{ path: "answers.clear", message: "is not one of yes, no" }],
    });
    expect(await answer({ other: "yes" })).toMatchObject({ refused: "invalid" });
    for (const at of [
      { ...one, rowId: "row-9" },
      { ...one, seed: 8 },
    ])
      expect(await answer({ clear: "no" }, at)).toMatchObject({ refused: "not-found" });
    const again = accepted(await drawSample(world, qa, key, { seed: 7, size: 2 }));
    expect(again.stands).toEqual(sample);
  });

  it("loses no answer of two that come at once", async () => {
    const { world, drawn } = await withSample();
    await Promise.all(
      drawn.stands.cases.map(({ rowId }) =>
        answerSample(world, qa, { ...key, seed: 7, rowId }, { tableId: "caseload", answers: { clear: "yes" } }),
      ),
    );
    const { stands } = accepted(await drawSample(world, qa, key, { seed: 7, size: 2 }));
    expect(stands.cases.every(({ answered }) => answered !== undefined)).toBe(true);
  });

  it("is kept as long as the findings, however late it is drawn or answered", async () => {
    const { client, worldNow, passDays } = await withSample();
    passDays(60);
    await answerSample(worldNow(), qa, { ...key, seed: 7, rowId: "row-2" }, { tableId: "caseload", answers: {} });
    const sample = (await stored(client)).find(({ kind }) => kind === "sample");
    expect(sample?.ttl).toBe(305 * day);
  });

  it("cannot be drawn once the entries have expired, but is still there when it was", async () => {
    const { worldNow, passDays } = await withSample();
    passDays(91);
    expect(await drawSample(worldNow(), qa, key, { seed: 9, size: 2 })).toMatchObject({ refused: "gone" });
    expect(await drawSample(worldNow(), qa, key, { seed: 7, size: 2 })).toMatchObject({ isNew: false });
  });
});

describe("a note on a finding", () => {
  it("is read with the findings, once however often it is sent, and expires with them", async () => {
    const { client, worldNow, passDays } = await openClocked();
    accepted(await submitAudit(worldNow(), manager, key, submissionFor("2025-09")));
    passDays(10);
    const world = worldNow();
    expect(await disputeFinding(world, head, key, note)).toMatchObject({ isNew: true });
    expect(await disputeFinding(world, head, key, note)).toMatchObject({ isNew: false });
    expect(await disputeFinding(world, qa, key, note)).toMatchObject({ isNew: true });
    const { disputes } = accepted(await readFindings(world, manager, key));
    expect(disputes.map(({ by }) => by.personId).toSorted()).toEqual(["head", "qa"]);
    const ttls = (await stored(client)).filter(({ kind }) => kind === "dispute").map(({ ttl }) => ttl);
    expect(ttls).toEqual([355 * day, 355 * day]);
  });

  it("is refused on what is no finding of the run", async () => {
    const { worldNow } = await openClocked();
    accepted(await submitAudit(worldNow(), manager, key, submissionFor("2025-09")));
    for (const other of [{ rowId: "row-9" }, { check: "HGY-SUP" }, { tableId: "staff" }]) {
      expect(await disputeFinding(worldNow(), manager, key, { ...note, ...other })).toMatchObject({
        refused: "not-found",
      });
    }
  });
});

describe("what lies beside a run", () => {
  it("is two hundred notes and fifty samples at most; what is there can be sent again", async () => {
    const { worldNow } = await openClocked();
    const world = worldNow();
    accepted(await submitAudit(world, manager, key, submissionFor("2025-09")));
    const sampleOf = (seed: number) => drawSample(world, qa, key, { seed, size: 1 });
    const noteOf = (number: number) => disputeFinding(world, head, key, { ...note, note: `note ${number}` });
    const [{ stands: sample }, { stands: dispute }] = [accepted(await sampleOf(0)), accepted(await noteOf(0))];
    const more = (count: number) => Array.from({ length: count - 1 }, (_, index) => index + 1);
    for (const seed of more(50)) await world.besideRuns.addSample(key, { ...sample, seed }, today);
    for (const number of more(200)) {
      await world.besideRuns.addDispute(key, { ...dispute, note: `note ${number}` }, today);
    }
    expect(await sampleOf(50)).toEqual({
      refused: "invalid",
      because: "This run has 50 samples, and no more are drawn. Use one of their seeds.",
    });
    expect(await noteOf(200)).toEqual({
      refused: "invalid",
      because:
        "This run has 200 notes, and no more are taken. Submit the tracker again, and write notes on the new run.",
    });
    expect(await sampleOf(49)).toMatchObject({ isNew: false, stands: { seed: 49 } });
    expect(await noteOf(199)).toMatchObject({ isNew: false, stands: { note: "note 199" } });
  });
});

describe("an erasure", () => {
  async function withEverything() {
    const clocked = await openClocked();
    const world = clocked.worldNow();
    const { run } = accepted(await submitAudit(world, manager, key, withWorkers()));
    accepted(await drawSample(world, qa, key, { seed: 7, size: 2 }));
    accepted(await disputeFinding(world, head, key, note));
    return { ...clocked, world, run };
  }

  it("leaves the run with its figures and a word that says so, and nothing else", async () => {
    const { client, world, run } = await withEverything();
    const erased = accepted(await eraseRun(world, administrator, key, erasing));
    expect(erased).toMatchObject({ isNew: true, stands: { reason: "held-a-name", on: "2025-09-15" } });
    expect((await stored(client)).map(({ id }) => id).toSorted()).toEqual(["erasure", "run"]);
    expect(await readRun(world, manager, key)).toEqual({
      ...run,
      erased: { reason: "held-a-name", on: "2025-09-15" },
    });
    const answers = [
      await readFindings(world, manager, key),
      await drawSample(world, qa, key, { seed: 7, size: 2 }),
      await answerSample(world, qa, { ...key, seed: 7, rowId: "row-2" }, { tableId: "caseload", answers: {} }),
      await disputeFinding(world, head, key, note),
    ];
    for (const answer of answers) {
      expect(answer).toEqual({
        refused: "gone",
        because:
          "The findings and entries of this run were erased on 15 Sep 2025, because it held a name or other words that should not have been sent. Its figures are still in the run itself.",
      });
    }
    // The same submission again is the same run: nothing comes back.
    expect(await submitAudit(world, manager, key, withWorkers())).toMatchObject({ isNew: false });
    expect(await stored(client)).toHaveLength(2);
  });

  it("of the notes alone leaves who wrote them and when, and everything else as it was", async () => {
    const { client, world, worldNow, passDays } = await withEverything();
    const before = await stored(client);
    passDays(10);
    const wish = { reason: "held-a-name", only: "notes" } as const;
    expect(accepted(await eraseRun(worldNow(), administrator, key, wish)).isNew).toBe(true);
    expect(accepted(await eraseRun(worldNow(), administrator, key, wish)).isNew).toBe(false);
    const after = await stored(client);
    expect(JSON.stringify(after)).not.toContain(note.note);
    const lifeIn = (of: readonly Stored[]) => of.find(({ kind }) => kind === "dispute")?.ttl ?? 0;
    expect(lifeIn(after)).toBe(lifeIn(before) - 10 * day);
    const others = (of: readonly Stored[]) => of.filter(({ kind }) => kind !== "dispute");
    expect(others(after)).toEqual(others(before));
    const words = {
      by: { personId: head.personId },
      at: noon.toISOString(),
      note: "The words of this note were erased on 25 Sep 2025, because it held a name or other words that should not have been sent.",
      erased: { reason: "held-a-name", on: "2025-09-25" },
    };
    expect(await readFindings(worldNow(), manager, key)).toMatchObject({ disputes: [words] });
    // The same words again do not come back.
    expect(accepted(await disputeFinding(worldNow(), head, key, note))).toMatchObject({ isNew: false, stands: words });

    accepted(await eraseRun(world, administrator, key, erasing));
    expect(await eraseRun(world, administrator, key, wish)).toMatchObject({ refused: "gone" });
    await changeSettings(world, { legalHold: true });
    expect(await eraseRun(world, administrator, key, wish)).toMatchObject({ refused: "invalid" });
  });

  it("goes with the run that it speaks of, and not later", async () => {
    const { client, worldNow, passDays } = await openClocked();
    accepted(await submitAudit(worldNow(), manager, key, submissionFor("2025-09")));
    const [run] = (await stored(client)).filter(({ kind }) => kind === "run");
    passDays(100);
    accepted(await eraseRun(worldNow(), administrator, key, erasing));
    const [erasure] = (await stored(client)).filter(({ kind }) => kind === "erasure");
    expect(erasure?.ttl).toBe((run?.ttl ?? 0) - 100 * day);
  });

  it("stands as it was first made, unless only now the run is said to be one that should never have been sent", async () => {
    const { world } = await withEverything();
    const erase = async (reason: ErasureRequest["reason"]) => {
      const { isNew, stands } = accepted(await eraseRun(world, administrator, key, { reason }));
      return [isNew, stands.reason];
    };
    expect(await erase("held-a-name")).toEqual([true, "held-a-name"]);
    expect(await erase("request-of-a-person")).toEqual([false, "held-a-name"]);
    expect(await erase("wrong-team")).toEqual([true, "wrong-team"]);
    expect(await erase("sent-in-error")).toEqual([false, "wrong-team"]);
    expect(await erase("held-a-name")).toEqual([false, "wrong-team"]);
    expect(await readFindings(world, manager, key)).toMatchObject({
      because: expect.stringMatching(
        /sent for the wrong team\. Its figures .* count for no month any more\.$/,
      ) as string,
    });
  });

  it("of the notes alone that somebody crosses is tried again, and nothing is left out", async () => {
    let left = 1;
    const client = await openOrganisation({
      beforeRequest: ({ method, path }) =>
        method === "PUT" && path.includes("/colls/runs/docs/dispute-") && left-- > 0 ? { status: 412 } : undefined,
    });
    const world = worldAt(client);
    accepted(await submitAudit(world, manager, key, submissionFor("2025-09")));
    accepted(await disputeFinding(world, head, key, note));
    const wish = { reason: "held-a-name", only: "notes" } as const;
    await expect(eraseRun(world, administrator, key, wish)).rejects.toThrow(StoreUnavailable);
    expect(await eraseRun(world, administrator, key, wish)).toMatchObject({ isNew: true });
    expect(JSON.stringify(await stored(client))).not.toContain(note.note);
  });

  it.each([2, 3])(
    "that is interrupted at its step %i shows nothing more, and is finished by the next try",
    async (step) => {
      let left = Infinity;
      const client = await openOrganisation({
        beforeRequest: ({ method, path }) =>
          method === "POST" && path.endsWith("/colls/runs/docs") && --left <= 0 ? { status: 503 } : undefined,
      });
      const world = worldAt(client);
      accepted(await submitAudit(world, manager, key, submissionFor("2025-09")));
      left = step;
      await expect(eraseRun(world, administrator, key, erasing)).rejects.toThrow(StoreUnavailable);
      left = Infinity;
      expect((await stored(client)).length).toBeGreaterThan(2);
      expect(await readFindings(world, manager, key)).toMatchObject({ refused: "gone" });
      expect(await eraseRun(world, administrator, key, erasing)).toMatchObject({ isNew: false });
      expect((await stored(client)).map(({ id }) => id).toSorted()).toEqual(["erasure", "run"]);
    },
  );

  it("of a run that is not there says so", async () => {
    const { worldNow } = await openClocked();
    expect(await eraseRun(worldNow(), administrator, key, erasing)).toMatchObject({ refused: "not-found" });
  });
});

describe("how long things are kept", () => {
  it("is the council's own setting on the day of the submission", async () => {
    const { client, worldNow } = await openClocked();
    await changeSettings(worldNow(), { keep: { inputDays: 7, findingsMonths: 1, summaryYears: 1 } });
    accepted(await submitAudit(worldNow(), manager, key, submissionFor("2025-09")));
    const kept = Object.fromEntries((await stored(client)).map(({ kind, ttl }) => [kind, ttl / day]));
    expect(kept).toEqual({ input: 7, "case-findings": 30, run: 365 });
  });

  it("has no end under a legal hold, also for what was there before, and its own day again after it", async () => {
    const { client, worldNow, passDays } = await openClocked();
    accepted(await submitAudit(worldNow(), manager, key, submissionFor("2025-09")));
    accepted(await disputeFinding(worldNow(), head, key, note));
    await changeSettings(worldNow(), { legalHold: true });
    await alignHolds(worldNow());
    expect(new Set((await stored(client)).map(({ ttl }) => ttl))).toEqual(new Set([-1]));
    expect(await eraseRun(worldNow(), administrator, key, erasing)).toMatchObject({ refused: "invalid" });
    accepted(await disputeFinding(worldNow(), qa, key, note));

    passDays(100);
    expect(await rePerform(worldNow(), qa, key)).toMatchObject({ outcome: "identical" });
    await changeSettings(worldNow(), { legalHold: false });
    await alignHolds(worldNow());
    const ttls = (await stored(client)).map(({ kind, ttl }) => [kind, ttl === 1 ? "now" : ttl / day]);
    expect(ttls).toEqual(
      expect.arrayContaining([
        ["run", 2192 - 101],
        ["case-findings", 265],
        ["dispute", 265],
        ["dispute", 265],
        ["input", "now"],
      ]),
    );
    passDays(1);
    expect(await rePerform(worldNow(), qa, key)).toMatchObject({ outcome: "input-expired" });
  });
});
