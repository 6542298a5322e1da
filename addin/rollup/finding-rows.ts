import { titlesOf } from "../../shared/audit/check-titles.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { whySentence } from "../../shared/checks/why.ts";
import { stateWords } from "../../shared/checks/words.ts";
import { exclusionWords } from "../ui/exclusion-words.ts";
import type { LeftOut, ListedResult } from "./listed-results.ts";
import { momentInWords } from "../ui/moment-words.ts";

/** The columns of a file of findings. */
export const findingHeadings: readonly string[] = [
  "Case or supervision",
  "Check",
  "Title",
  "State",
  "Aim",
  "Due",
  "Days overdue",
  "Why",
  "Section",
  "Notes",
];

/** One result with its reason and the notes on it, in the order of `findingHeadings`. */
export function findingRow(
  { name, result, notes }: ListedResult,
  { council, asAt }: { readonly council: string; readonly asAt: PlainDate },
): readonly (string | number)[] {
  const { check, state, aimOn, dueOn, daysOverdue, because } = result;
  return [
    name,
    check,
    titlesOf(council).get(check)?.title ?? check,
    stateWords(state),
    aimOn === undefined ? "" : dayInWords(aimOn),
    dueOn === undefined ? "" : dayInWords(dueOn),
    daysOverdue ?? "",
    whySentence(result, asAt),
    because.section,
    notes.map(({ note, by, at }) => `${note} (${by.name}, ${momentInWords(new Date(at))})`).join(" "),
  ];
}

export function leftOutRow({ name, reason, exemptUntil }: LeftOut): readonly string[] {
  const why = exemptUntil === undefined ? exclusionWords(reason) : `exempt until ${dayInWords(exemptUntil)}`;
  return [name, "", "", "Left out of the figures", "", "", "", why, "", ""];
}
