import { generateKeyPair } from "jose";
import { describe, expect, it } from "vitest";
import { problem, type RouteName, routes } from "../../../shared/contract/routes.ts";
import { startApi, type TestApi } from "../http/api.ts";
import { administrator, head, key, manager, qa, submissionFor } from "../sample.ts";
import { type Place, requestTo, send, sendAs } from "./request.ts";
import { askers, type Row, table, type TokenFault, tokenFaults } from "./table.ts";

/** A run of East with a sample beside it and the written reports, so that every route finds what it asks for. */
async function apiWithRun(): Promise<TestApi> {
  const api = await startApi();
  const address = `/councils/haringey/teams/east/audits/${key.runId}`;
  expect((await api.ask(manager, "PUT", address, submissionFor("2025-09"))).status).toBe(201);
  expect((await api.ask(manager, "POST", `${address}/samples`, { seed: 7, size: 3 })).status).toBe(201);
  for (const timer of ["makeMorningList", "makeRetentionReport"]) await api.host.runTimer(timer);
  return api;
}

/** A token of somebody whom the route would let in, wrong in one thing. */
async function faultyToken(api: TestApi, { lets }: Row, fault: TokenFault): Promise<string | undefined> {
  const { personId } = askers[lets.indexOf(true)] ?? manager;
  const { issuer } = api;
  switch (fault) {
    case "none":
      return undefined;
    case "expired":
      return issuer.issueToken(personId, { expires: new Date("2025-09-15T10:58:00Z") });
    case "audience":
      return issuer.issueToken(personId, { audience: "another" });
    case "key":
      return issuer.issueToken(personId, { key: (await generateKeyPair("RS256")).privateKey });
    case "algorithm":
      return unsigned(await issuer.issueToken(personId));
  }
}

/** The same claims under `alg: none`, without a signature. */
function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
  return [header, token.split(".")[1] ?? "", ""].join(".");
}

describe("who may do what", () => {
  it("is told for every route, once", () => {
    expect(table.map(({ route }) => route).toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  it("is told in the document in the same words where the same people may, and in others where others may", () => {
    const told = new Map<string, string>();
    for (const { route, lets, isOpen } of table) {
      const who = JSON.stringify([lets, isOpen]);
      expect([route, told.get(who) ?? routes[route].may]).toEqual([route, routes[route].may]);
      told.set(who, routes[route].may);
    }
    expect(new Set(told.values()).size).toBe(told.size);
  });

  it.each(table)(
    "$route is for those alone who hold it today, by a good token, where there is something",
    async (row) => {
      const api = await apiWithRun();
      for (const [index, fault] of tokenFaults.entries()) {
        const answer = await send(api, await requestTo(api, row.route), await faultyToken(api, row, fault));
        const isOpen = row.isOpen[index] === true;
        expect([fault, answer.status]).toEqual([fault, isOpen ? 200 : 401]);
        if (!isOpen) expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
      }
      for (const [index, caller] of askers.entries()) {
        const answer = await sendAs(api, caller, await requestTo(api, row.route));
        const allowed = row.lets[index] === true;
        const was = answer.status < 300 ? "let in" : answer.status;
        expect([caller.personId, was]).toEqual([caller.personId, allowed ? "let in" : 403]);
        if (!allowed) expect(problem.parse(await answer.json()).detail).toMatch(/^You hold no access to .*\.$/);
      }
      for (const nowhere of placesMissingFor(row.route)) {
        for (const caller of [manager, head, qa, administrator]) {
          const answer = await sendAs(api, caller, await requestTo(api, row.route, nowhere));
          expect([nowhere, caller.personId, answer.status]).toEqual([nowhere, caller.personId, 403]);
        }
      }
    },
  );
});

const missing = [{ council: "nowhere" }, { team: "no-such-team" }, { service: "no-such-service" }] as const;

/** What is not there is answered as what is somebody else's. Policies are for everybody, and say which councils they know. */
function placesMissingFor(route: RouteName): readonly Partial<Place>[] {
  if (route === "policy") return [];
  return missing.filter((changed) => Object.keys(changed).some((name) => routes[route].path.includes(`{${name}}`)));
}
