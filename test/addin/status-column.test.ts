import { afterEach, describe, expect, it } from "vitest";
import { check, type Checked } from "../../addin/commands/check.ts";
import { confirmTracker, findTracker, lookAgain } from "../../addin/commands/find-tracker.ts";
import { forgetWorkbook } from "../../addin/commands/forget.ts";
import { clearMarks, markFindings } from "../../addin/commands/mark.ts";
import { outOfDate } from "../../addin/commands/status-formula.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { area } from "../../local/excel/area.ts";
import { writeFormula } from "../../local/excel/entry.ts";
import { openExcel, type HeadlessExcel } from "../../local/excel/headless.ts";
import * as manager from "../../local/excel/manager.ts";
import { Workbook, type CellValue, type Sheet } from "../../local/excel/model.ts";
import { asAt, judgingClient, newId, person } from "./support.ts";

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

const headings = ["Ref", "Worker", "Plan", "Opened", "Last supervision"];
const children = [headings, ["M1001", "Jo", "CIN", 45_000, 45_900], ["M1002", "Jo", "CIN", 45_000, 45_900]];
/** A second table on the sheet, so that the sheet is read whole. */
const withSessions = [...children, [], ["Date", "Worker", "Type", "Held?"], [45_900, "Jo", "1:1", "Held"]];

interface Open {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly excel: HeadlessExcel;
  readonly checkNow: () => Promise<Checked["marking"]>;
}

