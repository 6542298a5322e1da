import type { TableContent } from "../contract/vocabulary.ts";
import { textOf, wholeWordFinder } from "./cell-text.ts";
import type { CandidateColumn } from "./column-candidates.ts";
import { shareThatFits, type EvidenceContext } from "./column-evidence.ts";
import type { CellValue } from "./grid.ts";
import { recordsNothing, wordOf } from "./nothing-text.ts";
import { readDiscussionTypeCell, readSessionTypeCell } from "./read-discussion-type.ts";
import { readPlanCell } from "./read-plan.ts";
import { readSessionStatusCell } from "./read-session-status.ts";
import { plannedWords } from "./vocabulary/date-words.ts";

/** Nearly every cell must read so: only the cells speak for a column whose heading nobody knows. */
const leastShare = 0.8;
const leastShareOfDates = 0.35;

/**
 * Fields about which the cells of a column ask, though its heading says nothing: without them a group session would count
 * as an individual one, a cancelled one as held, a match as if there were no other plan, a child on two rows as two, and one as never discussed.
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
  const dated = unclaimed.filter(({ values }) => (shareThatFits(values, "date", context) ?? 0) >= leastShareOfDates);
  const referring = unclaimed.filter((candidate) => !dated.includes(candidate) && mayRefer(candidate));
  if (holds === "cases" && referring.length > 0) asked.set("caseRef", referring);
  const spoken = dated.filter(speaksOfSupervision);
  if (holds === "cases") asked.set("lastDiscussion", spoken.length > 0 ? spoken : dated);
  if (holds === "workers" && spoken.length > 0) asked.set("lastOneToOne", spoken);
  return asked;
}

const system = /(?:^|[^\p{L}])(?:lcs|mosaic|liquid ?logic|ll|eclipse|ics|system|case|child)(?!\p{L})/iu;
const number = /^\p{L}{0,4}[-/ ]?\d{3,}\p{L}?$/u;

/** "LCS" above numbers that are all different: without references a child on two rows is counted twice. */
function mayRefer({ heading, values }: CandidateColumn): boolean {
  if (!system.test(String(heading)) || values.length === 0) return false;
  const different = new Set(values.map((value) => textOf(value))).size;
  const likely = values.filter((value) => number.test(textOf(value))).length;
  return Math.min(different, likely) >= values.length * leastShare;
}

const supervision =
  /(?:^|[^\p{L}])(?:sup(?!port)\p{L}*|disc(?:uss\p{L}*)?|oversight|mo|1[:-]1|1-2-1|121|one to one)(?!\p{L})/iu;
const another = /(?:^|[^\p{L}])(?:agreement|contacts?|contract|orders?|recorded|review|since|supervisor)(?!\p{L})/iu;
const toCome = wholeWordFinder(plannedWords);

/** Of the columns of dates under headings that nobody knows, the likely ones: not what is planned, nor an agreement. */
export function speaksOfSupervision({ heading: said }: Pick<CandidateColumn, "heading">): boolean {
  const heading = String(said);
  return supervision.test(heading) && !another.test(heading) && !toCome.test(heading);
}

type Says = (filled: readonly CellValue[]) => boolean;

const discussionType = saysGroup((value) => readDiscussionTypeCell(value).kind);
const sessionType = saysGroup((value) => readSessionTypeCell(value).kind);

const decisive: Partial<Record<TableContent, Readonly<Record<string, Says>>>> = {
  cases: { discussionType, planType: saysPlan },
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

function saysPlan(filled: readonly CellValue[]): boolean {
  const kinds = filled.map(readPlanCell);
  const plans = kinds.filter((entry) => entry.kind === "plans" && entry.plans.length > 0).length;
  return plans > 0 && plans + kinds.filter(({ kind }) => kind === "closed").length >= filled.length * leastShare;
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
