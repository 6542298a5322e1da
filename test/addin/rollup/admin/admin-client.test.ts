import { describe, expect, it } from "vitest";
import { createAdminClient } from "../../../../addin/rollup/admin/admin-client.ts";
import { plainDate } from "../../../../shared/calendar/plain-date.ts";
import type { Fetch } from "../../../../shared/contract/client.ts";
import { defaultSettings } from "../../../../shared/contract/organisation.ts";

const change = { services: [], teams: [], people: [], grants: [], choices: {}, settings: defaultSettings };
const view = { council: "haringey", name: "Haringey", whole: true, ...change };

/** A service that gives one answer, and keeps what it was asked. */
function serviceWith(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const asked: Parameters<Fetch>[] = [];
  const fetch: Fetch = (...request) => {
    asked.push(request);
    const text = (): Promise<string> => Promise.resolve(JSON.stringify(body));
    return Promise.resolve({ status, headers: { get: (name: string) => headers[name] ?? null }, text });
  };
  return { asked, client: createAdminClient({ base: "/api", fetch, token: () => Promise.resolve("a-token") }) };
}

const problem = (status: number, more: object = {}) =>
  serviceWith(status, {
    type: "about:blank",
    title: "No",
    status,
    detail: "Why not.",
    correlationId: "ref-1",
    ...more,
  });

describe("the administrator's way to the service", () => {
  it("reads an organisation with the version that a change must name, and names it", async () => {
    const reading = serviceWith(200, view, { etag: '"7"' });
    expect(await reading.client.organisation("haringey")).toEqual({ ok: true, value: view, version: '"7"' });
    expect(reading.asked[0]?.[1].headers).not.toHaveProperty("if-match");
    const writing = serviceWith(200, view, { etag: '"8"' });
    await writing.client.changeOrganisation({ council: "haringey", version: '"7"' }, change);
    const grants = { people: [], grants: [] };
    await writing.client.changeGrants({ council: "haringey", service: "in-care", version: '"8"' }, grants);
    expect(writing.asked.map(([path, { method, headers }]) => [method, path, headers["if-match"]])).toEqual([
      ["PUT", "/api/councils/haringey/organisation", '"7"'],
      ["PUT", "/api/councils/haringey/services/in-care/grants", '"8"'],
    ]);
  });

  it("tells of a version that is overtaken, and of each fault with its path", async () => {
    const of = { council: "haringey", version: '"7"' };
    const overtaken = await problem(412).client.changeOrganisation(of, change);
    expect(overtaken).toEqual({ ok: false, failure: { kind: "conflict", sentence: "Why not.", reference: "ref-1" } });
    const errors = [{ path: "teams[0].service", message: "Choose another." }];
    expect(await problem(422, { errors }).client.changeOrganisation(of, change)).toMatchObject({
      ok: false,
      failure: { kind: "refused", sentence: "Why not.", faults: errors },
    });
  });

  it("asks for the log of a day, the list, the report and an erasure by their addresses", async () => {
    const { asked, client } = problem(404);
    await client.runsAbout("haringey", { by: "reference", words: "4100000" });
    await client.accessLog("haringey", plainDate("2025-09-15"));
    await client.accessLog("haringey", plainDate("2025-09-15"), "2025-09-15T11:00:00.000Z");
    await client.morningList("haringey");
    await client.retentionReport("haringey");
    await client.erase({ council: "haringey", team: "east", runId: "r" }, { reason: "wrong-team" });
    expect(asked.map(([path, { method }]) => `${method} ${path}`)).toEqual([
      "POST /api/councils/haringey/runs-about",
      "GET /api/councils/haringey/access-log?day=2025-09-15",
      "GET /api/councils/haringey/access-log?day=2025-09-15&cursor=2025-09-15T11:00:00.000Z",
      "GET /api/councils/haringey/morning-list",
      "GET /api/councils/haringey/retention-report",
      "POST /api/councils/haringey/teams/east/audits/r/erasures",
    ]);
  });
});
