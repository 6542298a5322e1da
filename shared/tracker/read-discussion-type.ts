import type { DiscussionTypeEntry } from "../contract/entries.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing, wordOf } from "./nothing-text.ts";
import { groupTypes, individualDiscussionTypes, individualTypes } from "./vocabulary/discussion-types.ts";

const ofSessions = new Set<string>(individualTypes);
const ofDiscussions = new Set<string>([...individualTypes, ...individualDiscussionTypes]);
const group = new Set<string>(groupTypes);

/** The type beside the date on which a child was discussed. */
export function readDiscussionTypeCell(value: CellValue): DiscussionTypeEntry {
  return readType(value, ofDiscussions);
}

/** The type of a session in a log of one-to-ones. */
export function readSessionTypeCell(value: CellValue): DiscussionTypeEntry {
  return readType(value, ofSessions);
}

function readType(value: CellValue, individual: ReadonlySet<string>): DiscussionTypeEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  const word = wordOf(value);
  if (individual.has(word)) return { kind: "individual" };
  return { kind: group.has(word) ? "group" : "unreadable" };
}
