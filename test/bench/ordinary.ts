import type { CheckRequest } from "../../shared/contract/routes.ts";
import type { CaseRow } from "../../shared/contract/tables.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import { expectedOutcome, workbookOf } from "../support/tracker-fixtures.ts";

/**
 * What the pane sends of an ordinary list of children: the rows of a tracker of `test/trackers`, with the fields of its
 * columns and no others. Where it has fewer rows than are asked for they come again, each with a reference of its own.
 */
export function ordinaryCaseload(tracker: string, cases: number): CheckRequest {
  const expected = expectedOutcome(tracker);
  const { asAt, sheets } = expected;
  const { tables } = understandTracker(workbookOf(expected), sheets, asAt, { tables: "cases-alone" });
  const table = tables.find(({ holds }) => holds === "cases");
  if (table?.holds !== "cases") throw new Error(`${tracker} has no list of children.`);
  const { rows } = table;
  const again = Array.from({ length: cases }, (_, index): CaseRow[] => {
    const row = rows[index % rows.length];
    return row === undefined ? [] : [index < rows.length ? row : anotherChild(row, index)];
  });
  return { asAt, tables: [{ ...table, rows: again.flat() }] };
}

function anotherChild(row: CaseRow, index: number): CaseRow {
  return {
    ...row,
    rowId: `r${index + 1000}`,
    ...(row.caseRef !== undefined && { caseRef: String(7_000_000 + index) }),
    ...(row.family !== undefined && { family: row.family + 1000 }),
  };
}
