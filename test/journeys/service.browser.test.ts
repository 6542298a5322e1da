import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people } from "../../local/seed/people.ts";
import { east as runOfEast, ofEast, ofWest, west as runOfWest } from "../functions/two-teams.ts";
import { administrationJourney } from "./administration.ts";
import { accessibilityFaults } from "../support/accessibility.ts";
import { faultsOf, patiently, picture, World } from "./support.ts";

/** One stack for a head of service and for quality assurance; what one puts beside a run, the other reads. */
let world: World;
let odessa: Page;
let juniper: Page;

beforeAll(async () => {
  world = await World.start();
  [odessa, juniper] = await Promise.all([world.rollUp("Odessa Quillmere"), world.rollUp("Juniper Vasterling")]);
});
afterAll(async () => {
  await world.stop();
});

/** Light and dark, wide and at 320 px: no fault that axe-core finds, nothing that sticks out, and a picture of each. */
async function isFitToShow(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const isLight =
      "getComputedStyle(document.querySelector('.fui-FluentProvider')).backgroundColor === 'rgb(255, 255, 255)'";
    await expect.poll(() => page.evaluate(isLight), patiently).toBe(colorScheme === "light");
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
    if (colorScheme === "light") await picture(page, name);
  }
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  expect(await accessibilityFaults(page), "320 px").toEqual([]);
  await picture(page, `${name}-narrow-dark`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();

/** The file that a button hands over. */
async function fileFrom(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The service gives a hundred runs at once, more than the sample world has: here it gives ten. */
async function comesInTwoPages(page: Page): Promise<void> {
  await page.route(/\/audits\?/, async (route) => {
    const asked = new URL(route.request().url());
    const isSecond = asked.searchParams.get("cursor") === "second";
    asked.searchParams.delete("cursor");
    const answer = await route.fetch({ url: asked.href });
    const { audits } = (await answer.json()) as { audits: unknown[] };
    await route.fulfill({
      json: isSecond ? { audits: audits.slice(10) } : { audits: audits.slice(0, 10), next: "second" },
    });
  });
}

describe("the head of service", () => {
  it("goes from a team to its workers, their cases and the reasons, and disputes one", async () => {
    await button(odessa, "Safeguarding East").click();
    await button(odessa, "Show references and reasons").click();
    await odessa.getByRole("heading", { name: "G. Quennell-Marsh" }).waitFor();
    const listed = odessa.getByRole("listitem").filter({ hasText: "Overdue 11 days, due 18 Aug 2025" });
    expect(await listed.innerText()).toContain(
      "The last discussion recorded is 18 May 2025. The limit was 3 months later, 18 Aug 2025 (section 1)",
    );
    await listed.getByRole("button", { name: /^Dispute/ }).click();
    await listed.getByLabel("What is disputed").fill("Discussed on 12 Aug,\nentered late.");
    await listed.getByText(/^No names: .* 266 of 300 characters left\.$/).waitFor();
    await button(odessa, "Runs").click();
    await odessa.getByText(/^Kept here, not saved yet: the note on \d+, Child discussed in supervision\.$/).waitFor();
    await button(odessa, "Figures").click();
    await button(odessa, "Safeguarding East").click();
    await button(odessa, "Show references and reasons").click();
    await listed.getByText(/^No names: .* 266 of 300 characters left\.$/).waitFor();
    await listed.getByRole("button", { name: "Add the note" }).click();
    await listed.getByText("Discussed on 12 Aug, entered late. Odessa Quillmere, 15 Sep 2025 at").waitFor();
    await listed.scrollIntoViewIfNeeded();
    await isFitToShow(odessa, "head-references");
    const about = await fileFrom(odessa, "What is about G. Quennell-Marsh");
    expect(about.name).toBe("about-a-worker-safeguarding-east-2025-08-29.csv");
    const text = about.bytes.toString();
    expect(text).toMatch(
      /^\uFEFFWhat is about G\. Quennell-Marsh in one run\r\n"As at 29 Aug 2025\. Council haringey, team/,
    );
    expect(text).toMatch(/\r\nDrawn by Odessa Quillmere on 15 Sep 2025\.\r\nOFFICIAL-SENSITIVE\r\n/);
    expect(text).toContain('"Discussed on 12 Aug, entered late. (Odessa Quillmere, 15 Sep 2025 at');
    expect(text).not.toContain("Thistlewood");
    await odessa.emulateMedia({ media: "print" });
    expect(await button(odessa, "Print").isVisible()).toBe(false);
    expect(await button(odessa, /^What is about/).isVisible()).toBe(false);
    expect(await odessa.getByText("Choices of the council in force today: all by default.").isVisible()).toBe(true);
    await odessa.getByText(/^Runs, by how their numbers begin: Safeguarding East [0-9a-f]{8}, /).waitFor();
    await odessa.evaluate("scrollTo(0, 0)");
    await picture(odessa, "head-print");
    await odessa.emulateMedia({ media: null });
  });

  it("reads that no child stands in two teams, and takes the figures and the runs behind them along", async () => {
    await odessa.getByText("No reference stands in more than one team’s tracker this month.").waitFor();
    const figures = await fileFrom(odessa, "These figures, CSV");
    expect(figures.name).toBe("roll-up-safeguarding-2025-08.csv");
    expect(figures.bytes.toString()).toMatch(
      /OFFICIAL-SENSITIVE\r\n\r\nTeam,Overdue,[^]*\r\nSafeguarding East,4,118,0\.96,/,
    );
    const runs = await fileFrom(odessa, "The runs behind them, Excel workbook");
    expect(runs.name).toMatch(/^audits-haringey-2025-09-1[45]\.xlsx$/);
    expect(runs.bytes.subarray(0, 2).toString()).toBe("PK");
    expect(world.problems).toEqual([]);
  });

  it("puts the figures into the workbook that is open, as a table and a chart", async () => {
    const excel = await world.workbench("Odessa Quillmere", "F1-hgy-clean-table.xlsx");
    const { pane } = excel;
    await pane.getByRole("button", { name: "Roll-up page" }).click();
    await pane.getByRole("heading", { name: "Safeguarding and Support, August 2025" }).waitFor();
    expect(await pane.getByRole("button", { name: "The runs behind them, CSV" }).count()).toBe(0);
    await pane.getByRole("button", { name: "Insert into workbook" }).click();
    await pane.getByText("The table and its chart are on a new sheet of this workbook.").waitFor();
    await excel.settled();
    expect(await excel.column("Team", "Roll-up August 2025")).toEqual(
      expect.arrayContaining(["Safeguarding East", "Safeguarding North", "Safeguarding West"]),
    );
    await picture(excel.page, "head-inserted");
    await pane.getByRole("button", { name: "Back to the tracker" }).click();
    await pane.getByRole("button", { name: "Roll-up page" }).waitFor();
    expect(world.problems).toEqual([]);
  });
});

describe("quality assurance", () => {
  it("finds a team's run, reads its record, and takes all that match along", async () => {
    await button(juniper, "Runs").click();
    await juniper.getByText("24 runs.").waitFor();
    const all = juniper.getByRole("row");
    expect(await all.count()).toBe(25);
    await comesInTwoPages(juniper);
    await juniper.getByLabel("Edition").selectOption("October 2017");
    await juniper.getByText("10 runs so far; more follow.").waitFor();
    await button(juniper, "Show more").click();
    await juniper.getByText("24 runs.").waitFor();
    expect(await all.count()).toBe(25);
    await juniper.unroute(/\/audits\?/);
    await juniper.getByLabel("Team").selectOption("Safeguarding East");
    await juniper.getByLabel("As at a day in").selectOption("August 2025");
    await juniper.getByText("1 run.").waitFor();
    await isFitToShow(juniper, "quality-runs");
    const csv = await fileFrom(juniper, "CSV");
    expect(
      csv.bytes
        .toString()
        .trim()
        .split("\r\n")
        .slice(1)
        .every((line) => line.includes("safeguarding-east")),
    ).toBe(true);
    const json = await fileFrom(juniper, "JSON");
    expect(JSON.parse(json.bytes.toString())).toMatchObject({
      drawn: { drawnBy: "Juniper Vasterling", asked: { team: "safeguarding-east" } },
      audits: [{ submittedBy: { name: "Sol Emberley" } }],
    });
    await button(juniper, /^Open the run of Safeguarding East for August 2025/).click();
    await juniper.getByText("Submitted by Sol Emberley on 29 Aug 2025 at 16:00, as at 29 Aug 2025.").waitFor();
  });

  it("performs the run again with the same figures", async () => {
    await button(juniper, "Re-perform").click();
    await juniper.getByText("Identical. The same entries give the same results and the same figures.").waitFor();
  });

  it("draws a sample, answers its questions, and finds the same cases and answers again by the seed", async () => {
    await juniper.getByLabel("Seed, 0 to 999999").fill("4711");
    await juniper.getByLabel("Cases, 1 to 100").fill("3");
    await button(juniper, "Draw the sample").click();
    await juniper
      .getByText(/^Drawn with seed 4711 by Juniper Vasterling on 15 Sep 2025 at \d\d:\d\d\. 0 of 3 cases answered/)
      .waitFor();
    const cases = juniper.locator("fieldset");
    const drawn = await cases.locator("legend").allInnerTexts();
    for (const question of await cases.first().getByRole("combobox").all()) await question.selectOption("Partly");
    await juniper.getByText("1 of 3 cases answered.").waitFor();
    await juniper.getByText(/^Kept: Juniper Vasterling, /).waitFor();
    await isFitToShow(juniper, "quality-sample");

    // Its own tab leads from a run back to all of them.
    await juniper.getByRole("button", { name: "Runs", exact: true }).click();
    await button(juniper, /^Open the run of Safeguarding East for August 2025/).click();
    await juniper.getByLabel("Seed, 0 to 999999").fill("4711");
    await juniper.getByLabel("Cases, 1 to 100").fill("3");
    await button(juniper, "Draw the sample").click();
    await juniper.getByText("1 of 3 cases answered.").waitFor();
    expect(await cases.locator("legend").allInnerTexts()).toEqual(drawn);
    await juniper.getByLabel("Cases, 1 to 100").fill("4");
    await button(juniper, "Draw the sample").click();
    await juniper.getByText("A sample of 3 has been drawn with this seed.").waitFor();
  });

  it("reads references without whose they are, with the note that the head of service put there", async () => {
    await button(juniper, "Show references and reasons").click();
    await juniper.getByText("Discussed on 12 Aug, entered late.").waitFor(patiently);
    await juniper.getByText("Workers stand under pseudonyms").waitFor();
    expect(await juniper.locator("main").innerText()).not.toMatch(/Quennell-Marsh|Thistlewood/);
    expect(await button(juniper, /^What is about/).count()).toBe(0);
    const findings = await fileFrom(juniper, "JSON");
    expect(findings.name).toBe("findings-safeguarding-east-2025-08-29.json");
    expect(JSON.parse(findings.bytes.toString())).toMatchObject({ findings: { pseudonyms: true } });
    expect(world.problems).toEqual([]);
  });
});

describe("inside Excel", () => {
  it("quality assurance opens a run from the pane, with nothing to save and a way back", async () => {
    const { page, pane } = await world.workbench("Juniper Vasterling", "F1-hgy-clean-table.xlsx");
    await pane.getByRole("button", { name: "Roll-up page" }).click();
    await pane.getByRole("button", { name: "Runs", exact: true }).click();
    await pane.getByText("24 runs.").waitFor();
    await pane
      .getByRole("button", { name: /^Open the run of Safeguarding East for August 2025/ })
      .first()
      .click();
    await pane.getByText("Submitted by Sol Emberley on 29 Aug 2025 at 16:00, as at 29 Aug 2025.").waitFor();
    await pane.getByRole("button", { name: "Re-perform" }).click();
    await pane.getByText("Identical. The same entries give the same results and the same figures.").waitFor();
    expect(await pane.getByRole("button", { name: /CSV|JSON|Excel workbook|^What is about/ }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, "quality-in-pane");
    await pane.getByRole("button", { name: "Back to the tracker" }).click();
    await pane.getByRole("button", { name: "Roll-up page" }).waitFor();
    await page.context().close();
    expect(world.problems).toEqual([]);
  });

  it("an administrator, who reads no figures, goes from the pane to who holds what", async () => {
    const { page, pane } = await world.workbench("Marguerite Ashenvale", "F1-hgy-clean-table.xlsx");
    await pane.getByRole("button", { name: "Roll-up page" }).click();
    await pane.getByRole("heading", { name: "Administration of " }).waitFor();
    await pane.getByRole("combobox", { name: "Council" }).selectOption("Haringey");
    await pane.getByRole("row").filter({ hasText: "Sol Emberley" }).first().waitFor();
    expect(await pane.getByRole("button", { name: "Figures", exact: true }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, "administration-in-pane");
    await pane.getByRole("button", { name: "Back to the tracker" }).click();
    await pane.getByRole("button", { name: "Roll-up page" }).waitFor();
    await page.context().close();
    expect(world.problems).toEqual([]);
  });
});

describe("when a run cannot be read, the page says why", () => {
  it("after it was erased, when it has expired, when nobody is signed in, and without a connection", async () => {
    const erase =
      "The findings and entries of this run were erased on 15 Sep 2025, because it was sent for the wrong team.";
    const problem = (status: number, detail: string) => ({
      status,
      json: { type: "about:blank", title: "None", status, detail, correlationId: "ref-12" },
    });
    await button(juniper, "Back to all runs").click();
    await button(juniper, /^Open the run/).click();
    await juniper.route(/\/findings$/, (route) => route.fulfill(problem(410, erase)));
    await button(juniper, "Show references and reasons").click();
    await juniper.getByText(erase).waitFor();
    const expired = { outcome: "input-expired", sentence: "The entries of this run have expired." };
    await juniper.route(/\/re-performance$/, (route) => route.fulfill({ json: expired }));
    await button(juniper, "Re-perform").click();
    await juniper.getByText("Entries expired. The entries of this run have expired.").waitFor();
    await isFitToShow(juniper, "quality-gone");

    await button(juniper, "Back to all runs").click();
    await juniper.route(/\/audits\?/, (route) =>
      route.fulfill(problem(401, "The sign-in has expired. Sign in again.")),
    );
    await juniper.getByLabel("Team").selectOption("Every team");
    await juniper.getByText("The sign-in has expired. Sign in again.").waitFor();
    await button(juniper, "Sign in").waitFor();
    await juniper.unroute(/\/audits\?/);
    await juniper.context().setOffline(true);
    await juniper.getByLabel("Team").selectOption("Safeguarding West");
    await juniper.getByText("The service cannot be reached: check the connection and try again.").waitFor();
    await juniper.context().setOffline(false);
    await button(juniper, "Try again").click();
    await juniper.getByText("1 run.").waitFor();
    await juniper.getByLabel("As at a day in").selectOption("September 2025");
    await juniper.getByText("No run matches: choose another month, or take a filter away.").waitFor();
  });
});

/** One team's run for this month, as its manager's pane would send it. */
async function submit(person: string, of: { team: string; runId: string }, submission: object): Promise<void> {
  const { origin, issuer } = world.stack;
  const managers = people.find(({ name }) => name === person);
  const answer = await odessa.request.put(`${origin}/api/councils/haringey/teams/${of.team}/audits/${of.runId}`, {
    headers: { authorization: `Bearer ${await issuer.issueToken(managers?.id ?? "")}` },
    data: submission,
  });
  expect(answer.status()).toBe(201);
}

describe("a child in the trackers of two teams", () => {
  const east = () => odessa.getByRole("row").filter({ hasText: "Safeguarding East" }).first().getByRole("cell");
  const overdueAndInScope = async () => (await east().allInnerTexts()).slice(0, 2).map((text) => text.trim());
  const status = (words: string | RegExp) => odessa.getByRole("status").filter({ hasText: words });
  const everyTeam = () => odessa.getByRole("switch", { name: "Count a child in every team" });

  it("is counted once, with what is overdue where it is not counted plain to see, or in each team as submitted", async () => {
    await submit("Sol Emberley", { ...runOfEast, team: "safeguarding-east" }, ofEast);
    await submit("Thaddeus Brackenfell", { ...runOfWest, team: "safeguarding-west" }, ofWest);
    await world.stack.host.feedIdle();
    await button(odessa, "Refresh").click();
    await odessa.getByRole("combobox", { name: "Month" }).selectOption("September 2025");
    const once =
      "1 child stands in more than one team’s tracker. The child is counted once, under the later allocation. Taken off this check: Safeguarding East 1, overdue. Together the teams count 4 and not 5.";
    await status(once).waitFor(patiently);
    expect(await overdueAndInScope()).toEqual(["1", "2"]);
    await button(odessa, "List the children in more than one team").click();
    await odessa.getByRole("heading", { name: "Overdue in a team that does not count the child" }).waitFor();
    const child = odessa.getByRole("listitem").filter({ hasText: "Safeguarding West, also in Safeguarding East" });
    expect(await child.innerText()).toMatch(
      /West, allocated 4 Aug 2025[^]*Met, due [^]*East, allocated 3 Feb 2025[^]*Overdue \d+ days, due [^]* not counted here/,
    );
    await child.scrollIntoViewIfNeeded();
    await isFitToShow(odessa, "head-shared-cases");
    await button(odessa, "Safeguarding East").click();
    await odessa.getByText("What follows is as submitted: above, children who are counted in another team").waitFor();
    await button(odessa, "Safeguarding East").click();
    expect((await fileFrom(odessa, "These figures, CSV")).bytes.toString()).toContain(
      `${once} The twelve months are as`,
    );

    // Read again, as whenever the window is looked at, the figures stay as they are until there is another answer.
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await odessa.route(/\/shared-cases\?/, (route) => held.then(() => route.continue()));
    const again = odessa.waitForRequest(/\/shared-cases\?/);
    await button(odessa, "Refresh").click();
    await again;
    expect(await status(once).count()).toBe(1);
    const answered = odessa.waitForResponse(/\/shared-cases\?/);
    answer();
    await answered;
    await odessa.unroute(/\/shared-cases\?/);

    await everyTeam().check();
    await status("and is counted in each, as the teams submitted.").waitFor();
    expect(await overdueAndInScope()).toEqual(["2", "3"]);
    await everyTeam().uncheck();
    await odessa.route(/\/shared-cases\?/, (route) => route.fulfill({ status: 404, body: "" }));
    await button(odessa, "Refresh").click();
    await status(/may be counted twice, because the teams’ references could not be compared/).waitFor();
    expect(await overdueAndInScope()).toEqual(["2", "3"]);
    await odessa.unroute(/\/shared-cases\?/);
    await button(odessa, "Compare again").click();
    await status(once).waitFor();
    expect(world.problems).toEqual([]);
  });
});

// Last: it changes who holds what.
administrationJourney(() => ({ world, odessa }));
