import type { CellValue } from "../../shared/tracker/grid.ts";
import type { InputCell } from "../../shared/tracker/read-row.ts";
import { cellsOnRow, holdsNumbers, longestLiteral, saysList, type Compared } from "./status-formula.ts";

/** What a status compares of rows that stay where they are: cells side by side at once, as many rows are a long formula. */
export function fixedCells(sheet: string, cells: readonly InputCell[]): Required<Compared> {
  const runs = runsOf(cells);
  const isInRun = ({ row, column }: InputCell): boolean =>
    runs.some((run) => run.row === row && column >= run.first && column < run.first + run.values.length);
  const alone = cells.filter((cell) => !isInRun(cell));
  return {
    sources: alone.map(({ row, ...cell }) => ({ ...cell, at: { row, sheet } })),
    // A number says the same as its text.
    also: runs.flatMap(({ row, first, values }) => {
      const run = cellsOnRow({ first, last: first + values.length - 1, row, sheet });
      const numbers = values.filter((value) => typeof value === "number").length;
      return [saysList(run, values), holdsNumbers(run, numbers)];
    }),
  };
}

interface Run {
  readonly row: number;
  readonly first: number;
  readonly values: CellValue[];
}

/** Two cells or more that stand side by side and that a list can hold. */
function runsOf(cells: readonly InputCell[]): Run[] {
  const runs: Run[] = [];
  const inOrder = cells
    .filter(({ value, formula }) => formula === undefined && isListed(value))
    .toSorted((one, other) => one.row - other.row || one.column - other.column);
  for (const { row, column, value } of inOrder) {
    const run = runs.at(-1);
    const next = run === undefined ? -1 : run.first + run.values.length;
    if (run?.row === row && column === next) run.values.push(value);
    else if (run?.row !== row || column > next) runs.push({ row, first: column, values: [value] });
  }
  return runs.filter(({ values }) => values.length > 1);
}

/** Whole numbers, and texts that stand for themselves. */
export function isListed(value: CellValue): boolean {
  if (typeof value === "string") return value.length <= longestLiteral && !value.startsWith("#");
  return typeof value === "number" && Number.isSafeInteger(value);
}
