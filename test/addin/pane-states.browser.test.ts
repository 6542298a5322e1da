import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Frame, Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { people } from "../../local/seed/people.ts";
import { folders } from "../../local/set-up/folders.ts";
import { Workbench, World } from "../journeys/support.ts";

/** Every state that the pane can show, reached in a real browser over the whole product. */
let world: World;
const pages: Page[] = [];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = path.join(folders.root, "test/addin/screenshots");

beforeAll(async () => {
  world = await World.start();
});
afterAll(async () => {
  await world.stop();
});
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close();
});

interface Beginning {
  /** Whom Excel is signed in as; nobody when null. */
  readonly person?: string | null;
  /** Done before the workbench opens, so that the pane meets it from the start. */
  readonly before?: (page: Page) => Promise<void>;
}

async function open({ person = "Sol Emberley", before }: Beginning = {}): Promise<Workbench> {
  const page = await world.page({ width: 1000, height: 820 });
  pages.push(page);
  await before?.(page);
  const id = people.find(({ name }) => name === person)?.id;
  const as = id === undefined ? "" : `&as=${id}`;
  await page.goto(`${world.stack.origin}/workbench.html?sample=F1-hgy-clean-table.xlsx${as}`);
  return new Workbench(page);
}

/** Opened, confirmed and checked. */
async function openChecked(beginning: Beginning = {}): Promise<Workbench> {
  const excel = await open(beginning);
  await excel.confirm();
  await excel.summary();
  return excel;
}

const problem = (status: number) => ({
  type: "about:blank",
  title: "Fault",
  status,
  detail: "None.",
  correlationId: "ref-4711",
});
const me = /\/api\/me$/;
const abort = (route: Route): Promise<void> => route.abort();

interface InPage {
  workbench: { workbook: { sheets: { isProtected: boolean; visibility: string }[] } };
}

/** Excel itself does this, not the add-in. */
async function changeSheets(page: Page, change: { isProtected: boolean } | { visibility: string }): Promise<void> {
  await page.evaluate((changes) => {
    for (const sheet of (globalThis as unknown as InPage).workbench.workbook.sheets) Object.assign(sheet, changes);
  }, change);
}

/** Holds the answer to who is signed in until the returned function is called. */
async function holdMe(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  await page.route(me, (route) => {
    held.push(route);
  });
  return async () => {
    for (const route of held.splice(0)) await route.continue();
    await page.unroute(me);
  };
}

function frameOf(page: Page): Frame {
  const frame = page.frames().find((each) => each.url().includes("/pane.html"));
  if (frame === undefined) throw new Error("The workbench shows no pane.");
  return frame;
}

async function setWidth(page: Page, width: number): Promise<void> {
  await page.addStyleTag({ content: `#pane { width: ${width}px !important; flex: none; }` });
  await expect.poll(() => frameOf(page).evaluate("innerWidth")).toBe(width);
}

const backgrounds = { light: "rgb(255, 255, 255)", dark: "rgb(41, 41, 41)" };

/** The theme is drawn, and no colour is still on its way. */
async function coloursSettled(page: Page, scheme: keyof typeof backgrounds): Promise<void> {
  const frame = frameOf(page);
  const background = "getComputedStyle(document.querySelector('.fui-FluentProvider')).backgroundColor";
  await expect.poll(() => frame.evaluate(background)).toBe(backgrounds[scheme]);
  const isStill = "document.getAnimations().every((each) => each.effect?.getTiming().iterations === Infinity)";
  await expect.poll(() => frame.evaluate(isStill)).toBe(true);
}

