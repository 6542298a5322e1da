import type { CareLeaverEntry, PlanEntry, StatusEntry } from "../contract/entries.ts";
import { plans, type Plan } from "../contract/vocabulary.ts";
import { isErrorValue, phraseMatcher, textOf, wholeWordFinder } from "./cell-text.ts";
import { saysClosed } from "./closed-text.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing } from "./nothing-text.ts";
import { careLeaverCategories, planPhrases, stillLookedAfterCategories } from "./vocabulary/plan-phrases.ts";
import { doubtfulWords, openWords } from "./vocabulary/status-words.ts";
import { yesWords } from "./vocabulary/yes-no-words.ts";

const doubtful = wholeWordFinder(doubtfulWords);
const isOpen = phraseMatcher(openWords);

/** Longest first: "care proceedings" is no care leaver, and "in care proceedings" no child in care. */
const phrases: readonly (readonly [phrase: string, plan: Plan])[] = plans
  .flatMap((plan) => planPhrases[plan].map((phrase) => [phrase, plan] as const))
  .sort(([a], [b]) => b.length - a.length);
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Every plan that the cell names; text that names none adds nothing. An error may hide a closed word: it is doubtful. */
export function readPlanCell(value: CellValue): PlanEntry {
  if (isErrorValue(value)) return { kind: "plans", plans: [], doubtful: true };
  if (recordsNothing(value)) return { kind: "blank" };
  const text = textOf(value);
  if (saysClosed(text)) return { kind: "closed" };
  return { kind: "plans", plans: plansNamedIn(text), doubtful: doubtful.test(text) };
}

function plansNamedIn(text: string): Plan[] {
  let rest = text.toLowerCase().replace(/ ?& ?/gu, "&");
  const found = new Set<Plan>();
  for (const [phrase, plan] of phrases) {
    const without = withoutPhrase(rest, phrase);
    if (without === rest) continue;
    found.add(plan);
    rest = without;
  }
  return plans.filter((plan) => found.has(plan));
}

/** A mark that is neither letter nor digit stands for what was taken, so that no phrase is put together across it. */
function withoutPhrase(text: string, phrase: string): string {
  let rest = text;
  for (let at = rest.indexOf(phrase); at !== -1; at = rest.indexOf(phrase, at + 1)) {
    const before = rest.charAt(at - 1);
    const after = rest.charAt(at + phrase.length);
    if (letterOrDigit.test(before) || letterOrDigit.test(after)) continue;
    rest = `${rest.slice(0, at)}|${rest.slice(at + phrase.length)}`;
  }
  return rest;
}

export function readStatusCell(value: CellValue): StatusEntry {
  if (isErrorValue(value)) return { kind: "doubtful" };
  if (recordsNothing(value)) return { kind: "blank" };
  const text = textOf(value);
  if (saysClosed(text)) return { kind: "closed" };
  if (isOpen(text)) return { kind: "open" };
  return { kind: doubtful.test(text) ? "doubtful" : "other" };
}

const isCareLeaver = phraseMatcher([...careLeaverCategories, ...yesWords]);
const isTick = (text: string): boolean => (yesWords as readonly string[]).includes(text);
const isStillLookedAfter = phraseMatcher(stillLookedAfterCategories);
/** "b) Former relevant": the letter is the form's, not the category's. */
const leadingLetter = /^\(?[a-z]\) ?/iu;

export function readCareLeaverCell(value: CellValue): CareLeaverEntry {
  const category = textOf(value).replace(leadingLetter, "");
  if (isCareLeaver(category) || isTick(category)) return { kind: "care-leaver" };
  return { kind: isStillLookedAfter(category) ? "looked-after" : "nothing" };
}
