import { describe, expect, it } from "vitest";
import type { AuditRun } from "../../../shared/contract/routes.ts";
import { foldRuns } from "../../../functions/use-cases/fold-runs.ts";
import { readRollUp } from "../../../functions/use-cases/read-roll-up.ts";
import { isRefusal } from "../../../functions/use-cases/refusal.ts";
import { submitAudit } from "../../../functions/use-cases/submit-audit.ts";
import { openOrganisation, worldAt } from "../store.ts";
import { head, key, manager, otherManager, qa, runNumber, submissionFor } from "../sample.ts";

const rollUpKey = { council: "haringey", service: "safeguarding", year: 2025 };

async function threeRuns(client: Awaited<ReturnType<typeof openOrganisation>>): Promise<AuditRun[]> {
  const made = [
    await submitAudit(worldAt(client), manager, key, submissionFor("2025-09")),
    await submitAudit(
      worldAt(client, new Date("2025-09-18T09:00:00Z")),
      manager,
      { ...key, runId: runNumber(2) },
      submissionFor("2025-09", "2025-09-17"),
    ),
    await submitAudit(
      worldAt(client),
      otherManager,
      { ...key, team: "west", runId: runNumber(3) },
      submissionFor("2025-09"),
    ),
  ];
  return made.map((answer) => {
    if (isRefusal(answer)) throw new Error(answer.because);
    return answer.run;
  });
}

describe("folding runs into a roll-up", () => {
  it("lets the latest run of a team's tracker stand for its month", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    await foldRuns(world, await threeRuns(client));
    expect(await readRollUp(world, head, rollUpKey)).toMatchObject({
      serviceName: "Safeguarding",
      teams: [
        { team: "east", name: "East" },
        { team: "west", name: "West" },
      ],
      entries: [
        { team: "east", month: "2025-09", asAt: "2025-09-18", summary: { casesChecked: 1 } },
        { team: "west", month: "2025-09", asAt: "2025-09-15", summary: { casesChecked: 3 } },
      ],
    });
  });

  it("gives the same roll-up in any order, twice, one at a time or at once", async () => {
    const client = await openOrganisation();
    const world = worldAt(client);
    const runs = await threeRuns(client);
    await foldRuns(world, runs);
    const expected = await readRollUp(world, qa, rollUpKey);

    for (const run of runs.toReversed()) await foldRuns(world, [run]);
    await foldRuns(world, [...runs, ...runs]);
    expect(await readRollUp(world, qa, rollUpKey)).toEqual(expected);

    const otherWorld = worldAt(await openOrganisation());
    await Promise.all([...runs.toReversed(), ...runs].map((run) => foldRuns(otherWorld, [run])));
    expect(await readRollUp(otherWorld, qa, rollUpKey)).toEqual(expected);
  });

  it("shows the teams of a service that has sent nothing", async () => {
    const world = worldAt(await openOrganisation());
    expect(await readRollUp(world, head, rollUpKey)).toMatchObject({ teams: [{}, {}], entries: [] });
  });
});
