import { csvLine } from "../../shared/audit/csv-line.ts";
import type { SheetTable } from "./roll-up-sheet.ts";

/** Without it Excel reads a CSV file in the computer's own code page. */
const byteOrderMark = "\uFEFF";

/** What a page hands over as CSV: lines that say what it is, then tables, an empty line before each. */
export function csvFile(lines: readonly string[], tables: readonly SheetTable[]): string {
  const parts = tables.map((table) => `${csvLine([])}${textOf(table)}`);
  return `${byteOrderMark}${lines.map((line) => csvLine([line])).join("")}${parts.join("")}`;
}

function textOf({ headings, rows }: SheetTable): string {
  return [headings, ...rows].map((row) => csvLine(row)).join("");
}
