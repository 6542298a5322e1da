import { csvLine } from "../../shared/audit/csv-line.ts";
import type { RollUpSheet, SheetTable } from "./roll-up-sheet.ts";

/** Without it Excel reads a CSV file in the computer's own code page. */
const byteOrderMark = "\uFEFF";

/** The figures of the page as a file: the same lines and tables as in the sheet. Shares stand as they are, from 0 to 1. */
export function rollUpCsv({ lines, teams, months }: RollUpSheet): string {
  return `${byteOrderMark}${lines.map((line) => csvLine([line])).join("")}${csvLine([])}${table(teams)}${csvLine([])}${table(months)}`;
}

function table({ headings, rows }: SheetTable): string {
  return [headings, ...rows].map((row) => csvLine(row)).join("");
}
