import type { TableContent } from "../contract/vocabulary.ts";
import type { CandidateColumn } from "./column-candidates.ts";
import { shareThatFits, type EvidenceContext } from "./column-evidence.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing, wordOf } from "./nothing-text.ts";
import { readDiscussionTypeCell, readSessionTypeCell } from "./read-discussion-type.ts";
import { readSessionStatusCell } from "./read-session-status.ts";

/** Nearly every cell must read so: only the cells speak for a column whose heading nobody knows. */
const leastShare = 0.8;
const leastShareOfDates = 0.35;

/**
 * Fields about which the cells of a column ask, though its heading says nothing: without them a group session would count
 * as an individual one, a cancelled one as held, and a child as never discussed.
 */
export function askedByCells(
  unclaimed: readonly CandidateColumn[],
  holds: TableContent,
  context: EvidenceContext,
): Map<string, readonly CandidateColumn[]> {
  const asked = new Map<string, readonly CandidateColumn[]>();
  for (const [field, says] of Object.entries(decisive[holds] ?? {})) {
    const columns = unclaimed.filter(({ values }) => says(values.filter((value) => !recordsNothing(value))));
    if (columns.length > 0) asked.set(field, columns);
  }
  if (holds === "cases") {
    const share = ({ values }: CandidateColumn): number => shareThatFits(values, "date", context) ?? 0;
    asked.set(
      "lastDiscussion",
      unclaimed.filter((candidate) => share(candidate) >= leastShareOfDates),
    );
  }
  return asked;
}

type Says = (filled: readonly CellValue[]) => boolean;

const discussionType = saysGroup((value) => readDiscussionTypeCell(value).kind);
const sessionType = saysGroup((value) => readSessionTypeCell(value).kind);

const decisive: Partial<Record<TableContent, Readonly<Record<string, Says>>>> = {
  cases: { discussionType },
  sessions: { sessionType, sessionStatus: saysNotHeld },
  groups: { groupStatus: saysNotHeld },
};

function saysGroup(kindOf: (value: CellValue) => string): Says {
  return (filled) => {
    const kinds = filled.map(kindOf);
    return (
      kinds.includes("group") && kinds.filter((kind) => kind !== "unreadable").length >= filled.length * leastShare
    );
  };
}

/** Yes and no may answer any question: a session that was not held is told by another word. */
function saysNotHeld(filled: readonly CellValue[]): boolean {
  const kinds = filled.map((value) => (["y", "yes", "n", "no"].includes(wordOf(value)) ? "answer" : statusOf(value)));
  const isTold = kinds.includes("cancelled") || kinds.includes("planned");
  return isTold && kinds.filter((kind) => kind !== "unreadable").length >= filled.length * leastShare;
}

function statusOf(value: CellValue): string {
  return readSessionStatusCell(value).kind;
}
