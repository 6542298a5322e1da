import { serialFromDay } from "../../shared/calendar/excel-serial.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { RowPointer } from "../../shared/contract/table-parts.ts";
import { cellPosition } from "../../shared/tracker/columns.ts";
import {
  expectedForCount,
  expectedForDate,
  expectedForMinutes,
  expectedForPlanned,
  expectedForStage,
  expectedForStatus,
  expectedForType,
  expectedForWeeks,
  expectedForYesNo,
  type EntryToCheck,
} from "../../shared/tracker/entry-to-check.ts";
import type { CellValue, WorkbookGrid } from "../../shared/tracker/grid.ts";
import { isPlausible } from "../../shared/tracker/read-date.ts";
import { readPlanCell } from "../../shared/tracker/read-plan.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import { fullDateAt } from "../../shared/tracker/written-dates.ts";
import type { CellWrite, Change, Workbook } from "../workbook.ts";
import type { Checked } from "./check.ts";
import { readingFor } from "./consent.ts";

/** What was done about an entry since it was read: the list itself stays as it was until the next check. */
export interface Correction {
  /** What stands in the cell now, in words, and the way back. */
  readonly corrected?: { readonly says: string; readonly undo: CellWrite };
  /** Why the last attempt was refused, and what to do. */
  readonly because?: string;
}

export type Corrections = ReadonlyMap<string, Correction>;

export function entryKey({ sheet, cell }: EntryToCheck): string {
  return `${sheet} ${cell}`;
}

/** Brothers and sisters in one merged cell have one entry between them. */
export interface CellToCheck extends EntryToCheck {
  readonly rows: readonly RowPointer[];
}

/** Each cell once. */
export function cellsToCheck(entries: readonly EntryToCheck[]): CellToCheck[] {
  const cells = new Map<string, CellToCheck & { readonly rows: RowPointer[] }>();
  for (const entry of entries) {
    const key = entryKey(entry);
    const known = cells.get(key);
    if (known === undefined) cells.set(key, { ...entry, rows: [entry] });
    else known.rows.push(entry);
  }
  return [...cells.values()];
}

const choices: ReadonlyMap<string, readonly string[]> = new Map([
  [expectedForYesNo, ["Yes", "No"]],
  [expectedForType, ["Individual", "Group"]],
  [expectedForStatus, ["Held", "Cancelled", "Planned"]],
  [expectedForPlanned, ["Planned", "Unplanned"]],
  [expectedForStage, ["Weekly", "Fortnightly", "Monthly"]],
]);

/** The words that an entry may be chosen from; none where a day or something else is to be typed. */
export function choicesFor({ expected }: EntryToCheck): readonly string[] {
  return choices.get(expected) ?? [];
}

/** Dates of the entry's column were turned about, and only the manager knows whether that is put right. */
export function mayBeSettled({ expected }: EntryToCheck): boolean {
  return expected === expectedForDate("was-turned");
}

function saysTurned(entry: EntryToCheck): boolean {
  return mayBeSettled(entry) || entry.expected === expectedForDate("turned");
}

/** A formula's cell is never written to: what it is worked out from stands elsewhere. */
export function isWorkedOut({ found }: Checked, entry: EntryToCheck): boolean {
  return cellOf(found.reading.workbook, entry)?.formula !== undefined;
}

/** Writes the one cell, if the tracker's own readers can read what was typed and the cell is as it was read. */
export async function correctEntry(
  workbook: Workbook,
  checked: Checked,
  entry: EntryToCheck,
  typed: string,
): Promise<Correction> {
  const text = typed.trim();
  const cell = cellOf(checked.found.reading.workbook, entry);
  if (cell === undefined) return { because: "This cell was not found: check again." };
  if (cell.formula !== undefined) return { because: workedOut };
  const ahead = whyAhead(checked, entry, text);
  if (ahead !== undefined) return { because: ahead };
  const entered = enteredAs(checked, entry, text);
  const because = whyUnread(checked, entry, text, entered.value);
  if (because !== undefined) return { because };
  const { sheet, row, column, value: holds } = cell;
  const answer = await workbook.write({ sheet, row, column, holds, put: entered.value, formatFor: entered.formatFor });
  if (!answer.done) return { because: answer.because };
  const undo = { sheet, row, column, holds: entered.value, put: holds, formatFor: () => answer.formatBefore };
  return { corrected: { says: entered.says, undo } };
}

/** Puts back what stood there, unless somebody has changed the cell since. */
export async function undoCorrection(workbook: Workbook, undo: CellWrite): Promise<Change> {
  return await workbook.write(undo);
}

export const workedOut =
  "A formula stands in this cell, which the pane leaves alone: go to the cell and correct it there.";

interface FoundCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string | undefined;
}

