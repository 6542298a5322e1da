import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { habits } from "../../local/seed/councils.ts";
import { idOf as idMadeOf } from "../../local/seed/randomness.ts";
import { trackerOn } from "../../local/seed/tables.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import { accessibilityFaults } from "../support/accessibility.ts";
import { patiently, picture, type World } from "./support.ts";

/** What sticks out of the page, but for what scrolls by itself. */
const tooWide = `[...document.querySelectorAll("main *")]
  .filter((each) => each.getBoundingClientRect().right > innerWidth && each.closest("[role=region][tabindex]") === null)
  .map((each) => each.outerHTML.slice(0, 200))`;

const parts = (page: Page, named: { name?: string; exact?: true } = {}) =>
  page.getByRole("navigation", { name: "Parts of the administration" }).getByRole("button", named);
const part = (page: Page, name: string) => parts(page, { name, exact: true }).click();
const saved = (page: Page) => page.getByText("Saved.", { exact: true }).waitFor();

const isWarnedOnLeaving = 'dispatchEvent(new Event("beforeunload", { cancelable: true })) === false';

/** The sign-in has run out: the change is there again once the same person has come back from the sign-in page. */
async function staysOverSignIn(page: Page): Promise<void> {
  const signedOut = {
    type: "about:blank",
    title: "Signed out",
    status: 401,
    detail: "The sign-in has expired. Sign in again.",
    correlationId: "ref-1",
  };
  await page.route(/\/organisation$/, (route) =>
    route.request().method() === "PUT" ? route.fulfill({ status: 401, json: signedOut }) : route.fallback(),
  );
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The sign-in has expired. Sign in again. Your change is still here.").waitFor();
  await page.unroute(/\/organisation$/);
  await page.getByRole("button", { name: "Sign in" }).click();
  const asWho = page.getByRole("button", { name: /^Marguerite Ashenvale/ });
  await asWho.or(page.getByText("Not saved: 1 grant.")).first().waitFor(patiently);
  if (await asWho.isVisible()) await asWho.click();
  await page.getByRole("heading", { name: "Administration of Haringey" }).waitFor();
  await page.getByText("Not saved: 1 grant.").waitFor(patiently);
  expect(new URL(page.url()).hash).toBe("");
}

/** A reference that stands in the run of Safeguarding West for August. */
function refInWest(): string {
  const [west, its] = [{ team: "safeguarding-west", name: "Safeguarding West" }, habits["safeguarding-west"]];
  const tables = its ? trackerOn(west, its, plainDate("2025-08-29")) : [];
  return tables.flatMap((table) => (table.holds === "cases" ? table.rows : []))[0]?.caseRef ?? "";
}

