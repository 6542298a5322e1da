import type { SheetGrid } from "../../shared/tracker/grid.ts";
import { columnLetters } from "../../shared/tracker/columns.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { InSteps } from "../../shared/tracker/in-steps.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { tableIdAt } from "../../shared/tracker/table-id.ts";
import type {
  Change,
  ClearPlan,
  MarkPlan,
  OwnedColumn,
  Reading,
  Span,
  StatusColumn,
  Survey,
  Workbook,
} from "../workbook.ts";
import { belowTableWords } from "./below-table.ts";
import { inputsByHand, noMarksByHand, statusesByHand, stillThere, takenAway } from "./by-hand.ts";
import { marksInSheet } from "./marks-in-sheet.ts";
import { withFormats } from "./number-formats.ts";
import { keys, marks, recall } from "./remembered.ts";
import { columnPlace, placeOf, stillOwned, typedOver } from "./status-column.ts";
import { comparingInSteps, statusRowsInSteps, type Comparing, type JudgedTracker } from "./status-rows.ts";
import { statusColours } from "./status-words.ts";
import { unhurried } from "./unhurried.ts";

interface ToMark extends Omit<JudgedTracker, "workbook" | "outcome" | "marked" | "comparing"> {
  readonly survey: Survey;
  readonly reading: Reading;
  /** Workers' statuses are a colleague's, and this person has not had supervision checked: they stay as they are. */
  readonly leavesWorkers?: boolean;
}

export interface MarkTask extends ToMark, Pick<JudgedTracker, "outcome"> {
  /** Found out while the tracker was judged. */
  readonly ready?: ReadyToMark;
}

/** What marking needs that can be found out before the tracker is judged. */
interface ReadyToMark {
  /** Our columns that are there, to be written again or cleared. */
  readonly before: readonly OwnedColumn[];
  /** And those that stay as they are. */
  readonly left: readonly OwnedColumn[];
  readonly comparing: Comparing;
}

export interface Marking {
  /** Some table carries its statuses in the sheet. */
  readonly marked: boolean;
  /** What is shown in the list only, and why. */
  readonly because: readonly string[];
  /** Where statuses were written. */
  readonly columns?: readonly OwnedColumn[];
}

/** Wide enough for "Not met: the contingency plan is recorded as no +1 more", in points. */
const columnWidth = 320;

/** Writes the status column of every table that has a place for one. */
export async function markFindings(workbook: Workbook, task: MarkTask): Promise<Marking> {
  const { survey } = task;
  if (survey.isReadOnly) return { marked: false, because: [readOnly, ...statusesByHand(survey)] };
  if (survey.isCalculatedByHand) return await noMarks(workbook, task);
  const { columns, refusals, plan } = await unhurried(markPlan(task));
  if (columns.length === 0) {
    const nothing = "No row has a result, so there is nothing to mark.";
    return { marked: false, because: refusals.length === 0 ? [nothing] : refusals };
  }
  const change = await workbook.mark(plan);
  if (!change.done) return { marked: false, because: [change.because] };
  const remembered = (recall(marks, plan.remember, keys.marks) ?? []) as OwnedColumn[];
  const withFound = withFormats(remembered, columns, change.formats);
  if (withFound !== undefined) await workbook.remember({ [keys.marks]: withFound });
  return { marked: true, because: refusals, columns: columns.map((column) => ownedFrom(column, [], task.reading)) };
}

const readOnly = "The workbook is read-only: save a copy to have marks in it.";

/** In a workbook that is calculated by hand. */
async function noMarks(workbook: Workbook, { survey, reading, understood }: MarkTask): Promise<Marking> {
  const because = [noMarksByHand, ...inputsByHand(reading, understood)];
  if (statusesByHand(survey).length === 0) return { marked: false, because };
  const cleared = await clearMarks(workbook);
  if (!cleared.done) return { marked: false, because: [...because, stillThere(cleared.because)] };
  return { marked: false, because: [...because, takenAway, ...(cleared.left === undefined ? [] : [cleared.left])] };
}

interface Planned {
  readonly columns: readonly StatusColumn[];
  readonly refusals: readonly string[];
  readonly plan: MarkPlan;
}

