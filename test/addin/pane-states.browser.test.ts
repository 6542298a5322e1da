import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { helpPage } from "../../addin/help/help-page.ts";
import { folders } from "../../local/set-up/folders.ts";
import { editions } from "../../shared/policy/registry.ts";
import { PaneInPage, tracker } from "./pane-in-page.ts";
import type { PanePage, WrittenGrid } from "./pane-page.ts";

/**
 * Every state that the pane can show, in a real browser: no fault that axe-core knows, nothing cut off, nothing too small
 * to press, in light, dark and forced colours. With UPDATE_SCREENSHOTS set the pictures are taken anew, to be looked at.
 */
type SheetLines = WrittenGrid["sheets"][number]["values"];

const whole = tracker("F1-hgy-clean-table");
// A long list shows no more than a short one, and takes long to look through.
const f1 = withLines(whole, (lines) => lines.slice(0, 25));
const f6 = tracker("F6-full-set", { lines: 40 });
const few = withLines(f1, (lines) => lines.slice(0, 9));
const twoTeams = withLines(few, (lines) =>
  lines.map((line, index) => [
    ...line,
    ["Team", "Safeguarding East", "Safeguarding West"][Math.min(index, 1 + (index % 2))] ?? "",
  ]),
);
// Twelve sheets of the same headings, of which one may mean either of two columns, and whose sheets may be workers' own.
const workers = ["Ada", "Ben", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kay", "Lou"];
const alike = sheetsAlike(workers, [
  ["Ref", "Child", "Plan", "Opened", "Sup 1", "Sup 2", "Last seen", "Last seen"],
  ["1234501", "Robin Hollow", "CIN", 45_000, 45_700, 45_890, 45_880, 45_870],
  ["1234502", "Kit Larkin", "CP", 45_000, 45_710, 45_891, 45_881, ""],
]);
let pane: PaneInPage;

function sheetsAlike(names: readonly string[], values: SheetLines): WrittenGrid {
  const [sheet] = f1.sheets;
  if (sheet === undefined) throw new Error("There is no sheet.");
  const sheets = names.map((name, index) => {
    // Each worker has children of their own.
    const own = values.map(([ref = "", ...line], row) => [row === 0 ? ref : `${String(ref)}${index + 10}`, ...line]);
    return { ...sheet, name, values: own, formulas: own };
  });
  return { ...f1, sheets };
}

/** Its first sheet with other lines, in no Excel table. */
function withLines(grid: WrittenGrid, change: (lines: SheetLines) => SheetLines): WrittenGrid {
  const [sheet] = grid.sheets;
  if (sheet === undefined) throw new Error("There is no sheet.");
  const values = change(sheet.values);
  return { ...grid, sheets: [{ ...sheet, values, formulas: values, tables: [] }] };
}

beforeAll(async () => {
  pane = await PaneInPage.open();
});
afterAll(async () => {
  await pane.close();
});
beforeEach(async () => {
  // The tour is a state of its own.
  await pane.page.evaluate("localStorage.setItem('caseload-oversight.tour-seen.person-1', 'yes')");
  await pane.page.setViewportSize({ width: 350, height: 760 });
});

type Begin = PanePage["begin"];

async function begin(...given: Parameters<Begin>): Promise<void> {
  await pane.in((page, [grid, beginning]) => page.begin(grid, beginning), given);
}

/** Confirmed and checked. */
async function checked({ grid = f1, supervision = false } = {}): Promise<void> {
  await begin(grid);
  await pane.in((page, answers) => page.confirm(answers), { supervision });
}

async function choose(item: string): Promise<void> {
  await pane.page.getByRole("button", { name: "More", exact: true }).click();
  await pane.page.getByRole("menuitem", { name: item }).click();
}

async function press(name: string | RegExp): Promise<void> {
  await pane.page.getByRole("button", { name }).first().click();
}

async function unfold(words: RegExp): Promise<void> {
  await pane.page.locator("summary").filter({ hasText: words }).first().click();
}

const person = { personId: "person-1", name: "Sol Emberley" };
const at = "2025-09-15T11:00:00.000Z";
const erasedOn = { reason: "sent-in-error", on: "2025-09-15" };
const run = {
  ...{
    runId: "10000000-0000-4000-8000-000000000007",
    council: "haringey",
    service: "family",
    team: "safeguarding-east",
  },
  // The number that the pane in the page gives every tracker.
  trackerId: "3f2d6f6e-0f4e-4d5e-9c55-0f3d6a3f2d6f",
  ...{ month: "2025-09", asAt: "2025-09-15", receivedAt: at, submittedBy: person },
  policy: { council: "haringey", edition: "August 2021", inForceFrom: "2021-08-01" },
  ...{ choices: {}, notChecked: [], cautions: [] },
  summary: { counts: {}, casesChecked: 94, exclusions: {}, longestOverdueDays: {} },
};
const yesNo = [
  { id: "yes", says: "Yes" },
  { id: "no", says: "No" },
];
const sample = {
  ...{ seed: 7, size: 3, by: person, at },
  questions: [
    { id: "clear", asks: "Is the record clear?", answers: yesNo },
    { id: "agrees", asks: "Does the discussion's date agree with the case system?", answers: yesNo },
  ],
  cases: [
    { tableId: "t1", rowId: "r2", ref: "9607265" },
    { tableId: "t1", rowId: "r9", ref: "9607300" },
    { tableId: "t1", rowId: "r12" },
  ],
};

/** Tells the service what to answer about runs. */
async function says(about: "submission" | "audits" | "samples", status: number, value?: object): Promise<void> {
  await pane.in(
    (page, said) => {
      page.service.said[said.about] = said;
    },
    { about, status, ...(value && { value }) },
  );
}

/** The page of the monthly sample, of a tracker that was checked, where no sample is drawn yet. */
async function toSample(audits: object): Promise<void> {
  await checked();
  await says("audits", 200, audits);
  await says("samples", 404);
  await pane.page.getByRole("tab", { name: "Sample" }).click();
}

async function toDrawnSample(): Promise<void> {
  await toSample({ audits: [run] });
  await pane.page.getByText(/^No sample is drawn/).waitFor();
  await says("samples", 200, sample);
  await press("Draw the sample");
  await pane.page.getByText("0 of 3 cases answered").waitFor();
}

interface State {
  /** Of its picture. */
  readonly name: string;
  readonly show: () => Promise<void>;
  /** A sentence that must be there. */
  readonly says: string | RegExp;
}

const states: readonly State[] = [
  {
    name: "loading",
    show: () => begin(f1, { manners: { me: "keeps-waiting" } }),
    says: /^Looking at this workbook/,
  },
  { name: "signed-out", show: () => begin(f1, { person: "nobody" }), says: /^Sign in with your council account/ },
  { name: "no-team", show: () => begin(f1, { person: "without-a-team" }), says: /^You hold no team today/ },
  { name: "error", show: () => begin(f1, { manners: { me: "fails" } }), says: "ref-4711" },
  { name: "offline-unknown", show: () => begin(f1, { manners: { me: "offline" } }), says: /cannot be reached/ },
  { name: "no-tracker", show: () => begin({ ...f1, sheets: [] }), says: "No tracker was found" },
  { name: "confirm", show: () => begin(f1), says: "This is what is sent" },
  { name: "confirm-supervision", show: () => begin(f6), says: "Check supervision too" },
  {
    name: "confirm-doubtful",
    show: async () => {
      await begin(alike);
      await pane.page.getByLabel("Column of Opened on").selectOption("C");
      await pane.page.getByRole("button", { name: "Go to column H of sheet Ada" }).scrollIntoViewIfNeeded();
    },
    says: "More than one column may be meant: please choose.",
  },
  {
    name: "unchecked",
    show: async () => {
      await checked();
      await pane.in((page) => page.model.start());
    },
    says: /^Check now reads the tracker/,
  },
  {
    name: "checked",
    show: async () => {
      await checked();
      await press(/^Why: /);
    },
    says: /^2\d open cases: \d+ need/,
  },
  {
    name: "supervision",
    show: async () => {
      await checked({ grid: f6, supervision: true });
      await pane.page.getByRole("heading", { name: /^Supervision: / }).scrollIntoViewIfNeeded();
    },
    says: /^Supervision of \d+ workers: /,
  },
  {
    name: "left-out",
    show: async () => {
      await checked({ grid: f6, supervision: true });
      await unfold(/exempt for now/);
      await pane.page.getByText(/exempt for now/).scrollIntoViewIfNeeded();
    },
    says: /until \d+ \w{3} 202\d/,
  },
  {
    name: "filtered",
    show: async () => {
      await checked();
      await pane.page.getByLabel("Show the state of cases").selectOption({ index: 1 });
    },
    says: /^Cases: \d+ of \d+ to look at/,
  },
  {
    name: "counted",
    show: async () => {
      await checked();
      await pane.page.getByRole("link", { name: / past the aim$/ }).click();
    },
    says: /^Cases: \d+ of \d+ to look at/,
  },
  {
    name: "edited-since",
    show: async () => {
      await checked();
      await pane.in((page) => {
        page.change({ live: { state: "refused", because: "Headings have changed: choose Check now.", at: undefined } });
      });
    },
    says: /^The tracker was edited since this list was made\./,
  },
  {
    name: "offline",
    show: async () => {
      await checked();
      await pane.in((page) => {
        page.service.manners["everything"] = "offline";
        return page.model.checkNow();
      });
    },
    says: /^Checked on this computer, not submitted\./,
  },
  {
    name: "checking",
    show: async () => {
      await checked();
      await pane.in((page) => {
        page.service.manners["checks"] = "keeps-waiting";
        void page.model.checkNow();
      });
      await pane.page.getByText("Checking: asking the service…").waitFor();
    },
    says: "Cancel",
  },
  {
    name: "fault",
    show: async () => {
      await checked();
      await pane.in((page) => {
        page.workbook.survey = () => Promise.reject(new TypeError("Robin Hollow"));
        return page.model.checkNow();
      });
      await press("Copy details");
      await pane.page
        .getByRole("status")
        .filter({ hasText: /^Copied\.$/ })
        .waitFor();
    },
    says: /^Something went wrong in this pane: try again\./,
  },
  {
    name: "notice",
    show: async () => {
      await checked();
      await pane.in((page) => page.model.clear());
    },
    says: "Every mark is taken away. The list stays here.",
  },
  {
    name: "tour",
    show: async () => {
      await pane.page.evaluate("localStorage.clear()");
      await checked();
    },
    says: "Step 1 of 3",
  },
  {
    name: "menu",
    show: async () => {
      await checked();
      await pane.page.getByRole("button", { name: "More", exact: true }).click();
    },
    says: "Forget this workbook",
  },
  {
    name: "sent",
    show: async () => {
      await checked({ grid: f6, supervision: true });
      await choose("What is sent");
    },
    says: /^This is the tracker as it stands now/,
  },
  {
    name: "help",
    show: async () => {
      await checked();
      await choose("Help");
    },
    says: "The checks of Haringey",
  },
  {
    name: "help-of-a-check",
    show: async () => {
      await checked();
      await choose("Help");
      await pane.page.getByLabel("Search the checks").fill("discussed in supervision");
      await unfold(/^Child discussed in supervision/);
      await pane.page.getByText("How it is counted").first().scrollIntoViewIfNeeded();
    },
    says: /^In this tracker: .*overdue/,
  },
  {
    name: "keys",
    show: async () => {
      await checked();
      await choose("Keyboard shortcuts");
    },
    says: "Ctrl+Alt+K",
  },
  {
    name: "forget",
    show: async () => {
      await checked();
      await choose("Forget this workbook");
      await press("Forget this workbook…");
    },
    says: "Keep everything",
  },
  {
    name: "submit",
    show: async () => {
      await checked({ grid: twoTeams });
      await unfold(/^What will be counted/);
      await pane.page.getByRole("heading", { name: "Submit" }).scrollIntoViewIfNeeded();
    },
    says: /^If the service cannot be reached, the run waits in this workbook/,
  },
  {
    name: "submit-other-team",
    show: async () => {
      await checked({
        grid: withLines(twoTeams, (lines) =>
          lines.map((line) => line.with(-1, line.at(-1) === "Safeguarding East" ? "North" : (line.at(-1) ?? ""))),
        ),
      });
      await pane.page.getByRole("heading", { name: "Submit" }).scrollIntoViewIfNeeded();
    },
    says: /^This tracker names several teams, and no child or worker in it is of Safeguarding East/,
  },
  {
    name: "cannot-wait",
    show: async () => {
      await checked({ grid: few });
      await pane.in((page) => page.workbook.remember({ "waiting.other": "x".repeat(1_000_000) }));
      await press("Submit September 2025");
      await pane.page.getByText(/^This run is too large/).scrollIntoViewIfNeeded();
    },
    says: /^This run is too large to wait/,
  },
  {
    name: "submitted",
    show: async () => {
      await checked({ grid: few });
      await says("submission", 200, { ...run });
      await press("Submit September 2025");
      await pane.page.getByText(/^Submitted: run/).scrollIntoViewIfNeeded();
    },
    says: /^Submitted: run/,
  },
  {
    name: "waiting",
    show: async () => {
      await checked({ grid: few });
      await says("submission", 503);
      await press("Submit September 2025");
      await pane.page.getByText("1 run waits to be submitted").scrollIntoViewIfNeeded();
      await press(/^Take back: /);
    },
    says: "Take it back unsent",
  },
  {
    name: "waiting-signed-out",
    show: async () => {
      await checked({ grid: few });
      await says("submission", 401);
      await press("Submit September 2025");
      await pane.page.getByText("1 run waits to be submitted").scrollIntoViewIfNeeded();
    },
    says: "Sign in and send",
  },
  {
    name: "sample-nothing-submitted",
    show: () => toSample({ audits: [] }),
    says: /^Nothing of this tracker is submitted for Safeguarding East in September 2025\./,
  },
  {
    name: "sample-to-draw",
    show: async () => {
      await toSample({ audits: [run] });
      await unfold(/another seed/);
    },
    says: /^No sample is drawn with seed/,
  },
  {
    name: "sample-erased",
    show: () => toSample({ audits: [{ ...run, erased: erasedOn }] }),
    says: /was erased on 15 Sep 2025/,
  },
  {
    name: "sample-expired",
    show: async () => {
      await toSample({ audits: [run] });
      await says("samples", 410, {
        ...{ type: "about:blank", title: "Gone", status: 410, correlationId: "ref-4711" },
        detail: "The findings of this run have expired.",
      });
      await press("Draw the sample");
    },
    says: "The findings of this run have expired.",
  },
  {
    name: "sample-no-permission",
    show: async () => {
      await checked();
      await says("audits", 403);
      await pane.page.getByRole("tab", { name: "Sample" }).click();
    },
    says: /^You do not hold this team/,
  },
  {
    name: "sample-offline",
    show: async () => {
      await checked();
      await pane.in((page) => (page.service.manners["audits"] = "offline"));
      await pane.page.getByRole("tab", { name: "Sample" }).click();
    },
    says: /^The service cannot be reached/,
  },
  {
    name: "sample",
    show: async () => {
      await toDrawnSample();
      await says("samples", 503);
      await pane.page.getByLabel("Is the record clear?").first().selectOption("Yes");
    },
    says: /The last answer is not kept yet/,
  },
  {
    name: "sample-not-kept",
    show: async () => {
      await toDrawnSample();
      await says("samples", 503);
      await pane.page.getByLabel("Is the record clear?").first().selectOption("Yes");
      await pane.page.getByRole("tab", { name: "Check" }).click();
    },
    says: /are not kept yet, for 1 case \(9607265\)\. They are lost if this pane is closed\. The service is busy/,
  },
];

describe("each state of the pane says what it is, and shows all of it to everyone", () => {
  it.each(states)("$name", async ({ name, show, says }) => {
    await show();
    await pane.page.getByText(says).first().waitFor();
    await pane.show("light", 350);
    const wrong: string[] = [...(await pane.faults("light")), ...(await pane.smallTargets())];
    await pane.picture(name);
    for (const theme of ["dark", "forced"] as const) {
      await pane.show(theme, 350);
      wrong.push(...(await pane.faults(theme)).map((fault) => `${theme}: ${fault}`));
      if (theme === "forced") await pane.picture(`forced-${name}`);
    }
    // The narrowest pane, and the usual one at a zoom of 200 %.
    for (const width of [320, 175]) {
      await pane.show("light", width);
      wrong.push(...(await pane.cutOff()).map((cut) => `${width} px: ${cut}`));
    }
    expect(wrong).toEqual([]);
    expect(pane.problems).toEqual([]);
  });
});

const focused = "document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''";

describe("by keyboard alone", () => {
  it("every control shows that it has the focus, in the list, the confirming and the help", async () => {
    await begin(whole);
    expect((await pane.tabThrough(12)).unseen).toEqual([]);
    await checked({ grid: whole });
    const { names, unseen } = await pane.tabThrough(16);
    expect(unseen).toEqual([]);
    expect(names).toContain("Check now");
    await choose("Help");
    expect((await pane.tabThrough(8)).unseen).toEqual([]);
  });

  it("a page is reached from More and left again, and what follows has the focus", async () => {
    await checked({ grid: whole });
    const { page } = pane;
    await page.getByRole("button", { name: "More", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(focused)).toBe("What is sent");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "The checks of Haringey" }).waitFor();
    await expect.poll(() => page.evaluate(focused)).toBe("Help");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(focused)).toBe("Back to the check");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Cases: 68 to look at" }).waitFor();
    await page.getByRole("button", { name: "More", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menu").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("menu").count()).toBe(0);
    await expect.poll(() => page.evaluate(focused)).toBe("More");
  });

  it("a question about a column is come back to from the button that confirms, and a column is added", async () => {
    const how = ["How", "Group", "Individual", "Group", "Group"];
    const asked = withLines(whole, (lines) => lines.slice(0, 5).map((line, index) => [...line, how[index] ?? ""]));
    await begin(asked);
    const { page } = pane;
    const confirm = page.getByRole("button", { name: "Confirm and check now" });
    await page.getByText("Say first which column of sheet").waitFor();
    await confirm.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(focused)).toBe("Column of Discussion type");
    await page.getByLabel("Column of Discussion type").selectOption("Not in this tracker");
    const columns = page.getByLabel(/^Column of /);
    const before = await columns.count();
    await page.getByLabel(/^Add a column of sheet /).selectOption({ index: 1 });
    await expect.poll(() => columns.count()).toBe(before + 1);
    await confirm.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Check now" }).waitFor();
  });

  it("sheets that are laid out alike are answered for once, their series taken out and had back", async () => {
    await begin(alike);
    const { page } = pane;
    const question = page.getByLabel("Column of Child last seen");
    await expect.poll(() => question.count()).toBe(1);
    await page.getByText("11 Aug 2025 · 12 Aug 2025").waitFor();
    await page.getByLabel("Hide children's names").check();
    await expect.poll(() => page.getByText("11 Aug 2025 · 12 Aug 2025").count()).toBe(0);
    expect(await page.getByText("Robin Hollow").count()).toBe(0);
    await page.getByLabel("Hide children's names").uncheck();
    await page.getByRole("button", { name: "Go to column H of sheet Ada" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => pane.in(({ workbook }) => workbook.visited)).toEqual(["Ada 0 7"]);
    await page.getByText("Say first whether the sheets are named after their workers.").waitFor();
    await page.getByRole("button", { name: "Confirm and check now" }).focus();
    await page.keyboard.press("Enter");
    const whose = page.getByLabel(/^No cell says who the worker is on Ada, Ben, .* and Lou\. Are these sheets/u);
    expect(await whose.evaluate((element) => element === document.activeElement)).toBe(true);
    await whose.selectOption({ label: "Yes: the sheets’ names are sent as the workers" });
    await question.selectOption("G");
    const series = page.getByLabel("Columns of Discussions");
    expect(await series.evaluate((element) => element.ariaDescribedByElements?.[0]?.textContent)).toContain("Sure");
    await series.selectOption("Not in this tracker");
    await page.getByText("Choose the column of the last discussion on sheet Ada first.").waitFor();
    await series.selectOption("E to F (2 columns)");
    await page.getByLabel("Sheet Lou belongs to this tracker").uncheck();
    await page.getByText("11 tables: 22 cases.").waitFor();
    await page.getByRole("button", { name: "Confirm and check now" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Check now" }).waitFor();
    const columns = await pane.in(({ workbook }) => JSON.stringify(workbook.remembered["tracker"]));
    expect(columns.match(/"lastSeen":"G"/gu)).toHaveLength(11);
    expect(columns.match(/"workerInSheetName":true/gu)).toHaveLength(11);
  });

  it("a tracker is confirmed and checked, and a finding opened", async () => {
    await begin(whole);
    const { page } = pane;
    await page.getByRole("button", { name: "Confirm and check now" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Check now" }).waitFor();
    await page
      .getByRole("button", { name: /^Why: / })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await page.getByText("The limit was").waitFor();
  });
});

describe("something long", () => {
  it("is cancelled by Escape, which closes an open menu first, and is said to be", async () => {
    await checked();
    const { page } = pane;
    const list = await page.getByRole("heading", { name: /^Cases: / }).textContent();
    const spinner = page.getByRole("progressbar");
    await pane.in((given) => {
      given.service.manners["checks"] = "keeps-waiting";
    });
    await press("Check now");
    await page.getByText("Checking: asking the service…").waitFor();
    await press("More");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("menu").count()).toBe(0);
    expect(await spinner.count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => spinner.count()).toBe(0);
    await expect.poll(() => pane.heard()).toContainEqual(expect.stringContaining("Cancelled: nothing was changed."));
    expect(await page.getByRole("heading", { name: /^Cases: / }).textContent()).toBe(list);
  });

  it("is cancelled by its button while the workbook is opened, and begun again", async () => {
    await begin(few, { manners: { me: "keeps-waiting" } });
    await press("Cancel");
    await pane.page.getByText("Cancelled: nothing was changed.").waitFor();
    await pane.in((page) => {
      page.service.manners = {};
    });
    await press("Look again");
    await pane.page.getByRole("heading", { name: "Your tracker was found" }).waitFor();
  });
});

describe("a page that cannot be drawn", () => {
  it("says so in its own place, keeps the rest, and is drawn again once it can be", async () => {
    await checked();
    const { page } = pane;
    await pane.in((given) => {
      const state = given.model.state();
      if (state.screen !== "check" || state.checked === undefined) throw new Error("There is no list.");
      const { checked: list } = state;
      Object.assign(globalThis, { list });
      given.change({ checked: { ...list, outcome: undefined } as unknown as typeof list });
    });
    await page.getByText(/^Something went wrong in this part of the pane/).waitFor();
    await page.getByRole("tab", { name: "Agenda" }).waitFor();
    await pane.in((given) => {
      given.change({ checked: (globalThis as unknown as { list: never }).list });
    });
    await press("Try again");
    await page.getByRole("heading", { name: /^Cases: / }).waitFor();
  });
});

describe("to those who hear the pane", () => {
  it("a check is told by its summary, and a list that is filtered by its count", async () => {
    await checked({ grid: whole });
    const { page } = pane;
    const summary = page.getByRole("status").filter({ hasText: /^94 open cases: 40 need something/ });
    expect(await summary.getAttribute("aria-live")).toBe("polite");
    await page.getByLabel("Show the state of cases").selectOption("Overdue (13)");
    await page.getByRole("status").filter({ hasText: "Cases: 13 of 68 to look at" }).waitFor();
    await page.getByLabel("Show the worker of cases").selectOption({ index: 1 });
    await page.getByRole("status").filter({ hasText: "Cases: 2 of 68 to look at" }).waitFor();
    expect(await page.getByRole("button", { name: /^Go to cell of/ }).count()).toBeGreaterThanOrEqual(2);
  });

  it("an answer to a button is read out", async () => {
    await checked();
    await press("Clear marks");
    await expect.poll(() => pane.heard()).toContainEqual(expect.stringContaining("Every mark is taken away."));
  });
});

describe("the tour", () => {
  const tour = () => pane.page.getByRole("region", { name: "A tour in three steps" });

  it("is shown to each person once, a step at a time, and to nobody who is not known", async () => {
    await pane.page.evaluate("localStorage.clear()");
    await checked();
    for (const name of ["Next", "Next", "Done"]) await tour().getByRole("button", { name }).click();
    await expect.poll(() => tour().count()).toBe(0);
    await checked();
    expect(await tour().count()).toBe(0);
  });

  it("is skipped by Escape, and comes again from the help", async () => {
    await pane.page.evaluate("localStorage.clear()");
    await checked();
    await tour().getByRole("button", { name: "Next" }).focus();
    await pane.page.keyboard.press("Escape");
    await expect.poll(() => tour().count()).toBe(0);
    await choose("Help");
    await press("Show the tour");
    await tour().getByText("Step 1 of 3").waitFor();
    await expect.poll(() => pane.page.evaluate(focused)).toBe("Next");
  });

  it("stands below an error and not over it", async () => {
    await pane.page.evaluate("localStorage.clear()");
    await checked();
    await pane.in((page) => {
      page.change({ notice: { tone: "error", sentence: "This sheet is protected." } });
    });
    const error = await pane.page.getByText("This sheet is protected.").boundingBox();
    const card = await tour().boundingBox();
    expect(card?.y).toBeGreaterThanOrEqual((error?.y ?? 0) + (error?.height ?? 0));
  });
});

describe("what is left out and what is asked", () => {
  it("names each exempt row with the day on which it comes back, and leads to its cell", async () => {
    await checked({ grid: f6, supervision: true });
    await unfold(/exempt for now/);
    const rows = pane.page.locator("details[open] li");
    await rows
      .filter({ hasText: /until \d+ \w{3} \d{4}/ })
      .first()
      .waitFor();
    await rows.getByRole("button").first().click();
    expect(await pane.in((page) => page.workbook.visited)).toHaveLength(1);
  });

  it("lists every check of the council, and finds one by a word of it", async () => {
    await checked();
    await choose("Help");
    const { page } = pane;
    await page
      .getByRole("status")
      .filter({ hasText: /^\d+ checks$/ })
      .waitFor();
    await page.getByLabel("Search the checks").fill("practice lead");
    await page
      .getByRole("status")
      .filter({ hasText: /^1 of \d+ checks$/ })
      .waitFor();
    await unfold(/^Group session led by a Practice Lead/);
    await page.getByText(/^Not checked/).waitFor();
  });
});

describe("the help page", () => {
  it("has no fault that axe-core knows, in light and dark, on a screen and on a telephone", async () => {
    const html = helpPage(readFileSync(path.join(folders.root, "addin/help.html"), "utf8"), editions);
    for (const [theme, width] of [
      ["light", 900],
      ["dark", 900],
      ["light", 320],
    ] as const) {
      expect(await pane.faultsOf(html, theme, width), `${theme}, ${width} px`).toEqual([]);
    }
  });
});

describe("an answer of the sample that could not be kept", () => {
  it("is there when the page is opened again, holds the pane back from closing, and is sent on Try again", async () => {
    const { page } = pane;
    const asked = (): Promise<boolean> =>
      page.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))");
    await toDrawnSample();
    await says("samples", 503);
    expect(await asked()).toBe(false);
    const clear = page.getByLabel("Is the record clear?").first();
    await clear.selectOption("Yes");
    const unkept = page.getByRole("region", { name: "Answers that are not kept" });
    await unkept.waitFor();
    expect(await asked()).toBe(true);
    await page.getByRole("tab", { name: "Check" }).click();
    await says("samples", 200, sample);
    await page.getByRole("tab", { name: "Sample" }).click();
    await page.getByText("The last answer is not kept yet").waitFor();
    expect(await clear.inputValue()).toBe("yes");
    const [first, ...others] = sample.cases;
    const answered = { by: person, at, answers: { clear: "yes" } };
    await says("samples", 200, { ...sample, cases: [{ ...first, answered }, ...others] });
    await unkept.getByRole("button", { name: "Try again" }).click();
    await page.getByText(/^Kept: Sol Emberley/).waitFor();
    await unkept.waitFor({ state: "detached" });
    expect(await clear.inputValue()).toBe("yes");
    expect(await asked()).toBe(false);
  });
});

describe("a list that is made anew", () => {
  it("stays filtered and opened as it was, though the rows have moved in the sheet", async () => {
    await checked();
    const { page } = pane;
    const state = page.getByLabel("Show the state of cases");
    await state.selectOption({ index: 1 });
    const [chosen, why] = [await state.inputValue(), page.getByRole("button", { name: /^Why: / }).first()];
    await why.click();
    const opened = page.getByRole("button", { name: (await why.getAttribute("aria-label")) ?? "", exact: true });
    const place = (): Promise<string> => page.locator("li").filter({ has: opened }).innerText();
    const before = await place();
    await page.getByRole("tab", { name: "Agenda" }).click();
    await page.getByLabel("Agenda for").waitFor();
    await page.getByRole("tab", { name: "Check" }).click();
    expect(await place()).toBe(before);
    await pane.in((given) => {
      const rows = given.workbook.grid.sheets[0]?.values as unknown[][];
      rows.splice(1, 0, ["9000001", "Wren Alder", 43_000, "CIN", "", "", 45_000, 45_000, 45_900]);
      return given.model.checkNow();
    });
    expect(await state.inputValue()).toBe(chosen);
    expect(await opened.getAttribute("aria-expanded")).toBe("true");
    expect(await place()).not.toBe(before);
  });
});
