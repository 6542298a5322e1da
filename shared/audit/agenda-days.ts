import { plusDays, plusMonths, plusWeeks } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { isWorkingDay } from "../calendar/working-days.ts";
import { readAbsence } from "../checks/absence.ts";
import { individual } from "../checks/entries.ts";
import { checkInUse } from "../checks/judgement.ts";
import type { Person } from "../checks/staff.ts";
import { steppedCadenceJudge } from "../checks/stepped-cadence.ts";
import type { DateEntry } from "../contract/entries.ts";
import { keyOf } from "../contract/row-key.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import type { Check } from "../policy/policy.ts";
import type { SteppedCadence } from "../policy/kinds/stepped-cadence.ts";
import { closureDays, weekdayOf } from "./agenda-closures.ts";
import type { AgendaSource, AgendaWorker } from "./agenda-workers.ts";

/** The day of a supervision, and where it comes from. */
export interface SupervisionDay {
  readonly on: PlainDate;
  /**
   * `due`: the last day to meet on which the policy's limit is still met; `today`: overdue, or not known; `soonest`: the same,
   * on the first day to meet.
   */
  readonly onFrom: "booked" | "due" | "today" | "soonest" | "chosen";
  /** The last day that the policy allows, where that is another day, has not passed, and no booking is kept. */
  readonly onLimit?: PlainDate;
  /** Booked, and no day to meet. */
  readonly notOn?: PlainDate;
}

/** The day of the supervision after it. */
export interface DayAfter {
  readonly after: PlainDate;
  /**
   * The last day to meet up to: `limit`, the policy's for this worker; `social-worker`, that for the role, as theirs is not
   * known; `eight-weeks`. `soonest`: there is none, and this is the first day to meet.
   */
  readonly afterFrom: "booked" | "limit" | "social-worker" | "eight-weeks" | "soonest" | "chosen";
  readonly afterLimit?: PlainDate;
  readonly notAfter?: PlainDate;
}

export type SessionDays = SupervisionDay & DayAfter;

/** Where the policy says nothing of a worker's supervision the agenda looks as far ahead as the eight weeks do. */
const weeksAhead = 8;

/** What is booked goes before what is due, and both before today; each only on a day to meet, where there is one. */
export function sessionDays(source: AgendaSource, worker: AgendaWorker): SessionDays {
  const supervision = supervisionDay(source, worker);
  return { ...supervision, ...sessionAfter(source, worker, supervision.on) };
}

function supervisionDay(source: AgendaSource, worker: AgendaWorker): SupervisionDay {
  const { asAt } = source.outcome;
  const canMeet = daysToMeet(source, worker, asAt);
  const booked = bookedDays(worker.person, asAt);
  const kept = booked.find(canMeet);
  const notOn = booked[0] === kept ? undefined : booked[0];
  if (kept !== undefined) return { on: kept, onFrom: "booked", ...(notOn && { notOn }) };
  const limit = dueDay(source, worker);
  const inTime = limit && lastOf(canMeet, asAt, limit);
  const on = inTime ?? firstOf(canMeet, asAt) ?? asAt;
  return {
    on,
    onFrom: inTime !== undefined ? "due" : on === asAt ? "today" : "soonest",
    ...(limit !== undefined && limit !== on && { onLimit: limit }),
    ...(notOn && { notOn }),
  };
}

/** The session after one that is held on the day. */
export function sessionAfter(source: AgendaSource, worker: AgendaWorker, on: PlainDate): DayAfter {
  const next = plusDays(on, 1);
  const canMeet = daysToMeet(source, worker, next);
  const booked = bookedDays(worker.person, on).filter((day) => day > on);
  const kept = booked.find(canMeet);
  const notAfter = booked[0] === kept ? undefined : booked[0];
  if (kept !== undefined) return { after: kept, afterFrom: "booked", ...(notAfter && { notAfter }) };
  const [limit, afterFrom] = limitOrUsual(source, worker, on);
  const inTime = lastOf(canMeet, next, limit);
  const after = inTime ?? firstOf(canMeet, next) ?? limit;
  return {
    after,
    afterFrom: inTime === undefined ? "soonest" : afterFrom,
    ...(limit !== after && { afterLimit: limit }),
    ...(notAfter && { notAfter }),
  };
}

function limitOrUsual(
  source: AgendaSource,
  { person }: AgendaWorker,
  on: PlainDate,
): readonly [PlainDate, "limit" | "social-worker" | "eight-weeks"] {
  const limit = person && limitAfter(source, person, on);
  if (limit !== undefined) return [limit, "limit"];
  const usual = limitAfter(source, socialWorker, on);
  return usual === undefined ? [plusWeeks(on, weeksAhead), "eight-weeks"] : [usual, "social-worker"];
}

