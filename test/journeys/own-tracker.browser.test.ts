import type { Frame } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsOf, paneOf, patiently, picture, type Workbench, World } from "./support.ts";

/** A manager's own tracker in the pane, from the first question to the last mark taken away. */
let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(async () => {
  await world.stop();
});

/** The manager's own file, opened beside the first sample of the council. */
async function open(manager: string, file: string): Promise<Workbench> {
  const excel = await world.workbench(manager, manager === "Sol Emberley" ? "F1-hgy-clean-table.xlsx" : f2);
  if (file !== f2) await excel.openFile(file);
  return excel;
}

const f2 = "F2-bnt-pod-tracker.xlsx";

interface Journey {
  readonly name: string;
  readonly sample: string;
  readonly manager: string;
  /** What the pane says of it before anything is confirmed. */
  readonly found: string;
  /** What the headings leave open: a field and the column that is chosen for it, on the sheet of that place. */
  readonly answers?: readonly { readonly field: string; readonly column: string; readonly nth?: number }[];
  readonly summary: string;
  readonly entries: number;
  readonly entry: string;
  /** What is typed first, and refused. */
  readonly unread?: string;
  readonly typed: string;
  readonly says: string;
  /** The cell as it is compared: sheet, row and column from 0. */
  readonly cell: string;
  readonly before: string;
  readonly after: string;
}

const journeys: readonly Journey[] = [
  {
    name: "f2",
    sample: f2,
    found: "Sheet Pod tracker, headings in row 5",
    manager: "Wren Tarrowby",
    summary: "138 open cases",
    entries: 2,
    entry: "I41 of Pod tracker",
    unread: "30/02/2025",
    typed: "28/02/2025",
    says: "28 Feb 2025",
    cell: "Pod tracker 40,8",
    before: '"29/02/2025"',
    after: "45716",
  },
  {
    name: "f3",
    sample: "F3-hgy-sheet-per-worker.xlsx",
    found: "7 tables: 125 cases, 7 workers.",
    manager: "Sol Emberley",
    summary: "111 open cases",
    entries: 4,
    entry: "J16 of AI",
    unread: "Mar 25",
    typed: "14 March 2025",
    says: "14 Mar 2025",
    cell: "AI 15,9",
    before: '"Mar-25"',
    after: "45730",
  },
  {
    name: "f5",
    sample: "F5-bnt-1904-lac-cl.xlsx",
    found: "Sheet LAC, headings in row 2; Sheet CL, headings in row 2: 150 cases.",
    manager: "Wren Tarrowby",
    // What is asked about and is in no column of a table is not in it.
    answers: [
      { field: "Worker", column: "E", nth: 0 },
      { field: "Worker", column: "D", nth: 1 },
      { field: "Plan", column: "C", nth: 0 },
      { field: "Care leaver", column: "", nth: 0 },
      { field: "Care leaver", column: "C", nth: 1 },
      { field: "Plan", column: "", nth: 1 },
    ],
    summary: "open cases",
    entries: 3,
    entry: "H61 of CL",
    unread: "29/2/25",
    typed: "28.02.2025",
    says: "28 Feb 2025",
    cell: "CL 60,7",
    before: '"29/02/2025"',
    after: "44254",
  },
  {
    name: "f7",
    sample: "F7-hgy-cms-export.xlsx",
    found: "Sheet Export 08092025, headings in row 1",
    manager: "Sol Emberley",
    answers: [{ field: "Last discussion", column: "AV" }],
    summary: "open cases",
    entries: 43,
    entry: "AX8 of Export 08092025",
    typed: "Yes",
    says: "Yes",
    cell: "Export 08092025 7,49",
    before: '"part"',
    after: '"Yes"',
  },
];

describe.each(journeys)("$sample", (journey) => {
  test("is confirmed, checked, corrected in place, checked again and cleared", { timeout: 120_000 }, async () => {
    const { name, sample, manager, found, answers = [], summary, entries, entry, unread, typed, says } = journey;
    const excel = await open(manager, sample);
    const { pane, page } = excel;
    await pane.getByText(found).waitFor();
    for (const { field, column, nth = 0 } of answers) {
      await pane.getByLabel(`Column of ${field}`).nth(nth).selectOption({ value: column });
    }
    await picture(page, `${name}-own-found`);
    const untouched = await excel.everything();
    await excel.confirm();
    await pane.getByText(summary).first().waitFor();
    await excel.settled();

    const list = pane.getByRole("region", { name: "Cells that cannot be read" });
    const heading = list.getByRole("heading", { name: /^Cells that cannot be read: / });
    await heading.waitFor();
    expect(await heading.innerText()).toBe(`Cells that cannot be read: ${entries}`);
    await list.getByRole("button", { name: `Correct here: ${entry}` }).click();
    if (unread !== undefined) {
      await list.getByRole("textbox").fill(unread);
      await list.getByRole("button", { name: "Correct", exact: true }).click();
      await list.getByText(`“${unread}” cannot be read either`).waitFor();
      await picture(page, `${name}-own-refused`);
      await list.getByRole("textbox").fill(typed);
    } else await list.getByRole("combobox").selectOption(typed);
    await list.getByRole("button", { name: "Correct", exact: true }).click();
    await list.getByText(`Corrected to ${says}: check again.`).waitFor();
    await excel.settled();
    await picture(page, `${name}-own-corrected`);

    await excel.check();
    await (entries > 1
      ? list.getByRole("heading", { name: `Cells that cannot be read: ${entries - 1}` }).waitFor()
      : list.waitFor({ state: "detached" }));
    await expectOnlyChanged(excel, untouched, journey);
    await page.context().close();
    expect(world.problems).toEqual([]);
  });
});

