import { plusWeeks, type MonthEnd } from "../calendar/arithmetic.ts";
import { toDayNumber } from "../calendar/day-number.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { Result } from "../contract/results.ts";
import type { CaseFields } from "../contract/tables.ts";
import { intervalInWords, lastDayWithin, type Interval } from "../policy/interval.ts";
import type { CadenceStep, Condition } from "../policy/kinds/cadence.ts";

/** One step of a cadence, made ready for many children. */
export interface StepInUse {
  readonly whenAny: readonly Condition[] | undefined;
  readonly reading: string | undefined;
  readonly aim: Bound | undefined;
  readonly limit: Bound;
}

interface Bound {
  readonly clause: string;
  readonly words: string;
  readonly lastDay: (from: PlainDate) => PlainDate;
}

export function stepInUse({ whenAny, aim, limit, reading }: CadenceStep, monthEnd: MonthEnd): StepInUse {
  return { whenAny, reading, aim: aim && boundOf(aim, monthEnd), limit: boundOf(limit, monthEnd) };
}

function boundOf({ within, clause }: { within: Interval; clause: string }, monthEnd: MonthEnd): Bound {
  return { clause, words: intervalInWords(within), lastDay: (from) => lastDayWithin(within, from, monthEnd) };
}

/** The aim and the limit of one child. */
export interface CadenceDates {
  readonly aimOn: PlainDate | undefined;
  readonly aimClause: string | undefined;
  readonly aimWords: string | undefined;
  readonly dueOn: PlainDate;
  readonly limitClause: string;
}

/** `agreed`: an interval in weeks written for this child, which is its aim where that comes sooner. */
export function datesOf(
  { aim, limit }: StepInUse,
  from: PlainDate,
  agreed: { readonly weeks: number; readonly clause: string } | undefined,
): CadenceDates {
  const dueOn = limit.lastDay(from);
  const policyAim = aim?.lastDay(from);
  const limitClause = limit.clause;
  if (agreed !== undefined) {
    const aimOn = plusWeeks(from, agreed.weeks);
    const aimWords = intervalInWords({ weeks: agreed.weeks });
    if (aimOn < (policyAim ?? dueOn)) return { aimOn, aimClause: agreed.clause, aimWords, dueOn, limitClause };
  }
  return { aimOn: policyAim, aimClause: aim?.clause, aimWords: aim?.words, dueOn, limitClause };
}

/** The whole number of weeks agreed for this child, if one is written. */
export function agreedWeeks({ agreedInterval }: CaseFields): number | undefined {
  if (agreedInterval?.kind !== "number") return undefined;
  const weeks = agreedInterval.value;
  return Number.isInteger(weeks) && weeks > 0 ? weeks : undefined;
}

type DatedState = Pick<Result, "state" | "clause" | "aimOn" | "dueOn" | "daysOverdue" | "standsUntil">;

/** The last day of an aim or a limit still meets it. */
export function stateByDates({ aimOn, aimClause, dueOn, limitClause }: CadenceDates, asAt: PlainDate): DatedState {
  const result: DatedState = { state: "met", clause: limitClause };
  if (aimOn !== undefined) result.aimOn = aimOn;
  result.dueOn = dueOn;
  if (asAt > dueOn) {
    result.state = "overdue";
    result.daysOverdue = toDayNumber(asAt) - toDayNumber(dueOn);
  } else if (aimOn !== undefined && aimClause !== undefined && asAt > aimOn) {
    result.state = "past-aim";
    result.clause = aimClause;
    result.standsUntil = dueOn;
  } else {
    result.standsUntil = aimOn !== undefined && aimOn < dueOn ? aimOn : dueOn;
  }
  return result;
}
