import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { check } from "../../addin/commands/check.ts";
import { confirmTracker, findTracker, lookAgain, type FoundTracker } from "../../addin/commands/find-tracker.ts";
import { clearMarks } from "../../addin/commands/mark.ts";
import { newTables } from "../../addin/commands/new-tables.ts";
import { keys } from "../../addin/commands/remembered.ts";
import { outOfDate } from "../../addin/commands/status-formula.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import type { CheckRequest } from "../../shared/contract/routes.ts";
import { columnIndex } from "../../shared/tracker/columns.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import type { HeadlessExcel } from "../../local/excel/headless.ts";
import { partText } from "../local/excel/xlsx/fixtures.ts";
import { closeWorkbook, inPlace } from "./opened-workbook.ts";
import { answered, asAt, judgingClient, newId, openTracker, person } from "./support.ts";

afterEach(closeWorkbook);

function open(name: string, options: { maxPayloadBytes?: number } = {}): HeadlessExcel {
  return inPlace(openTracker(name, options));
}

async function confirm(found: FoundTracker, council: string): Promise<void> {
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  const who = { council, team: "north", personId: person, asAt, newId };
  expect(await confirmTracker(officeWorkbook, found, answered(found), who)).toMatchObject({ kind: "confirmed" });
}

/** What Excel answers while something is done. */
async function answers(
  { api: { counters } }: HeadlessExcel,
  action: () => Promise<FoundTracker>,
): Promise<{ found: FoundTracker; syncs: number; bytes: number }> {
  const before = { ...counters };
  const found = await action();
  return { found, syncs: counters.syncs - before.syncs, bytes: counters.responseBytes - before.responseBytes };
}

describe("reading a service of five thousand children", () => {
  it("takes the cells that hold something, however far down others are formatted, and fewer once it is known", async () => {
    const path = new URL("../trackers/F9-bnt-large-service.xlsx", import.meta.url);
    expect(partText(new Uint8Array(readFileSync(path)), "xl/worksheets/sheet1.xml")).toContain('<row r="48000"');
    const excel = open("F9-bnt-large-service");
    const find = (): Promise<FoundTracker> => findTracker(officeWorkbook, asAt, person);
    const first = await answers(excel, find);
    if (first.found.kind !== "to-confirm") throw new Error(first.found.kind);
    const [sheet] = first.found.reading.workbook.sheets;
    expect([sheet?.values.length, sheet?.values[0]?.length]).toEqual([5001, 60]);
    // The survey and one reading: below the limit of 5 MB nothing is read in chunks.
    expect(first.syncs).toBe(2);
    expect(first.bytes).toBeLessThan(5 * 1024 * 1024);
    await confirm(first.found, "barnet");
    const again = await answers(excel, find);
    expect(again.found.kind).toBe("confirmed");
    expect(again.syncs).toBe(2);
    expect(again.bytes).toBeLessThan(first.bytes * 0.6);
    expect(filledColumns(first.found)).toHaveLength(60);
    expect(filledColumns(again.found)).toEqual(Array.from({ length: 23 }, (_, column) => column));
    // Of a status column, formulas are not read: Excel tells that there is nothing else in it.
    const [service] = excel.workbook.sheets;
    if (service === undefined) throw new Error("No sheet");
    service.ensure(0, 60).value = "Policy check";
    for (let row = 1; row <= 5000; row++) {
      service.put(row, 60, { value: outOfDate, formula: `=IF(TRUE,"${"x".repeat(600)}","${outOfDate}")` });
    }
    const mark = { sheet: service.name, column: 60, headerRow: 0, rows: 5000, header: "Policy check" };
    await officeWorkbook.remember({ [keys.marks]: [mark] });
    const marked = await answers(excel, find);
    expect(marked.syncs).toBe(2);
    expect(marked.bytes).toBeLessThan(again.bytes * 1.1);
    if (marked.found.kind !== "confirmed") throw new Error(marked.found.kind);
    expect(filledColumns(marked.found)).toContain(60);
    const typed = (found: FoundTracker): unknown =>
      found.kind === "confirmed" ? found.reading.extras.get(service.name)?.typed : undefined;
    expect(typed(marked.found)).toEqual(new Map([[60, []]]));
    service.put(4000, 60, { value: outOfDate });
    expect(typed((await answers(excel, find)).found)).toEqual(new Map([[60, [{ first: 4000, last: 4000 }]]]));
  });
});