type Days = (day: PlainDate) => boolean;

/**
 * Which days are to meet on: working days, so far as they are known, on which the worker is not recorded as absent. Where the
 * absence leaves none within the year, the working days.
 */
export function daysToMeet({ outcome }: AgendaSource, { person }: AgendaWorker, from: PlainDate): Days {
  const closures = closureDays(outcome.choices);
  const works: Days = (day) => weekdayOf(day) <= 5 && isWorkingDay(day, closures) !== false;
  const canMeet: Days = (day) =>
    works(day) && (person === undefined || readAbsence(person.fields, day).kind !== "away");
  return firstOf(canMeet, from) === undefined ? works : canMeet;
}

/** As far ahead as a day can be chosen. */
const monthsAhead = 12;

function firstOf(days: Days, from: PlainDate): PlainDate | undefined {
  const to = plusMonths(from, monthsAhead);
  for (let day = from; day <= to; day = plusDays(day, 1)) if (days(day)) return day;
  return undefined;
}

function lastOf(days: Days, from: PlainDate, to: PlainDate): PlainDate | undefined {
  for (let day = to; day >= from; day = plusDays(day, -1)) if (days(day)) return day;
  return undefined;
}

/** The role of most who hold cases, for those whose own is not recorded or has no interval. */
const socialWorker = personOf({ role: { kind: "role", role: "social-worker" } });

function personOf(fields: WorkerFields): Person {
  const nothing = { sessions: [], uncertainSessions: [], mapped: new Set<string>() };
  return { tableId: "", rowId: "", label: undefined, fields, rows: [fields], ...nothing };
}

/** Days booked for a worker's one-to-ones from the day on, the first first. What is cancelled is not booked. */
function bookedDays(person: Person | undefined, from: PlainDate): PlainDate[] {
  if (person === undefined) return [];
  const entries: (DateEntry | undefined)[] = [person.fields, ...person.rows].map(({ nextBooked }) => nextBooked);
  for (const { sessionDate, sessionStatus, sessionType, rearrangedTo } of person.sessions) {
    const status = sessionStatus?.kind;
    const isPlan = status === "planned" || status === "blank" || status === undefined;
    entries.push(rearrangedTo);
    if (isPlan && sessionType?.kind !== "group") entries.push(afterToday(sessionDate, from, status === "planned"));
  }
  const days = entries
    .map(individual)
    .flatMap((entry) => (entry?.kind === "dates" ? entry.dates.map(({ on }) => on) : []));
  return [...new Set(days)].filter((day) => day >= from).toSorted();
}

/** A row of the log dated today and with no status has been held. */
function afterToday(entry: DateEntry | undefined, from: PlainDate, isPlanned: boolean): DateEntry | undefined {
  if (entry?.kind !== "dates" || isPlanned) return entry;
  const dates = entry.dates.filter(({ on }) => on > from);
  return dates.length === 0 ? undefined : { kind: "dates", dates };
}

/** The last day on which the worker's own limit is still met, unless it has passed. */
function dueDay({ policy, outcome }: AgendaSource, { rows }: AgendaWorker): PlainDate | undefined {
  const clock = oneToOneCheck(policy.checks)?.check.id;
  const result = outcome.results.find(({ check, subject }) => check === clock && rows.has(keyOf(subject)));
  return result?.dueOn === undefined || result.dueOn < outcome.asAt ? undefined : result.dueOn;
}

const noSeries = { kind: "series" as const, entries: [] };

/** The policy's limit, counted from a one-to-one held on the day: judged as if it were recorded. */
function limitAfter({ policy, outcome }: AgendaSource, person: Person, on: PlainDate): PlainDate | undefined {
  const found = oneToOneCheck(policy.checks);
  if (found === undefined) return undefined;
  const held: DateEntry = { kind: "dates", dates: [{ on, group: false }] };
  const rows = person.rows.map((row) => ({ ...row, lastOneToOne: held, oneToOnes: noSeries }));
  const asRecorded = { ...person, rows, sessions: [], uncertainSessions: [] };
  const judged = steppedCadenceJudge(checkInUse(found.check, outcome.choices, on), found.rule)(asRecorded);
  return judged?.dueOn !== undefined && judged.dueOn > on ? judged.dueOn : undefined;
}

/** The check of how often workers are supervised. */
export function oneToOneCheck(
  checks: readonly Check[],
): { readonly check: Check; readonly rule: SteppedCadence } | undefined {
  for (const check of checks) if (check.rule.kind === "stepped-cadence") return { check, rule: check.rule };
  return undefined;
}
