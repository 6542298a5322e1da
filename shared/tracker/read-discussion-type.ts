import type { DiscussionTypeEntry } from "../contract/entries.ts";
import { textOf } from "./cell-text.ts";
import type { CellValue } from "./grid.ts";
import { nothingWords } from "./vocabulary/date-words.ts";
import { groupTypes, individualTypes } from "./vocabulary/discussion-types.ts";

const nothing = new Set<string>(nothingWords);
const individual = new Set<string>(individualTypes);
const group = new Set<string>(groupTypes);

export function readDiscussionTypeCell(value: CellValue): DiscussionTypeEntry {
  const text = textOf(value).toLowerCase();
  if (text === "" || nothing.has(text)) return { kind: "blank" };
  const word = text.replace(/\.$/u, "");
  if (individual.has(word)) return { kind: "individual" };
  return { kind: group.has(word) ? "group" : "unreadable" };
}
