import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { localhostCertificate } from "../../../local/set-up/certificate.ts";
import { startStack, type Stack } from "../../../local/stack/stack.ts";
import { picture } from "../../journeys/support.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { launchChromium } from "../../support/chromium.ts";
import type { RollUpEntry } from "../../../shared/contract/routes.ts";
import { rollUpOf, sent } from "./roll-ups.ts";
import { sharedOf } from "./shared-cases.ts";

let folder: string;
let stack: Stack;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "roll-up-"));
  const certificate = await localhostCertificate(path.join(folder, "certificate"), new Date());
  stack = await startStack({ port: 0, data: path.join(folder, "data"), today: "2025-09-15", certificate });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await stack.stop();
  await rm(folder, { recursive: true });
});

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

async function openPage(options: { colorScheme?: "light" | "dark"; width?: number } = {}): Promise<Page> {
  const { colorScheme = "light", width = 1280 } = options;
  const viewport = { width, height: 900 };
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport, colorScheme });
  contexts.push(context);
  return context.newPage();
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${stack.origin}/rollup.html?login_hint=somebody%40councils.example`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

/** One child, overdue in the first team and counted in the second. */
function twoOf(entries: readonly RollUpEntry[]): Parameters<typeof sharedOf>[1] {
  const [one, other] = ["team-1", "team-2"].map((team) =>
    entries.find((entry) => entry.team === team && entry.month === "2025-08"),
  );
  return one && other ? [{ ref: "M1", counts: [other, "met"], other: [one, "overdue"] }] : [];
}

const row = (page: Page, team: string) => page.getByRole("row").filter({ hasText: team });
const seeded = ["March", "April", "May", "June", "July", "August"].map((name) => `${name} 2025`);

describe("the head of service's page", () => {
  it("asks to sign in, passes the hint on, and shows the seeded six months without a fault of its own", async () => {
    const page = await openPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    const asked = page.waitForRequest(/\/authorize\?/);
    await signIn(page, "Odessa Quillmere");
    expect(new URL((await asked).url()).searchParams.get("login_hint")).toBe("somebody@councils.example");

    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Safeguarding and Support, August 2025");
    expect(await page.getByRole("combobox", { name: "Month" }).locator("option").allTextContents()).toEqual(
      seeded.toReversed(),
    );
    for (const team of ["Safeguarding East", "Safeguarding North", "Safeguarding West"]) {
      expect(await row(page, team).first().textContent()).toMatch(/\d+%\d+ of \d+.*29 Aug 2025/);
    }
    await page.getByRole("img", { name: "From 98% in March 2025 to 96% in August 2025" }).waitFor();
    await page.getByRole("combobox", { name: "Month" }).selectOption("March 2025");
    await page.getByRole("heading", { name: "Safeguarding and Support, March 2025" }).waitFor();
    expect(await page.getByText("so nothing is compared").count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it("shows nobody the figures of whoever was signed in before them, and drops the hint once somebody is", async () => {
    const page = await openPage();
    await signIn(page, "Odessa Quillmere");
    expect(new URL(page.url()).search).toBe("");
    const named = (username: string): string => `${stack.origin}/rollup.html?login_hint=${username}%40councils.example`;
    await page.goto(named("caspian.holloworth"));
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Caspian Holloworth" }).click();
    await page.getByRole("heading", { name: /^Intervention and Planning/ }).waitFor();
    await page.goto(named("Odessa.Quillmere"));
    await page.getByRole("heading", { name: /^Safeguarding and Support/ }).waitFor();
    expect(new URL(page.url()).search).toBe("");
  });

  it("says of a team that is silent or records too little that it cannot be judged, and gives no percentage", async () => {
    const page = await openPage();
    await signIn(page, "Caspian Holloworth");
    const birch = await row(page, "Pod Birch").first().textContent();
    expect(birch).toMatch(/Not enough recorded: \d+ of 84/);
    const cedar = await row(page, "Pod Cedar").first().textContent();
    expect(cedar).toContain("No figures for August 2025");
    expect(cedar).toContain("last on 30 Jun 2025");
    for (const text of [birch, cedar]) expect(text).not.toContain("%");
    const lines = (await page.locator("dl").textContent()) ?? "";
    expect(lines).toMatch(/Pod Birch \(not enough recorded: \d+ of 84\); Pod Cedar \(nothing for August 2025/);
  });

  it("opens a team's row to the record of its run, by keyboard alone", async () => {
    const page = await openPage();
    await signIn(page, "Odessa Quillmere");
    const east = page.getByRole("button", { name: "Safeguarding East" });
    await east.focus();
    await page.keyboard.press("Enter");
    expect(await east.getAttribute("aria-expanded")).toBe("true");
    await page.getByText("Submitted by Sol Emberley on 29 Aug 2025 at 16:00, as at 29 Aug 2025.").waitFor();
    const record = page.getByRole("table", { name: "Teams: Child discussed in supervision" });
    await record.getByText("How the policy was read: the choices in force").click();
    await record.getByText("A group discussion or mapping of the child starts the child's clock again: yes.").waitFor();
  });

  it.each(["light", "dark"] as const)(
    "has no fault that axe-core finds, in %s, wide and at 320 px",
    async (colorScheme) => {
      const page = await openPage({ colorScheme });
      await page.goto(`${stack.origin}/rollup.html`);
      await page.getByRole("button", { name: "Sign in" }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await signIn(page, "Caspian Holloworth");
      await page.locator("figure svg").nth(2).waitFor();
      await page.getByRole("button", { name: "Pod Alder" }).click();
      await page.getByText("Submitted by Wren Tarrowby").waitFor();
      await page.getByRole("button", { name: "Show references and reasons" }).click();
      await page
        .getByRole("button", { name: /^Dispute: / })
        .first()
        .click();
      await page.getByText("No names: no child’s").or(page.getByText("No names: no child's")).waitFor();
      await page.getByText("The twelve months as a table").click();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 900 });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  it("prints a service of twelve teams on one page that says whose it is and who printed it", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `Team ${index + 1}`);
    const entries = names.flatMap((name) =>
      ["2025-07", "2025-08"].map((month) =>
        sent({ team: name.toLowerCase(), month, counts: { met: 90, overdue: 10 }, longest: 7 }),
      ),
    );
    const teams = names.map((name) => ({ team: name.toLowerCase().replace(" ", "-"), name }));
    const sentByAll = entries.map((entry) => ({ ...entry, team: entry.team.replace(" ", "-") }));
    const page = await openPage({ colorScheme: "dark" });
    const august = sharedOf(
      sentByAll.filter(({ month }) => month === "2025-08"),
      twoOf(sentByAll),
    );
    await page.route(/\/roll-ups\//, (route) => {
      if (route.request().url().includes("/shared-cases?")) return route.fulfill({ json: august });
      const year = Number(new URL(route.request().url()).searchParams.get("year"));
      return route.fulfill({ json: { ...rollUpOf(year, []), teams, entries: year === 2025 ? sentByAll : [] } });
    });
    await page.route(/\/organisation$/, async (route) => {
      const council = (await (await route.fetch()).json()) as { settings: { marking: string } };
      await route.fulfill({ json: { ...council, settings: { ...council.settings, marking: "PROTECT" } } });
    });
    await signIn(page, "Odessa Quillmere");
    await page.locator("figure svg").nth(11).waitFor();
    await page.getByText("PROTECT", { exact: true }).waitFor();
    const counting = page.getByText(
      /Taken off this check: Team 1 1, overdue\. Together the teams count 1199 and not 1200\./,
    );
    await counting.waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    await page.emulateMedia({ media: "print" });
    const foot = "PROTECT. Safeguarding, August 2025, Haringey. Printed by Odessa Quillmere on 15 Sep 2025.";
    expect(await page.getByText(foot).isVisible()).toBe(true);
    expect(await counting.isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: /^List the children/ }).isVisible()).toBe(false);
  });
});

describe("figures that have grown old", () => {
  it("are told to be so above them, give no percentage, and keep managers' own supervision in its own row", async () => {
    const ofManagers = { counts: { overdue: 1 }, longestOverdueDays: 9 };
    const ofOthers = { counts: { met: 7 }, longestOverdueDays: 0 };
    const entries = ["2025-04", "2025-05"].map((month): RollUpEntry => {
      const entry = sent({ team: "alder", month, counts: {} });
      const counts = { "BNT-SUP": { met: 7, overdue: 1 } };
      const apart = month === "2025-05" ? { "BNT-SUP": { managers: ofManagers, others: ofOthers } } : undefined;
      const summary = { ...entry.summary, counts, ...(apart && { apart }) };
      return { ...entry, edition: "undated, read 2025", summary };
    });
    const page = await openPage();
    await page.route(/\/roll-ups\//, (route) => {
      const year = Number(new URL(route.request().url()).searchParams.get("year"));
      const of = { council: "barnet", service: "intervention-and-planning" };
      return route.fulfill({ json: { ...rollUpOf(year, ["Alder"], year === 2025 ? entries : []), ...of } });
    });
    await signIn(page, "Caspian Holloworth");
    await page.getByText("No team of Safeguarding has submitted anything for 107 days, since 31 May 2025").waitFor();
    expect(await row(page, "Alder").first().textContent()).toMatch(/Too old to judge by: 107 days.*107 days ago/);
    expect(await row(page, "Alder").first().textContent()).not.toContain("%");
    const own = "Worker's one-to-one supervision: team managers’ own";
    await page.getByRole("button", { name: own }).click();
    await page.getByText("9 days, in Alder.").waitFor();
    await picture(page, "head-silent");
    await page.getByRole("combobox", { name: "Month" }).selectOption("April 2025");
    await page.getByText("not told apart in: Alder.").waitFor();
    expect(await page.getByText(/has submitted anything for/).count()).toBe(0);
    expect(await row(page, "Alder").first().textContent()).toMatch(/87%7 of 8/);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe("when there is nothing to show, the page says why and what to do", () => {
  it("to somebody who holds no service", async () => {
    const page = await openPage();
    await signIn(page, "Fen Hallowick");
    await page.getByText("You are signed in as Fen Hallowick. Nothing is yours to read today").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it("for a year in which nothing was submitted", async () => {
    const page = await openPage();
    await signIn(page, "Odessa Quillmere");
    await page.getByLabel("Year").selectOption("2021");
    await page.getByText("No team of Safeguarding and Support submitted anything for 2021").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it("when the service fails, with the reference number, and tries again", async () => {
    const page = await openPage();
    const problem = { type: "about:blank", title: "Fault", status: 500, detail: "None.", correlationId: "ref-4711" };
    await page.route(/\/api\/me$/, (route) => route.fulfill({ status: 500, json: problem }));
    await signIn(page, "Odessa Quillmere");
    await page.getByText("Reference number: ref-4711").waitFor();
    await page.unroute(/\/api\/me$/);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("table").first().waitFor();
  });

  it("keeps the figures when the connection goes, and reads them again when the window is looked at", async () => {
    const page = await openPage();
    await signIn(page, "Odessa Quillmere");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByText(/The service cannot be reached.*What is shown was read at \d\d:\d\d\./).waitFor();
    expect(await page.getByRole("table").first().isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.evaluate("dispatchEvent(new Event('focus'))");
    await page.getByText(/What is shown was read at/).waitFor({ state: "detached" });
  });

  it("when a part of the page is no longer there to be fetched", async () => {
    const page = await openPage();
    await signIn(page, "Odessa Quillmere");
    await page.route(/\/assets\/.*\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
    await row(page, "Safeguarding East").first().getByRole("button").click();
    await page.getByText("This part could not be fetched").waitFor();
    // The figures stay around it.
    expect(await row(page, "Safeguarding East").first().isVisible()).toBe(true);
    await page.unroute(/\/assets\/.*\.js$/);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("This part could not be fetched").waitFor({ state: "detached" });
    await page.route(/\/assets\/.*\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
    await page.getByRole("button", { name: "Runs", exact: true }).click();
    await page.getByText("This part could not be fetched").waitFor();
    await page.unroute(/\/assets\/.*\.js$/);
    await page.getByRole("button", { name: "Load the page again" }).click();
    await page.getByRole("table").first().waitFor();
  });

  it("when the sign-in has run out, and takes the figures away", async () => {
    const page = await openPage();
    await signIn(page, "Odessa Quillmere");
    const problem = {
      type: "about:blank",
      title: "Signed out",
      status: 401,
      detail: "The sign-in has expired. Sign in again.",
      correlationId: "ref-1",
    };
    await page.route(/\/api\/me$/, (route) => route.fulfill({ status: 401, json: problem }));
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.getByRole("heading", { name: "You are signed out" }).waitFor();
    expect(await page.getByRole("table").count()).toBe(0);
  });

  it("when the sign-in page refuses, and offers to sign in again", async () => {
    const page = await openPage();
    await page.route(/\/authorize\?/, (route) => {
      const state = new URL(route.request().url()).searchParams.get("state") ?? "";
      const answer = new URLSearchParams({ error: "access_denied", error_description: "Not assigned.", state });
      return route.fulfill({ status: 302, headers: { location: `${stack.origin}/rollup.html#${answer.toString()}` } });
    });
    await page.goto(`${stack.origin}/rollup.html`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Signing in did not work: try again, and ask your administrator").waitFor();
    expect(await page.getByRole("button", { name: "Sign in" }).isVisible()).toBe(true);
    expect(await page.getByText("Not assigned").count()).toBe(0);
  });

  it("when somebody signs out", async () => {
    const page = await openPage();
    await signIn(page, "Odessa Quillmere");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "You are signed out" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/rollup.html");
  });
});
