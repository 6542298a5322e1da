import type { YesNoEntry } from "../contract/entries.ts";
import { anyOf, textOf } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing, wordOf } from "./nothing-text.ts";
import { readDateCell, type Cell, type DateContext } from "./read-date.ts";
import { noWords, yesWords } from "./vocabulary/yes-no-words.ts";

const yes = new Set<string>(yesWords);
const no = new Set<string>(noWords);
const yesBeforeADate = new RegExp(
  `^(?:${anyOf(yesWords.filter((word) => word !== "1"))})[ ,:-]+(?=\\d|mon|tue|wed|thu|fri|sat|sun)`,
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
  if (recordsNothing(value)) return { kind: "blank" };
  const word = wordOf(value);
  if (yes.has(word)) return { kind: "yes" };
  if (no.has(word)) return { kind: "no" };
  return datedYes(
    typeof value === "number" ? cell : { ...cell, value: textOf(value).replace(yesBeforeADate, "") },
    context,
  );
}

function datedYes(cell: Cell, context: YesNoContext): YesNoEntry {
  if (!onlyADate.test(String(cell.value))) return { kind: "unreadable" };
  const { entry } = readDateCell(cell, { ...context, column: "event" });
  const [only, ...more] = entry.kind === "dates" ? entry.dates : [];
  return only === undefined || more.length > 0 ? { kind: "unreadable" } : { kind: "dated-yes", on: only.on };
}