export function* readyToMark(task: ToMark, asAt: PlainDate): InSteps<ReadyToMark> {
  const { survey, reading, layouts } = task;
  const all = ownedColumns(survey, reading);
  const left = task.leavesWorkers === true ? all.filter((owned) => areOfWorkers(owned, layouts)) : [];
  const before = all.filter((owned) => !left.includes(owned));
  yield;
  const tracker = { ...task, workbook: reading.workbook, marked: before };
  return { before, left, comparing: yield* comparingInSteps(tracker, asAt) };
}

function* markPlan(task: MarkTask): InSteps<Planned> {
  const { survey, reading, layouts } = task;
  const { before, left, comparing } = task.ready ?? (yield* readyToMark(task, task.outcome.asAt));
  const statuses = yield* statusRowsInSteps({ ...task, workbook: reading.workbook, marked: before, comparing });
  const columns: StatusColumn[] = [];
  const refusals: string[] = [];
  layouts.forEach((layout, index) => {
    const ofTable = statuses.get(tableIdAt(index));
    const sheet = reading.workbook.sheets.find(({ name }) => name === layout.name);
    if (sheet === undefined || ofTable === undefined) return;
    const place = columnPlace({
      sheet,
      layout,
      owned: before.filter((each) => each.sheet === sheet.name),
      taken: areasOf(columns, sheet),
      unread: reading.extras.get(sheet.name)?.unread,
      looked: reading.extras.get(sheet.name)?.looked,
    });
    if (!place.found) {
      refusals.push(place.because);
      return;
    }
    const { keeps = [], ...found } = place;
    const formulas = Array.from({ length: place.rows }, (_, index) => {
      const row = place.headerRow + 1 + index;
      return keeps.includes(row) ? undefined : (ofTable.get(row) ?? "");
    });
    const typed = keeps.filter((row) => row <= place.headerRow + place.rows);
    const cells = typed.map((row) => cellName(place.column, row));
    if (cells.length > 0) refusals.push(leftSentence(sheet.name, cells));
    refusals.push(...belowTableWords(sheet.name, place, [...ofTable.keys()]));
    const column = { ...found, sheet: sheet.name, formulas };
    const isWidthKnown = reading.extras.get(sheet.name)?.widths.has(place.column) ?? false;
    columns.push(place.isNew && isWidthKnown ? { ...column, width: columnWidth } : column);
  });
  const kept = new Set(columns.map(placeOf));
  const leftOver = before.filter((column) => !kept.has(placeOf(column))).map(withoutColumn);
  const headless = ownedColumns(survey, reading, typedOver).filter(
    (owned) => task.leavesWorkers !== true || !areOfWorkers(owned, layouts),
  );
  const shrunk = columns.flatMap((column) => tailOf(before, column));
  return {
    columns,
    refusals,
    plan: {
      columns,
      colours: statusColours,
      before: {
        columns: [...leftOver, ...headless, ...shrunk],
        ...rulesToRenew(reading, columns, left),
        forget: [],
      },
      remember: { [keys.marks]: [...columns.map((column) => ownedFrom(column, before, reading)), ...left.map(asKept)] },
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
    ...(earlier?.formats === undefined ? {} : { formats: earlier.formats }),
  };
}

/** Our columns that are still in the sheets which were read. */
function ownedColumns(survey: Survey, reading: Reading, find = stillOwned): OwnedColumn[] {
  const remembered = (recall(marks, survey.remembered, keys.marks) ?? []) as OwnedColumn[];
  return reading.workbook.sheets.flatMap((sheet) => find(sheet, ofSheet(remembered, sheet), typedOn(reading, sheet)));
}

function ofSheet(remembered: readonly OwnedColumn[], { name }: SheetGrid): OwnedColumn[] {
  return remembered.filter(({ sheet }) => sheet === name);
}

function typedOn({ extras }: Reading, { name }: SheetGrid): ReadonlyMap<number, readonly Span[]> | undefined {
  return extras.get(name)?.typed;
}

/** Whether the table that a status column stands beside is none of children. */
function areOfWorkers(owned: OwnedColumn, layouts: readonly TableLayout[]): boolean {
  const onRow = layouts
    .filter(({ name }) => name === owned.sheet)
    .map(({ holds, ...layout }) => ({ holds, columns: mappedColumns({ holds, ...layout }) }))
    .filter(({ columns }) => columns.headerRow === owned.headerRow && columns.first <= owned.column)
    .toSorted((one, other) => other.columns.first - one.columns.first);
  const [nearest] = onRow;
  return nearest !== undefined && nearest.holds !== "cases" && nearest.holds !== "mixed";
}

/** A sheet on which nothing is written keeps its colours with its statuses. */
function rulesToRenew(
  reading: Reading,
  columns: readonly StatusColumn[],
  left: readonly OwnedColumn[],
): Pick<ClearPlan, "rules" | "untold"> {
  const isWritten = (sheet: string): boolean => columns.some((column) => column.sheet === sheet);
  const { rules, untold } = ownRules(reading);
  return {
    rules: rules.filter(({ sheet }) => isWritten(sheet) || !left.some((owned) => owned.sheet === sheet)),
    untold,
  };
}

function ownRules({ extras }: Reading): Pick<ClearPlan, "rules" | "untold"> {
  return {
    rules: [...extras].flatMap(([sheet, { ownRules: ids = [] }]) => ids.map((id) => ({ sheet, id }))),
    untold: [...extras].flatMap(([sheet, { ownRules: ids }]) => (ids === undefined ? [sheet] : [])),
  };
}

function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

function leftSentence(sheet: string, cells: readonly string[]): string {
  return `What you typed among the statuses on ${sheet} (${cells.join(", ")}) was left as it is: move it to have a status there.`;
}

/** A table's column in which something was typed is not deleted: it loses its statuses alone. */
function withoutColumn({ table, keeps = [], ...owned }: OwnedColumn): OwnedColumn {
  if (table === undefined) return { ...owned, keeps };
  return keeps.length === 0 ? { ...owned, table } : { ...owned, keeps: [owned.headerRow, ...keeps] };
}

/** Without what is true of one reading alone. */
function asKept({ keeps, ...owned }: OwnedColumn): OwnedColumn {
  return keeps === undefined ? owned : { ...owned };
}

/** A change, and a sentence about what was left where it stands. */
type Cleared = Change & { readonly left?: string };

/**
 * Takes every mark away, wherever it has gone: rows and columns move, sheets are renamed and copied. What is remembered of
 * marks is forgotten only when nothing is left that may be one.
 */
export async function clearMarks(workbook: Workbook): Promise<Cleared> {
  const survey = await workbook.survey();
  const remembered = (recall(marks, survey.remembered, keys.marks) ?? []) as OwnedColumn[];
  if (remembered.length === 0) return { done: true };
  const reading = await workbook.read(
    survey,
    survey.sheets.map(({ name }) => ({ sheet: name })),
  );
  const headings = new Set(remembered.map(({ header }) => header));
  const isGone = (name: string): boolean => survey.sheets.every((sheet) => sheet.name !== name);
  const found = reading.workbook.sheets.map((sheet) => {
    const ofSheet = remembered.filter((mark) => mark.sheet === sheet.name || isGone(mark.sheet));
    return { name: sheet.name, ...marksInSheet(sheet, ofSheet, headings) };
  });
  const doubtful = found.flatMap(({ name, doubtful: cells }) => cells.map((cell) => `${name} ${cell}`));
  const change = await workbook.clear({
    columns: found.flatMap(({ columns }) => columns),
    ...ownRules(reading),
    forget: doubtful.length === 0 ? [keys.marks] : [],
  });
  if (!change.done) return change;
  if (doubtful.length > 0) return { done: false, because: doubtfulSentence(doubtful) };
  const left = found.filter(({ typed }) => typed.length > 0).map(({ name, typed }) => `${name} (${typed.join(", ")})`);
  if (left.length === 0) return { done: true };
  return { done: true, left: `What you typed among the statuses is left: ${left.join("; ")}.` };
}

function doubtfulSentence(cells: readonly string[]): string {
  return `Below our heading in ${cells.join(", ")} stands text in place of our formulas: delete or rename what is no longer wanted there, then clear again.`;
}

/** The status columns of a sheet, whose formulas tell whether they are still ours. */
export function markedColumns(survey: Survey, sheet: string): readonly OwnedColumn[] {
  return ((recall(marks, survey.remembered, keys.marks) ?? []) as OwnedColumn[]).filter((each) => each.sheet === sheet);
}