async function opened(rows: readonly CellValue[][], prepare?: (workbook: Workbook, sheet: Sheet) => void) {
  const workbook = new Workbook();
  const sheet = workbook.addSheet("C");
  rows.forEach((row, at) => {
    row.forEach((value, column) => {
      sheet.ensure(at, column).value = value;
    });
  });
  prepare?.(workbook, sheet);
  const excel = openExcel(workbook, { today: asAt });
  const uninstall = excel.installGlobals();
  close = () => {
    uninstall();
    excel.close();
  };
  const found = await findTracker(officeWorkbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  const supervision = { checks: true, marks: true };
  const answers = { council: "haringey", team: "north", personId: person, supervision, asAt, newId };
  await confirmTracker(officeWorkbook, found, found.layouts, answers);
  return { workbook, sheet, excel, checkNow: () => checked(excel) } satisfies Open;
}

async function answer(): Promise<Checked> {
  const task = { workbook: officeWorkbook, client: judgingClient, personId: person, asAt, choices: {} };
  const made = await check(task);
  if (made.kind !== "checked") throw new Error(made.kind);
  return made;
}

async function checked(excel: HeadlessExcel): Promise<Checked["marking"]> {
  const { marking } = await answer();
  await excel.settle();
  return marking;
}

/** What the cells of a sheet show, by row. */
function shown(sheet: Sheet): CellValue[][] {
  const rows: CellValue[][] = [];
  for (const [row, column, { value }] of sheet.entries()) {
    if (value !== "") (rows[row] ??= [])[column] = value;
  }
  return rows.map((row) => Array.from(row, (value?: CellValue) => value ?? ""));
}

function at(sheet: Sheet, row: number, column: number): CellValue {
  return sheet.cell(row, column)?.value ?? "";
}

function withFormulas(_: Workbook, sheet: Sheet): void {
  for (const row of [1, 2]) writeFormula(sheet.ensure(row, 5), `=IF(E${row + 1}>46000,"late","")`);
}

const columnF = 5;
const columnG = 6;

describe("a status column beside a range", () => {
  it.each([
    ["read in parts", children],
    ["read whole", withSessions],
  ])("spares formulas that come to nothing today, on a sheet %s", async (_, rows) => {
    const { sheet, checkNow } = await opened(rows, withFormulas);
    expect(await checkNow()).toEqual({ marked: true, because: [] });
    expect(sheet.cell(1, columnF)?.formula).toBe('=IF(E2>46000,"late","")');
    expect(at(sheet, 0, columnG)).toBe("Policy check");
  });

  it.each([
    ["read in parts", children],
    ["read whole", withSessions],
  ])("stands in no hidden column of a sheet %s", async (_, rows) => {
    const { sheet, checkNow } = await opened(rows, (__, each) => each.hiddenColumns.add(columnF));
    await checkNow();
    expect([at(sheet, 0, columnF), at(sheet, 0, columnG)]).toEqual(["", "Policy check"]);
  });

  it("says that the sheet has no empty column where all that follow are hidden", async () => {
    const { checkNow } = await opened(children, (_, sheet) => {
      for (let column = columnF; column < columnF + 40; column++) sheet.hiddenColumns.add(column);
    });
    expect(await checkNow()).toEqual({
      marked: false,
      because: ["Sheet C has no empty column for marks: use this list."],
    });
  });
});

describe("a status column of a table", () => {
  const asTable = (workbook: Workbook, sheet: Sheet): void => {
    workbook.addTable(sheet, area(0, 0, 3, 5), "Children");
  };

  it("pushes no formula aside that comes to nothing today", async () => {
    const { checkNow } = await opened(children, (workbook, sheet) => {
      asTable(workbook, sheet);
      writeFormula(sheet.ensure(1, columnG), '=IF(E2>46000,"late","")');
    });
    expect((await checkNow()).because.join()).toContain("would be pushed aside");
  });

  it("is not put where the column is hidden", async () => {
    const { checkNow } = await opened(children, (workbook, sheet) => {
      asTable(workbook, sheet);
      sheet.hiddenColumns.add(columnF);
    });
    expect((await checkNow()).because).toEqual([
      "The column beside the table on C is hidden: show it to have marks, or use this list.",
    ]);
  });

  it("gives way to a table that stands beside", async () => {
    const { checkNow } = await opened(children, (workbook, sheet) => {
      asTable(workbook, sheet);
      workbook.addTable(sheet, area(0, 8, 3, 1), "Beside");
    });
    expect((await checkNow()).because).toEqual(["Another table stands beside the one on C: use this list."]);
  });

  it("keeps what was typed in it, when checked again and when cleared", async () => {
    const { workbook, sheet, excel, checkNow } = await opened(children, asTable);
    await checkNow();
    manager.typeIn(workbook, { sheet, address: "F2" }, "ask Jo");
    expect((await checkNow()).because.join()).toContain("C (F2)");
    await clearMarks(officeWorkbook);
    await excel.settle();
    expect(shown(sheet).map((row) => row[columnF] ?? "")).toEqual(["Policy check", "ask Jo", ""]);
    expect(workbook.tables.map(({ table }) => table.area.columns)).toEqual([6]);
  });
});

it("says of a read-only workbook that a copy can have marks", async () => {
  await opened(children);
  const { found, understood, outcome } = await answer();
  const survey = { ...found.survey, isReadOnly: true };
  const { reading, layouts } = found;
  expect(await markFindings(officeWorkbook, { survey, reading, layouts, understood, outcome })).toEqual({
    marked: false,
    because: ["The workbook is read-only: save a copy to have marks in it."],
  });
});

describe("what a manager types in a status column", () => {
  it("is left by the next check, which says where, and by clearing", async () => {
    const { workbook, sheet, excel, checkNow } = await opened(children);
    await checkNow();
    manager.typeIn(workbook, { sheet, address: "F2" }, "ask Jo");
    expect(await checkNow()).toEqual({
      marked: true,
      because: ["What you typed among the statuses on C (F2) was left as it is: move it to have a status there."],
    });
    expect([at(sheet, 0, columnF), at(sheet, 1, columnF), at(sheet, 0, columnG)]).toEqual([
      "Policy check",
      "ask Jo",
      "",
    ]);
    expect(at(sheet, 2, columnF)).toMatch(/^Met/);
    expect(await clearMarks(officeWorkbook)).toEqual({
      done: true,
      left: "What you typed among the statuses is left: C (F2).",
    });
    await excel.settle();
    expect(shown(sheet)).toEqual([headings, [...(children[1] ?? []), "ask Jo"], children[2]]);
    expect(sheet.conditionalFormats).toEqual([]);
  });

  it("stays below the column, which is checked and cleared as ever", async () => {
    const { workbook, sheet, excel, checkNow } = await opened(children);
    await checkNow();
    manager.typeIn(workbook, { sheet, address: "F6" }, "remember");
    expect(await checkNow()).toEqual({ marked: true, because: [] });
    expect(at(sheet, 0, columnG)).toBe("");
    expect(await clearMarks(officeWorkbook)).toEqual({ done: true });
    await excel.settle();
    expect(shown(sheet).slice(0, 3)).toEqual(children);
    expect(at(sheet, 5, columnF)).toBe("remember");
  });

  it("is no status for being a formula that speaks of one", async () => {
    const { workbook, sheet, checkNow } = await opened(children);
    await checkNow();
    manager.typeIn(workbook, { sheet, address: "H1" }, `=COUNTIF(F:F,"${outOfDate}")`);
    await clearMarks(officeWorkbook);
    expect(sheet.cell(0, 7)?.formula).toContain("COUNTIF");
  });
});

describe("clearing", () => {
  const moves: [string, (workbook: Workbook, sheet: Sheet) => void, number][] = [
    [
      "a row was put in above the headings",
      (workbook, sheet) => {
        manager.insertRow(workbook, sheet, 0);
      },
      1,
    ],
    ["the sheet was renamed", (_, sheet) => void (sheet.name = "C Sept"), 0],
  ];

  it.each(moves)("and forgetting leave nothing when %s", async (_, move, moved) => {
    for (const away of [clearMarks, forgetWorkbook]) {
      const { workbook, sheet, excel, checkNow } = await opened(children);
      await checkNow();
      move(workbook, sheet);
      expect(await away(officeWorkbook)).toEqual({ done: true });
      await excel.settle();
      expect(shown(sheet).slice(moved)).toEqual(children);
      expect([sheet.conditionalFormats, [...sheet.columnWidths]]).toEqual([[], []]);
      close();
    }
  });

  it("finds the statuses under a heading that was typed over, and on a copy of the sheet", async () => {
    const { workbook, sheet, excel, checkNow } = await opened(children);
    await checkNow();
    const copy = workbook.addSheet("C (2)");
    for (const [row, column, cell] of sheet.entries()) Object.assign(copy.ensure(row, column), cell);
    manager.typeIn(workbook, { sheet, address: "F1" }, "Mine");
    expect(await clearMarks(officeWorkbook)).toEqual({ done: true });
    await excel.settle();
    expect(shown(sheet)).toEqual([[...headings, "Mine"], ...children.slice(1)]);
    expect(shown(copy)).toEqual(children);
  });

  it("forgets nothing while a column of ours holds texts, and says where and what to do", async () => {
    const { workbook, sheet, checkNow } = await opened(children);
    await checkNow();
    for (const address of ["F2", "F3"]) manager.typeIn(workbook, { sheet, address }, "Met");
    const kept = [...workbook.settings.keys()];
    const done = await forgetWorkbook(officeWorkbook);
    expect(done).toMatchObject({ done: false });
    expect(JSON.stringify(done)).toMatch(/C F1.*delete or rename.*then clear again/);
    expect([...workbook.settings.keys()]).toEqual(kept);
    manager.emptyCells(workbook, { sheet, address: "F1:F3" });
    expect(await forgetWorkbook(officeWorkbook)).toEqual({ done: true });
    expect(workbook.settings.size).toBe(0);
  });

  it("does so on a sheet that somebody looked at again", async () => {
    const { sheet, checkNow } = await opened(withSessions);
    await checkNow();
    expect((await lookAgain(officeWorkbook, asAt)).kind).toBe("to-confirm");
    expect(await clearMarks(officeWorkbook)).toEqual({ done: true });
    expect(at(sheet, 0, columnF)).toBe("");
  });
});
