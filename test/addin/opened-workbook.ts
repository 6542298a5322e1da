import { check, type Checked } from "../../addin/commands/check.ts";
import { confirmTracker, findTracker } from "../../addin/commands/find-tracker.ts";
import { officeWorkbook } from "../../addin/office/office-workbook.ts";
import { openExcel, type HeadlessExcel } from "../../local/excel/headless.ts";
import { Workbook, type CellValue, type Sheet } from "../../local/excel/model.ts";
import { asAt, judgingClient, newId, person } from "./support.ts";

const open: (() => void)[] = [];

/** Takes Excel away again, where one is open; each gives back what stood there before it. */
export function closeWorkbook(): void {
  for (let close = open.pop(); close !== undefined; close = open.pop()) close();
}

/** The same Excel, which the add-in now finds, until it is taken away. */
export function inPlace(excel: HeadlessExcel): HeadlessExcel {
  const uninstall = excel.installGlobals();
  open.push(() => {
    uninstall();
    excel.close();
  });
  return excel;
}

interface OpenWorkbook {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly excel: HeadlessExcel;
  readonly checkNow: () => Promise<Checked["marking"]>;
}

/** A workbook of one sheet, C, whose tracker has been found and confirmed. `prepare` comes before it is opened. */
export async function opened(rows: readonly CellValue[][], prepare?: (workbook: Workbook, sheet: Sheet) => void) {
  const workbook = new Workbook();
  const sheet = workbook.addSheet("C");
  rows.forEach((row, at) => {
    row.forEach((value, column) => {
      sheet.ensure(at, column).value = value;
    });
  });
  prepare?.(workbook, sheet);
  const excel = inPlace(openExcel(workbook, { today: asAt }));
  const found = await findTracker(officeWorkbook, asAt, person);
  if (found.kind !== "to-confirm") throw new Error(found.kind);
  const supervision = { checks: true, marks: true };
  const answers = { council: "haringey", team: "north", personId: person, supervision, asAt, newId };
  await confirmTracker(officeWorkbook, found, found.layouts, answers);
  return { workbook, sheet, excel, checkNow: () => checked(excel) } satisfies OpenWorkbook;
}

/** A check as at the day of the tests. */
export async function answer(workbook = officeWorkbook): Promise<Checked> {
  const task = { workbook, client: judgingClient, personId: person, asAt, choices: {} };
  const made = await check(task);
  if (made.kind !== "checked") throw new Error(made.kind);
  return made;
}

async function checked(excel: HeadlessExcel): Promise<Checked["marking"]> {
  const { marked, because } = (await answer()).marking;
  await excel.settle();
  return { marked, because };
}

/** What the cells of a sheet show, by row. */
export function shown(sheet: Sheet): CellValue[][] {
  const rows: CellValue[][] = [];
  for (const [row, column, { value }] of sheet.entries()) {
    if (value !== "") (rows[row] ??= [])[column] = value;
  }
  return rows.map((row) => Array.from(row, (value?: CellValue) => value ?? ""));
}

/** What a cell shows. */
export function at(sheet: Sheet, row: number, column: number): CellValue {
  return sheet.cell(row, column)?.value ?? "";
}
