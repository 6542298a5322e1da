import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PaneInPage, tracker } from "./pane-in-page.ts";

/** The agenda and the eight weeks in a real browser: looked at in every theme and width, printed, copied, inserted, saved. */
const f1 = tracker("F1-hgy-clean-table");
const f3 = tracker("F3-hgy-sheet-per-worker");
const allWorkers = "All, a page each";
let pane: PaneInPage;

beforeAll(async () => {
  pane = await PaneInPage.open();
  await pane.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
});
afterAll(async () => {
  await pane.close();
});
beforeEach(async () => {
  await pane.page.evaluate("localStorage.setItem('caseload-oversight.tour-seen.person-1', 'yes')");
  await pane.page.emulateMedia({ media: null });
  await pane.page.setViewportSize({ width: 350, height: 760 });
});

async function turnTo(tab: "Agenda" | "Eight weeks", grid = f1, supervision = false): Promise<void> {
  await pane.in((page, [given]) => page.begin(given), [grid] as const);
  await pane.in((page, answers) => page.confirm(answers), { supervision });
  await pane.page.getByRole("tab", { name: tab }).click();
  await pane.page.getByRole("button", { name: "Print" }).or(pane.page.getByText("Check now first")).first().waitFor();
}

async function press(name: string): Promise<void> {
  await pane.page.getByRole("button", { name, exact: true }).click();
}

async function expectSound(name: string): Promise<void> {
  await pane.show("light", 350);
  const wrong: string[] = [...(await pane.faults("light")), ...(await pane.smallTargets())];
  await pane.picture(name);
  for (const theme of ["dark", "forced"] as const) {
    await pane.show(theme, 350);
    wrong.push(...(await pane.faults(theme)).map((fault) => `${theme}: ${fault}`));
    if (theme === "dark") await pane.picture(`${name}-dark`);
  }
  for (const width of [320, 175]) {
    await pane.show("light", width);
    wrong.push(...(await pane.cutOff()).map((cut) => `${width} px: ${cut}`));
  }
  expect(wrong).toEqual([]);
  expect(pane.problems).toEqual([]);
}

