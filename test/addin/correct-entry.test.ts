import { afterEach, describe, expect, it } from "vitest";
import { checkAgain } from "../../addin/commands/check-again.ts";
import { check, type Checked } from "../../addin/commands/check.ts";
import { cellNamer, namesOf } from "../../addin/commands/child-names.ts";
import {
  cellsToCheck,
  choicesFor,
  correctEntry,
  entryKey,
  isWorkedOut,
  mayBeSettled,
  undoCorrection,
  type Correction,
} from "../../addin/commands/correct-entry.ts";
import { confirmTracker, findTracker } from "../../addin/commands/find-tracker.ts";
import { withColumn } from "../../addin/commands/mapping.ts";
import { settleTurned } from "../../addin/commands/turned-columns.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { serialFromDay } from "../../shared/calendar/excel-serial.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import { cellPosition } from "../../shared/tracker/columns.ts";
import { expectedForYesNo, type EntryToCheck } from "../../shared/tracker/entry-to-check.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import type { HeadlessExcel } from "../../local/excel/headless.ts";
import type { Cell, Sheet } from "../../local/excel/model.ts";
import { answer, closeWorkbook, opened } from "./opened-workbook.ts";
import { asAt, countRoundTrips, judgingClient, newId, openTracker, person } from "./support.ts";

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

async function checkNow(excel: HeadlessExcel): Promise<Checked> {
  const answer = await check({ workbook: officeWorkbook, client: judgingClient, personId: person, asAt, choices: {} });
  if (answer.kind !== "checked") throw new Error(JSON.stringify(answer));
  await excel.settle();
  return answer;
}

