import type { StatusColumn } from "../workbook.ts";

/** Statuses below one another; `first` counts from 0, the row below the heading. */
export interface StatusRun {
  readonly column: StatusColumn;
  readonly first: number;
  readonly formulas: readonly string[];
}

/** Excel on the web takes at most 5 MB at once; what else is asked of it beside the statuses is small. */
const mostBytes = 4_800_000;

/** The statuses that are written, in as few requests as there can be; none is in two of them. */
export function statusBatches(columns: readonly StatusColumn[], most = mostBytes): readonly (readonly StatusRun[])[] {
  const batches: { column: StatusColumn; first: number; formulas: string[] }[][] = [];
  let bytes = Infinity;
  for (const column of columns) {
    column.formulas.forEach((formula, row) => {
      if (formula === undefined) return;
      const size = bytesOf(formula);
      if (bytes + size > most) {
        batches.push([]);
        bytes = 0;
      }
      bytes += size;
      const batch = batches.at(-1);
      const run = batch?.at(-1);
      if (run?.column === column && run.first + run.formulas.length === row) run.formulas.push(formula);
      else batch?.push({ column, first: row, formulas: [formula] });
    });
  }
  return batches;
}

/** Of a cell in the text that is sent. */
function bytesOf(formula: string): number {
  let bytes = formula.length + '[""],'.length;
  for (let at = 0; at < formula.length; at++) {
    const code = formula.charCodeAt(at);
    if (code > 127) bytes += 2;
    else if (code < 32 || code === quote || code === backslash) bytes += 1;
  }
  return bytes;
}

const quote = 34;
const backslash = 92;
