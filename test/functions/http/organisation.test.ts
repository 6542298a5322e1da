import { describe, expect, it } from "vitest";
import { accessLog, organisation, type OrganisationView } from "../../../shared/contract/organisation.ts";
import { problem } from "../../../shared/contract/routes.ts";
import type { Caller } from "../../../functions/ports.ts";
import { administrator, cover, deputy, head, key, manager, nobody, otherHead, qa, submissionFor } from "../sample.ts";
import { startApi, type TestApi } from "./api.ts";

const address = "/councils/haringey/organisation";

async function read(api: TestApi, caller: Caller): Promise<{ view: OrganisationView; etag: string | null }> {
  const answer = await api.ask(caller, "GET", address);
  expect(answer.status).toBe(200);
  return { view: organisation.parse(await answer.json()), etag: answer.headers.get("etag") };
}

/** What may be written of what was read. */
function change({ services, teams, people, grants, choices, settings }: OrganisationView) {
  return { services, teams, people, grants, choices, settings };
}

async function write(api: TestApi, body: unknown, etag: string | null, caller: Caller = administrator) {
  const token = await api.issuer.issueToken(caller.personId);
  return api.fetch(address, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, ...(etag !== null && { "if-match": etag }) },
    body: JSON.stringify(body),
  });
}

