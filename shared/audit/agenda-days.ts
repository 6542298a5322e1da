import { plusDays, plusWeeks } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { isWorkingDay } from "../calendar/working-days.ts";
import { individual } from "../checks/entries.ts";
import { checkInUse } from "../checks/judgement.ts";
import { keyOf, type Person } from "../checks/staff.ts";
import { steppedCadenceJudge } from "../checks/stepped-cadence.ts";
import type { DateEntry } from "../contract/entries.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import type { Check } from "../policy/policy.ts";
import type { SteppedCadence } from "../policy/kinds/stepped-cadence.ts";
import { closureDays } from "./agenda-closures.ts";
import type { AgendaSource, AgendaWorker } from "./agenda-workers.ts";

/** The day of a supervision and of the one after it, and where each comes from. */
export interface SessionDays {
  readonly on: PlainDate;
  readonly after: PlainDate;
  /** `due`: the last working day on which the policy's limit is still met; `today`: overdue, or not known. */
  readonly onFrom: "booked" | "due" | "today" | "chosen";
  /** `limit`: the policy's limit for this worker; `social-worker`: the limit for that role, as theirs is not known. */
  readonly afterFrom: "booked" | "limit" | "social-worker" | "eight-weeks" | "chosen";
}

/** Where the policy says nothing of a worker's supervision the agenda looks as far ahead as the eight weeks do. */
const weeksAhead = 8;

/** What is booked goes before what is due, and both before today. */
export function sessionDays(source: AgendaSource, worker: AgendaWorker): SessionDays {
  const { asAt } = source.outcome;
  const booked = bookedDays(worker.person, asAt);
  const [first] = booked;
  const due = first === undefined ? dueDay(source, worker) : undefined;
  const on = first ?? due ?? asAt;
  const onFrom = first === undefined ? (due === undefined ? "today" : "due") : "booked";
  return { on, onFrom, ...sessionAfter(source, worker, on) };
}

/** The session after one that is held on the day. */
export function sessionAfter(
  source: AgendaSource,
  { person }: AgendaWorker,
  on: PlainDate,
): Pick<SessionDays, "after" | "afterFrom"> {
  const booked = bookedDays(person, on).find((day) => day > on);
  if (booked !== undefined) return { after: booked, afterFrom: "booked" };
  const limit = person && limitAfter(source, person, on);
  if (limit !== undefined) return { after: limit, afterFrom: "limit" };
  const usual = limitAfter(source, socialWorker, on);
  if (usual !== undefined) return { after: usual, afterFrom: "social-worker" };
  return { after: plusWeeks(on, weeksAhead), afterFrom: "eight-weeks" };
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

/** The last working day on which the worker's own limit is still met, unless it has passed. */
function dueDay({ policy, outcome }: AgendaSource, { rows }: AgendaWorker): PlainDate | undefined {
  const clock = oneToOneCheck(policy.checks)?.check.id;
  const result = outcome.results.find(({ check, subject }) => check === clock && rows.has(keyOf(subject)));
  const dueOn = result?.dueOn;
  if (dueOn === undefined || dueOn < outcome.asAt) return undefined;
  const closures = closureDays(outcome.choices);
  let day = dueOn;
  while (day > outcome.asAt && isWorkingDay(day, closures) === false) day = plusDays(day, -1);
  return day;
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
