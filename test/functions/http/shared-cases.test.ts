import { describe, expect, it } from "vitest";
import { problem, rollUp } from "../../../shared/contract/routes.ts";
import { sharedCases, type SharedCases } from "../../../shared/contract/shared-cases.ts";
import type { Caller } from "../../../functions/ports.ts";
import { administrator, head, manager, otherManager, qa, runNumber, today } from "../sample.ts";
import { accessLogOf } from "../store.ts";
import { east, ofEast, ofWest, west, workerOfTwoTeams } from "../two-teams.ts";
import { startApi } from "./api.ts";

const address = "/councils/haringey/roll-ups/safeguarding/shared-cases";

describe("the cases in more than one team of a service, over HTTP", () => {
  it("are told with both teams' states and without a worker, written down, and refused for what is no month", async () => {
    const api = await startApi();
    for (const [caller, { team, runId }, body] of [
      [manager, east, ofEast],
      [otherManager, west, ofWest],
    ] as const) {
      const path = `/councils/haringey/teams/${team}/audits/${runId}`;
      expect((await api.ask(caller, "PUT", path, body)).status).toBe(201);
    }
    await api.host.feedIdle();
    const asked = async (caller: Caller): Promise<SharedCases> => {
      const answer = await api.ask(caller, "GET", `${address}?month=2025-09`);
      expect(answer.status).toBe(200);
      return sharedCases.parse(await answer.json());
    };
    const shared = await asked(head);
    expect(shared).toMatchObject({ compared: [east, west], notCompared: [] });
    expect(shared.cases).toMatchObject([
      {
        ref: "m1",
        countedIn: "west",
        teams: [
          { ...west, allocatedOn: "2025-08-04" },
          { ...east, allocatedOn: "2025-02-03" },
        ],
      },
    ]);
    const states = shared.cases[0]?.teams.map(({ team, results }) => {
      const own = results.find(({ check }) => check === "HGY-CASE");
      return [team, own?.state, own?.isCounted];
    });
    expect(states).toEqual([
      ["west", "met", true],
      ["east", "overdue", false],
    ]);
    expect(shared.takenOff).toContainEqual({ ...east, check: "HGY-CASE", state: "overdue", count: 1 });
    expect(await asked(qa)).toEqual(shared);
    expect(JSON.stringify(shared)).not.toContain(workerOfTwoTeams);

    for (const query of ["", "?month=2025", "?month=2025-13", "?month=2025-09&team=east"]) {
      const answer = await api.ask(head, "GET", `${address}${query}`);
      const [fault] = problem.parse(await answer.json()).errors ?? [];
      expect([query, answer.status, fault?.path]).toEqual([query, 400, query.endsWith("east") ? "team" : "month"]);
    }
    const log = await accessLogOf(api.client, "haringey", today);
    expect(log.filter(({ action }) => action === "compared-teams")).toMatchObject([
      { personId: "head", of: { service: "safeguarding", month: "2025-09" } },
      { personId: "qa", of: { service: "safeguarding", month: "2025-09" } },
    ]);
  });

  it("are compared again when a tracker that was sent for the wrong team has been taken out", async () => {
    const api = await startApi();
    const put = async (caller: Caller, team: string, runId: string, body: object): Promise<void> => {
      const answer = await api.ask(caller, "PUT", `/councils/haringey/teams/${team}/audits/${runId}`, body);
      expect(answer.status).toBe(201);
      await api.host.feedIdle();
    };
    const asked = async () => {
      const answer = await api.ask(head, "GET", `${address}?month=2025-09`);
      return sharedCases.parse(await answer.json());
    };
    const figures = async () => {
      const answer = await api.ask(head, "GET", "/councils/haringey/roll-ups/safeguarding?year=2025");
      return rollUp.parse(await answer.json());
    };
    await put(manager, "east", east.runId, ofEast);
    await put(otherManager, "west", west.runId, ofWest);
    const before = { figures: await figures(), shared: await asked() };

    const wrong = runNumber(3);
    await put(manager, "east", wrong, { ...ofWest, trackerId: runNumber(4) });
    expect((await figures()).entries).toHaveLength(3);
    const erased = await api.ask(administrator, "POST", `/councils/haringey/teams/east/audits/${wrong}/erasures`, {
      reason: "wrong-team",
    });
    expect(erased.status).toBe(201);
    await api.host.feedIdle();
    const { takenOut, ...rest } = await figures();
    expect(rest).toEqual(before.figures);
    expect(takenOut).toMatchObject([{ team: "east", runId: wrong, reason: "wrong-team" }]);
    expect(await asked()).toEqual(before.shared);
  });
});
