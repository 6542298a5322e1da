import { afterEach, describe, expect, it } from "vitest";
import { checkAgain } from "../../addin/commands/check-again.ts";
import { lookAgain } from "../../addin/commands/find-tracker.ts";
import { forgetWorkbook } from "../../addin/commands/forget.ts";
import { listedFindings } from "../../addin/commands/finding-list.ts";
import { clearMarks, markFindings } from "../../addin/commands/mark.ts";
import { marksAmiss } from "../../addin/commands/marks-amiss.ts";
import { columnPlace } from "../../addin/commands/status-column.ts";
import { outOfDate } from "../../addin/commands/status-formula.ts";
import type { Workbook as WorkbookOfManager } from "../../addin/workbook.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { area } from "../../local/excel/area.ts";
import { writeFormula } from "../../local/excel/entry.ts";
import * as manager from "../../local/excel/manager.ts";
import { type Area, type CellValue, type ConditionalFormat, type Sheet, Workbook } from "../../local/excel/model.ts";
import { answer, at, closeWorkbook, opened, shown } from "./opened-workbook.ts";
import { asAt, person } from "./support.ts";

afterEach(closeWorkbook);

const headings = ["Ref", "Worker", "Plan", "Opened", "Last supervision"];
const children = [headings, ["M1001", "Jo", "CIN", 45_000, 45_900], ["M1002", "Jo", "CIN", 45_000, 45_900]];
const family = [
  ["M1001", "Jo", "CIN", 45_000, 45_900],
  ["M1002", "Jo", "CIN", 45_000, 45_716],
  ["M1003", "Jo", "CIN", 45_000, 45_900],
];
/** A second table on the sheet, so that the sheet is read whole. */
const withSessions = [...children, [], ["Date", "Worker", "Type", "Held?"], [45_900, "Jo", "1:1", "Held"]];

/** Excel lists the rule and cannot tell of it. */
const lost = (cells: Area): ConditionalFormat => {
  return {
    id: "theirs",
    area: cells,
    type: "CellValue",
    formula: "=1",
    stopIfTrue: false,
    fromFile: true,
    isLost: true,
  };
};

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

  it("is written in several requests where Excel does not take it at once", async () => {
    // A status compares the texts that it was made from.
    const notes = "seen at home. ".repeat(400);
    const rows = 900;
    const many = Array.from({ length: rows }, (_, row) => [`M${1000 + row}`, "Jo", `CIN ${notes}`, 45_000, 45_900]);
    const { sheet, excel, checkNow } = await opened([headings, ...many], (_, each) =>
      each.conditionalFormats.push(lost(area(1, 2, 3, 1))),
    );
    const before = excel.api.counters.requestBytes;
    expect(await checkNow()).toEqual({ marked: true, because: [] });
    expect(excel.api.counters.requestBytes - before).toBeGreaterThan(5 * 1024 * 1024);
    const statuses = Array.from({ length: rows }, (_, row) => at(sheet, row + 1, columnF));
    expect(new Set(statuses)).toEqual(new Set(["Met, due 30 Nov 2025"]));
  });
});

it.each([
  ["references", [headings, ["M~1001", "Jo", "CIN", 45_000, 45_900], ["M~1002", "Jo", "CIN", 45_000, 45_900]]],
  [
    "workers",
    [
      ["Worker", "Role", "Start date", "Last supervision"],
      ...["Jo", "Ada"].map((name) => [name, "Social worker", 45_000, 45_900]),
    ],
  ],
])("statuses stand beside a word at the very bottom of the column of %s", async (_, rows) => {
  const { sheet, checkNow } = await opened(rows, (__, each) => {
    each.put(1_048_575, 0, { value: "left here" });
  });
  expect(await checkNow()).toEqual({ marked: true, because: [] });
  const column = rows[0]?.length ?? 0;
  expect([1, 2].map((row) => String(at(sheet, row, column)).slice(0, 3))).toEqual(["Met", "Met"]);
});

