import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folders } from "../../local/set-up/folders.ts";
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
    summary: "94 open cases: 40 need something (13 discussions overdue, 27 only a record missing)",
    statuses: { Met: 26, "Past the aim": 16, Overdue: 13, "Not met": 27, "Check entry": 3, "Cannot be checked": 9 },
    overdue: "13",
  },
  {
    name: "f2",
    sample: "F2-bnt-pod-tracker.xlsx",
    manager: "Wren Tarrowby",
    team: "Pod Alder",
    head: "Caspian Holloworth",
    found: "Sheet Pod tracker, headings in row 5",
    summary: "138 open cases: 65 need something (50 discussions overdue, 15 only a record missing)",
    statuses: { Met: 46, Overdue: 65, Late: 9, "Check entry": 6, "Cannot be checked": 12 },
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
      const row = rollUp.getByRole("row").filter({ hasText: team }).first();
      await row.waitFor();
      expect(await row.innerText()).toContain(overdue);
      expect(await row.innerText()).toContain("15 Sep 2025");
      await picture(rollUp, `${name}-roll-up`);
      expect(world.problems).toEqual([]);
    },
  );
});

test("supervision is checked only when it is asked for, and workers' rows are marked only when that is", async () => {
  const excel = await world.workbench("Sol Emberley", "F1-hgy-clean-table.xlsx");
  const { pane, page } = excel;
  await pane.getByRole("button", { name: /confirm/i }).waitFor();
  await page.setInputFiles("#file", path.join(folders.trackers, "F6-full-set.xlsx"));
  await pane.getByText("120 cases, 37 workers, 34 supervision agreements, 142 one-to-ones in the log").waitFor();
  await picture(page, "f6-found");
  await excel.confirm();
  await pane.getByText(/^107 open cases: 30 need something/).waitFor();
  expect(await pane.getByText(/^Supervision of/).count()).toBe(0);
  await pane.getByText("Supervision: you have not asked for it").waitFor();
  expect(await excel.column("Policy check", "Staff")).toEqual([]);

  await pane.getByRole("button", { name: "What is sent", exact: true }).click();
  await pane.getByLabel("Check supervision too").check();
  await excel.confirm();
  await pane
    .getByText(/^Supervision of \d+ workers: /)
    .first()
    .waitFor();
  await pane.getByRole("heading", { name: /^Supervision: \d+ to look at$/ }).waitFor();
  await excel.settled();
  expect(await excel.column("Policy check", "Staff")).toEqual([]);
  await pane.getByRole("heading", { name: /^Supervision: \d+ to look at$/ }).scrollIntoViewIfNeeded();
  await picture(page, "f6-supervision");

  await pane.getByRole("button", { name: "What is sent", exact: true }).click();
  await pane.getByLabel("Mark workers' rows in the sheet").check();
  await picture(page, "f6-asked");
  await excel.confirm();
  await pane
    .getByText(/^Supervision of \d+ workers: /)
    .first()
    .waitFor();
  await excel.settled();
  expect((await excel.column("Policy check", "Staff")).filter((words) => words !== "").length).toBe(33);
  expect(world.problems).toEqual([]);
}, 120_000);

test("no request leaves this computer", () => {
  const others = world.requests.filter(
    (address) => !["localhost", "127.0.0.1"].includes(new URL(address).hostname) && !/^(data|blob):/.test(address),
  );
  expect(world.requests.length).toBeGreaterThan(50);
  expect(others).toEqual([]);
});
