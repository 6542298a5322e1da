import { daysBetween, plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { TimeEntry } from "../contract/entries.ts";
import type { CaseFields } from "../contract/tables.ts";
import type { HoursDeadline } from "../policy/kinds/hours-deadline.ts";
import { anchorOf } from "./anchor.ts";
import { answeredOn, answerOf } from "./answers.ts";
import type { CaseJudge, ReadCase } from "./case-records.ts";
import { entryNamed } from "./checklist.ts";
import type { Discussion } from "./discussions.ts";
import { dayOf } from "./entries.ts";
import { anyOn, byDates, cannotCheck, checkEntry, judgement, standing } from "./judgement.ts";
import type { CheckInUse, Judgement } from "./judgement.ts";
import { unreadableRecord } from "./working-days.ts";

const minutesInADay = 24 * 60;

/** The first and the last minute of its day at which something may have been: the same one where the time is recorded. */
interface Moment {
  readonly on: PlainDate;
  readonly from: number;
  readonly to: number;
  /** Where a time is written that cannot be read. */
  readonly unreadable?: string;
}

export function hoursDeadlineJudge(use: CheckInUse, rule: HoursDeadline, read: ReadCase): CaseJudge {
  const reading = { asAt: use.asAt, groupCounts: anyOn(use, rule.groupWith) };
  return (fields, others) => {
    const { fault, last } = read(fields, others, reading);
    return fault === undefined && last !== undefined ? judge(use, rule, fields, last) : undefined;
  };
}

function judge(use: CheckInUse, rule: HoursDeadline, fields: CaseFields, last: Discussion): Judgement {
  const { recorded: field, times } = rule;
  const entry = entryNamed(fields, field);
  const answer = answerOf(entry, use.asAt);
  if (answer === "unreadable") return unreadableRecord(use, field, entry);
  // The time stands beside the single cell, and says nothing of a discussion that is recorded elsewhere.
  const isBeside = dayOf(fields.lastDiscussion) === last.on;
  const held = momentOn(last.on, isBeside ? fields[times.discussion] : undefined, times.discussion);
  const anchor = anchorOf(last);
  const recordedOn = answeredOn(entry);
  if (recordedOn !== undefined) {
    const record = momentOn(recordedOn, fields[times.record], times.record);
    return judgeRecord(use, rule, { held, record, anchor });
  }
  if (answer === "yes") return cannotCheck(use, "recorded-undated", { field, anchor });
  return judgeOpen(use, rule, held, anchor);
}

function momentOn(on: PlainDate, entry: TimeEntry | undefined, field: string): Moment {
  if (entry?.kind === "time") return { on, from: entry.minutes, to: entry.minutes };
  const unknown = { on, from: 0, to: minutesInADay - 1 };
  return entry?.kind === "unreadable" ? { ...unknown, unreadable: field } : unknown;
}

interface Recorded {
  readonly held: Moment;
  readonly record: Moment;
  readonly anchor: ReturnType<typeof anchorOf>;
}

function judgeRecord(use: CheckInUse, rule: HoursDeadline, { held, record, anchor }: Recorded): Judgement {
  const { hours, clause, recorded: field } = rule;
  const between = daysBetween(held.on, record.on) * minutesInADay;
  const [shortest, longest] = [between + record.from - held.to, between + record.to - held.from];
  const told = { field, anchor, otherOn: record.on };
  if (longest < 0) return checkEntry(use, { code: "before-the-discussion", field, otherOn: record.on }, { anchor });
  const dueOn = lastDay(held, hours);
  const decidedAs = (state: "met" | "late"): Judgement => ({
    ...judgement(use, state, "recorded-on", { ...told, limitInterval: hoursInWords(hours) }),
    clause,
    dueOn,
  });
  if (longest <= hours * 60) return decidedAs("met");
  if (shortest > hours * 60) return decidedAs("late");
  const unreadable = held.unreadable ?? record.unreadable;
  if (unreadable !== undefined) return checkEntry(use, { code: "answer-unreadable", field: unreadable }, { anchor });
  return cannotCheck(use, "times-not-recorded", { ...told, limitInterval: hoursInWords(hours) });
}

/** Nothing is recorded. As-at is a day and no time, so nothing is certain on a day in the course of which the hours end. */
function judgeOpen(use: CheckInUse, rule: HoursDeadline, held: Moment, anchor: Recorded["anchor"]): Judgement {
  const { hours, clause, recorded: field } = rule;
  const words = hoursInWords(hours);
  const [firstEnd, lastEnd] = [plusMinutes(held.on, held.from + hours * 60), lastDay(held, hours)];
  if (use.asAt >= firstEnd && use.asAt <= lastEnd) {
    return standing(cannotCheck(use, "hours-end-in-the-day", { field, anchor, limitInterval: words }), lastEnd);
  }
  const judged = byDates(use, { limit: { on: lastEnd, clause, words } }, { code: "not-yet-recorded", field, anchor });
  return judged.state === "met" ? standing(judged, plusDays(firstEnd, -1)) : judged;
}

/** The last day on which a record may still be in time. */
function lastDay({ on, to }: Moment, hours: number): PlainDate {
  return plusMinutes(on, to + hours * 60);
}

function plusMinutes(day: PlainDate, minutes: number): PlainDate {
  return plusDays(day, Math.floor(minutes / minutesInADay));
}

function hoursInWords(hours: number): string {
  return hours === 1 ? "1 hour" : `${hours} hours`;
}
