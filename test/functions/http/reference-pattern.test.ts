import { describe, expect, it } from "vitest";
import { checkTracker } from "../../../functions/use-cases/check-tracker.ts";
import { organisation } from "../../../shared/contract/organisation.ts";
import { me, problem, type Me } from "../../../shared/contract/routes.ts";
import { administrator, key, manager, submissionFor, tableOf, today, trackerId } from "../sample.ts";
import { openOrganisation, worldAt } from "../store.ts";
import { startApi, type TestApi } from "./api.ts";

const council = "/councils/haringey";
const run = `${council}/teams/east/audits/${key.runId}`;

/** Cases with these references. */
function tablesOf(...refs: readonly string[]) {
  const table = tableOf(...refs.map(() => "2025-09-01"));
  return [{ ...table, rows: table.rows.map((row, index) => ({ ...row, caseRef: refs[index] ?? "" })) }];
}

function check(api: TestApi, ...refs: readonly string[]): Promise<Response> {
  return api.ask(manager, "POST", `${council}/checks`, { asAt: today, tables: tablesOf(...refs) });
}

function submit(api: TestApi, ...refs: readonly string[]): Promise<Response> {
  return api.ask(manager, "PUT", run, { trackerId, month: "2025-09", tables: tablesOf(...refs) });
}

async function setPattern(api: TestApi, referencePattern: string): Promise<Response> {
  const read = await api.ask(administrator, "GET", `${council}/organisation`);
  const { services, teams, people, grants, choices, settings } = organisation.parse(await read.json());
  const token = await api.issuer.issueToken(administrator.personId);
  return api.fetch(`${council}/organisation`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "if-match": read.headers.get("etag") ?? "" },
    body: JSON.stringify({ services, teams, people, grants, choices, settings: { ...settings, referencePattern } }),
  });
}

async function patternsOf(api: TestApi): Promise<(string | undefined)[]> {
  const { councils }: Me = me.parse(await (await api.ask(manager, "GET", "/me")).json());
  return councils.map(({ referencePattern }) => referencePattern);
}

const faulty = (path: string) => ({ path, message: "holds three letters in a run" });

describe("a reference with three letters in a run", () => {
  it("is refused by its path, in a check and in a submission, where the council has set no pattern", async () => {
    const api = await startApi();
    expect(await patternsOf(api)).toEqual([undefined]);
    for (const answer of [await check(api, "4100001", "ABCD-1234"), await submit(api, "4100001", "ABCD-1234")]) {
      expect(answer.status).toBe(422);
      const text = await answer.text();
      expect(text).not.toContain("ABCD");
      const { errors, detail } = problem.parse(JSON.parse(text));
      expect(errors).toEqual([faulty("tables[0].rows[1].caseRef")]);
      expect(detail).toMatch(/^References with three letters in a run are not taken/);
    }
    expect((await api.ask(manager, "GET", run)).status).toBe(404);
  });

  it("is taken once the council's own pattern allows it, which whoever signs in is told", async () => {
    const api = await startApi();
    expect((await check(api, "ABCD-1234")).status).toBe(422);
    expect((await setPattern(api, "AAAA-9999")).status).toBe(200);
    expect(await patternsOf(api)).toEqual(["AAAA-9999"]);
    const checked = await check(api, "ABCD-1234", "4100001");
    expect(checked.status).toBe(200);
    expect(await checked.json()).toMatchObject({ results: [{ subject: { ref: "ABCD-1234" } }, {}] });
    expect((await submit(api, "ABCD-1234", "4100001")).status).toBe(201);
    expect((await api.ask(manager, "POST", `${run}/re-performance`)).status).toBe(403);
  });

  it("is refused where only a part of it looks like the pattern", async () => {
    const api = await startApi();
    await setPattern(api, "AAAA-9999");
    const answer = await check(api, "ABCD-1234", "ABCD-12345", "Smith-1234");
    const { errors } = problem.parse(await answer.json());
    expect(errors).toEqual([faulty("tables[0].rows[1].caseRef"), faulty("tables[0].rows[2].caseRef")]);
  });

  it("is refused with a hundred others at most", async () => {
    const api = await startApi();
    const answer = await check(api, ...Array.from({ length: 120 }, (_, index) => `Smith${index}`));
    expect(problem.parse(await answer.json()).errors).toHaveLength(100);
  });

  it("is refused by the council as it is now, and not as it was some seconds ago", async () => {
    const world = worldAt(await openOrganisation());
    const before = await world.organisation.current("haringey");
    if (before === undefined) throw new Error("There is no council.");
    const { record, version } = before;
    const settings = { ...record.settings, referencePattern: "AAAA-9999" };
    await world.organisation.replace({ record: { ...record, settings }, version });
    const elsewhere = { ...world.organisation, recentCouncil: () => Promise.resolve(record) };
    const request = { asAt: today, tables: tablesOf("ABCD-1234") };
    const answer = await checkTracker({ ...world, organisation: elsewhere }, manager, "haringey", request);
    expect(answer).toMatchObject({ results: [{ subject: { ref: "ABCD-1234" } }] });
  });
});

describe("whatever the pattern", () => {
  it.each([
    ["a date", "99-AAA-9999", "06-Mar-2025", /^is a date$/],
    ["a valid NHS number", "AAA9999999", "9434765919", /^is an NHS number$/],
    ["more than 20 characters", "AAA99999999999999999", "ABC999999999999999999", /^Too big/],
  ])("a reference is never %s", async (_, pattern, ref, message) => {
    const api = await startApi();
    expect((await setPattern(api, pattern)).status).toBe(200);
    for (const answer of [await check(api, ref), await submit(api, ref)]) {
      expect(answer.status).toBe(400);
      expect(problem.parse(await answer.json()).errors).toEqual([
        { path: "tables[0].rows[0].caseRef", message: expect.stringMatching(message) as unknown },
      ]);
    }
  });

  it("a submission is as before", async () => {
    const api = await startApi();
    await setPattern(api, "AAAA-9999");
    expect((await api.ask(manager, "PUT", run, submissionFor("2025-09"))).status).toBe(201);
  });
});

describe("an administrator", () => {
  it.each([
    ["(A+)+9$", 400, /is not a pattern such as AAA-9999/],
    ["AAAA-AAAA", 400, /holds no 9 for a digit/],
    ["A".repeat(20) + "9", 400, /is not a pattern/],
    ["AA-999999", 422, /need no pattern; leave it empty/],
  ])("cannot set %s", async (pattern, status, message) => {
    const api = await startApi();
    const answer = await setPattern(api, pattern);
    expect(answer.status).toBe(status);
    expect(problem.parse(await answer.json()).errors).toEqual([
      { path: "settings.referencePattern", message: expect.stringMatching(message) as unknown },
    ]);
    expect(await patternsOf(api)).toEqual([undefined]);
  });
});
