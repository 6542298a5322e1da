import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, type Frame, type FrameLocator, type Page } from "playwright-core";
import { expect } from "vitest";
import { people } from "../../local/seed/people.ts";
import { localhostCertificate } from "../../local/set-up/certificate.ts";
import { folders } from "../../local/set-up/folders.ts";
import { type Stack, startStack } from "../../local/stack/stack.ts";
import { accessibilityFaults } from "../support/accessibility.ts";
import { launchChromium } from "../support/chromium.ts";

/** The whole product on a free port with a new world, and a Chromium that has never been anywhere. */
export class World {
  readonly stack: Stack;
  /** Every address that a page has asked for. */
  readonly requests: string[] = [];
  readonly problems: string[] = [];
  private readonly browser: Browser;
  private readonly data: string;

  private constructor(stack: Stack, browser: Browser, data: string) {
    this.stack = stack;
    this.browser = browser;
    this.data = data;
  }

  static async start(today = "2025-09-15"): Promise<World> {
    const data = mkdtempSync(path.join(tmpdir(), "journey-"));
    const certificate = await localhostCertificate(folders.certificate, new Date());
    const stack = await startStack({ port: 0, data, today, certificate });
    await stack.host.feedIdle();
    return new World(stack, await launchChromium(), data);
  }

  async page(viewport = { width: 1560, height: 820 }): Promise<Page> {
    const context: BrowserContext = await this.browser.newContext({
      viewport,
      // The certificate is this computer's own.
      ignoreHTTPSErrors: true,
      locale: "en-GB",
      timezoneId: "Europe/London",
    });
    context.on("request", (request) => this.requests.push(request.url()));
    await context.addInitScript(
      tourSeen,
      people.map(({ id }) => id),
    );
    const page = await context.newPage();
    page.on("pageerror", (error) => this.problems.push(error.message));
    return page;
  }

  /** Opens the workbench with a sample, signed in to its Excel as one of the sample people. */
  async workbench(person: string, sample: string, viewport?: { width: number; height: number }): Promise<Workbench> {
    const page = await this.page(viewport);
    await page.goto(`${this.stack.origin}/workbench.html?sample=${sample}&as=${idOf(person)}`);
    return new Workbench(page);
  }

  /** Opens the roll-up page and signs in as one of the sample people. */
  async rollUp(person: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
    const page = await this.page(viewport);
    await page.goto(`${this.stack.origin}/rollup.html`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: person }).click();
    await page.getByRole("table").first().waitFor();
    return page;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.stack.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}

/** Nobody of the sample world is new here: the tour has a test of its own. */
function tourSeen(ids: readonly string[]): void {
  // A page that is still blank has no storage.
  if (location.protocol === "https:")
    for (const id of ids) localStorage.setItem(`caseload-oversight.tour-seen.${id}`, "yes");
}

/** The machine may be busy with other things. */
export const patiently = { timeout: 20_000 };

function idOf(name: string): string {
  const person = people.find((each) => each.name === name);
  if (person === undefined) throw new Error(`Nobody of the sample world is called ${name}.`);
  return person.id;
}

interface InPage {
  workbench: {
    counters: { syncs: number; requestBytes: number };
    workbook: {
      sheets: {
        name: string;
        ensure(row: number, column: number): { value: unknown };
        entries(): Iterable<
          [number, number, { value: unknown; formula?: string; numberFormat?: string; look?: Record<string, unknown> }]
        >;
        conditionalFormats: unknown[];
        columnWidths: Map<number, number>;
      }[];
      tell(change: object): void;
    };
    settled(): Promise<void>;
    reveal(heading: string): void;
    loadPaneAgain(): void;
  };
}

export class Workbench {
  readonly page: Page;
  readonly pane: FrameLocator;

  constructor(page: Page) {
    this.page = page;
    this.pane = page.frameLocator("#pane iframe");
  }

  /** Opens a tracker of the manager's own, as by the button of the workbench. */
  async openFile(name: string): Promise<void> {
    await this.pane.getByRole("heading", { name: "Your tracker was found" }).waitFor();
    await this.page.setInputFiles("#file", path.join(folders.trackers, name));
  }

  async confirm(): Promise<void> {
    await this.pane.getByRole("button", { name: /confirm/i }).click();
  }

  /** Shows again what was confirmed, to be changed. */
  async changeWhatIsSent(): Promise<void> {
    await this.pane.getByRole("button", { name: "More", exact: true }).click();
    await this.pane.getByRole("menuitem", { name: "What is sent" }).click();
    await this.pane.getByRole("button", { name: "Change what is read or sent" }).click();
  }

  /** Chooses Check now and waits for the summary. */
  async check(): Promise<string> {
    await this.pane.getByRole("button", { name: "Check now" }).click();
    // What an earlier check came to stands there until this one is over.
    await this.pane.locator('main[aria-busy="false"]').waitFor();
    const words = await this.summary();
    await this.settled();
    return words;
  }

  /** The sentence that is read out once a check is over. */
  async summary(): Promise<string> {
    const summary = this.pane.getByText(/open cases: /).first();
    await summary.waitFor();
    return await summary.innerText();
  }

