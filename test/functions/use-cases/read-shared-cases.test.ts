import { describe, expect, it } from "vitest";
import { countedOnce } from "../../../shared/audit/counted-once.ts";
import { standingMonth } from "../../../shared/audit/roll-up.ts";
import type { RollUp, Submission } from "../../../shared/contract/routes.ts";
import type { SharedCases } from "../../../shared/contract/shared-cases.ts";
import type { Caller, World } from "../../../functions/ports.ts";
import { eraseRun } from "../../../functions/use-cases/erase-run.ts";
import { foldRuns } from "../../../functions/use-cases/fold-runs.ts";
import { readRollUp } from "../../../functions/use-cases/read-roll-up.ts";
import { readSharedCases } from "../../../functions/use-cases/read-shared-cases.ts";
import { isRefusal, type Refusal } from "../../../functions/use-cases/refusal.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { administrator, head, manager, noon, otherManager, runNumber } from "../sample.ts";
import { openOrganisation, worldAt } from "../store.ts";
import { east, ofEast, ofWest, ofWestAlone, west } from "../two-teams.ts";

const place = { council: "haringey", service: "safeguarding", month: "2025-09" };
const day = 86_400_000;
const nothing = { cases: [], takenOff: [], longestOverdue: [] };

function accepted<T extends object>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.because);
  return answer;
}

async function submit(world: World, caller: Caller, run: typeof east, submission: Submission): Promise<void> {
  const key = { council: place.council, ...run };
  await foldRuns(world, [accepted(await submitAudit(world, caller, key, submission)).run]);
}

/** A store whose days pass when it is told. */
async function openTwoTeams(submissionOfWest = ofWest) {
  let later = 0;
  const client = await openOrganisation({ now: () => (noon.getTime() + later) / 1000 });
  const world = (): World => worldAt(client, new Date(noon.getTime() + later));
  await submit(world(), manager, east, ofEast);
  await submit(world(), otherManager, west, submissionOfWest);
  const passDays = (days: number): void => void (later += days * day);
  const shared = async (): Promise<SharedCases> => accepted(await readSharedCases(world(), head, place));
  return { world, passDays, shared };
}

describe("the cases in more than one team of a service", () => {
  it("are counted once in the roll-up that is read beside them", async () => {
    const { world, shared } = await openTwoTeams();
    const read = accepted(await readRollUp(world(), head, { ...place, year: 2025 }));
    const counted = countedOnce(read, place.month, await shared());
    if (counted === undefined) throw new Error("The roll-up holds the runs that were compared.");
    const figures = (of: RollUp, team: string) => {
      const { counts = {}, longestOverdueDays = {} } = standingMonth(of, team, place.month)?.summary ?? {};
      const states = counts["HGY-CASE"] ?? {};
      const inScope = Object.values(states).reduce((total, count) => total + count, 0);
      return { overdue: states.overdue ?? 0, inScope, longest: longestOverdueDays["HGY-CASE"] ?? 0 };
    };
    const { longest } = figures(read, "east");
    expect(figures(read, "east")).toEqual({ overdue: 2, inScope: 3, longest });
    // The child who is left was discussed a week later than the one who is gone.
    expect(figures(counted, "east")).toEqual({ overdue: 1, inScope: 2, longest: longest - 7 });
    expect(figures(counted, "west")).toEqual(figures(read, "west"));
  });

  it("are those of the runs that stand, and not of the runs before them", async () => {
    const { world, passDays, shared } = await openTwoTeams();
    expect((await shared()).cases).toHaveLength(1);
    passDays(1);
    const newer = { team: "west", runId: runNumber(3) };
    await submit(world(), otherManager, newer, ofWestAlone);
    expect(await shared()).toMatchObject({ compared: [east, newer], notCompared: [], ...nothing });
  });

  it("are none in a month without runs, and once the other team has left the service", async () => {
    const { world, shared } = await openTwoTeams();
    const august = await readSharedCases(world(), head, { ...place, month: "2025-08" });
    expect(august).toEqual({ ...place, month: "2025-08", compared: [], notCompared: [], ...nothing });
    const found = await world().organisation.current(place.council);
    if (!found) throw new Error("The sample organisation is not there.");
    const teams = found.record.teams.map((team) => (team.team === "west" ? { ...team, service: "in-care" } : team));
    await world().organisation.replace({ ...found, record: { ...found.record, teams } });
    expect(await shared()).toEqual({ ...place, compared: [east], notCompared: [], ...nothing });
  });

  it("are not guessed at where a run was erased: it is named, and nothing is taken off", async () => {
    const { world, shared } = await openTwoTeams();
    const key = { council: place.council, ...west };
    accepted(await eraseRun(world(), administrator, key, { reason: "sent-in-error" }));
    const notCompared = [{ ...west, because: "erased" }];
    expect(await shared()).toEqual({ ...place, compared: [east], notCompared, ...nothing });
  });

  it("are not guessed at where the entries or the findings have expired", async () => {
    const { passDays, shared } = await openTwoTeams();
    const notCompared = [east, west].map((run) => ({ ...run, because: "expired" }));
    passDays(89);
    expect(await shared()).toMatchObject({ compared: [east, west], notCompared: [], cases: [{ ref: "m1" }] });
    passDays(1);
    expect(await shared()).toEqual({ ...place, compared: [], notCompared, ...nothing });
    passDays(300);
    expect(await shared()).toEqual({ ...place, compared: [], notCompared, ...nothing });
  });

  it("are not looked for in a tracker that has no references", async () => {
    const [table] = ofWest.tables;
    if (table?.holds !== "cases") throw new Error("The table holds cases.");
    const rows = table.rows.map(({ rowId, fields }) => ({ rowId, fields }));
    const { shared } = await openTwoTeams({ ...ofWest, tables: [{ ...table, hasCaseRefs: false, rows }] });
    const notCompared = [{ ...west, because: "no-references" }];
    expect(await shared()).toEqual({ ...place, compared: [east], notCompared, ...nothing });
  });

  it("need no entries where no reference is shared", async () => {
    const { passDays, shared } = await openTwoTeams(ofWestAlone);
    passDays(100);
    expect(await shared()).toEqual({ ...place, compared: [east, west], notCompared: [], ...nothing });
  });
});
