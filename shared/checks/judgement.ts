import type { MonthEnd } from "../calendar/arithmetic.ts";
import { toDayNumber } from "../calendar/day-number.ts";
import { isPlainDate, type PlainDate } from "../calendar/plain-date.ts";
import type { Because, Result } from "../contract/results.ts";
import type { ChoicesInForce } from "../policy/choices.ts";
import type { Check } from "../policy/policy.ts";
import { earliest } from "./entries.ts";
import type { Fault } from "./fault.ts";

/** A result without its subject. Subjects may share one: whoever would change it makes a copy. */
export type Judgement = Omit<Result, "subject">;

/** One check on one day, with what the council has chosen. */
export interface CheckInUse {
  readonly check: string;
  readonly section: string;
  readonly asAt: PlainDate;
  readonly choices: ChoicesInForce;
  readonly monthEnd: MonthEnd;
  /** The council's own closure days. */
  readonly closures: ReadonlySet<PlainDate>;
}

export function checkInUse(
  { id, section }: Pick<Check, "id" | "section">,
  choices: ChoicesInForce,
  asAt: PlainDate,
): CheckInUse {
  const extra = choices["extraNonWorkingDays"];
  return {
    check: id,
    section,
    asAt,
    choices,
    monthEnd: choices["monthEnd"] === "next-day" ? "next-day" : "last-day",
    closures: new Set(Array.isArray(extra) ? extra.filter(isPlainDate) : []),
  };
}

/** Whether any of these choices is on. */
export function anyOn({ choices }: CheckInUse, ids: readonly string[]): boolean {
  return ids.some((id) => choices[id] === true);
}

type Told = Omit<Because, "code" | "section">;

export function judgement(use: CheckInUse, state: Result["state"], code: string, told: Told = {}): Judgement {
  return { check: use.check, state, because: { code, section: use.section, ...told } };
}

export function checkEntry(use: CheckInUse, { code, field, otherOn }: Fault, told: Told = {}): Judgement {
  return judgement(use, "check-entry", code, { field, ...told, ...(otherOn !== undefined && { otherOn }) });
}

export function cannotCheck(use: CheckInUse, code: string, told: Told = {}): Judgement {
  return judgement(use, "cannot-check", code, told);
}

/** A state that one clause decides and that no date changes. */
export function decided(
  use: CheckInUse,
  state: "met" | "past-aim" | "not-met",
  clause: string,
  because: Told & { readonly code: string },
): Judgement {
  const { code, ...told } = because;
  return { ...judgement(use, state, code, told), clause };
}

/** The last day of an aim or a limit, and the clause that sets it. */
interface LastDay {
  readonly on: PlainDate;
  readonly clause: string;
  readonly words?: string;
}

export interface Dates {
  readonly aim?: LastDay | undefined;
  readonly limit?: LastDay | undefined;
}

/** The last day of an aim or a limit still meets it. */
export function byDates(use: CheckInUse, dates: Dates, because: Told & { readonly code: string }): Judgement {
  const { aim, limit } = dates;
  const judged = metBy(use, dates, because);
  if (limit !== undefined && use.asAt > limit.on) return overdueOn(use, judged, limit.on);
  if (aim === undefined || use.asAt <= aim.on) return standing(judged, earliest(aim?.on, limit?.on));
  return standing({ ...judged, state: "past-aim", clause: aim.clause }, limit?.on);
}

function metBy(use: CheckInUse, { aim, limit }: Dates, because: Told & { readonly code: string }): Judgement {
  const { code, ...told } = because;
  const words: Told = {
    ...(aim?.words !== undefined && { aimInterval: aim.words }),
    ...(limit?.words !== undefined && { limitInterval: limit.words }),
  };
  const judged = judgement(use, "met", code, { ...told, ...words });
  const clause = (limit ?? aim)?.clause;
  if (clause !== undefined) judged.clause = clause;
  if (aim !== undefined) judged.aimOn = aim.on;
  if (limit !== undefined) judged.dueOn = limit.on;
  return judged;
}

/** The same, overdue since the day after `dueOn`. */
function overdueOn({ asAt }: CheckInUse, judged: Judgement, dueOn: PlainDate): Judgement {
  return { ...judged, state: "overdue", dueOn, daysOverdue: toDayNumber(asAt) - toDayNumber(dueOn) };
}

/** Stands no longer than `until`. */
export function standing(judged: Judgement, until: PlainDate | undefined): Judgement {
  const soonest = earliest(judged.standsUntil, until);
  return soonest === undefined || soonest === judged.standsUntil ? judged : { ...judged, standsUntil: soonest };
}