/** Opened in the local Excel, changed, confirmed with the first column offered for what is open, and checked. */
async function open(name: string, council: string, before: (excel: HeadlessExcel) => void = () => undefined) {
  const excel = openTracker(name);
  const uninstall = excel.installGlobals();
  close = () => {
    uninstall();
    excel.close();
  };
  before(excel);
  const found = await findTracker(officeWorkbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  const layouts = found.layouts.map((layout) =>
    found.questions
      .filter(({ sheet }) => sheet === layout.name)
      .reduce((settled, { field, candidates: [first] }) => withColumn(settled, field, first?.column), layout),
  );
  await confirmTracker(officeWorkbook, found, layouts, { council, team: "north", personId: person, asAt, newId });
  const checked = await checkNow(excel);
  const correct = (entry: EntryToCheck, typed: string) => correctEntry(officeWorkbook, checked, entry, typed);
  return { excel, checked, correct };
}

function sheetOf({ workbook }: HeadlessExcel, name: string): Sheet {
  const sheet = workbook.sheets.find((each) => each.name === name);
  if (sheet === undefined) throw new Error(`No sheet ${name}`);
  return sheet;
}

function cellAt(excel: HeadlessExcel, { sheet, cell }: Pick<EntryToCheck, "sheet" | "cell">): Cell {
  const { row, column } = cellPosition(cell) ?? { row: 0, column: 0 };
  return sheetOf(excel, sheet).ensure(row, column);
}

function entryAt({ understood }: Checked, cell: string): EntryToCheck {
  const entry = understood.entriesToCheck.find((each) => each.cell === cell);
  if (entry === undefined) throw new Error(`No entry to check in ${cell}`);
  return entry;
}

async function undo({ corrected }: Correction) {
  if (corrected === undefined) throw new Error("Nothing was corrected");
  return await undoCorrection(officeWorkbook, corrected.undo);
}

const f2 = ["F2-bnt-pod-tracker", "barnet"] as const;
const f8 = ["F8-hgy-legacy-colours", "haringey"] as const;

describe("an entry that is corrected in the pane", () => {
  it.each(["28/02/2025", "28.2.25", "28 Feb 2025", " 2025-02-28 "])("becomes a true date: %s", async (typed) => {
    const { excel, checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    const trips = countRoundTrips(excel);
    expect((await correct(entry, typed)).corrected?.says).toBe("28 Feb 2025");
    expect(trips()).toBe(2);
    expect(cellAt(excel, entry).value).toBe(serialFromDay(plainDate("2025-02-28"), 1900));
  });

  it("is no longer in the list after the next check, and its case is judged by the new day", async () => {
    const { excel, checked, correct } = await open(...f2);
    const entry = entryAt(checked, "I41");
    await correct(entry, "1/9/2025");
    const again = await checkNow(excel);
    expect(again.understood.entriesToCheck.map(entryKey)).not.toContain(entryKey(entry));
    const of = ({ outcome }: Checked) =>
      outcome.results.find(({ check: id, subject }) => id === "BNT-CASE" && subject.rowId === entry.rowId);
    expect(of(checked)?.state).toBe("check-entry");
    expect(of(again)?.state).toBe("met");
  });

  it.each([
    ["dd/mm/yyyy", "dd/mm/yyyy"],
    ["[$-809]d mmmm yyyy", "[$-809]d mmmm yyyy"],
    ["General", "d mmm yyyy"],
    ["@", "d mmm yyyy"],
    ['0.00" days"', "d mmm yyyy"],
    ["h:mm", "d mmm yyyy"],
  ])("keeps a date's own number format: %s is shown as %s", async (before, after) => {
    const { excel, checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    cellAt(excel, entry).numberFormat = before;
    const correction = await correct(entry, "28/02/2025");
    expect(cellAt(excel, entry)).toMatchObject({ value: 45_716, numberFormat: after });
    expect(await undo(correction)).toMatchObject({ done: true });
    const { value, numberFormat = "General" } = cellAt(excel, entry);
    expect([value, numberFormat]).toEqual(["29/02/2025", before]);
  });

  it("is refused at once where its day lies ahead of the check", async () => {
    const { checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    expect(await correct(entry, "16/09/2025")).toEqual({
      because: "16 Sep 2025 lies ahead: type the last day on which it happened.",
    });
    expect((await correct(entry, "15/09/2025")).corrected?.says).toBe("15 Sep 2025");
  });

  it("counts from 1904 where the workbook does", async () => {
    const { excel, checked, correct } = await open("F5-bnt-1904-lac-cl", "barnet");
    const entry = entryAt(checked, "H61");
    await correct(entry, "28/02/2025");
    expect(cellAt(excel, entry).value).toBe(serialFromDay(plainDate("2025-02-28"), 1904));
    const again = await checkNow(excel);
    expect(again.understood.entriesToCheck.map(entryKey)).not.toContain(entryKey(entry));
  });

  it("keeps as a text what is more than one day alone", async () => {
    const { excel, checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    expect((await correct(entry, "28/2/25 (group)")).corrected?.says).toBe("28/2/25 (group)");
    expect(cellAt(excel, entry).value).toBe("28/2/25 (group)");
  });

  it("is chosen from the words that can be read, where there are few", async () => {
    const { excel, checked, correct } = await open("F7-hgy-cms-export", "haringey");
    const entry = entryAt(checked, "AX8");
    expect(entry.expected).toBe(expectedForYesNo);
    expect(choicesFor(entry)).toEqual(["Yes", "No"]);
    expect((await correct(entry, "Yes")).corrected?.says).toBe("Yes");
    expect(cellAt(excel, entry).value).toBe("Yes");
  });

  it("is written to the top cell of a merge, and stands once in the list", async () => {
    const { excel, checked, correct } = await open(...f2, (opened) => {
      const sheet = sheetOf(opened, "Pod tracker");
      const merge = sheet.merges.find(({ column, rows, row }) => column === 8 && rows > 1 && row > 5);
      if (merge === undefined) throw new Error("No merge in the column of the last discussion");
      sheet.ensure(merge.row, 8).value = "soon";
    });
    const all = checked.understood.entriesToCheck.filter(({ text }) => text === "soon");
    expect(all.length).toBeGreaterThan(1);
    const [entry, ...others] = cellsToCheck(all);
    expect(others).toEqual([]);
    if (entry === undefined) throw new Error("No entry");
    const key = placeKey(entry.tableId, entry.rowId);
    const reference = checked.understood.places.get(key)?.ref ?? "";
    const whose = cellNamer(checked, new Map([[key, "Robin Hollow"]]));
    expect(whose(entry)).toBe(`${reference} Robin Hollow and ${all.length - 1} more`);
    const kept = structuredClone(sheetOf(excel, entry.sheet).merges);
    await correct(entry, "1 Sep 2025");
    expect(cellAt(excel, entry).value).toBe(serialFromDay(plainDate("2025-09-01"), 1900));
    expect(sheetOf(excel, entry.sheet).merges).toEqual(kept);
  });

  it("must name a plan where a plan is expected", async () => {
    const { excel, checked, correct } = await open(...f2, (opened) => {
      Object.assign(sheetOf(opened, "Pod tracker").ensure(10, 4), { value: "#N/A", isError: true });
    });
    const entry = entryAt(checked, "E11");
    expect((await correct(entry, "purple")).because).toContain("names no plan");
    expect((await correct(entry, "CP")).corrected?.says).toBe("CP");
    expect(cellAt(excel, entry).value).toBe("CP");
  });
});

describe("a correction is refused with a sentence, and nothing is written", () => {
  const typed: readonly [typed: string, says: string][] = [
    ["30/02/2025", "“30/02/2025” cannot be read either: the calendar has no such day"],
    ["3/13/2025", "Type the day first, then the month"],
    ["45900", "cannot be read either"],
    ["March", "cannot be read either"],
    ["booked 7/10/2025", "cannot be read either. Type the last day on which it happened"],
    ["1/1/2052", "cannot be read either. Check the year"],
    ["  ", "Type or choose what should stand"],
    ["=TODAY()", "not a formula"],
  ];
  it.each(typed)("when it could not be read either: %s", async (text, says) => {
    const { excel, checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    const trips = countRoundTrips(excel);
    expect((await correct(entry, text)).because).toContain(says);
    expect(trips()).toBe(0);
  });

  it("when the cell is worked out by a formula", async () => {
    const { excel, checked, correct } = await open(...f8, (opened) => {
      Object.assign(sheetOf(opened, "Team list").ensure(4, 4), { value: 45_900, formula: "=TODAY()-14" });
    });
    const entry = entryAt(checked, "E5");
    expect(isWorkedOut(checked, entry)).toBe(true);
    expect((await correct(entry, "1 Sep 2025")).because).toContain("A formula stands in this cell");
    expect(cellAt(excel, entry).formula).toBe("=TODAY()-14");
  });

  it("when a formula has come into the cell since", async () => {
    const { excel, checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    cellAt(excel, entry).formula = '="29/02/"&"2025"';
    expect((await correct(entry, "28/02/2025")).because).toContain("A formula stands in this cell");
  });

  it("when the cell has changed since it was read", async () => {
    const { excel, checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    cellAt(excel, entry).value = "see file";
    expect((await correct(entry, "28/02/2025")).because).toBe("This cell has changed since it was read: check again.");
    expect(cellAt(excel, entry).value).toBe("see file");
  });

  it("when the sheet is protected", async () => {
    const { excel, checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    sheetOf(excel, entry.sheet).isProtected = true;
    expect((await correct(entry, "28/02/2025")).because).toContain("The sheet is protected or read-only");
    expect(cellAt(excel, entry).value).toBe("29/02/2025");
  });

  it("when the sheet is gone", async () => {
    const { excel, checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    sheetOf(excel, entry.sheet).name = "Renamed";
    expect((await correct(entry, "28/02/2025")).because).toContain("check again");
  });
});

it("an entry of a table without references is known by the child's name, and by nothing while names are hidden", async () => {
  const { checked } = await open(...f2, (opened) => {
    sheetOf(opened, "Pod tracker").ensure(10, 8).value = "soon";
  });
  const tables = checked.understood.tables.map((table) =>
    table.holds === "cases" ? { ...table, hasCaseRefs: false } : table,
  );
  const without = { ...checked, understood: { ...checked.understood, tables } };
  const entry = cellsToCheck(checked.understood.entriesToCheck).find(({ text }) => text === "soon");
  if (entry === undefined) throw new Error("No entry");
  const names = namesOf(checked);
  const name = names.get(placeKey(entry.tableId, entry.rowId)) ?? "nobody";
  expect(cellNamer(without, names)(entry)).toBe(`${name} and 1 more`);
  expect(cellNamer(without, new Map())(entry)).toBe("");
});

describe("dates of which day and month were turned about", () => {
  afterEach(closeWorkbook);
  const headings = ["Ref", "SW", "Plan", "Last supervision"];
  /** Five by an American hand, and 6 Aug 2025 that Excel may have made of 8 Jun. */
  const dates = ["08/25/2025", "07/31/2025", "06/13/2025", "08/06/2025", "07/07/2025", 45_875];
  const tracker = [headings, ...dates.map((date, row): (string | number)[] => [`M100${row}`, "Jo", "CIN", date])];
  const said = (checked: Checked): string[] =>
    checked.understood.entriesToCheck.map(({ cell, expected }) => `${cell} ${expected.slice(0, 17)}`);
  const correctIn = (checked: Checked, cell: string, typed: string): Promise<Correction> =>
    correctEntry(officeWorkbook, checked, entryAt(checked, cell), typed);

  it("stay entries to check when all that shows it is corrected, until the manager says that the others are right", async () => {
    await opened(tracker);
    const first = await answer();
    expect(said(first)).toEqual(["D2", "D3", "D4", "D5", "D7"].map((cell) => `${cell} Day and month may`));
    expect(entriesThatMayBeSettled(first)).toEqual([]);
    for (const [cell, typed] of [
      ["D2", "25 Aug 2025"],
      ["D3", "31/7/2025"],
      ["D4", "13 June 2025"],
    ] as const) {
      expect((await correctIn(first, cell, typed)).corrected).toBeDefined();
    }
    const second = await answer();
    expect(said(second)).toEqual(["D5 Day and month had", "D7 Day and month had"]);
    expect(entriesThatMayBeSettled(second)).toEqual(["D5", "D7"]);
    // A day that could be either still is one, though it is put right.
    expect((await correctIn(second, "D5", "6 Aug 2025")).corrected?.says).toBe("6 Aug 2025");
    const third = await answer();
    expect(said(third)).toEqual(["D5 Day and month had", "D7 Day and month had"]);
    expect(await settleTurned(officeWorkbook, third.found, entryAt(third, "D7"))).toEqual({ done: true });
    expect(said(await answer())).toEqual([]);
  });

  it("are remembered by a check that nobody asked for, whatever the sheet is called by then", async () => {
    const { sheet } = await opened(tracker.map((row, at) => (at === 0 ? row : [...row.slice(0, 3), 45_894])));
    const before = await answer();
    const put = (...column: (string | number)[]): void => {
      for (const [row, value] of column.entries()) sheet.put(row + 1, 3, { value });
    };
    put(...dates);
    const again = await checkAgain({ workbook: officeWorkbook, personId: person, asAt, before });
    expect(again.kind === "checked" && said(again.checked)).toHaveLength(5);
    put(45_894, 45_869, 45_821);
    sheet.name = "Renamed";
    expect(said(await answer())).toEqual(["D5 Day and month had", "D7 Day and month had"]);
  });
});

function entriesThatMayBeSettled({ understood }: Checked): string[] {
  return understood.entriesToCheck.filter(mayBeSettled).map(({ cell }) => cell);
}

describe("undoing a correction", () => {
  it("leaves the workbook as it was", async () => {
    const { excel, checked, correct } = await open(...f8);
    for (const entry of cellsToCheck(checked.understood.entriesToCheck)) {
      const before = structuredClone(cellAt(excel, entry));
      const { numberFormat = "General", value } = before;
      expect(await undo(await correct(entry, "1 Sep 2025"))).toMatchObject({ done: true });
      const after = cellAt(excel, entry);
      expect([after.value, after.numberFormat ?? "General", after.look]).toEqual([value, numberFormat, before.look]);
    }
  });

  it("is refused once somebody has changed the cell again", async () => {
    const { excel, checked, correct } = await open(...f8);
    const entry = entryAt(checked, "E5");
    const correction = await correct(entry, "1 Sep 2025");
    cellAt(excel, entry).value = 45_902;
    expect(await undo(correction)).toEqual({
      done: false,
      because: "This cell has changed since it was read: check again.",
    });
    expect(cellAt(excel, entry).value).toBe(45_902);
  });
});
