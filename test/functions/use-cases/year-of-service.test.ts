import { describe, expect, it } from "vitest";
import type { AuditRun } from "../../../shared/contract/routes.ts";
import type { Caller, World } from "../../../functions/ports.ts";
import { changeOrganisation } from "../../../functions/use-cases/change-organisation.ts";
import { foldRuns } from "../../../functions/use-cases/fold-runs.ts";
import { pullPage } from "../../../functions/use-cases/pull-audits.ts";
import { readMorningList } from "../../../functions/use-cases/read-morning-list.ts";
import { readRollUp } from "../../../functions/use-cases/read-roll-up.ts";
import { readSharedCases } from "../../../functions/use-cases/read-shared-cases.ts";
import { recount } from "../../../functions/use-cases/recount.ts";
import { isRefusal, type Refusal } from "../../../functions/use-cases/refusal.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { administrator, head, manager, noon, otherHead, otherManager, qa, runNumber, today } from "../sample.ts";
import { sampleRun } from "../sample-run.ts";
import { openOrganisation, worldAt } from "../store.ts";
import { east, ofEast, ofWest, west } from "../two-teams.ts";

const council = "haringey";
const month = "2025-09";

function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.because);
  return answer;
}

/** Changes where teams are, and which services there are. */
async function move(
  world: World,
  moves: Readonly<Record<string, string>>,
  services?: readonly string[],
): Promise<void> {
  const current = await world.organisation.current(council);
  if (!current) throw new Error("The sample organisation is not there.");
  const { record, version } = current;
  const change = {
    ...record,
    services: record.services.filter(({ service }) => services?.includes(service) ?? true),
    teams: record.teams.map((team) => ({ ...team, service: moves[team.team] ?? team.service })),
    grants: record.grants.filter((grant) => !("service" in grant) || (services?.includes(grant.service) ?? true)),
  };
  accepted(await changeOrganisation(world, administrator, { council, version, change }));
}

async function kept(world: World, ...changes: Partial<AuditRun>[]): Promise<void> {
  for (const change of changes) {
    const run = sampleRun(change);
    await world.audits.add(run);
    await foldRuns(world, [run.run]);
  }
}

/** East and West of Safeguarding, and Looked After of In Care, have each sent for two months. */
async function withHistory(): Promise<World> {
  const world = worldAt(await openOrganisation());
  await kept(
    world,
    { runId: runNumber(1), month: "2025-08" },
    { runId: runNumber(2) },
    { runId: runNumber(3), team: "west" },
    { runId: runNumber(4), team: "looked-after", service: "in-care" },
  );
  return world;
}

const figuresOf = async (world: World, caller: Caller, service: string) => {
  const { entries } = accepted(await readRollUp(world, caller, { council, service, year: 2025 }));
  return entries.map((entry) => `${entry.team} ${entry.month} ${Number(entry.runId.slice(-3))}`);
};
const runsOf = async (world: World, caller: Caller, asked: { service?: string; team?: string }) => {
  const { audits } = accepted(await pullPage(world, caller, { council, asked }));
  return audits.map(({ runId }) => Number(runId.slice(-3))).toSorted((one, other) => one - other);
};

