import { csvFile } from "./csv-file.ts";
import type { RollUpSheet } from "./roll-up-sheet.ts";

/** The figures of the page as a file: the same lines and tables as in the sheet. Shares stand as they are, from 0 to 1. */
export function rollUpCsv({ lines, teams, months }: RollUpSheet): string {
  return csvFile(lines, [teams, months]);
}
