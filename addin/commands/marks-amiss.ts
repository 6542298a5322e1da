import { dayInWords } from "../../shared/calendar/format.ts";
import type { Checked } from "./check.ts";
import type { Workbook } from "../workbook.ts";
import { outOfDate } from "./status-formula.ts";

/**
 * Looks at the statuses of a check that has just been made, as the sheet shows them; one round trip. A status checks itself,
 * so one that Excel has put elsewhere, or has not worked out, is seen by its words. Answers what to do about it.
 */
export async function marksAmiss(
  workbook: Workbook,
  { marking, outcome }: Pick<Checked, "marking" | "outcome">,
): Promise<string | undefined> {
  const { columns = [] } = marking;
  const shown = (await workbook.statuses(columns)).flat().filter((value) => value !== "");
  const amiss = shown.filter((value) => value === outOfDate || String(value).startsWith("="));
  if (amiss.length === 0) return undefined;
  const count = `${amiss.length} of ${shown.length} statuses in the sheet do not show what was found: go by the list here.`;
  if (amiss.length === shown.length) {
    return `${count} Excel may count another day than ${dayInWords(outcome.asAt)}: look at this computer's date.`;
  }
  const isInTable = columns.some(({ table }) => table !== undefined);
  const advice = isInTable
    ? "In Excel's AutoCorrect options, switch off “Fill formulas in tables to create calculated columns”."
    : "Clear the filter of the sheet.";
  return `${count} ${advice} Then check again.`;
}
