import type { Result } from "../../shared/contract/results.ts";
import type { State } from "../../shared/contract/vocabulary.ts";
import { columnIndex } from "../../shared/tracker/columns.ts";
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
  const passedOver = new Set(
    decidesNothing.flatMap((field) => layout?.columns[field] ?? []).map((letters) => columnIndex(letters)),
  );
  return cells.some((cell) => cell.row < row && cell.value !== "" && !passedOver.has(cell.column));
}
