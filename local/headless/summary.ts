import type { Checked } from "../../addin/commands/check.ts";
import { stateWords, statusWords } from "../../shared/checks/words.ts";
import { worstFirst } from "../../shared/checks/worst-first.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import { states } from "../../shared/contract/vocabulary.ts";
import type { LayoutQuestion } from "../../shared/tracker/detect.ts";
import { placeKey } from "../../shared/tracker/understand.ts";

const most = 25;

/** What a person reads after a check without a screen: counts by check, then what needs somebody, worst first. */
export function summaryOf(
  file: string,
  { outcome, understood, marking }: Checked,
  questions: readonly LayoutQuestion[],
): string {
  const lines = [
    `${file}: ${outcome.policy.council}, edition ${outcome.policy.edition}, as at ${dayInWords(outcome.asAt)}`,
  ];
  for (const [check, counts] of Object.entries(outcome.counts)) {
    const told = states
      .filter((state) => counts[state] !== undefined)
      .map((state) => `${counts[state] ?? 0} ${stateWords(state).toLowerCase()}`);
    lines.push(`  ${check}: ${told.join(", ")}`);
  }
  const left = outcome.exclusions.length + understood.exclusions.length;
  if (left > 0) lines.push(`  ${left} rows left out, each with its reason in --json`);
  for (const caution of outcome.cautions) {
    if (caution === "no-case-references") lines.push("  No column of references: a child on two rows counts twice.");
  }
  const needing = outcome.results.filter(({ state }) => state !== "met" && state !== "past-aim").toSorted(worstFirst);
  for (const result of needing.slice(0, most)) {
    const place = understood.places.get(placeKey(result.subject.tableId, result.subject.rowId));
    lines.push(`  ${place?.sheet ?? ""} row ${place?.row ?? ""} ${place?.ref ?? ""}: ${statusWords(result)}`);
  }
  if (needing.length > most) lines.push(`  and ${needing.length - most} more`);
  for (const entry of understood.entriesToCheck.slice(0, most))
    lines.push(`  ${entry.sheet} ${entry.cell}: “${entry.text}” – ${entry.expected}`);
  for (const { sheet, field } of questions) lines.push(`  ${sheet}: which column is ${field}? Give it with --mapping.`);
  for (const sentence of marking.because) lines.push(`  ${sentence}`);
  return lines.join("\n");
}
