import type { PlainDate } from "../calendar/plain-date.ts";
import type { Because } from "../contract/results.ts";
import type { RowPointer } from "../contract/table-parts.ts";
import type { CaseFields } from "../contract/tables.ts";
import { recordedOf } from "./plans.ts";
import type { Child } from "./scope.ts";

/**
 * Of several rows of one child the first decides the plan and whether it is open: where another says otherwise, the reason
 * tells of it.
 */
export function rowsThatDisagree(child: Child, asAt: PlainDate): Because["rowsDisagree"] {
  const { table, row, others = [] } = child;
  const fields = new Set<string>();
  const rows: RowPointer[] = [{ tableId: table.tableId, rowId: row.rowId }];
  for (const other of others) {
    const about = disagreeing(row.fields, other.row.fields, asAt);
    if (about.length > 0) rows.push({ tableId: other.table.tableId, rowId: other.row.rowId });
    for (const field of about) fields.add(field);
  }
  return fields.size === 0 ? undefined : { fields: [...fields], rows };
}

/** A cell that holds nothing says nothing of the plan; of a match and of leaving care it says that there is none. */
function disagreeing(first: CaseFields, other: CaseFields, asAt: PlainDate): string[] {
  const [one, two] = [recordedOf(first, asAt), recordedOf(other, asAt)];
  const isOther: Readonly<Record<string, boolean>> = {
    planType: other.planType?.kind === "plans" && plansOf(first) !== plansOf(other),
    longTermMatch: areGiven(first, other, "longTermMatch") && one.longTermMatch !== two.longTermMatch,
    careLeaver: areGiven(first, other, "careLeaver") && first.careLeaver?.kind !== other.careLeaver?.kind,
    status: other.status?.kind === "doubtful" && first.status?.kind !== "doubtful",
  };
  return Object.keys(isOther).filter((field) => isOther[field]);
}

function plansOf({ planType }: CaseFields): string {
  return planType?.kind === "plans" ? [...planType.plans].sort().join() : "";
}

function areGiven(first: CaseFields, other: CaseFields, field: "longTermMatch" | "careLeaver"): boolean {
  return first[field] !== undefined && other[field] !== undefined;
}
