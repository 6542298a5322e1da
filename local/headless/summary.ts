import type { Checked } from "../../addin/commands/check.ts";
import { stateWords, statusWords } from "../../shared/checks/words.ts";
import { worstFirst } from "../../shared/checks/worst-first.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import { states } from "../../shared/contract/vocabulary.ts";
import type { LayoutQuestion } from "../../shared/tracker/detect.ts";
import { placeKey } from "../../shared/tracker/understand.ts";

const most = 25;

/** What a person reads after a check without a screen: counts by check, then what needs somebody, worst first. */
export function summaryOf(file: string, checked: Checked, open: readonly OpenQuestion[]): string {
  const { policy, asAt } = checked.outcome;
  return [
    `${file}: ${policy.council}, edition ${policy.edition}, as at ${dayInWords(asAt)}`,
    ...[
      ...countLines(checked),
      ...findingLines(checked),
      ...checked.understood.entriesToCheck
        .slice(0, most)
        .map(({ sheet, cell, text, expected }) => `${sheet} ${cell}: “${text}” – ${expected}`),
      ...open.map(openLine),
      ...checked.marking.because,
    ].map((line) => `  ${line}`),
  ].join("\n");
}

type OpenQuestion = LayoutQuestion | { readonly sentence: string };

function openLine(open: OpenQuestion): string {
  return "sentence" in open ? open.sentence : `${open.sheet}: which column is ${open.field}? Give it with --mapping.`;
}

function countLines({ outcome, understood }: Checked): string[] {
  const byCheck = Object.entries(outcome.counts).map(([check, counts]) => {
    const told = states.flatMap((state) => {
      const count = counts[state];
      return count === undefined ? [] : [`${count} ${stateWords(state).toLowerCase()}`];
    });
    return `${check}: ${told.join(", ")}`;
  });
  const left = outcome.exclusions.length + understood.exclusions.length;
  return [
    ...byCheck,
    ...(left === 0 ? [] : [`${left} rows left out, each with its reason in --json`]),
    ...outcome.cautions.map((caution) => cautionWords[caution]),
  ];
}

const cautionWords = { "no-case-references": "No column of references: a child on two rows counts twice." };

function findingLines({ outcome, understood }: Checked): string[] {
  const needing = outcome.results.filter(({ state }) => state !== "met" && state !== "past-aim").toSorted(worstFirst);
  const lines = needing.slice(0, most).map((result) => {
    const place = understood.places.get(placeKey(result.subject.tableId, result.subject.rowId));
    return `${place?.sheet ?? ""} row ${place?.row ?? ""} ${place?.ref ?? ""}: ${statusWords(result)}`;
  });
  return needing.length > most ? [...lines, `and ${needing.length - most} more`] : lines;
}
