import { afterEach, describe, expect, it } from "vitest";
import {
  confirmTracker,
  findTracker,
  type Confirmed,
  type FoundTracker,
  type ToConfirm,
} from "../../addin/commands/find-tracker.ts";
import { withColumn } from "../../addin/commands/mapping.ts";
import { keys } from "../../addin/commands/remembered.ts";
import type { SheetGrid, WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { sheetOf, workbookGrid, type GridCell, type GridParts } from "../support/grid.ts";
import { expectedOutcome, workbookOf } from "../support/tracker-fixtures.ts";
import { MemoryWorkbook } from "./memory-workbook.ts";
import { asAt, newId, person } from "./support.ts";

const rows: GridCell[][] = [
  ["Case ID", "Name", "Plan", "Social worker", "Date opened", "Last MO"],
  ["1234501", "Robin Hollow", "CIN", "Ada Marsh", 45_000, 45_890],
  ["1234502", "Kit Larkin", "CP", "Ada Marsh", 45_000, 45_700],
];

let workbook = new MemoryWorkbook(workbookGrid());
afterEach(() => {
  workbook = new MemoryWorkbook(workbookGrid());
});

/** Opens the workbook with these sheets; what was remembered in it stays. */
async function open(...sheets: readonly SheetGrid[]): Promise<FoundTracker> {
  const { remembered } = workbook;
  workbook = new MemoryWorkbook(workbookGrid(...sheets));
  await workbook.remember(remembered);
  return await findTracker(workbook, asAt, person);
}

function caseload(to: readonly (readonly GridCell[])[], parts: GridParts = {}): SheetGrid {
  return sheetOf(to, parts);
}

function toConfirm(found: FoundTracker): ToConfirm {
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  return found;
}

function confirmed(found: FoundTracker): Confirmed {
  if (found.kind !== "confirmed") throw new Error(JSON.stringify(found));
  return found;
}

async function confirm(found: FoundTracker, change = (layout: TableLayout) => layout): Promise<void> {
  const asked = toConfirm(found);
  const who = { council: "haringey", team: "north", personId: person, asAt, newId };
  expect(await confirmTracker(workbook, asked, asked.layouts.map(change), who)).toMatchObject({ kind: "confirmed" });
}

/** The manager says that Last MO is the last discussion. */
async function setUp(): Promise<void> {
  await confirm(await open(caseload(rows)), (layout) => withColumn(layout, "lastDiscussion", "F"));
}

describe("a tracker that was confirmed", () => {
  it("is found again without a question, with the rows that were typed since", async () => {
    await setUp();
    const found = confirmed(await open(caseload([...rows, ["1234503", "Bo Thistle", "LAC"]])));
    expect(found.layouts[0]?.dataRows).toEqual([2, 4]);
    expect(found.notices).toEqual([]);
  });

  it("is followed when a column is put in, which is said once", async () => {
    await setUp();
    const wider = caseload(rows.map((row) => row.toSpliced(4, 0, "")));
    const found = confirmed(await open(wider));
    expect(found.layouts[0]?.columns).toMatchObject({ worker: "D", dateOpened: "F", lastDiscussion: "G" });
    expect(found.notices).toEqual([
      "On sheet Caseload “Date opened” has moved from column E to column F.",
      "On sheet Caseload “Last MO” has moved from column F to column G.",
    ]);
    expect(confirmed(await open(wider)).notices).toEqual([]);
  });

  it("is followed when rows are put in above it, or its sheet is renamed, and our marks with it", async () => {
    await setUp();
    const mark = { sheet: "Caseload", column: 6, headerRow: 0, rows: 2, header: "Policy check" };
    await workbook.remember({ [keys.marks]: [mark] });
    const lower = confirmed(await open(caseload([["Updated 1 Sep"], [], ...rows])));
    expect(lower.layouts[0]).toMatchObject({ headerRows: [3], dataRows: [4, 5] });
    expect(lower.notices).toEqual(["On sheet Caseload the headings have moved from row 1 to row 3."]);
    expect(lower.survey.remembered[keys.marks]).toEqual([{ ...mark, headerRow: 2 }]);
    const renamed = confirmed(await open(caseload([["Updated 1 Sep"], [], ...rows], { name: "September" })));
    expect(renamed.notices).toEqual(["Sheet Caseload is now called September: it is read under its new name."]);
    expect(workbook.remembered[keys.marks]).toEqual([{ ...mark, sheet: "September", headerRow: 2 }]);
  });

  it("is asked about again when a heading is renamed, with what moved and what was answered before", async () => {
    await setUp();
    const renamed = rows.map((row, index) => (index === 0 ? row.toSpliced(4, 1, "Case opened") : row));
    const found = toConfirm(await open(caseload(renamed)));
    expect(found.why).toBe("headings-changed");
    expect(found.notices).toEqual([
      "On sheet Caseload column E was headed “Date opened” and is now headed “Case opened”: say whether it still holds the same.",
    ]);
    expect(found.layouts[0]?.columns).toMatchObject({ dateOpened: "E", lastDiscussion: "F" });
    expect(found.layouts[0]?.needsConfirmation).toBeUndefined();
  });

  it("is asked about again when a column is deleted, stands there twice, or one is added that may be read", async () => {
    await setUp();
    const deleted = toConfirm(await open(caseload(rows.map((row) => row.slice(0, 5)))));
    expect(deleted.notices).toEqual([
      "On sheet Caseload the heading “Last MO” is gone: choose another column, or none.",
    ]);
    const twice = toConfirm(await open(caseload(rows.map((row) => [...row, row[5] ?? ""]))));
    expect(twice.notices).toEqual(["On sheet Caseload “Last MO” stands above columns F and G: choose which is meant."]);
    expect(twice.layouts[0]?.needsConfirmation).toEqual(["lastDiscussion"]);
    const added = toConfirm(
      await open(caseload(rows.map((row, index) => [...row, index === 0 ? "Last sup" : 45_900]))),
    );
    expect(added.notices).toEqual([
      "On sheet Caseload column G is new and headed “Last sup”: say whether it is to be read.",
    ]);
    expect(added.layouts[0]?.columns["lastDiscussion"]).toBe("G");
  });

  it("is asked about again when its sheet is gone", async () => {
    await setUp();
    const found = toConfirm(
      await open(
        sheetOf([["Date", "Worker", "Type"]], { name: "Log" }),
        caseload([["Ref", "Child", "Last sup"]], { name: "New" }),
      ),
    );
    expect(found.notices?.[0]).toMatch(/^Sheet Caseload is no longer in this workbook/u);
    expect(found.layouts.map(({ name }) => name)).toContain("New");
  });

  it("never reaches into the log below it", async () => {
    const { asAt: day, ...rest } = expectedOutcome("F11-two-tables");
    const grid: WorkbookGrid = workbookOf({ asAt: day, ...rest });
    await confirm(await open(...grid.sheets));
    expect(confirmed(await open(...grid.sheets)).layouts[0]?.dataRows).toEqual([4, 11]);
  });
});

describe("what is said before a tracker is confirmed", () => {
  it("names every sheet from which nothing is read, and why", async () => {
    const found = toConfirm(await open(...workbookOf(expectedOutcome("F10-hostile.barnet")).sheets));
    expect(found.notices).toEqual([
      "Sheet Empty has nothing in it.",
      "Sheet Headings only has headings and no rows below them, so it gives nothing.",
      "Sheet Taflen looks like a tracker, but its headings are in words that are not known: choose its columns, or leave it out.",
      "Sheet Feuille looks like a tracker, but its headings are in words that are not known: choose its columns, or leave it out.",
      "Sheet Old list is hidden, so nothing is read from it: unhide it if its children belong to this caseload.",
    ]);
    expect(found.unfamiliar?.map(({ name }) => name)).toEqual(["Taflen", "Feuille"]);
  });

  it("offers a tracker in words that are not known where there is no other", async () => {
    const sheets = workbookOf(expectedOutcome("F10-hostile.barnet")).sheets.filter(({ name }) => name === "Taflen");
    const found = toConfirm(await open(...sheets));
    expect(found.layouts.map(({ name, columns }) => [name, columns])).toEqual([["Taflen", {}]]);
    expect(found.questions.map(({ field }) => field)).toContain("lastDiscussion");
  });

  it("says of every sheet why it is none, where no sheet is one", async () => {
    expect(
      await open(
        sheetOf([["Rota"]]),
        sheetOf([], { name: "Blank" }),
        caseload(rows, { visibility: "hidden", name: "Old" }),
      ),
    ).toEqual({
      kind: "none",
      notices: [
        "On sheet Caseload no headings of a tracker were found, so nothing is read from it.",
        "Sheet Blank has nothing in it.",
        "Sheet Old is hidden, so nothing is read from it: unhide it if its children belong to this caseload.",
      ],
    });
  });
});
