import { beforeEach, describe, expect, it } from "vitest";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { type GrantsChange, organisation, type OrganisationView } from "../../../shared/contract/organisation.ts";
import { problem } from "../../../shared/contract/routes.ts";
import type { Caller } from "../../../functions/ports.ts";
import { administrator, head, key, manager, nobody, otherHead, submissionFor, today } from "../sample.ts";
import { startApi, type TestApi } from "./api.ts";

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
});

async function read(caller: Caller): Promise<{ view: OrganisationView; etag: string | null }> {
  const answer = await api.ask(caller, "GET", "/councils/haringey/organisation");
  return { view: organisation.parse(await answer.json()), etag: answer.headers.get("etag") };
}

const grantsOf = ({ view }: { view: OrganisationView }): GrantsChange["grants"] =>
  view.grants.flatMap((grant) => ("team" in grant ? [grant] : []));

async function write(change: GrantsChange, etag: string | null, caller = head): Promise<Response> {
  const token = await api.issuer.issueToken(caller.personId);
  return api.fetch("/councils/haringey/services/safeguarding/grants", {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, ...(etag !== null && { "if-match": etag }) },
    body: JSON.stringify(change),
  });
}

const newcomer = { personId: "nobody", name: "Nobody Example" };
const cover = { personId: "nobody", role: "cover", team: "east", from: today, until: plusDays(today, 7) } as const;
const endless = { personId: "nobody", role: "cover", team: "east", from: today } as const;
const dayBefore = plusDays(today, -1);

describe("a head of service", () => {
  it("gives cover for a team of theirs from today, to somebody who was not known, and others' grants stay", async () => {
    const before = await read(administrator);
    const { etag, ...own } = await read(head);
    const answer = await write({ people: [newcomer], grants: [...grantsOf(own), cover] }, etag);
    expect(answer.status).toBe(200);
    const view = organisation.parse(await answer.json());
    expect(view).toMatchObject({ whole: false, grants: expect.arrayContaining([cover]) as unknown });
    expect(answer.headers.get("etag")).toBe((await read(head)).etag);

    const after = await read(administrator);
    expect(after.view.people).toEqual([...before.view.people, newcomer]);
    const rest = after.view.grants.filter(({ personId }) => personId !== cover.personId);
    expect(rest.toSorted(byText)).toEqual(before.view.grants.toSorted(byText));
    await api.ask(manager, "PUT", `/councils/haringey/teams/east/audits/${key.runId}`, submissionFor("2025-09"));
    const run = `/councils/haringey/teams/east/audits/${key.runId}`;
    expect((await api.ask(nobody, "GET", run)).status).toBe(200);
    api.clock.now = new Date(`${cover.until}T09:00:00Z`);
    expect((await api.ask(nobody, "GET", run)).status).toBe(403);
  });

  it("ends a grant today, and it is gone at once", async () => {
    const { etag, ...own } = await read(head);
    const run = `/councils/haringey/teams/east/audits/${key.runId}`;
    const ended = grantsOf(own).map((grant) => (grant.personId === "manager" ? { ...grant, until: today } : grant));
    expect((await write({ people: [], grants: ended }, etag)).status).toBe(200);
    expect((await api.ask(manager, "PUT", run, submissionFor("2025-09"))).status).toBe(403);
  });

  it("takes back a grant that has not begun", async () => {
    const { etag, ...own } = await read(head);
    const later = { ...cover, from: plusDays(today, 1) };
    const given = await write({ people: [newcomer], grants: [...grantsOf(own), later] }, etag);
    expect((await write({ people: [], grants: grantsOf(own) }, given.headers.get("etag"))).status).toBe(200);
  });

  const kept = /has begun and stays in the record; end it on a day instead\.$/;
  it.each<[string, (grants: GrantsChange["grants"]) => GrantsChange["grants"], string, RegExp]>([
    ["remove one that has begun", (all) => all.filter(({ personId }) => personId !== "manager"), "grants", kept],
    ["say that one began later", (all) => changed(all, "manager", { from: today }), "grants", kept],
    [
      "end one on a day that has passed",
      (all) => changed(all, "manager", { until: dayBefore }),
      "until",
      /passed; choose today/,
    ],
    [
      "lengthen one that has ended",
      (all) => changed(all, "departed", { until: plusDays(today, 9) }),
      "until",
      /give a new one/,
    ],
    [
      "give one from a day that has passed",
      (all) => [...all, { ...cover, from: dayBefore }],
      "from",
      /passed; choose today/,
    ],
    [
      "give one for a team of another service",
      (all) => [...all, { ...cover, team: "looked-after" }],
      "team",
      /no team of this service/,
    ],
    ["give the same one twice", (all) => [...all, cover, cover], "grants[", /stands here twice/],
    [
      "give one to somebody unnamed",
      (all) => [...all, { ...cover, personId: "stranger" }],
      "personId",
      /add the person/,
    ],
    [
      "give one that ends before it begins",
      (all) => [...all, { ...cover, until: today }],
      "until",
      /after its beginning/,
    ],
    [
      "give cover without an end",
      (all) => [...all, endless],
      "until",
      /has no end; choose the day on which it ends\.$/,
    ],
  ])("cannot %s, is told so, and nothing is changed", async (_, to, path, sentence) => {
    const { etag, ...own } = await read(head);
    const answer = await write({ people: [newcomer], grants: to(grantsOf(own)) }, etag);
    expect(answer.status).toBe(422);
    const { errors = [], detail } = problem.parse(await answer.json());
    expect(detail).toMatch(/^The grants cannot stand like this: /);
    const fault = errors.find(({ message }) => sentence.test(message));
    expect(fault?.path).toContain(path);
    expect((await read(head)).etag).toBe(etag);
  });

  it("names the version, and is told when somebody else was quicker", async () => {
    const { etag, ...own } = await read(head);
    const same = { people: [], grants: grantsOf(own) };
    expect((await write(same, null)).status).toBe(428);
    expect((await write(same, etag)).status).toBe(200);
    expect((await write(same, etag)).status).toBe(412);
  });

  it("may not for another's service, nor give what only an administrator gives", async () => {
    const { etag } = await read(otherHead);
    expect((await write({ people: [], grants: [] }, etag, otherHead)).status).toBe(403);
    const own = await read(head);
    const administering = { personId: "head", role: "administrator", from: today };
    const answer = await write({ people: [], grants: [...grantsOf(own), administering as never] }, own.etag);
    expect(answer.status).toBe(400);
  });

  it("leaves its mark in the access log", async () => {
    const { etag, ...own } = await read(head);
    await write({ people: [], grants: grantsOf(own) }, etag);
    const log = await api.ask(administrator, "GET", `/councils/haringey/access-log?day=${today}`);
    expect(await log.json()).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({ personId: "head", action: "changed-grants", of: { service: "safeguarding" } }),
      ]) as unknown,
    });
  });
});

function changed(
  grants: GrantsChange["grants"],
  personId: string,
  to: Partial<GrantsChange["grants"][number]>,
): GrantsChange["grants"] {
  return grants.map((grant) => (grant.personId === personId ? { ...grant, ...to } : grant));
}

function byText(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
