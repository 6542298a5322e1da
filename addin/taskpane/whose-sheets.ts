import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { Lacking, TableFound } from "./tables-found.ts";

/** Of the control in which it is said whether sheets are named after their workers. */
export const whoseSheetsId = "whose-sheets";

/** One answer for all of them; a sheet that is new or renamed has none yet. */
export function whoseSheetsAnswer(asked: readonly TableLayout[]): boolean | undefined {
  const [first, ...more] = new Set(asked.map(({ workerInSheetName }) => workerInSheetName));
  return more.length > 0 ? undefined : first;
}

export function withWhoseSheets(
  tables: readonly TableFound[],
  asked: readonly TableLayout[],
  workerInSheetName: boolean,
): readonly TableFound[] {
  return tables.map((table) =>
    asked.includes(table.layout) ? { ...table, layout: { ...table.layout, workerInSheetName } } : table,
  );
}

/** What is still to be said before anything is checked. */
export function lackingWhoseSheets(asked: readonly TableLayout[]): Lacking | undefined {
  if (asked.length === 0 || whoseSheetsAnswer(asked) !== undefined) return undefined;
  return { sentence: "Say first whether the sheets are named after their workers.", at: whoseSheetsId };
}
