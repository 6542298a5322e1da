import type { CaseFields } from "../contract/tables.ts";
import type { Checklist } from "../policy/kinds/checklist.ts";
import type { RecordingDeadline } from "../policy/kinds/working-days.ts";
import { checklistJudge, entryNamed } from "./checklist.ts";
import { readDiscussions, type DiscussionReading, type DiscussionsFound } from "./discussions.ts";
import { anyOn, cannotCheck, type CheckInUse, type Judgement } from "./judgement.ts";
import type { FamilyDiscussion } from "./siblings.ts";
import { recordJudge } from "./working-days.ts";

/**
 * Records of a child's last discussion. They are asked for only where that discussion is a day that has come: an entry
 * that cannot be read is reported once, by the child's clock.
 */
export type CaseJudge = (
  fields: CaseFields,
  others: readonly CaseFields[],
  family?: FamilyDiscussion,
) => Judgement | undefined;

export function caseChecklistJudge(use: CheckInUse, rule: Checklist, read: ReadCase): CaseJudge {
  const judge = checklistJudge(use, rule);
  const reading = readingOf(use, rule.discussion ?? "any");
  return (fields, others) => {
    const { fault, last } = read(fields, others, reading);
    return fault === undefined && last !== undefined ? judge(fields, last.on) : undefined;
  };
}

export function recordingDeadlineJudge(use: CheckInUse, rule: RecordingDeadline, read: ReadCase): CaseJudge {
  const { recorded } = rule;
  const judge = recordJudge(use, rule);
  const reading = readingOf(use, rule);
  return (fields, others) => {
    const { fault, last } = read(fields, others, reading);
    if (fault !== undefined || last === undefined) return undefined;
    const entry = entryNamed(fields, recorded);
    // Another row of the child stands in a table that has the column; the first does not, and it is the one that is judged.
    if (entry === undefined) return cannotCheck(use, "not-recorded", { field: recorded });
    return judge(last.on, entry, last.field);
  };
}

function readingOf(use: CheckInUse, which: NonNullable<Checklist["discussion"]>): DiscussionReading {
  return { asAt: use.asAt, groupCounts: which === "any" || anyOn(use, which.groupWith) };
}

/** Several checks read the discussions of one child one after the other: what one has read, the next need not. */
export type ReadCase = typeof readDiscussions;

interface Known {
  fields: CaseFields | undefined;
  others: readonly CaseFields[] | undefined;
  found: DiscussionsFound;
}

export function readEachChildOnce(): ReadCase {
  const [counting, other] = [nothingKnown(), nothingKnown()];
  return (fields, others, reading) => readOnce(reading.groupCounts ? counting : other, fields, others, reading);
}

function nothingKnown(): Known {
  return { fields: undefined, others: undefined, found: { fault: undefined, last: undefined, displacing: undefined } };
}

function readOnce(
  known: Known,
  fields: CaseFields,
  others: readonly CaseFields[],
  reading: DiscussionReading,
): DiscussionsFound {
  if (known.fields !== fields || known.others !== others) {
    known.fields = fields;
    known.others = others;
    known.found = readDiscussions(fields, others, reading);
  }
  return known.found;
}
