import { plusDays, plusWeeks } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { isWorkingDay } from "../calendar/working-days.ts";
import { worstFirst } from "../checks/worst-first.ts";
import type { Result } from "../contract/results.ts";
import { keyOf } from "../contract/row-key.ts";
import type { State } from "../contract/vocabulary.ts";
import { childrenIn, childrenWith, type AgendaChild } from "./agenda-cases.ts";
import { clocksFrom, firstTurn, type Clock, type Clocks } from "./agenda-clocks.ts";
import { closedDays, closureDays, weekdayOf, type ClosedDay } from "./agenda-closures.ts";
import { oneToOneCheck } from "./agenda-days.ts";
import { agendaWorkers, type AgendaSource, type AgendaWorker } from "./agenda-workers.ts";

/** What falls due in the eight weeks that begin with this one, by week and worker. */
export interface EightWeeks {
  readonly weeks: readonly Week[];
  readonly workers: readonly WeeksOfWorker[];
  /** Each child once, though several workers may hold it. */
  readonly cases: WeeksOfCases;
}

export interface Week {
  readonly monday: PlainDate;
  readonly sunday: PlainDate;
  /** Working days of the week from today on; undefined where the bank holidays are not known. */
  readonly workingDays: number | undefined;
  readonly closed: readonly ClosedDay[];
}

export interface WeeksOfWorker {
  readonly worker: AgendaWorker;
  readonly cases: WeeksOfCases;
  /** Absent where supervision was not asked for, or the worker list does not have the name. */
  readonly supervision?: SupervisionDue;
}

/** A child stands in one of these places: late, in the week of its last day in time, not to be checked, or later. */
export interface WeeksOfCases {
  readonly overdue: readonly CaseDue[];
  /** As many as there are weeks. */
  readonly byWeek: readonly (readonly CaseDue[])[];
  readonly cannotCheck: readonly AgendaChild[];
  readonly later: readonly AgendaChild[];
}

export interface CaseDue {
  readonly child: AgendaChild;
  /** The last day on which nothing is overdue. */
  readonly lastDay: PlainDate;
}

export interface SupervisionDue {
  readonly result: Result;
  /** `late` also where it is counted apart because the worker is away. */
  readonly place: "overdue" | "cannot-check" | "later" | { readonly week: number };
}

const howMany = 8;

export function eightWeeks(source: AgendaSource): EightWeeks {
  const { policy, outcome, tables } = source;
  const { asAt, choices } = outcome;
  const monday = plusDays(asAt, 1 - weekdayOf(asAt));
  const weeks = Array.from({ length: howMany }, (_, index) => weekFrom(source, plusWeeks(monday, index)));
  const clocks = clocksFrom({ policy, choices, tables }, asAt, plusWeeks(monday, howMany));
  const children = childrenIn(tables);
  return {
    weeks,
    cases: casesByWeek(children, clocks, { asAt, weeks }),
    workers: agendaWorkers(source).map((worker) => {
      const supervision = supervisionDue(source, worker, weeks);
      const cases = casesByWeek(childrenWith(children, worker.rows), clocks, { asAt, weeks });
      return { worker, cases, ...(supervision !== undefined && { supervision }) };
    }),
  };
}

function weekFrom({ outcome: { asAt, choices } }: AgendaSource, monday: PlainDate): Week {
  const sunday = plusDays(monday, 6);
  const from = monday < asAt ? asAt : monday;
  const closures = closureDays(choices);
  let workingDays: number | undefined = 0;
  for (let day = from; day <= sunday; day = plusDays(day, 1)) {
    const works = isWorkingDay(day, closures);
    workingDays = works === undefined || workingDays === undefined ? undefined : workingDays + Number(works);
  }
  return { monday, sunday, workingDays, closed: closedDays(choices, from, sunday) ?? [] };
}

const overdue: ReadonlySet<State> = new Set(["overdue"]);
const unclear: ReadonlySet<State> = new Set(["check-entry", "cannot-check"]);

interface Ahead {
  readonly asAt: PlainDate;
  readonly weeks: readonly Week[];
}

function casesByWeek(children: readonly AgendaChild[], clocks: Clocks, { asAt, weeks }: Ahead): WeeksOfCases {
  const found = {
    overdue: [] as CaseDue[],
    byWeek: weeks.map((): CaseDue[] => []),
    cannotCheck: [] as AgendaChild[],
    later: [] as AgendaChild[],
  };
  const end = plusDays(weeks.at(-1)?.sunday ?? asAt, 1);
  for (const child of children) {
    const own = child.rows.flatMap((row) => clocks.get(row) ?? []);
    if (own.length === 0) continue;
    const due = dueOf(child, own, asAt, end);
    if (due !== undefined && due.lastDay < asAt) found.overdue.push(due);
    else if (due !== undefined) found.byWeek[weekOf(due.lastDay, weeks)]?.push(due);
    else if (own.some((clock) => firstTurn(clock, unclear, end) !== undefined)) found.cannotCheck.push(child);
    else found.later.push(child);
  }
  const { cannotCheck, later } = found;
  return { overdue: soonestFirst(found.overdue), byWeek: found.byWeek.map(soonestFirst), cannotCheck, later };
}

/** By the first of its clocks to be late, on or before the day `by`. */
function dueOf(child: AgendaChild, clocks: readonly Clock[], asAt: PlainDate, by: PlainDate): CaseDue | undefined {
  const [lastDay] = clocks
    .map((clock) => firstTurn(clock, overdue, by))
    .filter((turn) => turn !== undefined)
    // What is late already has been so since its limit; an exemption that ends makes late at once.
    .map(({ from, result: { dueOn } }) => (from === asAt && dueOn !== undefined ? dueOn : plusDays(from, -1)))
    .toSorted();
  return lastDay && { child, lastDay };
}

function soonestFirst(cases: readonly CaseDue[]): CaseDue[] {
  return cases.toSorted((one, other) => (one.lastDay < other.lastDay ? -1 : Number(one.lastDay > other.lastDay)));
}

function weekOf(day: PlainDate, weeks: readonly Week[]): number {
  return weeks.findIndex(({ sunday }) => day <= sunday);
}

function supervisionDue(
  { policy, outcome }: AgendaSource,
  { rows }: AgendaWorker,
  weeks: readonly Week[],
): SupervisionDue | undefined {
  const clock = oneToOneCheck(policy.checks)?.check.id;
  const [result] = outcome.results
    .filter(({ check, subject }) => check === clock && rows.has(keyOf(subject)))
    .toSorted(worstFirst);
  return result && { result, place: placeOf(result, weeks) };
}

function placeOf({ state, dueOn }: Result, weeks: readonly Week[]): SupervisionDue["place"] {
  if (state === "overdue" || state === "absent") return "overdue";
  if (dueOn === undefined) return state === "met" ? "later" : "cannot-check";
  const week = weekOf(dueOn, weeks);
  return week === -1 ? "later" : { week };
}
