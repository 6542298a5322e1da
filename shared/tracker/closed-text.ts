import { phraseMatcher } from "./cell-text.ts";
import { monthNames } from "./written-dates.ts";
import { closedWords } from "./vocabulary/status-words.ts";

const isClosedPhrase = phraseMatcher(closedWords);
const mayStartClosed = /^[^\p{L}\p{N}]*(?:c(?:losed|ase|eased)|n\.?f|tx|transferred|stepped|ended|archived|leavers)/iu;

const dayNumber = "(?:0?[1-9]|[12][0-9]|3[01])";
const monthNumber = "(?:0?[1-9]|1[0-2])";
const trailingDate = new RegExp(
  String.raw`^(.*?)[\s\-:,;.(]+(?:${[
    String.raw`${dayNumber}[/.\-]${monthNumber}(?:[/.\-](?:\d{4}|\d{2}))?`,
    String.raw`${dayNumber}(?:st|nd|rd|th)?[ \-/.]{0,2}(?:${monthNames})(?:[ \-/.]{0,2}(?:\d{4}|\d{2}))?`,
    String.raw`\d{4}-${monthNumber}-${dayNumber}`,
  ].join("|")})[).\s]*$`,
  "iu",
);

/** Longer than any closed word with its day; a long note is not searched for an end that it does not have. */
const longest = 80;

/** A closed word, alone or with a day after it: "Closed", "NFA", "closed 28 Aug". Takes cleaned text. */
export function saysClosed(text: string): boolean {
  if (text.length > longest || !mayStartClosed.test(text)) return false;
  const words = trailingDate.exec(text)?.[1] ?? text;
  return isClosedPhrase(words);
}
