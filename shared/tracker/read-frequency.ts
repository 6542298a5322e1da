import type { FrequencyEntry } from "../contract/worker-entries.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing, wordOf } from "./nothing-text.ts";

const numberWords = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const mostWeeks = 12;
const number = `(\\d{1,2}|${numberWords.join("|")})`;

const forms = [
  new RegExp(`^${number}[ -]?weekly$`, "u"),
  new RegExp(`^every ${number} weeks?$`, "u"),
  new RegExp(`^${number} weeks?$`, "u"),
  /^(\d{1,2})$/u,
  /^(?:every )?\d{1,2} ?- ?(\d{1,2}) weeks?$/u,
];

/** How often supervision was agreed. Of a range the longer gap counts. */
export function readFrequencyCell(value: CellValue): FrequencyEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  const text = wordOf(value);
  if (text === "weekly") return { kind: "days", days: 7 };
  if (text === "fortnightly") return { kind: "days", days: 14 };
  if (text === "monthly") return { kind: "one-month" };
  const written = forms.map((form) => form.exec(text)?.[1]).find((found) => found !== undefined);
  const weeks = written === undefined ? 0 : weeksOf(written);
  return weeks >= 1 && weeks <= mostWeeks ? { kind: "days", days: 7 * weeks } : { kind: "unreadable" };
}

function weeksOf(written: string): number {
  const word = numberWords.indexOf(written);
  return word === -1 ? Number(written) : word + 1;
}
