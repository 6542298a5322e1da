import { afterEach, describe, expect, it } from "vitest";
import { outOfDate } from "../../addin/commands/status-formula.ts";
import { clearMarks } from "../../addin/commands/mark.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { area } from "../../local/excel/area.ts";
import * as manager from "../../local/excel/manager.ts";
import type { Sheet, Workbook } from "../../local/excel/model.ts";
import { at, closeWorkbook, opened, shown } from "./opened-workbook.ts";

afterEach(closeWorkbook);

const headings = ["Ref", "Worker", "Plan", "Opened", "Last supervision", "Notes"];
const rows = [headings, ["M1001", "Jo", "CIN", 45_000, 45_900, ""], ["M1002", "Jo", "CIN", 45_000, 45_900, ""]];
const columnG = 6;

async function marked(prepare?: (workbook: Workbook, sheet: Sheet) => void) {
  const open = await opened(rows, prepare);
  await open.checkNow();
  const { workbook, sheet } = open;
  const put = (address: string, text: string): void => {
    manager.typeIn(workbook, { sheet, address }, text);
  };
  const statuses = async (top = 1): Promise<unknown[]> => {
    await open.excel.settle();
    return [top, top + 1].map((row) => at(sheet, row, columnG));
  };
  return { ...open, put, statuses };
}

describe("a status", () => {
  it.each([
    ["E1", "Next supervision"],
    ["D1", "Last supervision"],
    ["F1", "Last supervision"],
    ["C1", ""],
  ])("is out of date once the heading in %s says %s", async (address, text) => {
    const { put, statuses } = await marked();
    expect((await statuses()).join()).not.toContain(outOfDate);
    put(address, text);
    expect(await statuses()).toEqual([outOfDate, outOfDate]);
  });

  it("stands while rows are put in above the headings", async () => {
    const { workbook, sheet, statuses } = await marked();
    const before = await statuses();
    manager.insertRow(workbook, sheet, 1);
    expect(await statuses(2)).toEqual(before);
  });
});

describe("a status column whose own heading is typed over", () => {
  it.each([
    ["beside a range", () => undefined],
    ["of a table", (workbook: Workbook, sheet: Sheet) => void workbook.addTable(sheet, area(0, 0, 3, 6), "Children")],
  ])("%s gives its statuses up to a new one, and Clear leaves the heading", async (_, prepare) => {
    const { excel, sheet, put, statuses, checkNow } = await marked(prepare);
    const before = await statuses();
    put("G1", "Mine");
    expect(await checkNow()).toEqual({ marked: true, because: [] });
    expect([await statuses(), at(sheet, 0, columnG + 1), at(sheet, 1, columnG + 1)]).toEqual([
      ["", ""],
      "Policy check",
      before[0],
    ]);
    expect(await clearMarks(officeWorkbook)).toEqual({ done: true });
    await excel.settle();
    expect(shown(sheet)[0]).toEqual([...headings, "Mine"]);
    expect([...sheet.columnWidths]).toEqual([]);
  });
});
