import type { PlainDate } from "../calendar/plain-date.ts";
import { isEmpty, textOf } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { readDateCell } from "./read-date.ts";
import { readDiscussionTypeCell } from "./read-discussion-type.ts";
import { readPlanCell, readStatusCell } from "./read-plan.ts";
import type { Evidence } from "./vocabulary/headings.ts";

export interface EvidenceContext {
  readonly asAt: PlainDate;
  readonly date1904: boolean;
}

/** The share of filled cells, from 0 to 1, that read as what a column should hold; undefined where none is filled. */
export function shareThatFits(
  values: readonly CellValue[],
  evidence: Evidence,
  context: EvidenceContext,
): number | undefined {
  const filled = values.filter((value) => !isEmpty(value));
  if (filled.length === 0) return undefined;
  return filled.filter((value) => fits(value, evidence, context)).length / filled.length;
}

function fits(value: CellValue, evidence: Evidence, context: EvidenceContext): boolean {
  switch (evidence) {
    case "date":
      return readsAsADate(value, context);
    case "reference":
      return /\d/u.test(textOf(value)) && !(typeof value === "string" && readsAsADate(value, context));
    case "plan":
      return namesAPlan(value);
    case "status":
      return ["open", "closed", "doubtful"].includes(readStatusCell(value).kind);
    case "discussion-type":
      return readDiscussionTypeCell(value).kind !== "unreadable";
    case "yes-no":
    case "date-or-yes-no":
    case "any":
      return true;
  }
}

function readsAsADate(value: CellValue, context: EvidenceContext): boolean {
  return readDateCell({ value }, { ...context, column: "event" }).entry.kind !== "unreadable";
}

function namesAPlan(value: CellValue): boolean {
  const entry = readPlanCell(value);
  return entry.kind === "closed" || (entry.kind === "plans" && entry.plans.length > 0);
}
