import { afterEach, describe, expect, it } from "vitest";
import { noStatus, outOfDate } from "../../addin/commands/status-formula.ts";
import { area } from "../../local/excel/area.ts";
import * as manager from "../../local/excel/manager.ts";
import type { CellValue, Sheet, Workbook } from "../../local/excel/model.ts";
import { at, closeWorkbook, opened } from "./opened-workbook.ts";

afterEach(closeWorkbook);

const headings = ["Ref", "Worker", "Plan", "Opened", "Last supervision"];
const rows = [
  headings,
  ["M1001", "Jo", "CIN", 45_000, ""],
  ["M1002", "Jo", "CIN", 45_000, 45_900],
  ["M1003", "Jo", "CIN", 45_000, 45_900],
];

/** Beside the tracker, a sheet of days and texts that formulas fetch. */
function withLog(workbook: Workbook): void {
  const log = workbook.addSheet("Log");
  for (const row of [0, 1, 2, 3, 4]) log.ensure(row, 0).value = 45_900;
}

async function openedWith(entry: CellValue, prepare: (workbook: Workbook, sheet: Sheet) => void = () => undefined) {
  const open = await opened(rows, (workbook, sheet) => {
    withLog(workbook);
    prepare(workbook, sheet);
  });
  const put = (what: CellValue, address = "E2"): void => {
    if (what === "") manager.emptyCells(open.workbook, { sheet: open.sheet, address });
    else manager.typeIn(open.workbook, { sheet: open.sheet, address }, what);
  };
  const status = async (row = 1): Promise<string> => {
    await open.excel.settle();
    return String(at(open.sheet, row, 5));
  };
  put(entry);
  await open.checkNow();
  return { ...open, put, status };
}

describe("a date in which the same stands by another way is read anew", () => {
  // What it holds shows the same, and what a check makes of it is not: a day that is worked out is no record of anything.
  it.each<[CellValue, CellValue]>([
    ["=Log!A2", "=TODAY()-15"],
    ["=TODAY()-15", "=Log!A2"],
    [45_900, "=TODAY()-15"],
    ["=TODAY()-15", 45_900],
    ["'15/08/2025", '="15/08/"&(2024+1)'],
    ['="15/08/"&(2024+1)', "'15/08/2025"],
    ["", '=IF(2024+1>0,"","")'],
    ['=IF(2024+1>0,"","")', ""],
  ])("%s for %s", async (before, after) => {
    const { put, status, checkNow } = await openedWith(before);
    const words = await status();
    expect(words).not.toContain(outOfDate);
    put(after);
    expect(await status()).toBe(outOfDate);
    await checkNow();
    expect(await status()).not.toBe(words);
  });

  it("in the top cell of a merge, for every row of it", async () => {
    const merged = area(1, 4, 2, 1);
    const { put, status } = await openedWith("=Log!A2", (_, sheet) => {
      sheet.ensure(2, 4).value = "";
      sheet.merges.push(merged);
    });
    const [one, other] = [await status(1), await status(2)];
    expect([one, other].join()).not.toContain(outOfDate);
    put("=TODAY()-15");
    expect([await status(1), await status(2)]).toEqual([outOfDate, outOfDate]);
  });

  it("in another row of the same child", async () => {
    const { put, status } = await openedWith("=Log!A2", (_, sheet) => {
      sheet.ensure(2, 0).value = "M1001";
    });
    put("=TODAY()-15", "E3");
    expect(await status()).toBe(outOfDate);
  });
});

describe("a status stands", () => {
  it("where formulas go along with their row", async () => {
    const { workbook, sheet, put, status } = await openedWith("=H2", (_, own) => {
      own.ensure(1, 7).value = 45_900;
    });
    const words = await status();
    manager.insertRow(workbook, sheet, 2);
    ["M1009", "Jo", "CIN", 45_000, 45_900].forEach((value, column) => {
      put(value, `${"ABCDE".charAt(column)}2`);
    });
    expect(sheet.cell(2, 4)?.formula).toBe("=H3");
    expect([words.startsWith("Met"), await status(2)]).toEqual([true, words]);
  });

  it("where a formula that is not read gives way to what it came to", async () => {
    const { put, status } = await openedWith(45_900, (_, sheet) => {
      Object.assign(sheet.ensure(1, 2), { value: "", formula: '="CIN"' });
    });
    const words = await status();
    put("CIN", "C2");
    expect([words.startsWith("Met"), await status()]).toEqual([true, words]);
  });

  it("in no row whose formula is too long to be compared", async () => {
    const { sheet, status } = await openedWith(`=IF("${"x".repeat(9_000)}"="",0,Log!A2)`);
    expect([sheet.cell(1, 5)?.formula, await status()]).toEqual([noStatus(), "See the pane"]);
  });
});