  /** Scrolls the grid to the column under the heading. */
  async showColumn(heading: string): Promise<void> {
    await this.page.evaluate((wanted) => {
      (globalThis as unknown as InPage).workbench.reveal(wanted);
    }, heading);
    await this.page.waitForTimeout(500);
  }

  /** Presses a button of the ribbon while the pane is still being loaded. */
  async pressFirst(name: string): Promise<void> {
    await this.page.evaluate(() => {
      (globalThis as unknown as InPage).workbench.loadPaneAgain();
    });
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  settled(): Promise<void> {
    return this.page.evaluate(() => (globalThis as unknown as InPage).workbench.settled());
  }

  counters(): Promise<{ syncs: number; requestBytes: number }> {
    return this.page.evaluate(() => ({ ...(globalThis as unknown as InPage).workbench.counters }));
  }

  /** The values of a column of the first sheet or the one named, from the row below the heading that says `heading`. */
  column(heading: string, name?: string): Promise<string[]> {
    return this.page.evaluate(
      ({ wanted, named }) => {
        const { sheets } = (globalThis as unknown as InPage).workbench.workbook;
        const sheet = sheets.find((each) => named === undefined || each.name === named);
        const cells = [...(sheet?.entries() ?? [])];
        const head = cells.find(([, , { value }]) => value === wanted);
        if (head === undefined) return [];
        return cells
          .filter(([row, column]) => column === head[1] && row > head[0])
          .toSorted(([one], [other]) => one - other)
          .map(([, , { value }]) => String(value));
      },
      { wanted: heading, named: name },
    );
  }

  /** Puts a value into a cell of the first sheet, as if somebody had typed it. */
  async type(row: number, column: number, value: string | number): Promise<void> {
    await this.page.evaluate(
      (at) => {
        const { workbook } = (globalThis as unknown as InPage).workbench;
        const [sheet] = workbook.sheets;
        if (sheet === undefined) throw new Error("There is no sheet.");
        sheet.ensure(at.row, at.column).value = at.value;
        const area = { row: at.row, column: at.column, rows: 1, columns: 1 };
        workbook.tell({ kind: "cells", sheet, area, source: "manager" });
      },
      { row, column, value },
    );
    await this.settled();
  }

  valueAt(name: string, row: number, column: number): Promise<unknown> {
    return this.page.evaluate(
      (at) =>
        [
          ...((globalThis as unknown as InPage).workbench.workbook.sheets
            .find((sheet) => sheet.name === at.name)
            ?.entries() ?? []),
        ].find(([ownRow, ownColumn]) => ownRow === at.row && ownColumn === at.column)?.[2].value,
      { name, row, column },
    );
  }

  /** Every cell with its number format and its look, to be compared before and after: "Sheet row,column | content | …". */
  everything(): Promise<string[]> {
    return this.page.evaluate(() =>
      (globalThis as unknown as InPage).workbench.workbook.sheets.flatMap((sheet) =>
        [...sheet.entries()]
          .map(([row, column, { value, formula, numberFormat = "General", look = {} }]) => ({
            place: `${sheet.name} ${row},${column}`,
            // A formula's value is the grid's to work out.
            content: formula ?? (value === "" ? "" : JSON.stringify(value)),
            format: numberFormat,
            look: Object.entries(look).sort().join(" "),
          }))
          .filter(({ content, format, look }) => content !== "" || format !== "General" || look !== "")
          .map(({ place, content, format, look }) => [place, content, format, look].join(" | ")),
      ),
    );
  }

  /** Everything the manager has made, a line for each cell, rule and width, to be compared before and after. */
  snapshot(): Promise<string[]> {
    return this.page.evaluate(() =>
      (globalThis as unknown as InPage).workbench.workbook.sheets.flatMap((sheet) => [
        ...[...sheet.entries()]
          .filter(([, , { value, formula }]) => value !== "" || formula !== undefined)
          .toSorted(([row, column], [otherRow, otherColumn]) => row - otherRow || column - otherColumn)
          // A formula's value is the grid's to work out.
          .map(
            ([row, column, { value, formula }]) => `${sheet.name} ${row},${column} ${formula ?? JSON.stringify(value)}`,
          ),
        ...sheet.conditionalFormats.map((format) => `${sheet.name} ${JSON.stringify(format)}`),
        ...[...sheet.columnWidths]
          .toSorted(([one], [other]) => one - other)
          // Excel's own width is the same as none.
          .filter(([, width]) => width !== 48)
          .map(([column, width]) => `${sheet.name} ${column} is ${width} wide`),
      ]),
    );
  }
}

export function paneOf(page: Page): Frame {
  const frame = page.frames().find((each) => each.url().includes("/pane.html"));
  if (frame === undefined) throw new Error("The workbench shows no pane.");
  return frame;
}

/** The accessibility faults that axe-core knows, in the pane as it stands. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  const frame = paneOf(page);
  await expect.poll(() => frame.evaluate("document.querySelector('main')?.ariaBusy"), patiently).not.toBe("true");
  return await accessibilityFaults(frame);
}

const screenshots = path.join(folders.root, "test/journeys/screenshots");

/** Kept beside the tests when UPDATE_SCREENSHOTS is set, so that a person looks at them; otherwise not taken. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env["UPDATE_SCREENSHOTS"] === undefined) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ type: "jpeg", quality: 40, path: path.join(screenshots, `${name}.jpg`) });
}
