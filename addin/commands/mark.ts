import type { SheetGrid } from "../../shared/tracker/grid.ts";
import type { InSteps } from "../../shared/tracker/in-steps.ts";
import type { Change, ClearPlan, MarkPlan, OwnedColumn, Reading, StatusColumn, Survey, Workbook } from "../workbook.ts";
import { keys, marks, recall } from "./remembered.ts";
import { columnPlace, stillOwned } from "./status-column.ts";
import { statusRowsInSteps, type JudgedTracker } from "./status-rows.ts";
import { statusColours } from "./status-words.ts";
import { unhurried } from "./unhurried.ts";

export interface MarkTask extends Omit<JudgedTracker, "workbook"> {
  readonly survey: Survey;
  readonly reading: Reading;
}

export interface Marking {
  /** Some table carries its statuses in the sheet. */
  readonly marked: boolean;
  /** What is shown in the list only, and why. */
  readonly because: readonly string[];
}

/** Wide enough for "Not met: the contingency plan is recorded as no +1 more", in points. */
const columnWidth = 320;

/** Writes the status column of every table that has a place for one. */
export async function markFindings(workbook: Workbook, task: MarkTask): Promise<Marking> {
  const { survey } = task;
  if (survey.isReadOnly)
    return { marked: false, because: ["The workbook is read-only: save a copy to have marks in it."] };
  const { columns, refusals, plan } = await unhurried(markPlan(task));
  if (columns.length === 0) {
    const nothing = "No row has a result, so there is nothing to mark.";
    return { marked: false, because: refusals.length === 0 ? [nothing] : refusals };
  }
  const change: Change = await workbook.mark(plan);
  return change.done ? { marked: true, because: refusals } : { marked: false, because: [change.because] };
}

interface Planned {
  readonly columns: readonly StatusColumn[];
  readonly refusals: readonly string[];
  readonly plan: MarkPlan;
}

function* markPlan(task: MarkTask): InSteps<Planned> {
  const { survey, reading, layouts } = task;
  const before = ownedColumns(survey, reading);
  yield;
  const statuses = yield* statusRowsInSteps({ ...task, workbook: reading.workbook });
  const columns: StatusColumn[] = [];
  const refusals: string[] = [];
  layouts.forEach((layout, index) => {
    const ofTable = statuses.get(`t${index + 1}`);
    const sheet = reading.workbook.sheets.find(({ name }) => name === layout.name);
    if (sheet === undefined || ofTable === undefined) return;
    const place = columnPlace({
      sheet,
      layout,
      owned: before.filter((each) => each.sheet === sheet.name),
      taken: areasOf(columns, sheet),
      unread: reading.extras.get(sheet.name)?.unread,
    });
    if (!place.found) {
      refusals.push(place.because);
      return;
    }
    const formulas = Array.from({ length: place.rows }, (_, row) => ofTable.get(place.headerRow + 1 + row) ?? "");
    const column = { ...place, sheet: sheet.name, formulas };
    const isWidthKnown = reading.extras.get(sheet.name)?.widths.has(place.column) ?? false;
    columns.push(place.isNew && isWidthKnown ? { ...column, width: columnWidth } : column);
  });
  const kept = new Set(columns.map(placeOf));
  const leftOver = before.filter((column) => !kept.has(placeOf(column)));
  const shrunk = columns.flatMap((column) => tailOf(before, column));
  return {
    columns,
    refusals,
    plan: {
      columns,
      colours: statusColours,
      before: { columns: [...leftOver, ...shrunk], rules: ownRules(reading), forget: [] },
      remember: { [keys.marks]: columns.map((column) => ownedFrom(column, before, reading)) },
    },
  };
}

function areasOf(
  columns: readonly StatusColumn[],
  sheet: SheetGrid,
): { row: number; column: number; rows: number; columns: number }[] {
  return columns
    .filter((column) => column.sheet === sheet.name)
    .map(({ headerRow, column, formulas }) => ({ row: headerRow, column, rows: formulas.length + 1, columns: 1 }));
}

function placeOf({ sheet, column, headerRow }: { sheet: string; column: number; headerRow: number }): string {
  return `${headerRow}:${column}:${sheet}`;
}

/** Statuses of an earlier check below where this one ends, beside a range that has become shorter. */
function tailOf(before: readonly OwnedColumn[], column: StatusColumn): OwnedColumn[] {
  const earlier = before.find((each) => placeOf(each) === placeOf(column));
  if (earlier === undefined || column.table !== undefined || earlier.rows <= column.formulas.length) return [];
  const { width, ...rest } = earlier;
  return width === undefined ? [rest] : [rest];
}

function ownedFrom(column: StatusColumn, before: readonly OwnedColumn[], reading: Reading): OwnedColumn {
  const { sheet, headerRow, header, table, formulas } = column;
  const earlier = before.find((each) => placeOf(each) === placeOf(column));
  const width = earlier === undefined ? reading.extras.get(sheet)?.widths.get(column.column) : earlier.width;
  return {
    sheet,
    column: column.column,
    headerRow,
    rows: formulas.length,
    header,
    ...(table === undefined ? {} : { table }),
    ...(width === undefined ? {} : { width }),
  };
}

/** Our columns that are still in the sheets which were read. */
function ownedColumns(survey: Survey, reading: Reading): OwnedColumn[] {
  const remembered = (recall(marks, survey.remembered, keys.marks) ?? []) as OwnedColumn[];
  return reading.workbook.sheets.flatMap((sheet) =>
    stillOwned(
      sheet,
      remembered.filter((owned) => owned.sheet === sheet.name),
      reading.extras.get(sheet.name)?.workedOut,
    ),
  );
}

function ownRules(reading: Reading): ClearPlan["rules"] {
  return [...reading.extras].flatMap(([sheet, extras]) => extras.ownRules.map((id) => ({ sheet, id })));
}

/** Takes every mark away. */
export async function clearMarks(workbook: Workbook): Promise<Change> {
  const survey = await workbook.survey();
  const remembered = recall(marks, survey.remembered, keys.marks) ?? [];
  if (remembered.length === 0) return { done: true };
  const names = [...new Set(remembered.map(({ sheet }) => sheet))];
  const reading = await workbook.read(
    survey,
    names.map((sheet) => ({ sheet })),
  );
  return await workbook.clear({
    columns: ownedColumns(survey, reading),
    rules: ownRules(reading),
    forget: [keys.marks],
  });
}

/** The status columns of a sheet, whose formulas tell whether they are still ours. */
export function markedColumns(survey: Survey, sheet: string): readonly OwnedColumn[] {
  return ((recall(marks, survey.remembered, keys.marks) ?? []) as OwnedColumn[]).filter((each) => each.sheet === sheet);
}
