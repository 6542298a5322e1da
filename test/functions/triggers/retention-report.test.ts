import { describe, expect, it } from "vitest";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { keptKinds, type RetentionReport, retentionReport } from "../../../shared/contract/reports.ts";
import { problem } from "../../../shared/contract/routes.ts";
import { accessLogDays } from "../../../functions/cosmos/time-to-live.ts";
import { foldRuns } from "../../../functions/use-cases/fold-runs.ts";
import { startApi, type TestApi } from "../http/api.ts";
import { administrator, barnetQa, head, manager, noon, qa, runNumber, today } from "../sample.ts";
import { sampleRun } from "../sample-run.ts";
import { openOrganisation, worldAt } from "../store.ts";

const address = "/councils/haringey/retention-report";
const none = Object.fromEntries(keptKinds.map((kind) => [kind, 0]));

async function report(api: TestApi): Promise<RetentionReport> {
  await api.host.runTimer("makeRetentionReport");
  const answer = await api.ask(administrator, "GET", address);
  expect(answer.status).toBe(200);
  return retentionReport.parse(await answer.json());
}

const counts = ({ kinds }: RetentionReport, what: "expiring" | "held") =>
  Object.fromEntries(kinds.map((kind) => [kind.kind, kind[what]]));

/** Three runs: the parts of the first go on the last day that is counted, those of the second a day later. */
async function withRuns(): Promise<TestApi> {
  const client = await openOrganisation();
  const world = worldAt(client);
  const last = plusDays(today, 30);
  const ends = [last, plusDays(last, 1), plainDate("2026-09-15")];
  for (const [index, on] of ends.entries()) {
    const run = sampleRun({ runId: runNumber(index + 1) });
    await world.audits.add({ ...run, keptUntil: { input: on, findings: on, run: on } });
    const key = { council: "haringey", team: "east", runId: runNumber(index + 1) };
    await world.besideRuns.addDispute(
      key,
      { ...whoAndWhen, check: "HGY-CASE", tableId: "c", rowId: "r", note: "No." },
      today,
    );
    await world.besideRuns.addSample(key, { ...whoAndWhen, seed: 7, size: 1, questions: [], cases: [] }, today);
  }
  await foldRuns(world, [sampleRun().run]);
  return startApi({ client });
}
const whoAndWhen = { by: { personId: "qa", name: "Qa Example" }, at: noon.toISOString() };

describe("the retention report", () => {
  it("counts what goes up to and on the thirtieth day by kind, what lies in pieces once", async () => {
    const api = await withRuns();
    const first = await report(api);
    expect(first).toMatchObject({ council: "haringey", day: today, until: plusDays(today, 30), legalHold: false });
    expect(counts(first, "expiring")).toEqual({ ...none, input: 1, "case-findings": 1, sample: 1, dispute: 1, run: 1 });
    expect(counts(first, "held")).toEqual(none);

    api.clock.now = new Date("2025-09-16T06:00:00Z");
    const next = await report(api);
    expect(next.day).toBe("2025-09-16");
    expect(counts(next, "expiring")).toMatchObject({ input: 2, run: 2 });
  });

  it("counts the entries of the access log whose ten years are over by that day", async () => {
    const client = await openOrganisation();
    const { accessLog } = worldAt(client);
    const last = plusDays(today, 30 - accessLogDays);
    for (const day of [plusDays(last, -400), last, plusDays(last, 1), today]) {
      const what = { action: "read-roll-up", outcome: "done", of: {} } as const;
      await accessLog.append({ council: "haringey", caller: head, at: noon, day, ...what });
    }
    expect(counts(await report(await startApi({ client })), "expiring")).toEqual({ ...none, "access-log": 2 });
  });

  it("counts what stays only because of a legal hold", async () => {
    const api = await withRuns();
    const { organisation } = worldAt(api.client);
    const current = await organisation.current("haringey");
    if (!current) throw new Error("The sample organisation is not there.");
    const { record, version } = current;
    await organisation.replace({ record: { ...record, settings: { ...record.settings, legalHold: true } }, version });
    await api.host.runTimer("alignHolds");

    const held = await report(api);
    expect(held.legalHold).toBe(true);
    expect(counts(held, "expiring")).toEqual(none);
    const parts = { input: 3, "case-findings": 3, sample: 3, dispute: 3, run: 3 };
    expect(counts(held, "held")).toEqual({ ...none, ...parts, "roll-up": 1 });
  });

  it("is for quality assurance and administrators of the council, and says when there is none yet", async () => {
    const api = await startApi();
    const early = await api.ask(qa, "GET", address);
    expect(early.status).toBe(404);
    expect(problem.parse(await early.json()).detail).toBe(
      "No report has been made yet. Look again after seven next Monday morning.",
    );
    await report(api);
    for (const [caller, status] of [
      [qa, 200],
      [head, 403],
      [manager, 403],
      [barnetQa, 403],
    ] as const) {
      expect([caller.personId, (await api.ask(caller, "GET", address)).status]).toEqual([caller.personId, status]);
    }
  });

  it("is made on Mondays, for every council", async () => {
    const api = await startApi();
    expect(api.host.functions).toContainEqual({
      name: "makeRetentionReport",
      trigger: "timer",
      schedule: "0 0 6 * * 1",
    });
    await api.host.runTimer("makeRetentionReport");
    expect((await worldAt(api.client).retention.newest("barnet"))?.day).toBe(today);
    expect(api.log.filter((line) => line.includes("retention report"))).toHaveLength(2);
  });
});
