import type { MatchEntry } from "../contract/entries.ts";
import { phraseMatcher, textOf } from "./cell-text.ts";
import { readDateCell, type Cell } from "./read-date.ts";
import { readYesNoCell, refuses, type YesNoContext } from "./read-yes-no.ts";
import { longTermPlacementCodes } from "./vocabulary/plan-phrases.ts";

const isLongTermCode = phraseMatcher(longTermPlacementCodes);

/** A match in a long-term placement: a yes, a code or a day. Everything else, a plan for permanence too, is none recorded. */
export function readMatchCell(cell: Cell, context: YesNoContext): MatchEntry {
  if (isLongTermCode(textOf(cell.value))) return { kind: "matched" };
  const answer = readYesNoCell(cell, context);
  if (answer.kind === "yes") return { kind: "matched" };
  if (answer.kind === "dated-yes") return { kind: "matched-on", on: answer.on };
  if (refuses(cell.value)) return { kind: "not-recorded" };
  const { entry } = readDateCell(cell, { ...context, column: "event" });
  // Several days: the first is when it was matched.
  const [first] = entry.kind === "dates" ? entry.dates.map(({ on }) => on).sort() : [];
  return first === undefined ? { kind: "not-recorded" } : { kind: "matched-on", on: first };
}