describe("where cells are formatted as text", () => {
  const shownBelow = (sheet: Sheet): CellValue[] => [1, 2, 3].map((row) => at(sheet, row, columnF));
  const formats = (sheet: Sheet): (string | undefined)[] =>
    [1, 2, 3].map((row) => sheet.cell(row, columnF)?.numberFormat);

  it("statuses show all the same, and clearing gives the format back", async () => {
    const { sheet, checkNow } = await opened(children, (_, each) => {
      for (const row of [0, 1, 2, 3]) each.ensure(row, columnF).numberFormat = "@";
      each.ensure(2, columnF).numberFormat = "0.00";
    });
    await checkNow();
    expect(shownBelow(sheet)).toEqual(["Met, due 30 Nov 2025", "Met, due 30 Nov 2025", ""]);
    expect(formats(sheet)).toEqual([undefined, undefined, "@"]);
    manager.typeIn(new Workbook(), { sheet, address: "A4" }, "M1003");
    for (const [column, value] of ["Jo", "CIN", 45_000, 45_900].entries()) sheet.ensure(3, column + 1).value = value;
    await checkNow();
    expect(shownBelow(sheet)[2]).toBe("Met, due 30 Nov 2025");
    expect(await clearMarks(officeWorkbook)).toEqual({ done: true });
    expect(shownBelow(sheet)).toEqual(["", "", ""]);
    expect(formats(sheet)).toEqual(["@", "0.00", "@"]);
  });

  it("a table's new column is none of them", async () => {
    const { sheet, checkNow } = await opened(children, (workbook, each) => {
      workbook.addTable(each, area(0, 0, 3, 5), "Children");
      for (const row of [1, 2]) each.ensure(row, columnF - 1).numberFormat = "@";
    });
    await checkNow();
    expect(shownBelow(sheet)).toEqual(["Met, due 30 Nov 2025", "Met, due 30 Nov 2025", ""]);
  });
});

describe("a sheet of whose colour rules Excel cannot tell", () => {
  const rulesOn = (sheet: Sheet): number => sheet.conditionalFormats.filter(({ fromFile }) => !fromFile).length;

  it("is checked and marked all the same, and no colour is left or doubled", async () => {
    const theirs = lost(area(1, 2, 3, 1));
    const { sheet, checkNow } = await opened([headings, ...family], (_, each) => each.conditionalFormats.push(theirs));
    expect(await checkNow()).toEqual({ marked: true, because: [] });
    const rules = rulesOn(sheet);
    expect(rules).toBeGreaterThan(3);
    expect(await checkNow()).toEqual({ marked: true, because: [] });
    expect(rulesOn(sheet)).toBe(rules);
    expect(await clearMarks(officeWorkbook)).toEqual({ done: true });
    expect(sheet.conditionalFormats).toEqual([theirs]);
  });

  it("may be known a moment before it is marked", async () => {
    const { sheet, excel, checkNow } = await opened([headings, ...family]);
    await checkNow();
    const rules = rulesOn(sheet);
    const forgetful: WorkbookOfManager = {
      ...officeWorkbook,
      mark: (plan) => {
        for (const rule of sheet.conditionalFormats) rule.isLost = true;
        return officeWorkbook.mark(plan);
      },
    };
    expect((await answer(forgetful)).marking).toMatchObject({ marked: true, because: [] });
    await excel.settle();
    expect(rulesOn(sheet)).toBe(rules);
    expect(sheet.conditionalFormats.some(({ isLost }) => isLost)).toBe(false);
    expect(at(sheet, 1, columnF)).toBe("Met, due 30 Nov 2025");
  });
});

describe("statuses that have just been written", () => {
  const copyOver = (sheet: Sheet, rows: readonly number[]): void => {
    for (const row of rows) writeFormula(sheet.ensure(row, columnF), sheet.cell(1, columnF)?.formula ?? "");
  };

  it("are as they should be, and nothing is said", async () => {
    const { excel } = await opened([headings, ...family]);
    const checked = await answer();
    await excel.settle();
    expect(await marksAmiss(officeWorkbook, checked)).toBeUndefined();
  });

  it.each([
    ["a range", false, "Clear the filter of the sheet. Then check again."],
    [
      "a table",
      true,
      "In Excel's AutoCorrect options, switch off “Fill formulas in tables to create calculated columns”. Then check again.",
    ],
  ])("are not all in their places: the manager is told what to do about %s", async (_, isTable, advice) => {
    const { workbook, sheet, excel } = await opened([headings, ...family], (all, each) => {
      if (isTable) all.addTable(each, area(0, 0, 4, 5), "Children");
    });
    const checked = await answer();
    copyOver(sheet, [2, 3]);
    workbook.tell({ kind: "cells", sheet, area: area(1, columnF, 3, 1), source: "manager" });
    await excel.settle();
    const count = "2 of 3 statuses in the sheet do not show what was found: go by the list here.";
    expect(await marksAmiss(officeWorkbook, checked)).toBe(`${count} ${advice}`);
  });

  it("show nothing on a computer that counts another day, which is said", async () => {
    const { excel } = await opened([headings, ...family]);
    const checked = await answer();
    await excel.dawn("2025-09-14");
    expect(await marksAmiss(officeWorkbook, checked)).toBe(
      "3 of 3 statuses in the sheet do not show what was found: go by the list here. Excel may count another day than 15 Sep 2025: look at this computer's date.",
    );
  });
});