describe("a team that changes its service", () => {
  it("takes its history with it, to its new head of service and quality assurance, and from the old one", async () => {
    const world = await withHistory();
    const all = ["east 2025-08 1", "east 2025-09 2", "west 2025-09 3"];
    expect(await figuresOf(world, head, "safeguarding")).toEqual(all);
    await move(world, { east: "in-care" });
    const ofInCare = ["east 2025-08 1", "east 2025-09 2", "looked-after 2025-09 4"];
    expect(await figuresOf(world, head, "safeguarding")).toEqual(["west 2025-09 3"]);
    expect(await figuresOf(world, otherHead, "in-care")).toEqual(ofInCare);
    expect(await figuresOf(world, qa, "in-care")).toEqual(ofInCare);
    expect(await recount(world, council, { write: false })).toMatchObject({ runs: 4, differences: [] });

    await move(world, { east: "safeguarding" });
    expect(await figuresOf(world, head, "safeguarding")).toEqual(all);
    expect(await figuresOf(world, otherHead, "in-care")).toEqual(["looked-after 2025-09 4"]);
  });

  it("is found with all its runs by those who filter by the service that it is in", async () => {
    const world = await withHistory();
    await move(world, { east: "in-care" });
    for (const caller of [qa, otherHead])
      expect(await runsOf(world, caller, { service: "in-care" })).toEqual([1, 2, 4]);
    for (const caller of [qa, head]) expect(await runsOf(world, caller, { service: "safeguarding" })).toEqual([3]);
    expect(await runsOf(world, qa, { service: "safeguarding", team: "east" })).toEqual([]);
    expect(await runsOf(world, qa, {})).toEqual([1, 2, 3, 4]);
    await move(world, { east: "safeguarding", "looked-after": "safeguarding" });
    expect(await runsOf(world, qa, { service: "in-care" })).toEqual([]);
  });

  it("has one standing run of a month in which it sent from both, whichever came first", async () => {
    const world = await withHistory();
    await move(world, { east: "in-care" });
    const later = { runId: runNumber(5), service: "in-care" };
    const earlier = { ...later, runId: runNumber(6), month: "2025-08", receivedAt: "2025-09-15T09:00:00.000Z" };
    await kept(world, later, earlier);
    const once = ["east 2025-08 1", "east 2025-09 5", "looked-after 2025-09 4"];
    expect(await figuresOf(world, otherHead, "in-care")).toEqual(once);
    expect(await recount(world, council, { write: false })).toMatchObject({ runs: 6, differences: [] });
  });

  it("keeps its history when the service that it comes from is no more", async () => {
    const world = await withHistory();
    await move(world, { east: "in-care", west: "in-care" }, ["in-care"]);
    const all = ["east 2025-08 1", "east 2025-09 2", "looked-after 2025-09 4", "west 2025-09 3"];
    expect(await figuresOf(world, otherHead, "in-care")).toEqual(all);
  });

  it("is compared with the teams of the service that it is in", async () => {
    const world = worldAt(await openOrganisation());
    for (const [caller, place, submission] of [
      [manager, east, ofEast],
      [otherManager, west, ofWest],
    ] as const) {
      await foldRuns(world, [accepted(await submitAudit(world, caller, { council, ...place }, submission)).run]);
    }
    const shared = async (service: string) =>
      accepted(await readSharedCases(world, qa, { council, service, month })).cases.map(({ ref }) => ref);
    expect([await shared("safeguarding"), await shared("in-care")]).toEqual([["m1"], []]);
    await move(world, { east: "in-care" });
    expect([await shared("safeguarding"), await shared("in-care")]).toEqual([[], []]);
    await move(world, { west: "in-care" });
    expect([await shared("safeguarding"), await shared("in-care")]).toEqual([[], ["m1"]]);
  });

  it("costs one point read, and one more for each service that a team of today was in", async () => {
    const { rollUps, ...world } = await withHistory();
    const asked: string[] = [];
    const watched: World["rollUps"]["year"] = (key) => {
      asked.push(key.service);
      return rollUps.year(key);
    };
    const all = { ...world, rollUps: { ...rollUps, year: watched } };
    await figuresOf(all, head, "safeguarding");
    expect(asked.splice(0)).toEqual(["safeguarding"]);
    await move(all, { east: "in-care", west: "in-care" });
    await figuresOf(all, qa, "safeguarding");
    expect(asked.splice(0)).toEqual(["safeguarding"]);
    await figuresOf(all, qa, "in-care");
    expect(asked).toEqual(["in-care", "safeguarding"]);
  });

  it("is on the morning list of the head of service that it has now", async () => {
    const world = worldAt(await openOrganisation(), noon);
    const teams = [{ team: "east", service: "safeguarding" }];
    await world.morningLists.keep({ council, day: today, staleDays: 35, teams });
    const listed = async (caller: Caller) =>
      accepted(await readMorningList(world, caller, council)).teams.map(({ team, service }) => `${team} ${service}`);
    expect([await listed(head), await listed(otherHead)]).toEqual([["east safeguarding"], []]);
    await move(world, { east: "in-care" });
    expect([await listed(head), await listed(otherHead)]).toEqual([[], ["east in-care"]]);
  });
});
