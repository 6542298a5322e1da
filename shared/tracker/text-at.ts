import { isErrorValue } from "./cell-text.ts";
import type { MappedColumns } from "./mapped-columns.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** What a mapped column says on a row; empty where it is not mapped, holds nothing or shows an error. */
export function textAt(cells: SheetCells, columns: MappedColumns, field: string, row: number): string {
  const column = columns.single.get(field);
  if (column === undefined) return "";
  const value = cells.valueAt(cells.valueRow(row, column), column);
  return isErrorValue(value) ? "" : String(value).trim();
}
