import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../../shared/contract/organisation.ts";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { morningList } from "../../../shared/contract/reports.ts";
import { problem } from "../../../shared/contract/routes.ts";
import type { Caller } from "../../../functions/ports.ts";
import { startApi } from "../http/api.ts";
import { administrator, head, otherHead, qa, runNumber, today } from "../sample.ts";
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
    await api.host.runTimer("makeMorningList");
    await api.host.runTimer("makeMorningList");
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

  it("is read by name: a head their own services, quality assurance and administrators all", async () => {
    const api = await serviceAt("2025-09-15T06:00:00Z");
    const address = "/councils/haringey/morning-list";
    const early = await api.ask(head, "GET", address);
    expect(early.status).toBe(404);
    expect(problem.parse(await early.json()).detail).toMatch(/^No list has been made yet\..*\.$/);
    await api.host.runTimer("makeMorningList");
    api.clock.now = new Date("2025-09-17T09:00:00Z");
    const read = async (caller: Caller) => {
      const { day, teams } = morningList.parse(await (await api.ask(caller, "GET", address)).json());
      return [day, ...teams.map(({ name, serviceName, lastSubmittedOn }) => [name, serviceName, lastSubmittedOn])];
    };
    const west = ["West", "Safeguarding", plusDays(today, -staleDays - 1)];
    const lookedAfter = ["Looked After", "Children in Care", undefined];
    expect(await read(head)).toEqual([today, west]);
    expect(await read(otherHead)).toEqual([today, lookedAfter]);
    for (const caller of [qa, administrator]) expect(await read(caller)).toEqual([today, west, lookedAfter]);
    await api.host.runTimer("makeMorningList");
    expect((await read(qa))[0]).toBe("2025-09-17");
  });

  it.each([
    ["2025-09-15T05:00:00Z", true],
    ["2025-01-15T05:00:00Z", false],
    ["2025-01-15T06:00:00Z", true],
  ])("is made at six in London: at %s %s", async (instant, isMade) => {
    const api = await serviceAt(instant);
    expect(api.host.functions).toContainEqual({ name: "makeMorningList", trigger: "timer", schedule: "0 0 5,6 * * *" });
    await api.host.runTimer("makeMorningList");
    const list = await worldAt(api.client).morningLists.ofDay("haringey", dayOfInstant(instant));
    expect(list !== undefined).toBe(isMade);
  });
});

const dayOfInstant = (instant: string) =>
  plusDays(today, Math.round((Date.parse(instant) - Date.parse(`${today}T05:00:00Z`)) / 86_400_000));
