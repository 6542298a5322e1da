import type { PlainDate } from "../calendar/plain-date.ts";
import { tablesOf } from "../checks/tables-of.ts";
import type { CaseField } from "../contract/tables.ts";
import type { WorkbookGrid } from "./grid.ts";
import type { TableLayout } from "./layout.ts";
import { understandTracker, type Understood } from "./understand.ts";

/** What the clock of case discussions is judged by, and who is to act on it. Nothing else is sent for it. */
export const clockFields: readonly CaseField[] = [
  "planType",
  "careLeaver",
  "longTermMatch",
  "status",
  "dateOpened",
  "dateAllocated",
  "dateClosed",
  "lastDiscussion",
  "discussions",
  "discussionType",
  "exemptReason",
  "exemptUntil",
  "agreedInterval",
  "worker",
  "team",
];

/** Reads the children's rows of a tracker, and of them only what the clock of case discussions needs. */
export function understandClock(workbook: WorkbookGrid, layouts: readonly TableLayout[], asAt: PlainDate): Understood {
  const understood = understandTracker(workbook, layouts, asAt, clockFields);
  const tables = tablesOf(understood.tables, "cases");
  const ids = new Set(tables.map(({ tableId }) => tableId));
  const isOfCases = ({ tableId }: { readonly tableId: string }): boolean => ids.has(tableId);
  const { entriesToCheck, inputs } = understood;
  return { ...understood, tables, entriesToCheck: entriesToCheck.filter(isOfCases), inputs: inputs.filter(isOfCases) };
}
