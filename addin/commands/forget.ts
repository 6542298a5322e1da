import type { Change, Workbook } from "../workbook.ts";
import { clearMarks } from "./mark.ts";

/**
 * Takes out of the workbook everything that is ours: marks first, since without what is remembered of them nobody could
 * find them again, then mapping, consents, waiting runs and receipts.
 */
export async function forgetWorkbook(workbook: Workbook): Promise<Change> {
  const cleared = await clearMarks(workbook);
  if (!cleared.done) return cleared;
  const { remembered } = await workbook.survey();
  return await workbook.remember(Object.fromEntries(Object.keys(remembered).map((key) => [key, undefined])));
}
