import type { PlainDate } from "../calendar/plain-date.ts";
import type { AbsenceEntry, PlannedEntry } from "../contract/worker-entries.ts";
import { anyOf, cleanText } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing, wordOf } from "./nothing-text.ts";
import { isPlausible, readDateCell, type Cell, type DateContext } from "./read-date.ts";
import { absenceConnectors, plannedAbsences, unplannedAbsences } from "./vocabulary/absence-kinds.ts";
import { noWords, yesWords } from "./vocabulary/yes-no-words.ts";
import { fullDateAt } from "./written-dates.ts";

type AbsenceContext = Pick<DateContext, "asAt" | "date1904">;

/** A day, a kind of absence, or both: the first day is when it began, the second the last day of it. */
export function readAbsenceCell(cell: Cell, context: AbsenceContext): AbsenceEntry {
  const { value } = cell;
  if (recordsNothing(value)) return { kind: "blank" };
  if (typeof value === "string") return readAbsenceText(cleanText(value), context);
  const { entry } = readDateCell(cell, { ...context, column: "event" });
  const [first] = entry.kind === "dates" ? entry.dates : [];
  return first === undefined ? { kind: "unreadable" } : { kind: "absence", first: first.on };
}

interface AbsenceParts {
  readonly days: PlainDate[];
  readonly kinds: Set<boolean>;
}

function readAbsenceText(text: string, context: AbsenceContext): AbsenceEntry {
  const parts = absenceParts(text, context.asAt);
  if (parts === undefined) return { kind: "unreadable" };
  const [first, last, ...more] = parts.days;
  const [planned, ...otherKinds] = parts.kinds;
  const saysNothing = first === undefined && planned === undefined;
  const endsFirst = first !== undefined && last !== undefined && last < first;
  if (saysNothing || endsFirst || more.length > 0 || otherKinds.length > 0) return { kind: "unreadable" };
  return {
    kind: "absence",
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    ...(planned === undefined ? {} : { planned }),
  };
}

/** Undefined when anything but days, kinds and what joins them stands in the cell. */
function absenceParts(text: string, asAt: PlainDate): AbsenceParts | undefined {
  const parts: AbsenceParts = { days: [], kinds: new Set() };
  for (let at = 0; at < text.length;) {
    const date = fullDateAt(text, at);
    if (date !== undefined) {
      if (date.day === undefined || !isPlausible(date.day, asAt)) return undefined;
      parts.days.push(date.day);
      at = date.end;
      continue;
    }
    const kind = kindAt(text, at);
    if (kind !== undefined) parts.kinds.add(kind.planned);
    const end = kind?.end ?? endOf(joining, text, at);
    if (end === undefined) return undefined;
    at = end;
  }
  return parts;
}

const wordEnd = String.raw`(?![\p{L}\p{N}])`;
const kinds = [
  { planned: false, words: new RegExp(`(?:${anyOf(unplannedAbsences)})${wordEnd}`, "iuy") },
  { planned: true, words: new RegExp(`(?:${anyOf(plannedAbsences)})${wordEnd}`, "iuy") },
];
const joining = new RegExp(String.raw`[ ,;&+/\-:.()[\]]+|(?:${anyOf(absenceConnectors)})${wordEnd}`, "iuy");

function kindAt(text: string, start: number): { readonly planned: boolean; readonly end: number } | undefined {
  for (const { planned, words } of kinds) {
    const end = endOf(words, text, start);
    if (end !== undefined) return { planned, end };
  }
  return undefined;
}

function endOf(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const planned = new Set<string>([...yesWords, ...plannedAbsences, "planned"]);
const unplanned = new Set<string>([...noWords, ...unplannedAbsences, "unplanned"]);

/** Whether an absence was planned; a kind of absence says so too. */
export function readPlannedCell(value: CellValue): PlannedEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  const word = wordOf(value);
  if (planned.has(word)) return { kind: "planned" };
  return { kind: unplanned.has(word) ? "unplanned" : "unreadable" };
}
