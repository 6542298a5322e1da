import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { localhostCertificate } from "../../../local/set-up/certificate.ts";
import { type Stack, startStack } from "../../../local/stack/stack.ts";
import { accessibilityFaults } from "../../support/accessibility.ts";
import { launchChromium } from "../../support/chromium.ts";
import { newFolder, personNamed, removeFolder, today } from "./support.ts";

const data = newFolder();
let stack: Stack;
let browser: Browser;

beforeAll(async () => {
  stack = await startStack({ port: 0, data, today, certificate: await localhostCertificate(data, new Date()) });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await stack.stop();
  removeFolder(data);
});

async function openPeople(colorScheme: "light" | "dark" = "light"): Promise<Page> {
  const page = await browser.newPage({ ignoreHTTPSErrors: true, colorScheme });
  await page.goto(`${stack.origin}/local/people.html`);
  return page;
}

describe("the page Sign in as…", () => {
  it.each(["light", "dark"] as const)("can be read and used by everybody, in the %s theme", async (theme) => {
    const page = await openPeople(theme);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
  });

  it("fits a narrow window", async () => {
    const page = await openPeople();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.close();
  });

  it("opens the workbench signed in as somebody, until another is chosen there", async () => {
    const page = await openPeople();
    await page.getByRole("link", { name: "Workbench as Wren Tarrowby" }).click();
    const account = page.getByLabel("Signed in as");
    await expect.poll(() => account.inputValue(), { timeout: 30_000 }).toBe(personNamed("Wren Tarrowby"));
    expect(await page.getByLabel("Sample").inputValue()).toBe("F2-bnt-pod-tracker.xlsx");
    expect(page.url()).not.toContain("as=");

    await Promise.all([page.waitForEvent("load"), account.selectOption({ label: "Sol Emberley" })]);
    await expect.poll(() => account.inputValue(), { timeout: 30_000 }).toBe(personNamed("Sol Emberley"));
    await page.close();
  });
});