/** The columns of the first sheet in which a row below the headings has come. */
function filledColumns(found: FoundTracker): number[] {
  if (found.kind === "none") throw new Error(found.kind);
  const [, ...rows] = found.reading.workbook.sheets[0]?.values ?? [];
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some((row) => row[column] !== ""),
  );
}

describe("a word at the very bottom of a sheet", () => {
  const find = (): Promise<FoundTracker> => findTracker(officeWorkbook, asAt, person);

  function put(excel: HeadlessExcel, row: number, ...columns: number[]): void {
    for (const column of columns) excel.workbook.sheets[0]?.put(row, column, { value: "left here" });
  }

  it.each(["C", "XFD"])("in column %s costs nothing: it is told of and not read", async (letters) => {
    const excel = open("F1-hgy-clean-table");
    const clean = await answers(excel, find);
    put(excel, 1_048_575, columnIndex(letters));
    const first = await answers(excel, find);
    expect([first.syncs, first.bytes < clean.bytes + 500]).toEqual([2, true]);
    if (first.found.kind !== "to-confirm" || clean.found.kind !== "to-confirm") throw new Error(first.found.kind);
    const stray = { row: 1_048_575, column: columnIndex(letters) };
    const sheets = clean.found.reading.workbook.sheets.map((sheet) => ({ ...sheet, stray }));
    expect(first.found.reading.workbook).toEqual({ ...clean.found.reading.workbook, sheets });
    const told = `On sheet Caseload cell ${letters}1048576 stands far below everything else and is not read: clear it, or move it up.`;
    expect(first.found.notices).toContain(told);
    await confirm(first.found, "haringey");
    const again = await answers(excel, find);
    if (again.found.kind !== "confirmed") throw new Error(again.found.kind);
    expect([again.syncs, again.found.notices]).toEqual([2, [told]]);
  });

  it("is left out of a sheet that is too large for one answer too", async () => {
    put(open("F2-bnt-pod-tracker", { maxPayloadBytes: 20_000 }), 1_048_575, 2);
    const found = await find();
    if (found.kind !== "to-confirm") throw new Error(found.kind);
    expect(found.reading.workbook.sheets[0]?.values.length).toBeLessThan(200);
    expect(found.notices?.filter((notice) => notice.includes("C1048576"))).toHaveLength(1);
  });

  it.each([
    ["two cells", 60_000, [2, 3]],
    ["less than ten thousand rows below", 20_001, [2]],
  ])("is read as the rest is where it is %s", async (_, row, columns) => {
    const excel = open("F1-hgy-clean-table");
    put(excel, 10_001, 2);
    put(excel, row, ...columns);
    const found = await find();
    if (found.kind !== "to-confirm") throw new Error(found.kind);
    const [sheet] = found.reading.workbook.sheets;
    expect([sheet?.values.length, sheet?.values[row]?.[2]]).toEqual([row + 1, "left here"]);
  });
});

describe("a part of a sheet", () => {
  it.each([
    ["F1-hgy-clean-table", "haringey"],
    ["F2-bnt-pod-tracker", "barnet"],
    ["F5-bnt-1904-lac-cl", "barnet"],
    ["F7-hgy-cms-export", "haringey"],
    ["F8-hgy-legacy-colours", "haringey"],
  ])("of %s is understood as the whole of it is", async (name, council) => {
    open(name);
    await confirm(await findTracker(officeWorkbook, asAt, person), council);
    const part = await findTracker(officeWorkbook, asAt, person);
    const whole = await lookAgain(officeWorkbook, asAt);
    if (part.kind !== "confirmed" || whole.kind !== "to-confirm") throw new Error(`${part.kind} ${whole.kind}`);
    expect(part.layouts).toEqual(whole.layouts);
    expect(understandTracker(part.reading.workbook, part.layouts, asAt)).toEqual(
      understandTracker(whole.reading.workbook, whole.layouts, asAt),
    );
  });

  it("is not enough where another table is put below, which is never read as children", async () => {
    const excel = open("F2-bnt-pod-tracker");
    await confirm(await findTracker(officeWorkbook, asAt, person), "barnet");
    const log = ["Date", "Worker", "Type", "Duration"];
    const sheet = excel.workbook.sheets[0];
    for (const [column, heading] of log.entries()) {
      sheet?.put(148, column, { value: heading });
      sheet?.put(149, column, { value: `row ${column}` });
    }
    const { found, syncs } = await answers(excel, () => findTracker(officeWorkbook, asAt, person));
    if (found.kind !== "confirmed") throw new Error(found.kind);
    expect(syncs).toBe(3);
    expect(found.layouts[0]?.dataRows[1]).toBeLessThan(149);
  });
});

