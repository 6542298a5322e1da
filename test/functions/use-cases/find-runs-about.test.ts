import { describe, expect, it } from "vitest";
import { disputeFinding } from "../../../functions/use-cases/dispute-finding.ts";
import { drawSample } from "../../../functions/use-cases/draw-sample.ts";
import { eraseRun } from "../../../functions/use-cases/erase-run.ts";
import { findRunsAbout } from "../../../functions/use-cases/find-runs-about.ts";
import { isRefusal } from "../../../functions/use-cases/refusal.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { heldAbout } from "../../../shared/audit/held-about.ts";
import type { RunsAboutRequest } from "../../../shared/contract/runs-about.ts";
import type { WireTable } from "../../../shared/contract/tables.ts";
import { sampleRun } from "../sample-run.ts";
import { administrator, head, key, manager, qa, runNumber, submissionFor, tableOf, today } from "../sample.ts";
import { accessLogOf, openOrganisation, worldAt } from "../store.ts";

type About = Pick<RunsAboutRequest, "by" | "words">;
type World = ReturnType<typeof worldAt>;

const council = "haringey";

async function found(world: World, about: About, after?: { receivedAt: string; runId: string }) {
  const answer = await findRunsAbout(world, administrator, { council, about, after });
  if (isRefusal(answer)) throw new Error(answer.because);
  return answer;
}

describe("the runs that hold somebody", () => {
  it("are found by a reference, with how often it stands in each, until they are erased", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    await submitAudit(world, manager, key, submissionFor("2025-09"));
    await submitAudit(world, manager, { ...key, runId: runNumber(2) }, submissionFor("2025-09", "2025-09-01"));
    await drawSample(world, qa, key, { seed: 7, size: 3 });
    const place = { check: "HGY-CASE", tableId: "caseload", rowId: "row-2" };
    await disputeFinding(world, head, key, { ...place, note: "41 00 002 was discussed in August" });

    const about: About = { by: "reference", words: " 41 00002" };
    const { runs, looked, backTo, end } = await found(world, about);
    expect({ looked, backTo, end }).toEqual({ looked: 2, backTo: today, end: undefined });
    const run = { team: "east", runId: key.runId, month: "2025-09", asAt: today };
    expect(runs).toEqual([
      { ...run, held: { results: expect.any(Number) as number, entries: 1, samples: 1, notes: 1 } },
    ]);
    expect(runs[0]?.held.results).toBeGreaterThan(0);
    await eraseRun(world, administrator, key, { reason: "request-of-a-person" });
    expect((await found(world, about)).runs).toEqual([]);

    const log = (await accessLogOf(client, council, today)).filter(({ action }) => action === "looked-for-somebody");
    expect(log.map(({ of }) => of)).toEqual([{ by: "reference" }, { by: "reference" }]);
  });

  it("are looked for page by page, and every run once", async () => {
    const world = worldAt(await openOrganisation());
    for (let number = 1; number <= 51; number++) await world.audits.add(sampleRun({ runId: runNumber(number) }));
    const about: About = { by: "reference", words: "4100000" };
    const first = await found(world, about);
    const last = await found(world, about, first.end);
    expect([first.looked, last.looked, last.end]).toEqual([50, 1, undefined]);
    expect(new Set([...first.runs, ...last.runs].map(({ runId }) => runId)).size).toBe(51);
  });
});

describe("somebody in what is kept of a run", () => {
  const none = { results: [], tables: [], samples: [], notes: [] };
  const rows = (fields: object) => [{ rowId: "r1", fields }];

  it("is a worker wherever a table names them, and not a team of the same name or part of a longer name", () => {
    const table = tableOf("2025-09-01", "2025-09-02", "2025-09-03");
    const workers = ["A.  thistlewood ", "A. Thistlewoodson", "B. Harkaway"];
    const of = (holds: string, fields: object) => ({ tableId: holds, holds, mappedFields: [], rows: rows(fields) });
    const tables = [
      { ...table, rows: table.rows.map((row, at) => ({ ...row, fields: { ...row.fields, worker: workers[at] } })) },
      of("workers", { worker: "A. Thistlewood" }),
      of("agreements", { worker: "A. Thistlewood" }),
      of("observations", { manager: "A. Thistlewood" }),
      of("groups", { team: "A. Thistlewood" }),
    ] as unknown as WireTable[];
    const because = { code: "x", section: "1" };
    const results = (["worker", "manager", "session", "team", "group-session", "case"] as const).map((kind) => ({
      ...({ check: "HGY-SUP", state: "met", because } as const),
      subject: { kind, tableId: "t1", rowId: "r1", ref: "A. Thistlewood" },
    }));
    expect(heldAbout({ by: "worker", words: "a. thistlewood" }, { ...none, tables, results })).toEqual({
      ...{ results: 3, entries: 4, samples: 0, notes: 0 },
    });
    expect(heldAbout({ by: "reference", words: "A.Thistlewood" }, { ...none, tables, results })).toEqual({
      ...{ results: 1, entries: 0, samples: 0, notes: 0 },
    });
  });
});