describe("an administrator", () => {
  it("reads the whole, changes it, and gets the version for the next change", async () => {
    const api = await startApi();
    const { view, etag } = await read(api, administrator);
    expect(view).toMatchObject({ council: "haringey", name: "Haringey", whole: true });
    const named = { ...change(view), people: [...view.people, { personId: "nobody", name: "No Longer Nobody" }] };
    const written = await write(api, named, etag);
    expect(written.status).toBe(200);
    const after = await read(api, administrator);
    expect(after.view.people).toContainEqual({ personId: "nobody", name: "No Longer Nobody" });
    expect(after.etag).toBe(written.headers.get("etag"));
    expect(after.etag).not.toBe(etag);
  });

  it("never overwrites what another has changed since: 412, and nothing is changed", async () => {
    const api = await startApi();
    const { view, etag } = await read(api, administrator);
    const settings = { ...view.settings, staleDays: 20 };
    expect((await write(api, { ...change(view), settings }, etag)).status).toBe(200);
    const late = await write(api, { ...change(view), teams: [] }, etag);
    expect(late.status).toBe(412);
    expect(problem.parse(await late.json()).detail).toMatch(/^Somebody else has changed .* repeat your change\.$/);
    expect((await read(api, administrator)).view).toEqual({ ...view, settings, choicesMade: {} });
  });

  it("is one of two who write at once: the other is told", async () => {
    const api = await startApi();
    const { view, etag } = await read(api, administrator);
    const answers = await Promise.all(
      [20, 30, 40].map((staleDays) => write(api, { ...change(view), settings: { ...view.settings, staleDays } }, etag)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
  });

  it.each([null, "*"])("must name the version that is changed: If-Match %s is 428", async (etag) => {
    const api = await startApi();
    const { view } = await read(api, administrator);
    const answer = await write(api, change(view), etag);
    expect(answer.status).toBe(428);
    expect(problem.parse(await answer.json()).detail).toContain("If-Match");
  });

  it("may send the version as a proxy has weakened it", async () => {
    const api = await startApi();
    const { view, etag } = await read(api, administrator);
    expect((await write(api, change(view), `W/${etag ?? ""}`)).status).toBe(200);
  });

  it("is told of every fault with its path, and nothing is changed", async () => {
    const api = await startApi();
    const { view, etag } = await read(api, administrator);
    const grants = view.grants.filter(({ role }) => role !== "administrator");
    const answer = await write(api, { ...change(view), services: [], grants }, etag);
    expect(answer.status).toBe(422);
    const { errors, detail } = problem.parse(await answer.json());
    expect(detail).toMatch(/^The organisation cannot stand like this: /);
    expect(errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(["teams[0].service", "grants"]));
    expect((await read(api, administrator)).etag).toBe(etag);
  });

  it("cannot take away a team whose runs nobody could read any more", async () => {
    const api = await startApi();
    await api.ask(manager, "PUT", `/councils/haringey/teams/east/audits/${key.runId}`, submissionFor("2025-09"));
    const { view, etag } = await read(api, administrator);
    const without = (team: string) => ({
      ...change(view),
      teams: view.teams.filter((each) => each.team !== team),
      grants: view.grants.filter((grant) => !("team" in grant && grant.team === team)),
    });
    const refused = await write(api, without("east"), etag);
    expect(refused.status).toBe(422);
    expect(problem.parse(await refused.json()).errors).toEqual([
      {
        path: "teams",
        message: "East has submitted runs, which nobody could read any more; keep the team and end its grants.",
      },
    ]);
    expect((await write(api, without("west"), etag)).status).toBe(200);
  });

  it("gives and ends access: a grant counts from its day and is gone on its last", async () => {
    const api = await startApi();
    const { view, etag } = await read(api, administrator);
    const grant = { personId: "nobody", role: "cover", team: "east", from: "2025-09-17", until: "2025-09-19" };
    const people = [...view.people, { personId: "nobody", name: "Nobody Example" }];
    expect((await write(api, { ...change(view), people, grants: [...view.grants, grant] }, etag)).status).toBe(200);
    const run = `/councils/haringey/teams/east/audits/${key.runId}`;
    await api.ask(manager, "PUT", run, submissionFor("2025-09"));
    const statuses: number[] = [];
    for (const day of ["2025-09-16", "2025-09-17", "2025-09-18", "2025-09-19"]) {
      api.clock.now = new Date(`${day}T09:00:00Z`);
      statuses.push((await api.ask(nobody, "GET", run)).status);
    }
    expect(statuses).toEqual([403, 200, 200, 403]);
  });

  it("is named beside each choice that they change or set back, with the moment; others stay as they were", async () => {
    const api = await startApi();
    const made = async () => (await read(api, administrator)).view.choicesMade;
    const choose = async (choices: OrganisationView["choices"], at: string) => {
      api.clock.now = new Date(at);
      const { view, etag } = await read(api, administrator);
      expect((await write(api, { ...change(view), choices }, etag)).status).toBe(200);
    };
    const by = { personId: "administrator", name: "administrator Example" };
    const [first, second, third] = ["2025-09-15T11:00:00.000Z", "2025-09-15T12:00:00.000Z", "2025-09-15T13:00:00.000Z"];
    await choose({ groupDiscussionCounts: false }, first);
    expect(await made()).toEqual({ groupDiscussionCounts: { by, at: first } });
    await choose({ groupDiscussionCounts: false }, second);
    expect(await made()).toEqual({ groupDiscussionCounts: { by, at: first } });
    await choose({}, third);
    expect(await made()).toEqual({ groupDiscussionCounts: { by, at: third } });
    expect((await read(api, manager)).view.choicesMade).toBeUndefined();
  });

  it.each([
    ["a setting that is unknown", { keep: { inputDays: 90, findingsMonths: 12, summaryYears: 6 }, colour: "red" }],
    ["no end", { keep: { inputDays: 0, findingsMonths: 12, summaryYears: 6 } }],
    ["a pattern that is a programme", { referencePattern: "(a+)+$" }],
  ])("cannot set %s", async (_, settings) => {
    const api = await startApi();
    const { view, etag } = await read(api, administrator);
    const answer = await write(api, { ...change(view), settings: { ...view.settings, ...settings } }, etag);
    expect(answer.status).toBe(400);
  });
});

describe("a reader of the organisation", () => {
  it("gets the part that concerns them, without a version to change", async () => {
    const api = await startApi();
    const own = await read(api, manager);
    expect(own.etag).toBeNull();
    expect(own.view).toMatchObject({
      whole: false,
      teams: [{ team: "east" }],
      services: [{ service: "safeguarding" }],
    });
    expect(own.view.grants.map(({ personId }) => personId).toSorted()).toEqual([
      "cover",
      "departed",
      "deputy",
      "manager",
      "roleless",
    ]);
    expect(own.view.people.map(({ personId }) => personId)).not.toContain("other-manager");
    expect(own.view.settings.marking).toBe("OFFICIAL-SENSITIVE");
  });

  it("sees the teams of their service as its head, and every team but no grants of others as quality assurance", async () => {
    const api = await startApi();
    const ofHead = (await read(api, head)).view;
    expect(ofHead.teams.map(({ team }) => team)).toEqual(["east", "west"]);
    expect(ofHead.grants.map(({ personId }) => personId)).toContain("other-manager");
    expect((await read(api, otherHead)).view.teams.map(({ team }) => team)).toEqual(["looked-after"]);
    const ofQa = (await read(api, qa)).view;
    expect(ofQa.teams).toHaveLength(3);
    expect(ofQa.grants.map(({ personId }) => personId)).toEqual(["qa"]);
  });
});

describe("the access log", () => {
  it("tells of every reading and writing on its day, by whom and of what, and of its own reading", async () => {
    const api = await startApi();
    const run = `/councils/haringey/teams/east/audits/${key.runId}`;
    const asked: readonly (readonly [Caller, string, string, unknown?])[] = [
      [manager, "PUT", run, submissionFor("2025-09")],
      [deputy, "GET", run],
      [cover, "GET", `${run}/findings`],
      [head, "GET", "/councils/haringey/roll-ups/safeguarding?year=2025"],
      [qa, "POST", `${run}/re-performance`],
      [manager, "POST", `${run}/samples`, { seed: 3, size: 1 }],
      [administrator, "POST", `${run}/erasures`, { reason: "wrong-team" }],
      [qa, "GET", address],
      [nobody, "GET", run],
    ];
    for (const [index, [caller, method, path, body]] of asked.entries()) {
      api.clock.now = new Date(Date.parse("2025-09-15T11:00:00Z") + index * 1000);
      await api.ask(caller, method, path, body);
    }
    const { view, etag } = await read(api, administrator);
    api.clock.now = new Date("2025-09-15T11:01:00Z");
    await write(api, change(view), etag);
    api.clock.now = new Date("2025-09-15T11:02:00Z");

    const answer = await api.ask(qa, "GET", "/councils/haringey/access-log?day=2025-09-15");
    const { entries } = accessLog.parse(await answer.json());
    expect(entries.map(({ personId, action }) => `${personId} ${action}`)).toEqual([
      "manager submitted",
      "deputy read-run",
      "cover read-findings",
      "head read-roll-up",
      "qa re-performed",
      "manager drew-sample",
      "administrator erased",
      "qa read-organisation",
      "nobody read-run",
      "administrator read-organisation",
      "administrator changed-organisation",
      "qa read-access-log",
    ]);
    expect(entries[0]?.of).toEqual({ team: "east", runId: key.runId });
    const refused = entries.filter(({ outcome }) => outcome === "refused");
    expect(refused).toMatchObject([{ personId: "nobody", of: { team: "east", runId: key.runId } }]);
    const other = await api.ask(administrator, "GET", "/councils/haringey/access-log?day=2025-09-14");
    expect(accessLog.parse(await other.json()).entries).toEqual([]);
  });
});

describe("a policy", () => {
  it("is the edition in force on a day, with its checks, clauses and the council's choices", async () => {
    const api = await startApi();
    const answer = await api.ask(nobody, "GET", "/policies/haringey?on=2025-09-15");
    expect(await answer.json()).toMatchObject({
      council: "haringey",
      checks: expect.arrayContaining([expect.objectContaining({ id: "HGY-CASE" })]) as unknown,
      choicesInForce: { groupDiscussionCounts: true },
    });
  });

  it("shows what the council has chosen", async () => {
    const api = await startApi();
    const { view, etag } = await read(api, administrator);
    await write(api, { ...change(view), choices: { groupDiscussionCounts: false } }, etag);
    const answer = await api.ask(manager, "GET", "/policies/haringey");
    expect(await answer.json()).toMatchObject({ choicesInForce: { groupDiscussionCounts: false } });
  });

  it.each([
    ["/policies/nowhere", 404],
    ["/policies/haringey?on=1999-01-01", 422],
    ["/policies/haringey?on=soon", 400],
  ])("that is not there is told of: %s is %i", async (path, status) => {
    const api = await startApi();
    const answer = await api.ask(manager, "GET", path);
    expect(answer.status).toBe(status);
    expect(problem.parse(await answer.json()).detail).toMatch(/\.$/);
  });
});
