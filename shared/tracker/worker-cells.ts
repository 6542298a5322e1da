import { isEmpty } from "./cell-text.ts";
import { cellName, cellPosition } from "./columns.ts";
import { fieldsOf, isKnownHeading } from "./known-headings.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** A worker's details in labelled cells above the children: field to cell, such as worker to B2. Undefined for none. */
export function workerCellsAbove(cells: SheetCells, headerRow: number): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  const { top, left, values } = cells.sheet;
  const right = left + (values[0]?.length ?? 0);
  for (let row = top; row < headerRow; row++) {
    for (let column = left; column < right; column++) {
      const [known] = fieldsOf(cells.valueAt(row, column), "workers");
      if (known === undefined) continue;
      // What stands beside a label is its value, though "NQSW" could be a label too.
      column++;
      found[known.field] ??= cellName(row, column);
    }
  }
  const worker = cellPosition(found["worker"] ?? "");
  if (worker === undefined || Object.keys(found).length < 2) return undefined;
  const name = cells.valueAt(worker.row, worker.column);
  // A heading beside "Worker" makes it a heading too: that is a table of staff above the children.
  return isEmpty(name) || isKnownHeading(name) ? undefined : found;
}
