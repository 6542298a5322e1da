import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../../shared/contract/organisation.ts";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { startApi } from "../http/api.ts";
import { runNumber, today } from "../sample.ts";
import { sampleRun } from "../sample-run.ts";
import { openOrganisation, worldAt } from "../store.ts";

const { staleDays } = defaultSettings;

async function serviceAt(instant: string) {
  const client = await openOrganisation();
  const { audits } = worldAt(client);
  const lastOn = { east: staleDays, west: staleDays + 1 };
  for (const [team, days] of Object.entries(lastOn)) {
    const asAt = plusDays(today, -days);
    await audits.add(sampleRun({ team, asAt, receivedAt: `${asAt}T09:00:00.000Z` }));
    const before = plusDays(asAt, -1);
    const earlier = { team, runId: runNumber(2), asAt: before, receivedAt: `${before}T09:00:00.000Z` };
    await audits.add(sampleRun(earlier));
  }
  return startApi({ client, now: new Date(instant) });
}

describe("the morning's list", () => {
  it("holds the teams that have sent nothing for longer than the council's setting, and those that never have", async () => {
    const api = await serviceAt("2025-09-15T05:00:00Z");
    await api.host.runTimer("morningList");
    await api.host.runTimer("morningList");
    const { morningLists } = worldAt(api.client);
    expect(await morningLists.ofDay("haringey", today)).toEqual({
      council: "haringey",
      day: today,
      staleDays,
      teams: [
        { team: "west", service: "safeguarding", lastSubmittedOn: plusDays(today, -staleDays - 1) },
        { team: "looked-after", service: "in-care" },
      ],
    });
    expect((await morningLists.ofDay("barnet", today))?.teams).toEqual([{ team: "pod-one", service: "planning" }]);
    expect(await morningLists.ofDay("haringey", plusDays(today, 1))).toBeUndefined();
  });

  it.each([
    ["2025-09-15T05:00:00Z", true],
    ["2025-01-15T05:00:00Z", false],
    ["2025-01-15T06:00:00Z", true],
  ])("is made at six in London: at %s %s", async (instant, isMade) => {
    const api = await serviceAt(instant);
    expect(api.host.functions).toContainEqual({ name: "morningList", trigger: "timer", schedule: "0 0 5,6 * * *" });
    await api.host.runTimer("morningList");
    const list = await worldAt(api.client).morningLists.ofDay("haringey", dayOfInstant(instant));
    expect(list !== undefined).toBe(isMade);
  });
});

const dayOfInstant = (instant: string) =>
  plusDays(today, Math.round((Date.parse(instant) - Date.parse(`${today}T05:00:00Z`)) / 86_400_000));
