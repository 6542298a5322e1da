import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { knownDay } from "./random-days.ts";
import {
  everyMonthName,
  isFigure,
  isNumber,
  isYear,
  namesOfMonths,
  ordinals,
  plainText,
  tokensOf,
} from "./random-tokens.ts";

/** What a text could claim at all: a check from outside, which is content with too much and never with too little. */

const closedPhrases = [
  ...["closed", "closedcases", "caseclosed", "closednfa", "nfa", "txout", "transferredout", "steppeddown", "ceased"],
  ...["ended", "archived", "leavers"],
];
const nothingTexts = new Set([
  ...[
    "tbc",
    "tba",
    "tbd",
    "?",
    "??",
    "???",
    "-",
    "--",
    ".",
    "..",
    "n/a",
    "na",
    "nk",
    "n/k",
    "not known",
    "none",
    "nil",
  ],
  "no date",
]);
const newPhrases = new Set([
  "new",
  "newcase",
  "nanewcase",
  "nanew",
  "nya",
  "notyet",
  "notyetdiscussed",
  "newlyallocated",
]);
const wordsOf = {
  cancelled:
    /cancell?ed|canc|cxl|postponed|re-?booked|re-?arranged|re-?scheduled|dna|did not attend|no show|not held|missed|not discussed/iu,
  planned: /booked|planned|scheduled|due|diarised|provisional|to be|next|tbc|tba/iu,
  absence: /a\/l|leave|sick|lts|sts|maternity|paternity|absent/iu,
} as const;

/** Whether a text could be of this kind at all: the words that make it so are there. To ask is always right. */
export function maySay(text: string, kind: string): boolean {
  const plain = plainText(text).toLowerCase();
  const squeezed = plain.replace(/[^\p{L}\p{N}]/gu, "");
  switch (kind) {
    case "blank":
      return plain === "";
    case "nothing":
      return nothingTexts.has(plain);
    case "new":
      return newPhrases.has(squeezed);
    case "closed":
      return closedPhrases.some((phrase) => squeezed.startsWith(phrase) && isWhen(squeezed.slice(phrase.length)));
    case "cancelled":
    case "planned":
    case "absence":
      return wordsOf[kind].test(plain);
    default:
      return kind === "unreadable";
  }
}

/** Nothing, or what is left of a day. */
function isWhen(squeezed: string): boolean {
  const words = tokensOf(squeezed).filter((token) => !isNumber(token));
  return words.every(
    (word) => everyMonthName.has(word.replace(/^(?:st|nd|rd|th)(?=\p{L})/u, "")) || ordinals.includes(word),
  );
}

/** Whether the numbers of a day stand in a text, one after the other. */
export function mayNameDay(text: string, day: PlainDate): boolean {
  const { year, month, date } = knownDay(day);
  const tokens = tokensOf(plainText(text));
  return tokens.some((_, at) => {
    const near = tokens.slice(at, at + 9);
    const isNamed = near.some((token) => namesOfMonths[month - 1]?.some((name) => token.toLowerCase().endsWith(name)));
    const isMonth = isNamed || near.filter((token) => isFigure(token, month)).length > (month === date ? 1 : 0);
    return isMonth && near.some((token) => isFigure(token, date)) && near.some((token) => isYear(token, year));
  });
}
