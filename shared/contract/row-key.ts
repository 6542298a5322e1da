import type { RowPointer } from "./table-parts.ts";

/** Of a row, among those of all tables of a tracker. */
export function keyOf({ tableId, rowId }: RowPointer): string {
  return `${tableId} ${rowId}`;
}
