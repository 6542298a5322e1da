import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folders } from "../../local/set-up/folders.ts";
import { paneOf, picture, patiently, type Workbench, World } from "./support.ts";

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
    child: "Vee Snapdraggon",
    discussed: { row: 1, column: 8, typed: 45_800 },
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
    child: "Robin Snapdraggon",
    discussed: { row: 5, column: 8, typed: "01.05.25" },
    statuses: {
      Met: 22,
      "While merged with the row above: Met": 22,
      "Unless merged with the row above: Met": 2,
      Overdue: 65,
      Late: 9,
      "Check entry": 6,
      "Cannot be checked": 12,
    },
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

describe.each(journeys)("with $sample", ({ name, sample, manager, team, head, found, summary, ...journey }) => {
  test(
    "a manager checks, marks, clears and submits, and the head of service sees it",
    { timeout: 120_000 },
    async () => {
      const { statuses, overdue, child, discussed } = journey;
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

      const asked = world.requests.filter((address) => address.includes("/api/")).length;
      await excel.type(discussed.row, discussed.column, discussed.typed);
      await pane.getByText(/^Checked again on this computer at \d\d:\d\d after edits/).waitFor();
      expect(world.requests.filter((address) => address.includes("/api/"))).toHaveLength(asked);
      await pane.getByText(child).waitFor();
      await pane.getByLabel("Hide children's names").check();
      expect(await pane.getByText(child).count()).toBe(0);
      await auditQuality(excel, `${name}-sample`);

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

  await excel.changeWhatIsSent();
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

  await excel.changeWhatIsSent();
  await pane.getByLabel("Mark workers' rows in the sheet").check();
  await picture(page, "f6-asked");
  await excel.confirm();
  await pane
    .getByText(/^Supervision of \d+ workers: /)
    .first()
    .waitFor();
  await excel.settled();
  expect((await excel.column("Policy check", "Staff")).filter((words) => words !== "").length).toBe(33);

  await lookUpAbsenceAndExemption(excel);

  await pane.getByRole("tab", { name: "Agenda" }).click();
  await pane.getByRole("heading", { name: /^Agenda: supervision of / }).waitFor();
  await pane.getByRole("button", { name: "Insert as a sheet…" }).click();
  await pane.getByRole("button", { name: "Insert for everyone" }).click();
  const inserted = await pane.getByText(/^Inserted: Agenda /).innerText();
  const name = /^Inserted: (.+)\. Save/.exec(inserted)?.[1] ?? "";
  expect(await excel.valueAt(name, 0, 0)).toBe("OFFICIAL-SENSITIVE");
  await excel.settled();
  await picture(page, "f6-agenda");
  await pane.getByRole("tab", { name: "Eight weeks" }).click();
  await pane.locator("figure svg").waitFor();
  await pane.getByRole("tab", { name: "Check" }).click();
  expect(await excel.check()).toContain("107 open cases");
  expect(await pane.getByText(/is new since this tracker was set up/).count()).toBe(0);
  expect(world.problems).toEqual([]);
}, 120_000);

/** What the tracker's own columns say of leave and of exemption; then what the help says, with the list as it was left. */
async function lookUpAbsenceAndExemption({ pane, page }: Workbench): Promise<void> {
  const states = pane.getByLabel("Show the state of supervision");
  await states.selectOption("=absent");
  await pane.getByRole("heading", { name: /^Supervision: 3 of \d+ to look at$/ }).waitFor();
  const supervision = pane.getByRole("region", { name: "Supervision", exact: true });
  await supervision
    .getByRole("button", { name: /^Why: / })
    .first()
    .click();
  await pane.getByText(/^Recorded as absent from .+; an absence stops no clock\.$/).waitFor();
  await pane.getByText(/^\d+ rows left out: exempt for now, with a reason and an end date$/).click();
  await pane
    .getByText(/ until 15 Oct 2025/)
    .first()
    .waitFor();
  await picture(page, "f6-absent");

  await pane.getByRole("button", { name: "More", exact: true }).click();
  await pane.getByRole("menuitem", { name: "Help", exact: true }).click();
  await pane.getByLabel("Search the checks").fill("HGY-SUP");
  await pane.getByText("Worker's one-to-one supervision").waitFor();
  await pane.getByRole("button", { name: "Back to the check" }).click();
  await expect.poll(() => states.inputValue(), patiently).toBe("=absent");
}

/** Draws the monthly sample of what was submitted, answers a question, and finds the answer again. */
async function auditQuality({ pane, page }: Workbench, pictureName: string): Promise<void> {
  await pane.getByRole("tab", { name: "Sample" }).click();
  await pane.getByText(/^No sample is drawn with seed \d+ yet\./).waitFor();
  await pane.getByRole("button", { name: "Draw the sample" }).click();
  const question = pane.getByLabel("Does the discussion's date agree with the case system?").first();
  await question.selectOption("Partly");
  await pane.getByText(/^Kept: /).waitFor();
  await pane.getByRole("tab", { name: "Check" }).click();
  await pane.getByRole("tab", { name: "Sample" }).click();
  await expect.poll(() => question.inputValue(), patiently).toBe("partly");
  await pane
    .getByRole("button", { name: /^Go to cell of/ })
    .first()
    .click();
  await picture(page, pictureName);
}

test("a run that cannot be sent waits in the workbook, and is sent when the pane opens again", async () => {
  const excel = await world.workbench("Sol Emberley", "F1-hgy-clean-table-2026-01-02.xlsx");
  const { pane, page } = excel;
  await excel.confirm();
  await excel.summary();
  await page.route(/\/audits/, (route) => route.abort());
  await pane.getByRole("button", { name: /^Submit September 2025/ }).click();
  await pane.getByText(/The run waits in this workbook: save it/).waitFor();
  await pane.getByRole("heading", { name: "1 run waits to be submitted" }).waitFor();
  await page.unroute(/\/audits/);
  await paneOf(page).evaluate("location.reload()");
  await pane.getByText(/^The run that waited in this workbook is submitted: run \S+ Save the workbook\.$/).waitFor();
  expect(await pane.getByRole("heading", { name: "1 run waits to be submitted" }).count()).toBe(0);
}, 120_000);

test("no request leaves this computer", () => {
  const others = world.requests.filter(
    (address) => !["localhost", "127.0.0.1"].includes(new URL(address).hostname) && !/^(data|blob):/.test(address),
  );
  expect(world.requests.length).toBeGreaterThan(50);
  expect(others).toEqual([]);
});