describe("a table that is put beside a confirmed one", () => {
  /** A log of one-to-ones with its headings in this cell. */
  function putLog(excel: HeadlessExcel, row: number, column: number): void {
    const log = [
      ["Session date", "Worker", "Session type", "Held?"],
      [45_900, "Jo", "1:1", "Held"],
      [45_907, "Jo", "1:1", "Held"],
    ];
    log.forEach((cells, down) => {
      cells.forEach((value, right) => excel.workbook.sheets[0]?.put(row + down, column + right, { value }));
    });
  }

  it("is told of at once, for one more reading", async () => {
    const [row, column] = [6, 15];
    const excel = open("F1-hgy-clean-table");
    await confirm(await findTracker(officeWorkbook, asAt, person), "haringey");
    const find = (): Promise<FoundTracker> => findTracker(officeWorkbook, asAt, person);
    const before = await answers(excel, find);
    expect(before.syncs).toBe(2);
    putLog(excel, row, column);
    const { found, syncs } = await answers(excel, find);
    if (found.kind !== "confirmed") throw new Error(found.kind);
    expect(syncs).toBe(3);
    expect(newTables(found)).toMatchObject([{ sheet: "Caseload", row, firstColumn: column }]);
  });

  it("costs nothing where there is but a column of remarks that nobody headed", async () => {
    const excel = open("F1-hgy-clean-table");
    await confirm(await findTracker(officeWorkbook, asAt, person), "haringey");
    for (let row = 1; row < 20; row++) excel.workbook.sheets[0]?.put(row, 15, { value: "ask Jo" });
    const { found, syncs } = await answers(excel, () => findTracker(officeWorkbook, asAt, person));
    expect([found.kind, syncs]).toEqual(["confirmed", 2]);
  });
});

describe("what is sent of an export of a case system", () => {
  it("holds nothing of hidden columns, of names, of dates of birth or of notes", async () => {
    open("F7-hgy-cms-export");
    const found = await findTracker(officeWorkbook, asAt, person);
    if (found.kind !== "to-confirm") throw new Error(found.kind);
    const [sheet] = found.reading.workbook.sheets;
    if (sheet === undefined) throw new Error("No sheet");
    await confirm(found, "haringey");
    const sent: CheckRequest[] = [];
    const client: typeof judgingClient = {
      check: (council, request) => {
        sent.push(request);
        return judgingClient.check(council, request);
      },
    };
    await check({ workbook: officeWorkbook, client, personId: person, asAt, choices: {} });
    const words = JSON.stringify(sent);
    expect(words).toContain('"rowId":"r2"');
    expect(sheet.hiddenColumns.size).toBe(2);
    const { columns } = found.layouts[0] ?? { columns: {} };
    expect(columns).toMatchObject({ name: "B", dob: "E", notes: "AZ" });
    for (const column of [...sheet.hiddenColumns, 1, 4, 51]) {
      const texts = sheet.values.map((row) => String(row[column] ?? "")).filter((text) => text.length >= 5);
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter((text) => words.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
    }
  });
});

describe("a tracker that has moved in Excel", () => {
  it.each([
    ["a row is put in above it", "1:1", "Down", [5, 15]],
    ["a column is put in among those that are read", "C:C", "Right", [4, 16]],
    ["a column is put in just before it", "P:P", "Right", [4, 16]],
  ] as const)("keeps its one status column when %s, and clears it", async (_, place, direction, now) => {
    const excel = open("F2-bnt-pod-tracker");
    await confirm(await findTracker(officeWorkbook, asAt, person), "barnet");
    const checkNow = async (): Promise<void> => {
      const task = { workbook: officeWorkbook, client: judgingClient, personId: person, asAt, choices: {} };
      expect(await check(task)).toMatchObject({ kind: "checked", marking: { marked: true } });
      await excel.settle();
    };
    const headers = (): [number, number][] =>
      [...(excel.workbook.sheets[0]?.entries() ?? [])].flatMap(([row, column, { value }]) =>
        value === "Policy check" ? [[row, column]] : [],
      );
    await checkNow();
    await excel.run(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().getRange(place).insert(direction);
        await context.sync();
      }),
    );
    await excel.settle();
    await checkNow();
    expect(headers()).toEqual([now]);
    expect(await clearMarks(officeWorkbook)).toEqual({ done: true });
    expect(headers()).toEqual([]);
  });
});
