import { latestDay } from "../../shared/checks/entries.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { CaseRowNote } from "../../shared/contract/routes.ts";
import type { WireTable } from "../../shared/contract/tables.ts";

/** Whose case each row of children is, with its reference and its exemption, as they were sent. */
export function caseRowNotes(tables: readonly WireTable[]): CaseRowNote[] {
  return tablesOf(tables, "cases").flatMap(({ tableId, rows }) =>
    rows.map(({ rowId, caseRef, fields: { worker, exemptUntil } }) => ({
      tableId,
      rowId,
      ...(caseRef !== undefined && { ref: caseRef }),
      ...(worker !== undefined && { worker }),
      ...(exemptUntil?.kind === "dates" && { exemptUntil: latestDay(exemptUntil) }),
    })),
  );
}
