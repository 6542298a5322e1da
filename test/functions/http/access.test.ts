import { describe, expect, it } from "vitest";
import { problem, type RouteName, routes } from "../../../shared/contract/routes.ts";
import type { Caller } from "../../../functions/ports.ts";
import {
  administrator,
  barnetManager,
  barnetQa,
  departed,
  deputy,
  everybody,
  head,
  key,
  manager,
  nobody,
  otherHead,
  otherManager,
  qa,
  runNumber,
  submissionFor,
  tableOf,
  today,
} from "../sample.ts";
import { startApi } from "./api.ts";

const ofHaringey = [manager, deputy, otherManager, head, otherHead, qa];

interface Line {
  readonly route: RouteName;
  readonly path: string;
  readonly body?: unknown;
  /** Everybody else is refused. */
  readonly lets: readonly Caller[];
}

const audits = `/councils/haringey/teams/east/audits`;

/** Every route that is not open to all, for the team East of the service Safeguarding in Haringey. */
const table: readonly Line[] = [
  { route: "me", path: "/me", lets: everybody },
  { route: "policies", path: "/policies", lets: everybody },
  {
    route: "check",
    path: "/councils/haringey/checks",
    body: { asAt: today, tables: [tableOf("2025-09-01")] },
    lets: ofHaringey,
  },
  { route: "submit", path: `${audits}/${runNumber(50)}`, body: submissionFor("2025-09"), lets: [manager, deputy] },
  { route: "run", path: `${audits}/${key.runId}`, lets: [manager, deputy, head, qa] },
  { route: "findings", path: `${audits}/${key.runId}/findings`, lets: [manager, deputy, head, qa] },
  { route: "rollUp", path: "/councils/haringey/roll-ups/safeguarding?year=2025", lets: [head, qa] },
];

/** Places that are not there are refused like those that are somebody else's. */
const elsewhere: readonly Line[] = [
  {
    route: "check",
    path: "/councils/barnet/checks",
    body: { asAt: today, tables: [tableOf("2025-09-01")] },
    lets: [barnetManager, barnetQa],
  },
  {
    route: "check",
    path: "/councils/nowhere/checks",
    body: { asAt: today, tables: [tableOf("2025-09-01")] },
    lets: [],
  },
  { route: "run", path: `/councils/haringey/teams/no-such-team/audits/${key.runId}`, lets: [] },
  { route: "rollUp", path: "/councils/haringey/roll-ups/no-such-service?year=2025", lets: [] },
  { route: "rollUp", path: "/councils/barnet/roll-ups/planning?year=2025", lets: [barnetQa] },
];

describe("who may do what", () => {
  it.each([...table, ...elsewhere])("$route on $path is for those alone who hold it today", async (line) => {
    const api = await startApi();
    await api.ask(manager, "PUT", `${audits}/${key.runId}`, submissionFor("2025-09"));
    for (const caller of everybody) {
      const answer = await api.ask(caller, routes[line.route].method, line.path, line.body);
      const allowed = line.lets.includes(caller);
      expect([caller.personId, answer.status < 300 ? "let in" : answer.status]).toEqual([
        caller.personId,
        allowed ? "let in" : 403,
      ]);
      if (!allowed) expect(problem.parse(await answer.json()).detail).toMatch(/^You hold no access to .*\.$/);
    }
  });

  it("is told for every route of the table of routes", () => {
    const open: RouteName[] = ["health", "openApi"];
    expect([...table.map(({ route }) => route), ...open].toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  it("is nothing for somebody who has left, holds nothing, or only gives access", () => {
    for (const { route, lets } of table) {
      if (route === "me" || route === "policies") continue;
      for (const caller of [departed, nobody, administrator]) expect(lets).not.toContain(caller);
    }
  });
});