/** The administrator's page, on a stack that is open already, beside a head of service who is signed in. */
export function administrationJourney(open: () => { readonly world: World; readonly odessa: Page }): void {
  describe("the administrator's page", () => {
    let world: World;
    let odessa: Page;
    let marguerite: Page;

    beforeAll(async () => {
      ({ world, odessa } = open());
      marguerite = await world.page({ width: 1280, height: 900 });
      await marguerite.goto(`${world.stack.origin}/rollup.html`);
      await marguerite.getByRole("button", { name: "Sign in" }).click();
      await marguerite.getByRole("button", { name: "Marguerite Ashenvale" }).click();
      await marguerite.getByRole("combobox", { name: "Council" }).selectOption("Haringey");
      await marguerite.getByRole("heading", { name: "Administration of Haringey" }).waitFor();
      await odessa.getByRole("button", { name: "Administration", exact: true }).click();
      await odessa.getByRole("heading", { name: "Administration of Haringey" }).waitFor();
    });

    it("gives cover, keeps a change that a head of service overtakes, and saves it with theirs around it", async () => {
      await marguerite.getByRole("combobox", { name: "Who" }).selectOption("Isolde Fennimarsh");
      await marguerite.getByRole("combobox", { name: "Of", exact: true }).selectOption("Safeguarding East");
      const until = marguerite.getByRole("textbox", { name: /^Gone from/ });
      await until.fill("2025-09-30");
      // So is what is only half filled in.
      await part(marguerite, "Settings");
      await marguerite.getByText("Kept here, not saved yet: the access that you are giving in Haringey.").waitFor();
      await part(marguerite, "Access");
      expect(await until.inputValue()).toBe("2025-09-30");
      // Also when the page is loaded again.
      marguerite.once("dialog", (warning) => void warning.accept());
      await marguerite.reload();
      await until.waitFor(patiently);
      expect(await until.inputValue()).toBe("2025-09-30");
      await marguerite.getByRole("button", { name: "Give", exact: true }).click();
      await marguerite.getByText("Not saved: 1 grant.").waitFor();
      // It is kept while another council is looked at, and while somebody signs in again.
      await marguerite.getByRole("combobox", { name: "Council" }).selectOption("Barnet");
      await marguerite.getByRole("heading", { name: "Administration of Barnet" }).waitFor();
      await marguerite.getByText("Kept here, not saved yet: the changes of Haringey.").waitFor();
      await marguerite.getByRole("combobox", { name: "Council" }).selectOption("Haringey");
      await marguerite.getByText("Not saved: 1 grant.").waitFor();
      const unsaved = marguerite.getByRole("row").filter({ hasText: "not saved yet" });
      expect(await unsaved.textContent()).toContain("from 15 Sep 2025, gone on 30 Sep 2025: not saved yet");
      await staysOverSignIn(marguerite);
      expect(await marguerite.evaluate(isWarnedOnLeaving)).toBe(true);

      expect(await parts(odessa).allTextContents()).toEqual(["Access", "Morning list"]);
      await odessa.getByRole("button", { name: "End: Dilys Marrowfield, Deputy of Safeguarding East" }).click();
      await odessa.getByRole("button", { name: "Gone from this day" }).click();
      await odessa.getByRole("button", { name: "Save" }).click();
      await saved(odessa);
      await odessa.getByRole("checkbox", { name: /^Show the 1 that has ended/ }).check();
      const ended = odessa.getByRole("row").filter({ hasText: "Dilys Marrowfield" });
      expect(await ended.textContent()).toContain("ended on 15 Sep 2025");
      await picture(odessa, "administration-head");

      await marguerite.getByRole("button", { name: "Save" }).click();
      await marguerite.getByText("Somebody changed this meanwhile: your change is kept here").waitFor();
      expect(await marguerite.getByRole("row").filter({ hasText: "Dilys Marrowfield" }).count()).toBe(0);
      await picture(marguerite, "administration-overtaken");
      await marguerite.getByRole("button", { name: "Save" }).click();
      await saved(marguerite);
      const given = marguerite.getByRole("row").filter({ hasText: "Isolde Fennimarsh" }).filter({ hasText: "Cover" });
      expect(await given.textContent()).toContain("since 15 Sep 2025, gone on 30 Sep 2025");
      expect(await marguerite.evaluate(isWarnedOnLeaving)).toBe(false);
      expect(world.problems).toEqual([]);
    });

    it("shows each choice with its reason, and who set it when", async () => {
      await part(marguerite, "Policy choices");
      const choice = marguerite.getByRole("listitem").filter({ hasText: "Monthly is read as four weeks" });
      await choice.getByRole("combobox").selectOption("yes");
      await marguerite.getByRole("button", { name: "Save" }).click();
      await saved(marguerite);
      expect(await choice.textContent()).toMatch(/Section 1\. .*Last set by Marguerite Ashenvale on 15 Sep 2025 at/);
      await picture(marguerite, "administration-choices");
    });

    it("sets a question of the quality audit with its answers", async () => {
      await part(marguerite, "Quality questions");
      await marguerite.getByLabel("A new question").fill("Is the child's voice heard?");
      await marguerite.getByRole("button", { name: "Add the question" }).click();
      const answers = marguerite.getByLabel("Answers to “Is the child's voice heard?”, one a line");
      await answers.fill("Yes");
      await marguerite.getByText("Give at least two answers to choose from.").waitFor();
      await answers.fill("Yes\nIn part\nNo");
      await marguerite.getByRole("button", { name: "Save" }).click();
      await saved(marguerite);
      await part(marguerite, "Settings");
      await part(marguerite, "Quality questions");
      expect(await answers.inputValue()).toBe("Yes\nIn part\nNo");
    });

    it("says in words what cannot stand, and keeps it until it is discarded", async () => {
      await part(marguerite, "Services and teams");
      await marguerite.getByRole("button", { name: "Remove Safeguarding East" }).click();
      await marguerite.getByRole("button", { name: "Save" }).click();
      await marguerite.getByText("The organisation cannot stand like this").waitFor();
      expect(await marguerite.getByText(/has submitted runs, which nobody could read/).count()).toBeGreaterThan(0);
      await marguerite.getByText("Not saved: 1 team.").waitFor();
      await marguerite.getByRole("textbox", { name: "Name of safeguarding-west" }).fill("");
      await marguerite.getByText("Services and teams: give the team safeguarding-west a name").waitFor();
      expect(await marguerite.getByRole("button", { name: "Save" }).getAttribute("aria-disabled")).toBe("true");
      await part(marguerite, "Settings");
      await marguerite.getByRole("spinbutton", { name: /^Days after which/ }).fill("0");
      await marguerite.getByText("Enter a whole number from 1 to 366.").waitFor();
      await marguerite.getByRole("button", { name: "Discard" }).click();
      expect(await marguerite.getByText(/^Not saved/).count()).toBe(0);
    });

    it("finds the runs that hold a child, erases one after a question, and shows what is left", async () => {
      await part(marguerite, "Find and erase");
      const run = marguerite.getByRole("textbox", { name: "Run number" });
      await marguerite.getByRole("combobox", { name: "Team" }).selectOption("Safeguarding West");
      await run.fill("not a number");
      await marguerite.getByText("This is not a whole run number.").waitFor();
      const runId = idMadeOf("run", "haringey", "safeguarding-west", "2025-08");
      await run.fill(runId);
      const heldAName = "it held a name or other words that should not have been sent";
      const reason = marguerite.getByRole("combobox", { name: "Reason" });
      await reason.selectOption(heldAName);
      await marguerite.getByRole("button", { name: "Erase the run…" }).click();
      await marguerite.getByText(`Run ${runId} of Safeguarding West. This page cannot show what it holds`).waitFor();
      await marguerite.getByRole("textbox", { name: "Reference" }).fill(refInWest());
      await marguerite.getByRole("button", { name: "Find", exact: true }).click();
      await marguerite.getByText(/^Looked through all \d+ runs, .*: \d+ hold this reference\.$/).waitFor();
      await marguerite.getByRole("button", { name: "Choose to erase: Safeguarding West, as at 29 Aug 2025" }).click();
      expect(await run.inputValue()).toBe(runId);
      await reason.selectOption(heldAName);
      await marguerite.getByRole("button", { name: "Erase the run…" }).click();
      await marguerite.getByText("as at 29 Aug 2025, which holds them in 1 result, 1 entry.").waitFor();
      await marguerite.getByRole("button", { name: "Erase for good" }).click();
      await marguerite.getByText("Erased on 15 Sep 2025 by Marguerite Ashenvale, because it held a name").waitFor();
      await part(marguerite, "Access log");
      const logged = marguerite.getByRole("row").filter({ hasText: "erased" }).filter({ hasText: runId });
      await expect.poll(() => logged.count(), patiently).toBe(1);
      await marguerite.emulateMedia({ media: "print" });
      const foot = "OFFICIAL-SENSITIVE. Access log, Haringey. Printed by Marguerite Ashenvale on 15 Sep 2025.";
      expect(await marguerite.getByText(foot).isVisible()).toBe(true);
      expect(await marguerite.getByText("OFFICIAL-SENSITIVE", { exact: true }).isVisible()).toBe(true);
      expect(await parts(marguerite).first().isVisible()).toBe(false);
      await picture(marguerite, "administration-print");
      await marguerite.emulateMedia({ media: null });
    });

    it("sets a legal hold, which is told as complete once it has come upon all that is kept, and lifts it", async () => {
      const council = marguerite.getByRole("combobox", { name: "Council" });
      const hold = marguerite.getByRole("checkbox", { name: "Legal hold" });
      await part(marguerite, "Settings");
      await hold.check();
      await marguerite.getByRole("button", { name: "Save" }).click();
      await saved(marguerite);
      await marguerite.getByText(/It is not complete yet: .* Open this page again then\.$/).waitFor();
      await world.stack.host.runTimer("alignHolds");
      await council.selectOption("Barnet");
      await marguerite.getByRole("heading", { name: "Administration of Barnet" }).waitFor();
      await council.selectOption("Haringey");
      await part(marguerite, "Settings");
      await marguerite
        .getByText(/It is complete: on 15 Sep 2025 at \d\d:\d\d nothing was found without it\./)
        .waitFor();
      await hold.uncheck();
      await marguerite.getByRole("button", { name: "Save" }).click();
      await saved(marguerite);
      expect(await marguerite.getByText(/It is complete/).count()).toBe(0);
    });

    it("tells what the service has written down, has no fault that axe-core finds, and fits 320 px", async () => {
      await world.stack.host.runTimer("makeMorningList");
      await world.stack.host.runTimer("makeRetentionReport");
      await marguerite.emulateMedia({ reducedMotion: "reduce" });
      await marguerite.setViewportSize({ width: 320, height: 900 });
      const names = await parts(marguerite).allTextContents();
      expect(names).toHaveLength(9);
      for (const name of names) {
        await parts(marguerite).nth(names.indexOf(name)).click();
        await expect.poll(() => marguerite.getByText(/^Reading /).count(), patiently).toBe(0);
        // A button on its way from one colour to the other is neither.
        await expect.poll(() => accessibilityFaults(marguerite), { ...patiently, message: name }).toEqual([]);
        expect([name, await marguerite.evaluate(tooWide)]).toEqual([name, []]);
        if (name === "Retention") expect(await marguerite.getByRole("row").count()).toBe(10);
      }
      await marguerite.emulateMedia({ colorScheme: "dark" });
      await expect.poll(() => accessibilityFaults(marguerite), patiently).toEqual([]);
      await part(odessa, "Morning list");
      // The world's clock is ours by the hour: before six in the morning no list is made.
      await odessa.getByText(/^As at 15 Sep 2025: teams that have|^No list has been made yet/).waitFor();
    });
  });
}