/** With every mark taken away, the workbook is as it was but for the one cell. */
async function expectOnlyChanged(
  excel: Workbench,
  untouched: readonly string[],
  { cell, before, after }: Pick<Journey, "cell" | "before" | "after">,
): Promise<void> {
  await excel.pane.getByRole("button", { name: "Clear marks" }).click();
  await excel.pane.getByText("Every mark is taken away.").waitFor();
  await excel.settled();
  const now = await excel.everything();
  const gone = untouched.filter((line) => !now.includes(line));
  const come = now.filter((line) => !untouched.includes(line));
  expect(gone.map((line) => line.split(" | ").slice(0, 2))).toEqual([[cell, before]]);
  expect(come.map((line) => line.split(" | ").slice(0, 2))).toEqual([[cell, after]]);
}

/** Presses Tab until the control of this name has the keyboard. */
async function tabTo(excel: Workbench, name: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if ((await focused(paneOf(excel.page))) === name) return;
    await excel.page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key never came to ${name}.`);
}

function focused(frame: Frame): Promise<string> {
  return frame.evaluate<string>(
    "document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent ?? ''",
  );
}

describe("F8-hgy-legacy-colours.xlsx, without a mouse", () => {
  test("is mapped, confirmed, checked, corrected, undone and cleared", { timeout: 120_000 }, async () => {
    const excel = await world.workbench("Sol Emberley", "F8-hgy-legacy-colours.xlsx");
    const { pane, page } = excel;
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    await pane.getByRole("heading", { name: "Your tracker was found" }).waitFor();
    await picture(page, "f8-own-found");
    const untouched = await excel.everything();

    // Excel's own key for going to the pane leads to its first control.
    await pane.getByRole("main").getByRole("combobox").first().focus();
    await tabTo(excel, "Column of Last discussion");
    await press("Home");
    await pane.getByText("Choose the column of the last discussion on sheet Team list first.").waitFor();
    await page.keyboard.type("E:");
    await tabTo(excel, "Confirm and check now");
    await press("Enter");
    await excel.summary();
    await excel.settled();

    const list = pane.getByRole("region", { name: "Cells that cannot be read" });
    await tabTo(excel, "Correct here: E5 of Team list");
    await press("Enter");
    await expect.poll(() => focused(paneOf(page)), patiently).toBe("E5 should say");
    await page.keyboard.type("see notes");
    await press("Enter");
    await list.getByText("“see notes” cannot be read either.").waitFor();
    expect(await focused(paneOf(page))).toBe("E5 should say");
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, "f8-own-refused");
    await press("Control+A");
    await page.keyboard.type("28/2/2025");
    await press("Enter");
    await list.getByText("Corrected to 28 Feb 2025: check again.").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, "f8-own-corrected");
    await expect.poll(() => focused(paneOf(page)), patiently).toBe("Undo the correction of E5 of Team list");
    await press("Enter");
    await list.getByText("Corrected to").waitFor({ state: "detached" });
    expect(await excel.valueAt("Team list", 4, 4)).toBe("29/02/2025");
    await expect.poll(() => focused(paneOf(page)), patiently).toBe("Correct here: E5 of Team list");
    await press("Enter");
    await expect.poll(() => focused(paneOf(page)), patiently).toBe("E5 should say");
    await tabTo(excel, "Cancel");
    await press("Enter");
    await expect.poll(() => focused(paneOf(page)), patiently).toBe("Correct here: E5 of Team list");
    await press("Enter");
    await page.keyboard.type("28/2/2025");
    await press("Enter");
    await list.getByText("Corrected to 28 Feb 2025: check again.").waitFor();
    await excel.settled();

    await excel.check();
    await list.getByRole("heading", { name: "Cells that cannot be read: 10" }).waitFor();
    const changed = { cell: "Team list 4,4", before: '"29/02/2025"', after: "45716" };
    await expectOnlyChanged(excel, untouched, changed);
    await page.context().close();
    expect(world.problems).toEqual([]);
  });
});

describe("F10-hostile.xlsx", () => {
  test("with a protected sheet has the list without marks, and the sentence", { timeout: 120_000 }, async () => {
    const excel = await open("Sol Emberley", "F10-hostile.xlsx");
    const { pane, page } = excel;
    await pane
      .getByText(/^More than one column may be meant: choose one/)
      .first()
      .waitFor();
    const untouched = await excel.everything();
    await pane.getByRole("combobox", { name: "Column of Last discussion" }).nth(1).selectOption({ value: "E" });
    await picture(page, "f10-own-found");
    await excel.confirm();
    await excel.summary();
    await pane.getByText(/Protected is protected/).waitFor();
    await excel.settled();
    await picture(page, "f10-own-checked");
    expect(await faultsOf(page)).toEqual([]);
    expect(await excel.column("Policy check", "Protected")).toEqual([]);
    expect((await excel.everything()).filter((line) => line.startsWith("Protected "))).toEqual(
      untouched.filter((line) => line.startsWith("Protected ")),
    );
    expect(world.problems).toEqual([]);
  });
});
