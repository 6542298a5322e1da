import type { SessionStatusEntry } from "../contract/entries.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing, wordOf } from "./nothing-text.ts";
import { cancelledStatusWords, heldWords, plannedStatusWords } from "./vocabulary/session-words.ts";

const statusOf = new Map<string, SessionStatusEntry["kind"]>([
  ...heldWords.map((word) => [word, "held"] as const),
  ...cancelledStatusWords.map((word) => [word, "cancelled"] as const),
  ...plannedStatusWords.map((word) => [word, "planned"] as const),
]);

export function readSessionStatusCell(value: CellValue): SessionStatusEntry {
  if (recordsNothing(value)) return { kind: "blank" };
  return { kind: statusOf.get(wordOf(value)) ?? "unreadable" };
}
