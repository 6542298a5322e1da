import { plusDays } from "../calendar/arithmetic.ts";
import { lastDayOf, monthOf, plusWholeMonths } from "../calendar/month.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { SessionFields } from "../contract/log-tables.ts";
import type { MonthlyTotal } from "../policy/kinds/monthly-total.ts";
import { anchorOf } from "./anchor.ts";
import { beginningOf } from "./case-dates.ts";
import { dayOf, earliest } from "./entries.ts";
import type { Fault } from "./fault.ts";
import { cannotCheck, checkEntry, decided, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import { clockStandsUntil, readSession } from "./one-to-ones.ts";
import { isBefore, oneToOneBeforeStart } from "./one-to-one-before-start.ts";
import type { PersonJudge } from "./person-judge.ts";
import type { Person } from "./staff.ts";

/** The last whole month, and the last day of the one that runs. */
interface Months {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly runningEnds: PlainDate;
}

export function monthlyTotalJudge(use: CheckInUse, rule: MonthlyTotal): PersonJudge {
  const running = monthOf(use.asAt);
  const last = lastDayOf(plusWholeMonths(running, -1));
  const first = plusDays(lastDayOf(plusWholeMonths(running, -2)), 1);
  const months: Months = { first, last, runningEnds: lastDayOf(running) };
  return (person) => {
    const judged = standing(judge(use, rule, person, months), months.runningEnds);
    return standing(judged, clockStandsUntil(person, use.asAt));
  };
}

/** What is certain goes first: no entry that is missing or cannot be read takes away from minutes that are recorded. */
function judge(use: CheckInUse, rule: MonthlyTotal, person: Person, months: Months): Judgement {
  const { least, clause, field } = rule;
  const { minutes, fault, hasBlank, earliest: firstHeld } = sumOf(use, rule, person, months);
  const told = {
    field,
    amount: minutes,
    limitInterval: `${least} minutes`,
    anchor: anchorOf({ field: "sessionDate", on: months.first }),
  };
  if (minutes >= least) {
    return { ...decided(use, "met", clause, { code: "month-has-total", ...told }), dueOn: months.runningEnds };
  }
  const begun = beginningOf(person.fields, ["startDate"], use.asAt);
  if ("fault" in begun) return checkEntry(use, begun.fault);
  const startedOn = begun.beginning?.on;
  if (startedOn !== undefined && startedOn > months.first) {
    return oneToOneBeforeStart(use, startedOn, firstHeld) ?? notYetAWholeMonth(use, rule, startedOn);
  }
  if (fault !== undefined) return checkEntry(use, fault);
  if (startedOn === undefined && !isBefore(firstHeld, months.first))
    return cannotCheck(use, "whole-month-unsure", { field: "startDate" });
  if (hasBlank) return cannotCheck(use, "total-unknown", told);
  return { ...decided(use, "not-met", clause, { code: "month-short-of-total", ...told }), dueOn: months.last };
}

/** The first whole month of a worker who began after the first day of the last one. */
function notYetAWholeMonth(use: CheckInUse, { clause, field }: MonthlyTotal, startedOn: PlainDate): Judgement {
  const dayBefore = monthOf(plusDays(startedOn, -1));
  const dueOn = lastDayOf(plusWholeMonths(dayBefore, 1));
  const anchor = anchorOf({ field: "startDate", on: startedOn });
  return { ...decided(use, "met", clause, { code: "no-whole-month-yet", field, anchor }), dueOn };
}

interface Sum {
  minutes: number;
  fault: Fault | undefined;
  /** A one-to-one of the month has no length. */
  hasBlank: boolean;
  /** The first day on which a one-to-one is recorded at all. */
  earliest: PlainDate | undefined;
}

function sumOf(use: CheckInUse, { field }: MonthlyTotal, person: Person, { first, last }: Months): Sum {
  const sum: Sum = { minutes: 0, fault: undefined, hasBlank: false, earliest: undefined };
  for (const session of person.sessions) {
    const read = readSession(session, use.asAt);
    if (read.kind === "fault" && mayBeOf(session, first, last, use.asAt)) sum.fault ??= read.fault;
    if (read.kind !== "held" || read.group) continue;
    sum.earliest = earliest(sum.earliest, read.on);
    if (read.on >= first && read.on <= last) addLength(sum, session, field);
  }
  sum.fault ??= uncertainty(use, person, first, last);
  return sum;
}

/** What is wrong with a row of another month says nothing of this one; a day that lies ahead may be a slip for any. */
function mayBeOf({ sessionDate }: SessionFields, first: PlainDate, last: PlainDate, asAt: PlainDate): boolean {
  const on = dayOf(sessionDate);
  return on === undefined || on > asAt || (on >= first && on <= last);
}

/** A one-to-one of the month whose name fits this person among others. */
function uncertainty(use: CheckInUse, person: Person, first: PlainDate, last: PlainDate): Fault | undefined {
  for (const session of person.uncertainSessions) {
    const read = readSession(session, use.asAt);
    if (read.kind !== "held" || read.group || read.on < first || read.on > last) continue;
    return { code: "name-fits-several", field: "sessionDate", otherOn: read.on };
  }
  return undefined;
}

function addLength(sum: Sum, session: SessionFields, field: MonthlyTotal["field"]): void {
  const entry = session[field];
  if (entry?.kind === "number") sum.minutes += entry.value;
  else if (entry?.kind === "unreadable") sum.fault ??= { code: "amount-unreadable", field };
  else sum.hasBlank = true;
}
