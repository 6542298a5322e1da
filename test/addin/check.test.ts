import { afterEach, describe, expect, it } from "vitest";
import { check, type Checked } from "../../addin/commands/check.ts";
import { confirmTracker, findTracker } from "../../addin/commands/find-tracker.ts";
import { listedFindings } from "../../addin/commands/finding-list.ts";
import { unlessMerged, whileMerged } from "../../addin/commands/leans-on-merge.ts";
import { outOfDate } from "../../addin/commands/status-formula.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import type { Result } from "../../shared/contract/results.ts";
import { worstFirst } from "../../shared/checks/worst-first.ts";
import { statusWords } from "../../shared/checks/words.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import type { HeadlessExcel } from "../../local/excel/headless.ts";
import type { Cell, Sheet } from "../../local/excel/model.ts";
import { closeWorkbook, inPlace } from "./opened-workbook.ts";
import {
  answered,
  asAt,
  countRoundTrips,
  judgingClient,
  newId,
  offlineClient,
  openTracker,
  person,
} from "./support.ts";

afterEach(closeWorkbook);

function open(name: string, options: { maxPayloadBytes?: number } = {}): HeadlessExcel {
  return inPlace(openTracker(name, options));
}

async function confirm(council: string): Promise<void> {
  const found = await findTracker(officeWorkbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  const confirmation = { council, team: "north", personId: person, asAt, newId };
  const answer = await confirmTracker(officeWorkbook, found, answered(found), confirmation);
  expect(answer.kind).toBe("confirmed");
}

async function checkNow(excel: HeadlessExcel, client = judgingClient): Promise<Checked> {
  const answer = await check({ workbook: officeWorkbook, client, personId: person, asAt, choices: {} });
  if (answer.kind !== "checked") throw new Error(JSON.stringify(answer));
  await excel.settle();
  return answer;
}

async function opened(name: string, council: string): Promise<HeadlessExcel> {
  const excel = open(name);
  await confirm(council);
  return excel;
}

function sheetOf({ workbook }: HeadlessExcel, index = 0): Sheet {
  const sheet = workbook.sheets[index];
  if (sheet === undefined) throw new Error("No sheet");
  return sheet;
}

/** The column under "Policy check". */
function statusColumn(sheet: Sheet): { column: number; headerRow: number } {
  for (const [row, column, { value }] of sheet.entries())
    if (value === "Policy check") return { column, headerRow: row };
  throw new Error("No status column");
}

function statusAt(sheet: Sheet, row: number): unknown {
  return sheet.cell(row, statusColumn(sheet).column)?.value;
}

function isFilled({ value, formula, look, numberFormat }: Cell): boolean {
  return value !== "" || [formula, look, numberFormat].some((each) => each !== undefined);
}

/** Everything about the workbook that a manager could see or lose. */
function picture({ workbook }: HeadlessExcel): unknown {
  return {
    sheets: workbook.sheets.map((sheet) => ({
      cells: [...sheet.entries()].filter(([, , cell]) => isFilled(cell)).sort(([a, b], [c, d]) => a - c || b - d),
      formats: sheet.conditionalFormats,
      widths: [...sheet.columnWidths].filter(([, width]) => width !== 48),
      merges: sheet.merges,
    })),
    tables: workbook.tables.map(({ table }) => ({ ...table, columnIds: undefined })),
  };
}

function isUnderAMerge({ merges }: Sheet, row: number): boolean {
  return merges.some((area) => area.row < row && area.row + area.rows > row);
}

describe("a check with marks, in Excel", () => {
  it("takes three round trips, survey and read and mark, first and again", async () => {
    const excel = await opened("F1-hgy-clean-table", "haringey");
    const trips = countRoundTrips(excel);
    await checkNow(excel);
    expect(trips()).toBe(3);
    await checkNow(excel);
    expect(trips()).toBe(6);
  });

  it.each([
    ["F1-hgy-clean-table", "haringey"],
    ["F2-bnt-pod-tracker", "barnet"],
    ["F5-bnt-1904-lac-cl", "barnet"],
    ["F7-hgy-cms-export", "haringey"],
  ])("shows in %s the worst result of every row, as the workbook itself works it out", async (name, council) => {
    const excel = await opened(name, council);
    const { outcome, understood, marking } = await checkNow(excel);
    expect(marking).toMatchObject({ marked: true, because: [] });
    const byRow = new Map<string, Result[]>();
    for (const result of outcome.results) {
      const key = placeKey(result.subject.tableId, result.subject.rowId);
      byRow.set(key, [...(byRow.get(key) ?? []), result]);
    }
    expect(byRow.size).toBeGreaterThan(40);
    for (const [key, results] of byRow) {
      const place = understood.places.get(key);
      const sheet = excel.workbook.sheet(place?.sheet ?? "");
      const [worst] = results.toSorted(worstFirst);
      if (sheet === undefined || place === undefined || worst === undefined) throw new Error(key);
      const row = place.row - 1;
      const status = String(statusAt(sheet, row));
      // All is well by a merged cell alone, and an undone merge would be seen by no formula.
      if (status.startsWith(whileMerged)) expect(isUnderAMerge(sheet, row)).toBe(true);
      const more = results.filter(({ state }) => state !== "met").length - (worst.state === "met" ? 0 : 1);
      expect(status.replace(whileMerged, "").replace(unlessMerged, "")).toBe(
        `${statusWords(worst)}${more === 0 ? "" : ` +${more} more`}`,
      );
    }
  });

  it("leaves excluded rows blank", async () => {
    const excel = await opened("F1-hgy-clean-table", "haringey");
    const { outcome, understood } = await checkNow(excel);
    const closed = outcome.exclusions.find(({ reason }) => reason === "closed");
    const place = understood.places.get(`${closed?.tableId ?? ""} ${closed?.rowId ?? ""}`);
    expect(statusAt(sheetOf(excel), (place?.row ?? 0) - 1) ?? "").toBe("");
  });

  it("appends a column to an Excel table", async () => {
    const excel = await opened("F1-hgy-clean-table", "haringey");
    await checkNow(excel);
    expect(excel.workbook.tables[0]?.table.area.columns).toBe(15);
    expect(statusColumn(sheetOf(excel))).toEqual({ column: 14, headerRow: 0 });
  });

  it("takes the first empty column beside a range, under its lowest headings", async () => {
    const excel = await opened("F2-bnt-pod-tracker", "barnet");
    await checkNow(excel);
    expect(statusColumn(sheetOf(excel))).toEqual({ column: 15, headerRow: 4 });
  });

  it("replaces its column and its rules at the next check", async () => {
    const excel = await opened("F2-bnt-pod-tracker", "barnet");
    await checkNow(excel);
    const before = picture(excel) as { sheets: { formats: unknown[] }[] };
    const rules = before.sheets[0]?.formats.length;
    await checkNow(excel);
    expect((picture(excel) as typeof before).sheets[0]?.formats.length).toBe(rules);
    const headers = [...sheetOf(excel).entries()].filter(([, , { value }]) => value === "Policy check");
    expect(headers).toHaveLength(1);
  });

  it("says that a status is out of date once an entry it was made from is changed", async () => {
    const excel = await opened("F1-hgy-clean-table", "haringey");
    await checkNow(excel);
    const sheet = sheetOf(excel);
    expect(statusAt(sheet, 1)).toBe("Cannot be checked: the contingency plan is not recorded");
    sheet.ensure(1, 8).value = 45_800;
    excel.workbook.tell({ kind: "cells", sheet, area: { row: 1, column: 8, rows: 1, columns: 1 }, source: "manager" });
    await excel.settle();
    expect(statusAt(sheet, 1)).toBe(outOfDate);
  });

  it("counts overdue days on, but lets no state stand past its last day", async () => {
    const excel = await opened("F1-hgy-clean-table", "haringey");
    const { outcome, understood } = await checkNow(excel);
    const overdue = outcome.results.find(({ state }) => state === "overdue");
    const place = understood.places.get(`${overdue?.subject.tableId ?? ""} ${overdue?.subject.rowId ?? ""}`);
    await excel.dawn("2025-09-25");
    const sheet = sheetOf(excel);
    expect(statusAt(sheet, (place?.row ?? 0) - 1)).toContain(`Overdue ${(overdue?.daysOverdue ?? 0) + 10} days`);
    expect(statusAt(sheet, 1)).toBe(outOfDate);
  });

  it("reads rows that were typed below since the tracker was confirmed", async () => {
    const excel = await opened("F2-bnt-pod-tracker", "barnet");
    const { understood } = await checkNow(excel);
    const sheet = sheetOf(excel);
    sheet.ensure(146, 0).value = 999_111;
    sheet.ensure(146, 4).value = "CP";
    sheet.ensure(146, 8).value = 45_900;
    const again = await checkNow(excel);
    expect(again.understood.places.size).toBe(understood.places.size + 1);
    expect(String(statusAt(sheet, 146))).toMatch(/^Overdue \d+ days, due/);
  });

  it("shows the list without marks where the sheet is protected", async () => {
    const excel = await opened("F2-bnt-pod-tracker", "barnet");
    sheetOf(excel).isProtected = true;
    const before = structuredClone(picture(excel));
    const checked = await checkNow(excel);
    expect(checked.marking.marked).toBe(false);
    expect(checked.marking.because.join()).toContain("is protected");
    expect(listedFindings(checked).cases.length).toBeGreaterThan(40);
    expect(listedFindings(checked).supervision).toEqual([]);
    expect(picture(excel)).toEqual(before);
  });

  it("shows the list without marks where a table would push its neighbours", async () => {
    const excel = await opened("F1-hgy-clean-table", "haringey");
    sheetOf(excel).ensure(4, 15).value = "Duty rota";
    const { marking } = await checkNow(excel);
    expect(marking.marked).toBe(false);
    expect(marking.because.join()).toContain("pushed aside");
  });

  it("checks on this computer when the service cannot be reached, and says so", async () => {
    const excel = await opened("F1-hgy-clean-table", "haringey");
    const checked = await checkNow(excel, offlineClient);
    expect(checked.by.service).toBe(false);
    expect(checked.outcome.counts["HGY-CASE"]?.overdue).toBe(13);
    expect(checked.marking.marked).toBe(true);
  });

  it("asks again once headings have changed, and asks each person for themselves", async () => {
    const excel = await opened("F1-hgy-clean-table", "haringey");
    expect(await findTracker(officeWorkbook, asAt, "person-2")).toMatchObject({
      kind: "to-confirm",
      why: "new-person",
    });
    sheetOf(excel).ensure(0, 8).value = "Case discussed";
    expect(await findTracker(officeWorkbook, asAt, person)).toMatchObject({ why: "headings-changed" });
  });

  it("finds no tracker in a workbook without one", async () => {
    const { workbook } = open("F1-hgy-clean-table");
    const sheet = workbook.sheets[0];
    workbook.tables.length = 0;
    for (const [row, column] of [...(sheet?.entries() ?? [])]) sheet?.put(row, column, undefined);
    expect((await findTracker(officeWorkbook, asAt, person)).kind).toBe("none");
  });

  it("goes to a cell", async () => {
    const excel = await opened("F5-bnt-1904-lac-cl", "barnet");
    expect(await officeWorkbook.goTo("CL", { row: 8, column: 7 })).toEqual({ done: true });
    expect(excel.workbook.selection?.area).toEqual({ row: 8, column: 7, rows: 1, columns: 1 });
    expect(await officeWorkbook.goTo("Nowhere", { row: 1, column: 1 })).toMatchObject({ done: false });
  });
});

describe("a tracker too large for one answer of Excel's", () => {
  it("is read in chunks, to the same cells and merges", async () => {
    open("F2-bnt-pod-tracker");
    const whole = await findTracker(officeWorkbook, asAt, person);
    closeWorkbook();
    const small = open("F2-bnt-pod-tracker", { maxPayloadBytes: 20_000 });
    const trips = countRoundTrips(small);
    const chunked = await findTracker(officeWorkbook, asAt, person);
    expect(trips()).toBeGreaterThan(4);
    if (whole.kind !== "to-confirm" || chunked.kind !== "to-confirm") throw new Error(chunked.kind);
    expect(chunked.reading).toEqual(whole.reading);
    expect(chunked.reading.workbook.sheets[0]?.merges.length).toBeGreaterThan(5);
  });

  it("is read where Excel says first that it cannot tell of its colour rules", async () => {
    const { api } = open("F2-bnt-pod-tracker", { maxPayloadBytes: 20_000 });
    const answer = api.answer.bind(api);
    const refusals = ["ItemNotFound"];
    api.answer = async (...asked) => {
      const text = await answer(...asked);
      const tooLarge = "ResponsePayloadSizeLimitExceeded";
      return text.includes(tooLarge) ? text.replace(tooLarge, refusals.pop() ?? tooLarge) : text;
    };
    expect((await findTracker(officeWorkbook, asAt, person)).kind).toBe("to-confirm");
    expect(refusals).toEqual([]);
  });

  it("asks for no rows that are empty all along", async () => {
    const excel = open("F1-hgy-clean-table", { maxPayloadBytes: 1_000_000 });
    const trips = countRoundTrips(excel);
    for (const column of [2, 3]) excel.workbook.sheets[0]?.put(100_000, column, { value: "left here" });
    const found = await findTracker(officeWorkbook, asAt, person);
    expect(trips()).toBeLessThan(10);
    if (found.kind !== "to-confirm") throw new Error(found.kind);
    const [sheet] = found.reading.workbook.sheets;
    expect([sheet?.values.length, sheet?.values[100_000]?.[2]]).toEqual([100_001, "left here"]);
  });
});
