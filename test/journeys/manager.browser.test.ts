import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { picture, patiently, World } from "./support.ts";

/** From the manager's tracker to the head of service's figures, in a real browser over the whole product. */
const journeys = [
  {
    name: "f1",
    sample: "F1-hgy-clean-table.xlsx",
    manager: "Sol Emberley",
    team: "Safeguarding East",
    head: "Odessa Quillmere",
    found: "Sheet Caseload, headings in row 1: 96 cases.",
    summary: "94 open cases: 16 need something (13 overdue, 2 with an entry to check, 1 that cannot be checked)",
    statuses: { Met: 49, "Past the aim": 29, Overdue: 13, "Check entry": 2, "Cannot be checked": 1 },
    overdue: "13",
  },
  {
    name: "f2",
    sample: "F2-bnt-pod-tracker.xlsx",
    manager: "Wren Tarrowby",
    team: "Pod Alder",
    head: "Caspian Holloworth",
    found: "Sheet Pod tracker, headings in row 5",
    summary: "138 open cases: 60 need something (50 overdue, 2 with an entry to check, 8 that cannot be checked)",
    statuses: { Met: 78, Overdue: 50, "Check entry": 2, "Cannot be checked": 8 },
    overdue: "50",
  },
] as const;

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(async () => {
  await world.stop();
});

describe.each(journeys)("with $sample", ({ name, sample, manager, team, head, found, summary, statuses, overdue }) => {
  test(
    "a manager checks, marks, clears and submits, and the head of service sees it",
    { timeout: 120_000 },
    async () => {
      const excel = await world.workbench(manager, sample);
      const { pane, page } = excel;

      await pane.getByText(found).waitFor();
      await picture(page, `${name}-found`);
      const untouched = await excel.snapshot();
      await excel.confirm();
      await pane.getByText(summary).waitFor();
      await excel.settled();

      const counted = { ...statuses } as Record<string, number>;
      const marked = await excel.column("Policy check");
      const startsWith = (words: string): number => marked.filter((status) => status.startsWith(words)).length;
      expect(Object.fromEntries(Object.keys(counted).map((words) => [words, startsWith(words)]))).toEqual(counted);
      expect(startsWith("Out of date")).toBe(0);
      await excel.showColumn("Policy check");
      await picture(page, `${name}-checked`);

      const before = await excel.counters();
      await excel.check();
      const after = await excel.counters();
      expect(after.syncs - before.syncs).toBe(3);

      await pane.getByRole("button", { name: "Clear marks" }).click();
      await expect.poll(() => excel.column("Policy check"), patiently).toEqual([]);
      const cleared = await excel.snapshot();
      expect(cleared.filter((line) => !untouched.includes(line))).toEqual([]);
      expect(untouched.filter((line) => !cleared.includes(line))).toEqual([]);

      await excel.check();
      await pane.getByRole("button", { name: /^Submit September 2025/ }).click();
      await pane.getByText(/^Submitted: run/).waitFor();
      await picture(page, `${name}-submitted`);

      await world.stack.host.feedIdle();
      const rollUp = await world.rollUp(head);
      const row = rollUp.getByRole("row").filter({ hasText: team });
      await row.waitFor();
      expect(await row.innerText()).toContain(overdue);
      expect(await row.innerText()).toContain("15 Sep 2025");
      await picture(rollUp, `${name}-roll-up`);
      expect(world.problems).toEqual([]);
    },
  );
});

test("no request leaves this computer", () => {
  const others = world.requests.filter(
    (address) => !["localhost", "127.0.0.1"].includes(new URL(address).hostname) && !/^(data|blob):/.test(address),
  );
  expect(world.requests.length).toBeGreaterThan(50);
  expect(others).toEqual([]);
});
