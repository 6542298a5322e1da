import type { TableContent } from "../contract/vocabulary.ts";
import { cleanText, wholeWordFinder } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { cancelledWords, groupWords, plannedWords } from "./vocabulary/date-words.ts";
import { fieldHeadings, type FieldHeadings } from "./vocabulary/headings.ts";
import { headingTraps } from "./vocabulary/heading-traps.ts";

/** A heading in the one form in which headings are compared: case, punctuation and line breaks do not matter. */
export function headingKey(value: CellValue): string {
  if (typeof value !== "string") return "";
  return cleanText(value)
    .toLowerCase()
    .replace(/['’]s\b/gu, "")
    .replace(/\bidentifier\b/gu, "id")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

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

/** Below "Closed (Y/N)" stand no days. */
const yesOrNo = /\(\s*y(?:es)?\s*\/\s*no?\s*\)/iu;

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

/** As written first, then with less and less of what people add: "(Y/N)", "LCS / Mosaic ID", "CIN Closure Date". */
export function keysOf(heading: string): string[] {
  const key = headingKey(heading);
  const withoutBrackets = headingKey(heading.replace(brackets, (added) => (turning.test(added) ? added : " ")));
  const parts = heading.includes(" / ")
    ? heading.split(" / ").filter((part) => turning.test(part) === turning.test(heading))
    : [];
  return [key, withoutBrackets, ...parts.map(headingKey), key.replace(/^(?:cin|case|child) /u, "")]
    .flatMap((text) => [text, shortened(text)])
    .filter((text) => text !== "");
}

const trappedFields = new Map(
  Object.entries(headingTraps).flatMap(([field, headings]) =>
    headings.map((heading) => [headingKey(heading), field] as const),
  ),
);

/** The field about which a heading of many meanings must be asked. */
export function trappedField(value: CellValue): string | undefined {
  return trappedFields.get(headingKey(value));
}

const seriesHeading = /^(?:(?:sup|supervision|cs) ?\d{1,2}|q[1-4] sup)$/u;

/** One of Sup 1, Sup 2 … */
export function isSeriesHeading(value: CellValue): boolean {
  return seriesHeading.test(headingKey(value));
}