describe("the status columns of tables side by side", () => {
  const late = ["M2001", "Ade", "CP", 45_000, 45_700];
  const sideBySide = children.map((row, at) => [...row, "", ...(at === 0 ? headings : late.with(0, `M200${at}`))]);
  const columnL = 11;

  it("stay beside their own children, however often they are checked", async () => {
    const { sheet, excel, checkNow } = await opened(sideBySide);
    await checkNow();
    await excel.settle();
    const marked = shown(sheet);
    expect(marked.map((row) => [row[columnF], row[columnL]])).toEqual([
      ["Policy check", "Policy check"],
      [expect.stringContaining("Met"), expect.stringContaining("Overdue")],
      [expect.stringContaining("Met"), expect.stringContaining("Overdue")],
    ]);
    for (let again = 0; again < 2; again++) {
      expect(await checkNow()).toEqual({ marked: true, because: [] });
      await excel.settle();
      expect(shown(sheet)).toEqual(marked);
    }
  });

  const owned = (column: number) => ({ sheet: "C", column, headerRow: 0, rows: 2, header: "Policy check" });
  const columnOf = (values: CellValue[][], columns: Record<string, string>, mine: readonly number[]) =>
    columnPlace({
      sheet: {
        ...{ name: "C", visibility: "visible", isProtected: false, top: 0, left: 0, merges: [], tables: [] },
        ...{ values, formulas: values, hiddenColumns: new Set<number>() },
      },
      layout: { name: "C", holds: "cases", headerRows: [1], dataRows: [2, 3], columns },
      owned: mine.map(owned),
      taken: [],
    });
  const right = { caseRef: "G", lastDiscussion: "K" };

  it("are not one another's when only one of the tables is checked", () => {
    const marked = sideBySide.map((row) => row.with(columnF, "Policy check"));
    expect(columnOf(marked, right, [columnF])).toMatchObject({ column: columnL, isNew: true });
    expect(columnOf(marked, { caseRef: "A", lastDiscussion: "E" }, [columnF])).toMatchObject({
      column: columnF,
      isNew: false,
    });
  });

  it("are still their own when an empty column has come between, and not when another table has", () => {
    const moved = sideBySide.map((row) => [...row, "", "Policy check"]);
    expect(columnOf(moved, right, [columnL + 1])).toMatchObject({ column: columnL + 1, isNew: false });
    const between = moved.map((row) =>
      row
        .with(columnL, "")
        .with(columnL + 1, "Children of Ben")
        .concat("Policy check"),
    );
    expect(columnOf(between, right, [columnL + 2])).toMatchObject({ column: columnL, isNew: true });
  });
});

it("the status column of a range leaves a column free beside an Excel table, which would take it in", async () => {
  const beside = children.map((row, at) => [...row, at === 0 ? "Room" : `B${at}`]);
  const { sheet, checkNow } = await opened(beside, (workbook, each) => {
    workbook.addTable(each, area(0, columnF, 3, 1), "Rooms");
  });
  await checkNow();
  expect(shown(sheet)[0]?.slice(columnF)).toEqual(["Room", "", "Policy check"]);
});

