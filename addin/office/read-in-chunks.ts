import type { Area, CellValue } from "../../shared/tracker/grid.ts";
import { areaOf, mergesIn, type Cells } from "./read-sheets.ts";

/** More than 512 merged areas in one range are refused. */
const rowsOfMerges = 100;

export interface Chunks {
  /** How many are asked for at once. */
  readonly cells: number;
  /** Looked at before each. */
  readonly signal: AbortSignal | undefined;
}

/** Reads a large sheet: one round trip for each chunk of rows, and none for rows that are empty all along. */
export async function readInChunks(
  context: Excel.RequestContext,
  sheet: string,
  used: Excel.Range,
  { cells: cellsInOne, signal }: Chunks,
): Promise<{ readonly cells: Cells; readonly merges: readonly Area[] }> {
  if (used.isNullObject) return { cells: { values: [], formulas: [] }, merges: [] };
  const { row, column, rows, columns } = areaOf(used);
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const step = Math.max(1, Math.floor(cellsInOne / columns));
  const values: CellValue[][] = [];
  const formulas: CellValue[][] = [];
  const merges: Area[] = [];
  const blank = Array<CellValue>(columns).fill("");

  const readFrom = async (from: number): Promise<void> => {
    signal?.throwIfAborted();
    const height = Math.min(step, rows - from);
    const chunk = worksheet.getRangeByIndexes(row + from, column, height, columns);
    chunk.load("values,formulas");
    const bands = Array.from({ length: Math.ceil(height / rowsOfMerges) }, (_, band) => {
      const top = row + from + band * rowsOfMerges;
      const tall = Math.min(rowsOfMerges, row + from + height - top);
      const merged = worksheet.getRangeByIndexes(top, column, tall, columns).getMergedAreasOrNullObject();
      merged.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
      return merged;
    });
    const left = rows - from - height;
    const below = left > 0 ? worksheet.getRangeByIndexes(row + from + height, column, left, columns) : undefined;
    const next = below?.getUsedRangeOrNullObject(true).load("rowIndex");
    await context.sync();
    values.push(...(chunk.values as CellValue[][]));
    formulas.push(...(chunk.formulas as CellValue[][]));
    merges.push(...bands.flatMap(mergesIn));
    if (next === undefined || next.isNullObject) return;
    for (let filled = values.length; filled < next.rowIndex - row; filled++) {
      values.push(blank);
      formulas.push(blank);
    }
    await readFrom(next.rowIndex - row);
  };
  await readFrom(0);
  return { cells: { values, formulas }, merges };
}
