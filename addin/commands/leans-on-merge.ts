import type { Result } from "../../shared/contract/results.ts";
import type { State } from "../../shared/contract/vocabulary.ts";
import { columnIndex } from "../../shared/tracker/columns.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";

/** What a row was read from: the columns and rows of its cells, from 0. */
type CellsRead = readonly { readonly column: number; readonly row: number; readonly value: unknown }[];

const allIsWell: ReadonlySet<State> = new Set(["met", "past-aim", "absent"]);
/** A worker's name is often merged down all of the worker's rows, and says nothing of how a child's case stands. */
const decidesNothing = ["worker", "team", "name"];

/** Before the words of such a status, which then says no more than is so, and has no colour. */
export const whileMerged = "While merged with the row above: ";

/**
 * A value merged downwards is that of every row of the merge, and no formula can see a merge: once it is undone, as Excel
 * asks before it sorts, the lower rows have lost the value while nothing in them has changed. Words that say that all is
 * well would then stand on nothing; words that ask for something may stand.
 */
export function leansOnMerge(
  row: number,
  cells: CellsRead,
  results: readonly Result[],
  layout: TableLayout | undefined,
): boolean {
  if (!results.every(({ state }) => allIsWell.has(state))) return false;
  const passedOver = columnsPassedOver(layout);
  return cells.some((cell) => cell.row < row && cell.value !== "" && !passedOver.has(cell.column));
}

function columnsPassedOver(layout: TableLayout | undefined): ReadonlySet<number> {
  return new Set(
    decidesNothing.flatMap((field) => layout?.columns[field] ?? []).map((letters) => columnIndex(letters)),
  );
}

/** Before the words of a status that says that all is well and rests on a cell's being blank. No colour either. */
export const unlessMerged = "Unless merged with the row above: ";

/**
 * The other way round: a blank cell that is merged with the one above takes on its value, and nothing in it changes. Where a
 * tracker merges cells of that column, it may well come to that; where it does not, a status knows nothing of it until the
 * next check.
 */
function rulesOutAMerge(
  row: number,
  cells: CellsRead,
  results: readonly Result[],
  { layout, merged }: { readonly layout: TableLayout | undefined; readonly merged: ReadonlySet<number> },
): boolean {
  if (merged.size === 0 || !results.every(({ state }) => allIsWell.has(state))) return false;
  const passedOver = columnsPassedOver(layout);
  return cells.some(
    (cell) => cell.row === row && cell.value === "" && merged.has(cell.column) && !passedOver.has(cell.column),
  );
}

/** What is said before the words of a status, where merged cells make it what it is or would make it something else. */
export function wordsOfMerges(
  { sheets }: WorkbookGrid,
  layouts: readonly TableLayout[],
): (row: number, cells: CellsRead, results: readonly Result[], layout: TableLayout | undefined) => readonly string[] {
  const mergedIn = new Map(layouts.map((layout) => [layout, columnsMerged(sheets, layout)]));
  return (row, cells, results, layout) => {
    if (leansOnMerge(row, cells, results, layout)) return [whileMerged];
    const merged = (layout && mergedIn.get(layout)) ?? none;
    return rulesOutAMerge(row, cells, results, { layout, merged }) ? [unlessMerged] : [];
  };
}

const none: ReadonlySet<number> = new Set();

/** The columns in which a table has cells that are merged downwards. */
function columnsMerged(sheets: WorkbookGrid["sheets"], layout: TableLayout): ReadonlySet<number> {
  const merges = sheets.find(({ name }) => name === layout.name)?.merges ?? [];
  const [first, last] = layout.dataRows;
  const downwards = merges.filter(({ row, rows }) => rows > 1 && row + 1 >= first && row < last);
  return new Set(
    downwards.flatMap(({ column, columns }) => Array.from({ length: columns }, (_, index) => column + index)),
  );
}
