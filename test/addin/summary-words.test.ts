import { expect, it } from "vitest";
import { sentenceText, summaryOf } from "../../addin/commands/summary-words.ts";
import { check, dates, table, type RowParts } from "../shared/checks/children.ts";

function told(row: RowParts): string | undefined {
  const [cases] = summaryOf(check([table([{ caseRef: "M1", lastDiscussion: dates("2025-09-12"), ...row }])]));
  return cases && sentenceText(cases);
}

it("speaks of records only where some were checked", () => {
  expect(told({})).toContain("1 open case: none is overdue; ");
  expect(told({ recordedOnSystem: { kind: "yes" } })).toContain("1 open case: none is overdue or lacks a record; ");
});
