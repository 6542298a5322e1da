import type { SheetEdits } from "./edits.ts";
import { widthOf } from "./read-sheet.ts";
import { tagText } from "./splice.ts";

export type ColumnEntry = Readonly<Record<string, string>>;

/** The format of a column's empty cells. */
export function columnStyle(entries: readonly ColumnEntry[], column: number): number {
  const entry = entries.find(({ min, max }) => column + 1 >= Number(min) && column + 1 <= Number(max));
  return Number(entry?.["style"] ?? "0");
}

/** The list of columns with some widths changed; a run of columns is split where only some of it change. */
export function columnsText(prefix: string, entries: readonly ColumnEntry[], widths: SheetEdits["widths"]): string {
  const written: { min: number; text: string }[] = [];
  const write = (entry: ColumnEntry, min: number, max: number, width?: string): void => {
    const changes = { min: String(min), max: String(max), ...(width === undefined ? {} : { width, customWidth: "1" }) };
    written.push({ min, text: `${tagText(`${prefix}col`, entry, changes)}/>` });
  };
  const left = new Map([...widths].map(([column, points]) => [column + 1, String(widthOf(points))]));
  for (const entry of entries) {
    let from = Number(entry["min"]);
    const max = Number(entry["max"]);
    for (const [column, width] of [...left].sort(([a], [b]) => a - b)) {
      if (column < from || column > max) continue;
      if (column > from) write(entry, from, column - 1);
      write(entry, column, column, width);
      left.delete(column);
      from = column + 1;
    }
    if (from <= max) write(entry, from, max);
  }
  for (const [column, width] of left) write({}, column, column, width);
  written.sort((a, b) => a.min - b.min);
  return `<${prefix}cols>${written.map(({ text }) => text).join("")}</${prefix}cols>`;
}
