import type { YesNoEntry } from "../contract/entries.ts";
import { isErrorValue, textOf } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { readDateCell, type Cell, type DateContext } from "./read-date.ts";
import { nothingWords } from "./vocabulary/date-words.ts";
import { noWords, yesWords } from "./vocabulary/yes-no-words.ts";

const yes = new Set<string>(yesWords);
const no = new Set<string>(noWords);
const nothing = new Set<string>(nothingWords);
const yesBeforeADate = new RegExp(
  `^(?:${[...yesWords]
    .filter((word) => word !== "1")
    .sort((a, b) => b.length - a.length)
    .join("|")})[ ,:-]+(?=\\d|mon|tue|wed|thu|fri|sat|sun)`,
  "iu",
);
/** Nothing but one date, with its weekday and time: no note, no initials. */
const onlyADate =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+)?[\d/.\-: TZ]+$|^\d{1,2}(?:st|nd|rd|th)?[ \-/.]*[a-z]+[ \-/.]*\d{2,4}$/iu;

const refusal = /(?:^|[^\p{L}])(?:n|no)(?!\p{L})/iu;

/** "N 12/3/25": beside a date that answers a question, the letter is nobody's initial. */
export function refuses(value: CellValue): boolean {
  return typeof value === "string" && refusal.test(value);
}

export type YesNoContext = Pick<DateContext, "asAt" | "date1904">;

/** Yes, no, blank or neither; blank is never no. */
export function readYesNoCell(cell: Cell, context: YesNoContext): YesNoEntry {
  const { value } = cell;
  if (isErrorValue(value)) return { kind: "unreadable" };
  const text = textOf(value);
  const word = text.replace(/\.$/u, "").toLowerCase();
  if (text === "" || nothing.has(text.toLowerCase())) return { kind: "blank" };
  if (yes.has(word)) return { kind: "yes" };
  if (no.has(word)) return { kind: "no" };
  return datedYes(typeof value === "number" ? value : text.replace(yesBeforeADate, ""), context);
}

function datedYes(value: number | string, context: YesNoContext): YesNoEntry {
  if (typeof value === "string" && !onlyADate.test(value)) return { kind: "unreadable" };
  const { entry } = readDateCell({ value }, { ...context, column: "event" });
  const [only, ...more] = entry.kind === "dates" ? entry.dates : [];
  return only === undefined || more.length > 0 ? { kind: "unreadable" } : { kind: "dated-yes", on: only.on };
}