function cellOf({ sheets }: WorkbookGrid, { sheet: name, cell }: EntryToCheck): FoundCell | undefined {
  const sheet = sheets.find((each) => each.name === name);
  const position = cellPosition(cell);
  if (sheet === undefined || position === undefined) return undefined;
  return { sheet: name, ...position, ...sheetCells(sheet).cellAt(position.row, position.column) };
}

interface Entered {
  readonly value: CellValue;
  /** As the pane repeats it. */
  readonly says: string;
  readonly formatFor: CellWrite["formatFor"];
}

const takesANumber = new Set([expectedForCount, expectedForMinutes, expectedForWeeks]);
const asItIs = (format: string): string => format;
const dayFormat = "d mmm yyyy";

/** A day alone becomes a true date, and a number a number; anything beside them would be lost, so it stays text. */
function enteredAs({ found, outcome }: Checked, { expected }: EntryToCheck, text: string): Entered {
  const date = fullDateAt(text, 0);
  if (date?.day !== undefined && date.end === text.length && isPlausible(date.day, outcome.asAt)) {
    const value = serialFromDay(date.day, found.reading.workbook.date1904 ? 1904 : 1900);
    return { value, says: dayInWords(date.day), formatFor: (format) => (showsADay(format) ? format : dayFormat) };
  }
  const value = takesANumber.has(expected) && /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
  return { value, says: text, formatFor: asItIs };
}

/** What has happened has its day behind it; the next check would ask about this one again. */
const happened: ReadonlySet<string> = new Set([
  ...["lastDiscussion", "discussions", "dateOpened", "dateAllocated", "recordedDate", "lastSeen"],
  ...["lastOneToOne", "oneToOnes", "asyeStart", "lastMyConversation", "lastPerformanceReview", "trainingNeedsDate"],
  ...["agreementDate", "agreementReviewed"],
]);

function whyAhead({ outcome }: Checked, { field }: EntryToCheck, text: string): string | undefined {
  const date = fullDateAt(text, 0);
  if (!happened.has(field) || date?.day === undefined || date.end !== text.length) return undefined;
  const isAhead = date.day > outcome.asAt && isPlausible(date.day, outcome.asAt);
  return isAhead ? `${dayInWords(date.day)} lies ahead: type the last day on which it happened.` : undefined;
}

/** Excel's own codes for a day or a year, outside quoted words and colours. */
function showsADay(format: string): boolean {
  return /[dy]/iu.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, ""));
}

/** The whole tracker is read again with the cell as it would be: the same readers, with all that stands around it. */
function whyUnread(checked: Checked, entry: EntryToCheck, text: string, value: CellValue): string | undefined {
  if (text === "") return "Type or choose what should stand in the cell first.";
  if (/^[=+\-@']/u.test(text)) return "Type what should stand in the cell itself, not a formula.";
  const { found, outcome, supervision, referencePattern } = checked;
  const workbook = withCell(found.reading.workbook, entry, value);
  const wanted = readingFor(supervision, referencePattern);
  const { entriesToCheck } = understandTracker(workbook, found.layouts, outcome.asAt, wanted);
  const still = entriesToCheck.find((each) => entryKey(each) === entryKey(entry));
  // A day that is put right stands in a column that is not, until the manager says so of all of it.
  const isDay = typeof value === "number" && still !== undefined && saysTurned(still);
  if (still !== undefined && !isDay)
    return unreadWords(text, still.expected === entry.expected ? "" : ` ${still.expected}`);
  return entry.field === "planType" && namesNoPlan(value)
    ? `“${text}” names no plan that is known. Type the plan, such as CIN, CP or LAC.`
    : undefined;
}

/** What is expected stands above the field already and is not said twice. */
function unreadWords(text: string, expected: string): string {
  const date = fullDateAt(text, 0);
  return date?.end === text.length && date.day === undefined
    ? `“${text}” cannot be read either: the calendar has no such day. Type the day first, then the month.`
    : `“${text}” cannot be read either.${expected}`;
}

function namesNoPlan(value: CellValue): boolean {
  const plan = readPlanCell(value);
  return plan.kind === "plans" && (plan.plans.length === 0 || plan.doubtful);
}

function withCell(workbook: WorkbookGrid, { sheet: name, cell }: EntryToCheck, value: CellValue): WorkbookGrid {
  const at = cellPosition(cell);
  if (at === undefined) return workbook;
  const replaced = (rows: readonly (readonly CellValue[])[], top: number, left: number) =>
    rows.map((row, index) => (index + top === at.row ? row.with(at.column - left, value) : row));
  const sheets = workbook.sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const { top, left, values, formulas } = sheet;
    return { ...sheet, values: replaced(values, top, left), formulas: replaced(formulas, top, left) };
  });
  return { ...workbook, sheets };
}