/** How many A4 pages come out of the printer. */
async function printedPages(): Promise<number> {
  const pdf = await pane.page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe("the agenda", () => {
  it("is made for the first worker at once, and shows all of it to everyone", async () => {
    await turnTo("Agenda", f3, true);
    await pane.page.getByRole("heading", { name: /^Agenda: supervision of / }).waitFor();
    await expectSound("agenda");
    await pane.page.getByLabel("Agenda for").focus();
    const reached: string[] = [];
    for (let presses = 0; presses < 20 && !reached.includes("Insert as a sheet…"); presses++) {
      await pane.page.keyboard.press("Tab");
      reached.push(await pane.page.evaluate<string>("document.activeElement?.textContent ?? ''"));
    }
    expect(reached).toEqual(expect.arrayContaining(["Print", "Copy", "Insert as a sheet…"]));
  });

  it("asks for a check first, and goes on once it is made", async () => {
    await turnTo("Agenda");
    await pane.in((page) => {
      page.change({ checked: undefined });
    });
    await pane.page.getByText("Check now first").waitFor();
    await press("Check now");
    await pane.page.getByRole("button", { name: "Print" }).waitFor();
  });

  it("follows the days that are chosen, and says why one is not used", async () => {
    await turnTo("Agenda");
    const { page } = pane;
    await page.getByLabel("Supervision on").fill("2025-09-29");
    await page
      .getByText(/^Supervision on 29 Sep 2025 \(as you chose\)/)
      .first()
      .waitFor();
    await page.getByLabel("The session after").fill("2025-12-01");
    await page
      .getByText(/The one after: 1 Dec 2025 \(as you chose\)/)
      .first()
      .waitFor();
    await page.getByLabel("Supervision on").fill("2025-09-14");
    await page.getByText("Choose today or a day within a year.").waitFor();
    await page
      .getByText(/^Supervision on 15 Sep 2025/)
      .first()
      .waitFor();
  });

  it("says that the marking is the usual one where the council's is not known", async () => {
    await turnTo("Agenda");
    const said = pane.page.getByText(
      /^Which marking your council sets is not known.* the usual one, OFFICIAL-SENSITIVE,/,
    );
    expect(await said.count()).toBe(0);
    await pane.in((page) => {
      page.change({ me: undefined });
    });
    await said.waitFor();
  });

  it("prints a page a worker, with the council's marking, and nothing of the pane", async () => {
    await turnTo("Agenda");
    expect(await printedPages()).toBe(1);
    await pane.page.getByLabel("Agenda for").selectOption(allWorkers);
    const workers = (await pane.page.getByLabel("Agenda for").locator("option").count()) - 1;
    expect(workers).toBeGreaterThan(4);
    await pane.page.emulateMedia({ media: "print" });
    expect(await printedPages()).toBe(workers);
    expect(await pane.page.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
    expect(await pane.page.locator(".on-paper article .marking").first().innerText()).toBe("PROTECT");
    await pane.page.setViewportSize({ width: 794, height: 1123 });
    await pane.picture("agenda-on-paper");
    await pane.page.emulateMedia({ media: null });
    await pane.page.getByRole("tab", { name: "Check" }).click();
    await pane.page.emulateMedia({ media: "print" });
    expect(await pane.page.getByRole("button", { name: "Check now" }).isVisible()).toBe(true);
  });

  it("is copied with its table, as text too", async () => {
    await turnTo("Agenda");
    await press("Copy");
    await pane.page.getByText("Copied: paste it into a letter or a message.").waitFor();
    const text = await pane.page.evaluate<string>("navigator.clipboard.readText()");
    expect(text).toContain("PROTECT\nAgenda: supervision of ");
    expect(text).toContain("Case\tName\tLast discussed\tLimit\tWhy\tPolicy");
  });

  it("is copied the older way where the newer one is refused, and says what to do where neither works", async () => {
    await turnTo("Agenda");
    const { page } = pane;
    await page.evaluate("navigator.clipboard.write = () => Promise.reject(new Error('no'))");
    await press("Copy");
    await page.getByText("Copied: paste it into a letter or a message.").waitFor();
    await page.evaluate("document.execCommand = () => false");
    await press("Copy");
    await page.getByText(/^The browser would not copy: select the text below/).waitFor();
  });

  it("is put into a sheet only once it is agreed who will read it", async () => {
    await turnTo("Agenda");
    const { page } = pane;
    await press("Insert as a sheet…");
    await page
      .getByText(/^Everyone who can open this workbook will read this agenda, with the names of children/)
      .waitFor();
    expect(await pane.faults("light")).toEqual([]);
    await pane.picture("agenda-insert");
    await press("Do not insert");
    expect(await pane.in((all) => all.workbook.inserted.length)).toBe(0);
    await page.getByLabel(/^Hide (children's )?names/).check();
    await press("Insert as a sheet…");
    await page.getByText(/^Everyone who can open this workbook will read this agenda, with what was found/).waitFor();
    await press("Insert for everyone");
    await page.getByText(/^Inserted: Agenda .+\. Save the workbook to keep it\.$/).waitFor();
    const plans = await pane.in((all) => all.workbook.inserted);
    expect(plans).toHaveLength(1);
    expect(JSON.stringify(plans)).not.toContain("Snapdraggon");
    await page.getByLabel(/^Hide (children's )?names/).uncheck();
  });
});

describe("the next eight weeks", () => {
  it("are shown as figures, chart and sentences to everyone", async () => {
    await turnTo("Eight weeks", f3, true);
    await pane.page.locator("figure svg").waitFor();
    await pane.page.getByRole("table").first().waitFor();
    await expectSound("weeks");
    expect(await pane.page.getByRole("columnheader", { name: "Overdue now" }).count()).toBe(1);
    expect(await printedPages()).toBeLessThanOrEqual(4);
  });

  it("ask for a check first", async () => {
    await turnTo("Eight weeks");
    await pane.in((page) => {
      page.change({ checked: undefined });
    });
    await pane.page.getByText("Check now first").waitFor();
  });

  it("are saved as a calendar file, by references alone", async () => {
    await turnTo("Eight weeks");
    const downloading = pane.page.waitForEvent("download");
    await press("Calendar file");
    const file = await downloading;
    expect(file.suggestedFilename()).toBe("caseload.ics");
    const text = readFileSync(await file.path(), "utf8");
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text).toContain("limit ");
    for (const name of ["Snapdraggon", "Dandelyon", "Gingerbreck"]) expect(text).not.toContain(name);
    expect(pane.problems).toEqual([]);
  });
});