describe("a status column of a table", () => {
  const asTable = (workbook: Workbook, sheet: Sheet): void => {
    workbook.addTable(sheet, area(0, 0, 3, 5), "Children");
  };

  it("holds a status of its own for each child, first and again, though Excel fills empty columns", async () => {
    const { sheet, checkNow } = await opened([headings, ...family], (workbook, each) => {
      workbook.addTable(each, area(0, 0, 4, 5), "Children");
    });
    const statuses = ["Met, due 30 Nov 2025", "Overdue 110 days, due 28 May 2025", "Met, due 30 Nov 2025"];
    for (const time of ["first", "again"]) {
      await checkNow();
      expect(
        [1, 2, 3].map((row) => at(sheet, row, columnF)),
        time,
      ).toEqual(statuses);
    }
  });

  it("stops where the table does: the rows that are typed right below are told of, and cleared is all there was", async () => {
    const late = ["M2001", "Ade", "CP", 45_000, 45_700];
    const rows = [...children, late, late.with(0, "M2002")];
    const { sheet, excel } = await opened(rows, asTable);
    const checked = await answer();
    await excel.settle();
    expect(sheet.used(true)).toEqual(area(0, 0, 5, 6));
    expect([2, 3, 4].map((row) => at(sheet, row, columnF))).toEqual(["Met, due 30 Nov 2025", "", ""]);
    const why =
      "below the Excel table, where no status is written: take what belongs to it into the table with Table Design, Resize Table.";
    expect(checked.marking.because).toEqual([`Rows 4 to 5 of C stand ${why}`]);
    const { cases, soon } = listedFindings(checked);
    expect(cases.map(({ name, unmarked }) => [name, unmarked])).toEqual([
      ["M2001", `This row stands ${why}`],
      ["M2002", `This row stands ${why}`],
    ]);
    expect(soon.filter(({ unmarked }) => unmarked !== undefined)).toEqual([]);
    await clearMarks(officeWorkbook);
    expect(shown(sheet)).toEqual(rows);
  });

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

const useList =
  "Excel calculates this workbook by hand, so a status could not turn out of date by itself. Use this list, or choose Automatic under Formulas, Calculation Options, and check again.";
const taken = "The statuses of an earlier check have been taken away.";
const mayBeOld =
  "Excel calculates this workbook by hand, so the statuses in it may be out of date. Check now, or choose Automatic under Formulas, Calculation Options.";

describe("a workbook that is calculated by hand", () => {
  const byHand = (workbook: Workbook): void => {
    manager.chooseCalculation(workbook, "Manual");
  };

  it("is checked, and has no marks", async () => {
    const { sheet, excel, checkNow } = await opened(children, byHand);
    expect(await checkNow()).toEqual({ marked: false, because: [useList] });
    expect((await answer()).outcome.results).not.toEqual([]);
    await excel.settle();
    expect(shown(sheet)).toEqual(children);
  });

  it.each([
    ["beside a range", () => undefined],
    ["of a table", (workbook: Workbook, sheet: Sheet) => void workbook.addTable(sheet, area(0, 0, 3, 5), "Children")],
  ])("loses the statuses that stand %s, and has them again when it calculates by itself", async (_, prepare) => {
    const { workbook, sheet, excel, checkNow } = await opened(children, prepare);
    await checkNow();
    const marked = shown(sheet);
    byHand(workbook);
    manager.typeIn(workbook, { sheet, address: "E2" }, 45_100);
    await excel.settle();
    // As it must not stay: the status knows nothing of the edit.
    expect(at(sheet, 1, columnF)).toMatch(/^Met/);
    expect(await checkNow()).toEqual({ marked: false, because: [useList, taken] });
    expect([shown(sheet).map((row) => row[columnF]), sheet.conditionalFormats]).toEqual([
      [undefined, undefined, undefined],
      [],
    ]);
    expect(await checkNow()).toEqual({ marked: false, because: [useList] });
    manager.chooseCalculation(workbook, "Automatic");
    manager.typeIn(workbook, { sheet, address: "E2" }, 45_900);
    expect(await checkNow()).toEqual({ marked: true, because: [] });
    expect(shown(sheet)).toEqual(marked);
  });

  it("says of statuses that cannot be taken away that they are not to be gone by", async () => {
    const { workbook, sheet, checkNow } = await opened(children);
    await checkNow();
    byHand(workbook);
    sheet.isProtected = true;
    const { marked, because } = await checkNow();
    expect([marked, because[0]]).toEqual([false, useList]);
    expect(because[1]).toMatch(/^Go by this list: .* could not be taken away\. The sheet is protected/);
  });

  it("says of statuses where nothing can be written that they may be out of date", async () => {
    const { checkNow } = await opened(children);
    await checkNow();
    const { found, understood, outcome } = await answer();
    const survey = { ...found.survey, isReadOnly: true, isCalculatedByHand: true };
    const { reading, layouts } = found;
    const { because } = await markFindings(officeWorkbook, { survey, reading, layouts, understood, outcome });
    expect(because).toEqual(["The workbook is read-only: save a copy to have marks in it.", mayBeOld]);
  });

  it("asks for F9 where formulas work out what is read", async () => {
    const { workbook, sheet, checkNow } = await opened(children);
    manager.typeIn(workbook, { sheet, address: "E2" }, "=E3");
    byHand(workbook);
    expect((await checkNow()).because).toEqual([
      useList,
      "Formulas work out some of what this list was made from: press F9 in the sheet, then check again.",
    ]);
  });

  it("has marks where what-if tables alone wait", async () => {
    const { checkNow } = await opened(children, (workbook) => {
      manager.chooseCalculation(workbook, "AutomaticExceptTables");
    });
    expect(await checkNow()).toEqual({ marked: true, because: [] });
  });

  it("is told in the list after an edit, as long as it is so", async () => {
    const { workbook, sheet } = await opened(children);
    let before = await answer();
    const again = async () => {
      const made = await checkAgain({ workbook: officeWorkbook, personId: person, asAt, before });
      if (made.kind === "checked") before = made.checked;
      return [made.kind, before.marking.because];
    };
    byHand(workbook);
    expect(await again()).toEqual(["checked", [mayBeOld]]);
    manager.typeIn(workbook, { sheet, address: "E2" }, 45_100);
    expect(await again()).toEqual(["checked", [mayBeOld]]);
    expect(await again()).toEqual(["same", [mayBeOld]]);
    manager.chooseCalculation(workbook, "Automatic");
    expect(await again()).toEqual(["checked", []]);
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
      closeWorkbook();
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
