import type { TableContent } from "../contract/vocabulary.ts";
import { cleanText, wholeWordFinder } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { cancelledWords, groupWords, plannedWords } from "./vocabulary/date-words.ts";
import { fieldHeadings, type FieldHeadings } from "./vocabulary/headings.ts";
import { headingsAlsoEntries } from "./vocabulary/heading-entries.ts";
import { headingTraps } from "./vocabulary/heading-traps.ts";
import { monthNames } from "./written-dates.ts";

/** A heading in the one form in which headings are compared: case, punctuation and line breaks do not matter. */
export function headingKey(value: CellValue): string {
  if (typeof value !== "string") return "";
  return cleanText(value)
    .toLowerCase()
    .replace(/['’]s\b/gu, "")
    .replace(/['’](?=\p{L})/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(abbreviated, (word) => oneSpelling.get(word) ?? word);
}

/** Words that people write in several ways, by the one that is compared. */
const oneSpelling: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ identifier: "id", number: "no", reference: "ref", dt: "date", alloc: "allocated", "recd on": "recorded on" },
    ...{ supn: "supervision", supv: "supervision", disc: "discussion", mgt: "mgmt", osight: "oversight" },
  }),
);
const abbreviated = new RegExp(String.raw`\b(?:${[...oneSpelling.keys()].join("|")})\b`, "gu");

const shortForms: ReadonlyMap<string, string> = new Map([
  ["social worker", "sw"],
  ["supervision", "sup"],
  ["management", "mgmt"],
  ["cla", "lac"],
]);

/** "Allocated Social Worker" is as good as "Allocated SW", and "CP/CIN/CLA" as "CP/CIN/LAC". */
function shortened(key: string): string {
  return key.replace(/\b(?:social worker|supervision|management|cla)\b/gu, (long) => shortForms.get(long) ?? long);
}

const fieldsByKey = new Map<string, FieldHeadings[]>();
for (const known of fieldHeadings) {
  for (const key of known.headings.map(headingKey).flatMap((full) => [full, shortened(full)])) {
    fieldsByKey.set(key, [...(fieldsByKey.get(key) ?? []).filter((other) => other !== known), known]);
  }
}

/** The fields that a heading may stand for in a table of that content; empty for one that nobody knows. */
export function fieldsOf(value: CellValue, holds: TableContent): readonly FieldHeadings[] {
  if (typeof value !== "string" || value.length > longestHeading) return [];
  for (const key of keysOf(value)) {
    const fields = (fieldsByKey.get(key) ?? []).filter(({ tables }) => tables.includes(holds));
    if (fields.length > 0) return yesOrNo.test(value) ? fields.filter(({ evidence }) => evidence !== "date") : fields;
  }
  return [];
}

const entries = new Set(headingsAlsoEntries.map(headingKey));

/** A heading that is an entry as often, such as SW. */
export function isAlsoAnEntry(value: CellValue): boolean {
  return entries.has(headingKey(value));
}

/** Below "Closed (Y/N)", or "Closed Y/N", stand no days. */
const yesOrNo = /(?:\(\s*|\s)y(?:es)?\s*\/\s*no?\s*(?:\)|\??$)/iu;

/** No heading is as long as a note. */
const longestHeading = 80;

/** Whether any table of a tracker uses this heading. */
export function isKnownHeading(value: CellValue): boolean {
  if (typeof value !== "string" || value.length > longestHeading) return false;
  return isSeriesHeading(value) || keysOf(value).some((key) => fieldsByKey.has(key));
}

const brackets = /\([^)]*\)/gu;
/** "Last sup (planned)" is no last supervision, and one "(grp)" is another. */
const turning = wholeWordFinder([...groupWords, ...plannedWords, ...cancelledWords]);

const happened = "(?:case )?(opened|closed|allocated|recorded|uploaded|left|seen)";
const dateAround = new RegExp(`^date ${happened}$|^${happened} date$`, "u");

/** "Date of last supervision", "Last supervision date" and "Case opened date" are as good as "Last supervision" and "Opened". */
function withoutDate(key: string): string {
  const last = key.replace(/^(?:date (?:of )?)?(?:the )?(?:last|latest|most recent) /u, "last ");
  return last.startsWith("last ") ? last.replace(/ date$/u, "") : key.replace(dateAround, "$1$2");
}

/** As written first, then with less and less of what people add: "(Y/N)", "LCS / Mosaic ID", "CIN Closure Date". */
export function keysOf(heading: string): string[] {
  const key = headingKey(heading);
  const bare = heading.replace(brackets, (added) => (turning.test(added) ? added : " ")).replace(yesOrNo, " ");
  const withoutBrackets = bare === heading ? key : headingKey(bare);
  const parts = heading.includes(" / ")
    ? heading.split(" / ").filter((part) => turning.test(part) === turning.test(heading))
    : [];
  const forms = [key, withoutBrackets, ...parts.map(headingKey), key.replace(/^(?:cin|case|child) /u, "")];
  const all = [...new Set(forms.flatMap((text) => [text, withoutDate(text)]))];
  return all.flatMap((text) => [text, shortened(text)]).filter((text) => text !== "");
}

const trappedFields = new Map(
  Object.entries(headingTraps).flatMap(([field, headings]) =>
    headings.map((heading) => [headingKey(heading), field] as const),
  ),
);

/** The field about which a heading of many meanings must be asked. */
export function trappedField(value: CellValue): string | undefined {
  return trappedFields.get(withoutDate(headingKey(value)));
}

const ofSeries = String.raw`(?:case )?(?:sup|supervision|cs|discussion)(?: date)?`;
const inMonth = String.raw`(?:${monthNames})(?: (?:\d{4}|\d{2}))?`;
const seriesHeading = new RegExp(
  String.raw`^(?:${ofSeries} ?(?:\d{1,2}|${inMonth})|(?:\d(?:st|nd|rd|th)|q[1-4]|${inMonth}) ${ofSeries})(?: date)?$`,
  "u",
);

/** One of Sup 1, Sup 2 …, of Q1 sup, Q2 sup … or of Apr sup, May sup … */
export function isSeriesHeading(value: CellValue): boolean {
  return seriesHeading.test(headingKey(value));
}
