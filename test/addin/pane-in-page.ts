import { mkdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { folders } from "../../local/set-up/folders.ts";
import { accessibilityFaults, isAtRest } from "../support/accessibility.ts";
import { launchChromium } from "../support/chromium.ts";
import { gridFromXlsx } from "../support/grid-from-xlsx.ts";
import type { PanePage, WrittenGrid } from "./pane-page.ts";

const address = "https://pane.example/";
const screenshots = path.join(folders.root, "test/addin/screenshots");

export type Theme = keyof typeof backgrounds;
const backgrounds = { light: "rgb(255, 255, 255)", dark: "rgb(41, 41, 41)", forced: "rgb(255, 255, 255)" };

const lookedFor = {
  light: { rules: { "target-size": { enabled: true } } },
  // Dark differs from light in its colours alone.
  dark: { runOnly: ["color-contrast", "link-in-text-block"] },
  // Forced colours are the person's own, and what axe-core would measure are those that they replace.
  forced: { rules: { "color-contrast": { enabled: false } } },
} as const;

/** A Chromium with the pane alone in a page, whose every state can be asked for: see `pane-page.ts`. */
export class PaneInPage {
  readonly page: Page;
  readonly problems: readonly string[];
  private readonly browser: Browser;

  private constructor(browser: Browser, page: Page, problems: readonly string[]) {
    this.browser = browser;
    this.page = page;
    this.problems = problems;
  }

  static async open(): Promise<PaneInPage> {
    const [script, browser] = await Promise.all([bundled(), launchChromium()]);
    const page = await browser.newPage({ viewport: { width: 350, height: 760 }, locale: "en-GB" });
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    const html = `<!doctype html><html lang="en-GB"><title>Pane</title><div id="root"></div><script type="module" src="/pane.js"></script></html>`;
    await page.route(`${address}**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === "/") await route.fulfill({ contentType: "text/html", body: html });
      else if (pathname === "/pane.js") await route.fulfill({ contentType: "text/javascript", body: script });
      else await route.fulfill({ status: 404 });
    });
    await page.addInitScript(() => {
      const heard: string[] = [];
      Object.assign(document, { heard, ariaNotify: (words: string) => heard.push(words) });
    });
    await page.goto(address);
    await page.waitForFunction("globalThis.pane !== undefined");
    return new PaneInPage(browser, page, problems);
  }

  /** Runs something in the page; it may use nothing but what it is given. */
  async in<Given, Answer>(
    action: (pane: PanePage, given: Given) => Answer | Promise<Answer>,
    given?: Given,
  ): Promise<Answer> {
    return await this.page.evaluate<Answer>(
      `(${String(action)})(pane, ${given === undefined ? "undefined" : JSON.stringify(given)})`,
    );
  }

  /** What was read out of itself since the page was opened, beside its live regions. */
  async heard(): Promise<readonly string[]> {
    return await this.page.evaluate<readonly string[]>("document.heard");
  }

  /** Nothing moves any more, no colour is still on its way, and what floats has found its place. */
  async settled(): Promise<void> {
    await isAtRest(this.page);
    await this.page.evaluate(placed);
  }

  async show(theme: Theme, width: number): Promise<void> {
    await this.page.emulateMedia({
      colorScheme: theme === "dark" ? "dark" : "light",
      forcedColors: theme === "forced" ? "active" : "none",
      reducedMotion: "reduce",
    });
    await this.page.setViewportSize({ width, height: 760 });
    const background = "getComputedStyle(document.querySelector('.fui-FluentProvider')).backgroundColor";
    await expect.poll(() => this.page.evaluate(background), { timeout: 30_000 }).toBe(backgrounds[theme]);
    await this.settled();
  }

  /** The accessibility faults that axe-core knows. */
  async faults(theme: Theme): Promise<readonly string[]> {
    return await accessibilityFaults(this.page, lookedFor[theme]);
  }

  /** Whatever reaches beyond the right edge where the page can be scrolled sideways. */
  async cutOff(): Promise<readonly string[]> {
    return await this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      return [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
        .map((element) => `${element.outerHTML.slice(0, 120)} ends ${scrollWidth - clientWidth} px too far`)
        .filter((_, index, all) => index < 2 || index === all.length - 1);
    });
  }

  /** Whatever can be pressed and is smaller than 24 by 24 pixels. */
  async smallTargets(): Promise<readonly string[]> {
    return await this.page.evaluate(() =>
      [...document.querySelectorAll("button, select, input, a[href], summary, [role=tab], [role=menuitem]")]
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 23.9))
        // A link within a sentence is as tall as the sentence's line (WCAG 2.5.8), and a field is as large as its frame.
        .filter(({ element }) => element.closest("p, .fui-Input") === null)
        .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} is ${box.width} by ${box.height}`),
    );
  }

  /** The controls that Tab comes to, in its order, and those of them that do not show that they have the focus. */
  async tabThrough(count: number): Promise<{ readonly names: readonly string[]; readonly unseen: readonly string[] }> {
    const names: string[] = [];
    const unseen: string[] = [];
    for (let pressed = 0; pressed < count; pressed++) {
      await this.page.keyboard.press("Tab");
      const now = await this.page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return undefined;
        // The ring may be drawn by the control, by what frames it, or by a sign before or after it.
        const drawn = (): string =>
          [element, element.parentElement, element.parentElement?.parentElement]
            .flatMap((each) => (each ? [getComputedStyle(each), getComputedStyle(each, "::after")] : []))
            .map((style) =>
              [style.outline, style.boxShadow, style.border, style.transform, style.textDecoration].join(),
            )
            .join(";");
        const [name, seen] = [element.getAttribute("aria-label") ?? element.textContent, drawn()];
        (element as HTMLElement).blur();
        const isUnseen = drawn() === seen;
        (element as HTMLElement).focus();
        return { name, isUnseen };
      });
      if (now === undefined) break;
      names.push(now.name);
      if (now.isUnseen) unseen.push(now.name);
    }
    return { names, unseen };
  }

  /** Kept beside the tests when UPDATE_SCREENSHOTS is set, so that a person looks at them; otherwise not taken. */
  async picture(name: string): Promise<void> {
    if (process.env["UPDATE_SCREENSHOTS"] === undefined) return;
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ type: "jpeg", quality: 30, path: path.join(screenshots, `${name}.jpg`) });
  }

  /** Shows a page of its own in the place of the pane, and tells its faults at a width. */
  async faultsOf(html: string, theme: Theme, width: number): Promise<readonly string[]> {
    const page = await this.browser.newPage({ viewport: { width, height: 760 } });
    await page.emulateMedia({ colorScheme: theme === "dark" ? "dark" : "light" });
    await page.setContent(html);
    const beside = new PaneInPage(this.browser, page, []);
    const found = [...(await beside.faults(theme)), ...(await beside.cutOff()), ...(await beside.smallTargets())];
    if (theme === "light") await beside.picture(`help-page-${width}`);
    await page.close();
    return found;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** An open menu is put in its place some frames after the page was given another width: until five frames are alike, but for what turns for as long as it is shown. */
const placed = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const boxes = () => JSON.stringify([...document.querySelectorAll("body *:not([role=progressbar] *)")].map((each) => each.getBoundingClientRect()));
  for (let alike = 0, last = ""; alike < 5; ) {
    await frame();
    const now = boxes();
    alike = now === last ? alike + 1 : 0;
    last = now;
  }
})()`;

const entry = `
  import { PaneApp } from "./addin/taskpane/pane-app.tsx";
  import { AppFrame } from "./addin/ui/app-frame.tsx";
  import "./test/addin/pane-page.ts";
  globalThis.drawPane = (model) => <AppFrame><PaneApp model={model} /></AppFrame>;
`;

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: folders.root,
    stdin: { contents: entry, loader: "tsx", resolveDir: folders.root },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}

/** A workbook of `test/trackers`, to travel into the page; with so many lines of each sheet, and then in no Excel table. */
export function tracker(name: string, { lines }: { readonly lines?: number } = {}): WrittenGrid {
  const { sheets, ...grid } = gridFromXlsx(new URL(`../trackers/${name}.xlsx`, import.meta.url));
  const cut = sheets.map((sheet) => ({
    ...sheet,
    hiddenColumns: [...sheet.hiddenColumns],
    values: sheet.values.slice(0, lines),
    formulas: sheet.formulas.slice(0, lines),
    ...(lines === undefined ? {} : { tables: [] }),
  }));
  return { ...grid, sheets: cut };
}
