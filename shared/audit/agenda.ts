import { plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { readAbsence } from "../checks/absence.ts";
import { worstFirst } from "../checks/worst-first.ts";
import type { Result } from "../contract/results.ts";
import { keyOf } from "../contract/row-key.ts";
import type { State } from "../contract/vocabulary.ts";
import type { Check, Policy } from "../policy/policy.ts";
import type { EntryToCheck } from "../tracker/entry-to-check.ts";
import { casesToDiscuss, childrenIn, childrenWith, type AgendaCase, type AgendaChild } from "./agenda-cases.ts";
import { clockChecks, clocksFrom, firstTurn, type Clocks } from "./agenda-clocks.ts";
import { closedDays, type ClosedDay } from "./agenda-closures.ts";
import { oneToOneCheck, type SessionDays } from "./agenda-days.ts";
import { discussedOn } from "./agenda-discussed.ts";
import type { AgendaSource, AgendaWorker } from "./agenda-workers.ts";
import { rowsTogether, tablesWith, type RowsTogether } from "./rows-together.ts";

/** For one worker's next supervision: what would fall due before the one after it, and what else wants a word. */
export interface Agenda {
  readonly worker: AgendaWorker;
  readonly days: SessionDays;
  /** Children to be discussed, the most pressing first. */
  readonly cases: readonly AgendaCase[];
  /** Children whose limit and aim both last until the session after. */
  readonly inDate: readonly AgendaChild[];
  /** Children who are exempt for a time; an exemption that ends before the session after puts a child among the cases. */
  readonly exempt: readonly AgendaChild[];
  readonly records: readonly RecordsWanting[];
  readonly entries: readonly EntryToCheck[];
  /** Absent where this person's supervision was not asked for, or the worker list does not have the name. */
  readonly supervision?: SupervisionFound;
  /** When the worker is recorded as absent, between today and the session after. */
  readonly away?: Away;
  /** Undefined where the bank holidays of that time are not known. */
  readonly closed: readonly ClosedDay[] | undefined;
  /** Somebody discussed on the day would be late again before the session after: the last day on which nobody is. */
  readonly soonestAgain?: PlainDate;
}

/** What is recorded of children and not when they were discussed: one line a check and state. */
export interface RecordsWanting {
  readonly check: Check;
  readonly state: State;
  readonly children: readonly AgendaChild[];
}

export interface SupervisionFound {
  /** Every result about the supervision agreement, met ones too. */
  readonly agreement: readonly Result[];
  /** When the next one-to-one is due, and everything else that is not met. */
  readonly others: readonly Result[];
}

export interface Away {
  readonly since: PlainDate | undefined;
  readonly until: PlainDate | undefined;
  /** An entry of the absence cannot be read: whether they are away cannot be told. */
  readonly unreadable: boolean;
}

export interface AgendaWish {
  readonly worker: AgendaWorker;
  readonly days: SessionDays;
}

/**
 * One agenda for each wish. What follows for the cases of an agenda: if the session is held on its day, each of its cases
 * is discussed there and recorded, and nothing else in the tracker changes, then on no day from the session up to and
 * including that of the session after is a case of the worker overdue, unless `soonestAgain` says so. Cases that cannot
 * be checked, and those whose limit passes before the session itself, stand on it as such.
 */
export function agendas(source: AgendaSource, wishes: readonly AgendaWish[]): readonly Agenda[] {
  const { policy, outcome, tables } = source;
  const { asAt, choices } = outcome;
  const last = wishes.reduce((latest, { days }) => (days.after > latest ? days.after : latest), asAt);
  const wanted = new Set(wishes.flatMap(({ worker }) => [...worker.rows]));
  const together = rowsTogether(tables).filter((rows) => rows.some(({ key }) => wanted.has(key)));
  const clocks = clocksFrom({ policy, choices, tables }, asAt, last, together);
  const tracker: Tracker = { source, together, clocks, children: childrenIn(tables), ...resultsOf(source) };
  return wishes.map((wish) => agendaOf(tracker, wish));
}

/** What every agenda of a tracker is made from. */
interface Tracker {
  readonly source: AgendaSource;
  readonly together: readonly RowsTogether[];
  readonly clocks: Clocks;
  readonly children: readonly AgendaChild[];
  /** By the row of the child. */
  readonly ofCases: ReadonlyMap<string, readonly Result[]>;
  readonly ofStaff: readonly Result[];
}

function resultsOf({ outcome }: AgendaSource): Pick<Tracker, "ofCases" | "ofStaff"> {
  const ofCases = new Map<string, Result[]>();
  const ofStaff: Result[] = [];
  for (const result of outcome.results) {
    if (result.subject.kind !== "case") {
      ofStaff.push(result);
      continue;
    }
    const key = keyOf(result.subject);
    const others = ofCases.get(key);
    if (others === undefined) ofCases.set(key, [result]);
    else others.push(result);
  }
  return { ofCases, ofStaff };
}

function agendaOf(tracker: Tracker, { worker, days }: AgendaWish): Agenda {
  const { source, clocks } = tracker;
  const { outcome, entriesToCheck } = source;
  const { asAt } = outcome;
  const children = childrenWith(tracker.children, worker.rows);
  const { cases, inDate } = casesToDiscuss(children, clocks, { asAt, ...days });
  const supervision = supervisionOf(tracker, worker);
  const away = awayOf(worker, asAt, days.after);
  const soonestAgain = lateAgain(tracker, cases, days);
  return {
    ...{ worker, days, cases, inDate },
    exempt: exemptAmong(source, children),
    records: recordsWanting(tracker, children, days.after),
    entries: entriesToCheck.filter((entry) => worker.rows.has(keyOf(entry))),
    closed: closedDays(outcome.choices, days.on, days.after),
    ...(supervision !== undefined && { supervision }),
    ...(away !== undefined && { away }),
    ...(soonestAgain !== undefined && { soonestAgain }),
  };
}

const overdue: ReadonlySet<State> = new Set(["overdue"]);

/**
 * The cases of the agenda are discussed on its day: does any of them fall due again before the session after? What is
 * recorded of other children says nothing of a child who has been discussed.
 */
function lateAgain(
  { source: { policy, outcome, tables }, together }: Tracker,
  cases: readonly AgendaCase[],
  { on, after }: SessionDays,
): PlainDate | undefined {
  const rows = new Set(cases.flatMap(({ child }) => child.rows));
  const alone = together.map((each) => each.filter(({ key }) => rows.has(key)));
  const discussed = discussedOn(tablesWith(tables, alone), rows, on);
  const then = clocksFrom({ policy, choices: outcome.choices, tables: discussed }, on, after);
  const lateFrom = [...rows]
    .flatMap((row) => then.get(row) ?? [])
    .map((clock) => firstTurn(clock, overdue, after)?.from)
    .filter((from) => from !== undefined)
    .toSorted();
  return lateFrom[0] && plusDays(lateFrom[0], -1);
}

function exemptAmong({ outcome }: AgendaSource, children: readonly AgendaChild[]): readonly AgendaChild[] {
  const exempt = new Set(outcome.exclusions.filter(({ reason }) => reason === "exempt").map(keyOf));
  return children.filter(({ rows }) => rows.some((row) => exempt.has(row)));
}

const wanting: ReadonlySet<State> = new Set(["overdue", "not-met", "check-entry", "cannot-check"]);

/** Records that want something, and those whose time runs out before the session after. */
function recordsWanting(
  { source: { policy }, ofCases }: Tracker,
  children: readonly AgendaChild[],
  after: PlainDate,
): readonly RecordsWanting[] {
  const clocks = new Set(clockChecks(policy).checks.map(({ id }) => id));
  const results = children.flatMap(({ rows }) => rows.flatMap((row) => ofCases.get(row) ?? []));
  const want = results.filter(({ state, dueOn, because }) => {
    const runsOut = state === "met" && because.code === "not-yet-recorded" && dueOn !== undefined && dueOn < after;
    return wanting.has(state) || runsOut;
  });
  return policy.checks
    .filter(({ id, subject }) => subject === "case" && !clocks.has(id))
    .flatMap((check) => {
      const ofCheck = want.filter((result) => result.check === check.id).toSorted(worstFirst);
      const states = [...new Set(ofCheck.map(({ state }) => state))];
      return states.map((state): RecordsWanting => {
        const rows = new Set(ofCheck.filter((result) => result.state === state).map(({ subject }) => keyOf(subject)));
        return { check, state, children: children.filter((child) => child.rows.some((row) => rows.has(row))) };
      });
    });
}

const ofAgreement: ReadonlySet<string> = new Set(["agreement", "written-date", "agreed-frequency", "escalation"]);

function supervisionOf(
  { source: { policy }, ofStaff }: Tracker,
  { person, rows }: AgendaWorker,
): SupervisionFound | undefined {
  const own = ofStaff.filter(({ subject }) => rows.has(keyOf(subject)));
  if (person === undefined && own.length === 0) return undefined;
  const clock = oneToOneCheck(policy.checks)?.check.id;
  const isAgreement = ({ check }: Result): boolean => {
    const found = policy.checks.find(({ id }) => id === check);
    return found !== undefined && (ofAgreement.has(found.rule.kind) || saysAgreement(found));
  };
  return {
    agreement: own.filter(isAgreement).toSorted(worstFirst),
    others: own
      .filter((result) => !isAgreement(result) && (result.state !== "met" || result.check === clock))
      .toSorted(worstFirst),
  };
}

/** A yearly renewal may be that of the agreement. */
function saysAgreement({ requires }: Check): boolean {
  return requires.flat().some((field) => field.startsWith("agreement"));
}

/** The first absence that reaches into the days between today and the session after. */
function awayOf({ person }: AgendaWorker, asAt: PlainDate, after: PlainDate): Away | undefined {
  if (person === undefined) return undefined;
  for (let day = asAt; day <= after; day = plusDays(day, 1)) {
    const read = readAbsence(person.fields, day);
    if (read.kind === "unreadable") return { since: undefined, until: undefined, unreadable: true };
    if (read.kind === "away") return { since: read.since, until: read.until, unreadable: false };
  }
  return undefined;
}

/** What the policy also asks for and nobody can tell from a tracker, where the agenda is the place to be reminded of it. */
export function agendaReminders(policy: Policy): Policy["notEvaluated"] {
  return policy.notEvaluated.filter(({ kind }) => kind === "reminder");
}