interface Found {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

/** The accessibility faults that axe-core knows, in the pane as it stands. */
async function violations(page: Page): Promise<readonly string[]> {
  const frame = frameOf(page);
  await frame.evaluate(axe);
  const found = await frame.evaluate<Found>("axe.run()");
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Kept beside the tests when UPDATE_SCREENSHOTS is set, so that a person looks at them; otherwise only taken. */
async function picture(page: Page, name: string): Promise<void> {
  const update = process.env["UPDATE_SCREENSHOTS"] !== undefined;
  if (update) mkdirSync(screenshots, { recursive: true });
  await page.locator("#pane iframe").screenshot({
    type: "jpeg",
    quality: 50,
    ...(update ? { path: path.join(screenshots, `${name}.jpg`) } : {}),
  });
}

/** Nothing for axe-core to find and nothing cut off, in light and dark, at the usual and the narrowest width. */
async function expectSound(excel: Workbench, name: string): Promise<void> {
  const { page } = excel;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await coloursSettled(page, colorScheme);
    for (const width of [350, 320]) {
      await setWidth(page, width);
      expect(await violations(page), `${name}, ${colorScheme}, ${width} px`).toEqual([]);
      expect(await frameOf(page).evaluate("document.documentElement.scrollWidth")).toBe(width);
    }
  }
  await picture(page, name);
  expect(world.problems).toEqual([]);
}

describe("each state of the pane says what it is and what to do, and has no fault that axe-core finds", () => {
  it("while it looks at the workbook", async () => {
    const before = async (page: Page): Promise<void> => {
      await holdMe(page);
    };
    const excel = await open({ before });
    await excel.pane.getByText("Looking at this workbook…").waitFor();
    await expectSound(excel, "loading");
  });

  it("when nobody is signed in, and goes on once somebody is", async () => {
    const excel = await open({ person: null });
    await excel.pane.getByRole("button", { name: "Sign in" }).waitFor();
    await expectSound(excel, "signed-out");
    await excel.pane.getByRole("button", { name: "Sign in" }).click();
    await excel.page.getByRole("button", { name: "Sol Emberley" }).click();
    await excel.pane.getByRole("heading", { name: "Your tracker was found" }).waitFor();
  });

  it("to somebody who holds no team", async () => {
    const excel = await open({ person: "Fen Hallowick" });
    await excel.pane.getByText("You hold no team today: ask your head of service").waitFor();
    await excel.pane.getByText("Fen Hallowick", { exact: true }).waitFor();
    expect(await excel.pane.getByRole("button", { name: "Roll-up page" }).count()).toBe(0);
    await expectSound(excel, "no-team");
  });

  it("when the workbook holds no tracker", async () => {
    let release = (): Promise<void> => Promise.resolve();
    const excel = await open({
      before: async (page) => {
        release = await holdMe(page);
      },
    });
    await excel.pane.getByText("Looking at this workbook…").waitFor();
    await changeSheets(excel.page, { visibility: "Hidden" });
    await release();
    await excel.pane.getByRole("heading", { name: "No tracker was found" }).waitFor();
    await expectSound(excel, "no-tracker");
    await changeSheets(excel.page, { visibility: "Visible" });
    await excel.pane.getByRole("button", { name: "Look again" }).click();
    await excel.pane.getByRole("heading", { name: "Your tracker was found" }).waitFor();
  });

  it("before anything is sent", async () => {
    const excel = await open();
    await excel.pane.getByText("Haringey · Sol Emberley · 15 Sep 2025").waitFor();
    await excel.pane.getByRole("heading", { name: "This is what is sent" }).waitFor();
    await expectSound(excel, "confirm");
  });

  it("with the list, by worker, filtered and opened to why", async () => {
    const excel = await openChecked();
    const { pane } = excel;
    await pane.getByRole("heading", { name: "Cases: 68 to look at" }).waitFor();
    await pane
      .getByRole("button", { name: /^Why: / })
      .first()
      .click();
    await pane.getByText("The limit was").waitFor();
    await expectSound(excel, "checked");
    const workers = await pane.getByRole("heading", { level: 3 }).allTextContents();
    expect(workers).toEqual(workers.toSorted((one, other) => one.localeCompare(other, "en-GB")));
    await pane.getByLabel("Show the state of cases").selectOption("Overdue (13)");
    await pane.getByRole("heading", { name: "Cases: 13 of 68 to look at" }).waitFor();
    await pane.getByLabel("Show the worker of cases").selectOption({ index: 1 });
    await pane.getByRole("heading", { name: "Cases: 2 of 68 to look at" }).waitFor();
    expect(await pane.getByRole("button", { name: /^Go to cell of/ }).count()).toBe(2);
    await pane.getByLabel("Show the state of cases").selectOption("All states");
    await pane.getByLabel("Show the worker of cases").selectOption("All workers");
    await pane.getByLabel("Show the check of cases").selectOption("Plan decided and contingency recorded (32)");
    await pane.getByRole("heading", { name: "Cases: 32 of 68 to look at" }).waitFor();
  });

  it("on a protected sheet, where the list stands without marks", async () => {
    const excel = await open();
    await excel.pane.getByRole("heading", { name: "Your tracker was found" }).waitFor();
    await changeSheets(excel.page, { isProtected: true });
    await excel.confirm();
    await excel.summary();
    await excel.pane.getByText(/protected/).waitFor();
    expect(await excel.column("Policy check")).toEqual([]);
    await expectSound(excel, "protected");
  });

  it("without a connection, and checks on this computer", async () => {
    const excel = await openChecked();
    await excel.page.context().setOffline(true);
    await excel.pane.getByRole("button", { name: "Check now" }).click();
    await excel.pane.getByText(/Checked on this computer, not submitted\. The service cannot be reached/).waitFor();
    await excel.pane.getByRole("heading", { name: "Cases: 68 to look at" }).waitFor();
    await expectSound(excel, "offline");
  });

  it("when the service fails, with the reference number, and tries again", async () => {
    const before = async (page: Page): Promise<void> => {
      await page.route(me, (route) => route.fulfill({ status: 500, json: problem(500) }));
    };
    const excel = await open({ before });
    await excel.pane.getByText("ref-4711").waitFor();
    await excel.pane.getByText("Nothing in the workbook was changed.").waitFor();
    await expectSound(excel, "error");
    await excel.page.unroute(me);
    await excel.pane.getByRole("button", { name: "Try again" }).click();
    await excel.pane.getByRole("heading", { name: "Your tracker was found" }).waitFor();
  });

  it("while a run waits in the workbook, which must be saved, and sends it once the pane opens again", async () => {
    const excel = await openChecked();
    const audits = /\/audits\//;
    await excel.page.route(audits, abort);
    await excel.pane.getByRole("button", { name: /^Submit/ }).click();
    const waits = excel.pane.getByText(/The run waits in this workbook: save it/);
    await waits.waitFor();
    expect(await waits.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(0);
    await expectSound(excel, "waiting");
    await excel.page.unroute(audits);
    await frameOf(excel.page).evaluate("location.reload()");
    await excel.pane
      .getByText(/^The run that waited in this workbook is submitted: run \S+ Save the workbook\.$/)
      .waitFor();
    await excel.pane.getByRole("heading", { name: "Safeguarding East" }).waitFor();
  });
});

describe("whoever reads a service", () => {
  it("finds the roll-up page from the pane, and is asked to sign in there as the same person", async () => {
    const excel = await open({ person: "Odessa Quillmere" });
    await excel.pane.getByText("Haringey · Odessa Quillmere · 15 Sep 2025").waitFor();
    const opening = excel.page.context().waitForEvent("page");
    await excel.pane.getByRole("button", { name: "Roll-up page" }).click();
    const rollUp = await opening;
    await rollUp.getByRole("button", { name: "Sign in" }).waitFor();
    const hint = new URL(rollUp.url()).searchParams.get("login_hint");
    expect(hint).toBe("odessa.quillmere@councils.example");
  });
});

describe("by keyboard alone", () => {
  const focused = "document.activeElement?.textContent ?? ''";

  it("a tracker is confirmed and checked, a finding opened, and the summary read out", async () => {
    const excel = await open();
    const { page, pane } = excel;
    // Excel's own key for going to the pane leads to its first control.
    await pane.getByLabel("Column of Case reference").focus();
    const tabTo = async (text: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press("Tab");
        if ((await frameOf(page).evaluate<string>(focused)) === text) return;
      }
      throw new Error(`The Tab key never came to ${text}.`);
    };
    await tabTo("Confirm and check now");
    await page.keyboard.press("Enter");
    const region = pane.getByRole("status").filter({ hasText: /^94 open cases: 40 need something/ });
    await region.waitFor();
    expect(await region.getAttribute("aria-live")).toBe("polite");
    await expect.poll(() => frameOf(page).evaluate(focused)).toBe("Check now");
    await page.keyboard.press("Enter");
    await expect.poll(() => pane.getByRole("main").getAttribute("aria-busy")).toBe("false");
    expect(await frameOf(page).evaluate(focused)).toBe("Check now");
    await tabTo("Why");
    await page.keyboard.press("Enter");
    await pane.getByText("The limit was").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await excel.settled();
    expect(world.problems).toEqual([]);
  });
});

describe("in forced colours", () => {
  it("keeps every word, border and icon", async () => {
    const excel = await openChecked();
    await excel.page.emulateMedia({ forcedColors: "active" });
    await excel.pane
      .getByRole("button", { name: /^Why: / })
      .first()
      .click();
    const badge = excel.pane.getByText(/^Overdue \d+ days/).first();
    expect(await badge.evaluate((element) => getComputedStyle(element).borderTopStyle)).toBe("solid");
    expect(await violations(excel.page)).toEqual([]);
    await picture(excel.page, "forced-colours");
  });
});
