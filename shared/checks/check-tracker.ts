import type { PlainDate } from "../calendar/plain-date.ts";
import type { Because, CheckOutcome, Choices, Counts, Result, Subject } from "../contract/results.ts";
import type { CaseFields, WireTable } from "../contract/tables.ts";
import { choicesInForce } from "../policy/choices.ts";
import type { Policy } from "../policy/policy.ts";
import { unchangedUntil } from "./case-dates.ts";
import type { CaseJudge } from "./case-records.ts";
import { earliest } from "./entries.ts";
import { readyChecks, type ReadyCheck } from "./judges.ts";
import type { Judgement } from "./judgement.ts";
import { managersOf } from "./observations.ts";
import { rowsThatDisagree } from "./rows-disagree.ts";
import { comparableRef, scopeOf, type Child, type Scope } from "./scope.ts";
import { familyDiscussions, type FamilyDiscussion } from "./siblings.ts";
import { staffOf, type Person, type Staff } from "./staff.ts";
import { mapsAll, tablesOf } from "./tables-of.ts";
import { teamLogs } from "./team-events.ts";
import { workersByRow } from "./worker-at.ts";

export interface TrackerRequest {
  readonly policy: Policy;
  /** What the council has set; every other choice stands at its default. */
  readonly choices: Choices;
  readonly asAt: PlainDate;
  readonly tables: readonly WireTable[];
}

/** What the checks are made over, and what they have found so far. */
interface Run {
  readonly asAt: PlainDate;
  readonly tables: readonly WireTable[];
  readonly scope: Scope;
  readonly staff: Staff;
  readonly results: Result[];
  readonly counts: Counts;
  /** The checks for which some table has the columns. */
  readonly ran: Set<ReadyCheck>;
}

/**
 * Every result of a tracker under a policy, as at a day: children in the order of tables and rows, then workers, rows of
 * the logs, teams and managers.
 * @throws RangeError for a choice that the policy does not have.
 */
export function checkTracker({ policy, choices: set, asAt, tables }: TrackerRequest): CheckOutcome {
  const choices = choicesInForce(policy, set);
  const ready = readyChecks(policy, choices, asAt);
  const staff = staffOf(tables, asAt);
  const run: Run = { asAt, tables, scope: scopeOf(tables, asAt), staff, results: [], counts: {}, ran: new Set() };
  checkCases(run, ready);
  checkWorkers(run, ready);
  checkSessions(run, ready);
  checkGroupSessions(run, ready);
  for (const one of ready) checkTeams(run, one);
  for (const one of ready) checkManagers(run, one);
  return {
    policy: { council: policy.council, edition: policy.edition, inForceFrom: policy.inForceFrom },
    choices,
    asAt,
    results: run.results,
    counts: run.counts,
    exclusions: [...run.scope.exclusions, ...staff.exclusions],
    notChecked: ready.filter((one) => !run.ran.has(one)).map(({ check }) => check.id),
    cautions: tablesOf(tables, "cases").some((table) => !table.hasCaseRefs) ? ["no-case-references"] : [],
  };
}

type ReadyFor<Subject extends ReadyCheck["subject"]> = Extract<ReadyCheck, { subject: Subject }>;

/** The checks of one subject that some of the tables can run, and the tables by which each does. */
function runningIn<Subject extends ReadyCheck["subject"]>(
  { ran }: Run,
  ready: readonly ReadyCheck[],
  subject: Subject,
  tables: readonly { readonly tableId: string; readonly mapped: ReadonlySet<string> }[],
): readonly { readonly one: ReadyFor<Subject>; readonly tableIds: ReadonlySet<string> }[] {
  return ready
    .filter((one): one is ReadyFor<Subject> => one.subject === subject)
    .map((one) => {
      const able = tables.filter(({ mapped }) => mapsAll(mapped, one.check.requires));
      if (able.length > 0) ran.add(one);
      return { one, tableIds: new Set(able.map(({ tableId }) => tableId)) };
    });
}

function withMapped(table: WireTable): { readonly tableId: string; readonly mapped: ReadonlySet<string> } {
  return { tableId: table.tableId, mapped: new Set<string>(table.mappedFields) };
}

const noRows: readonly CaseFields[] = [];

function checkCases(run: Run, ready: readonly ReadyCheck[]): void {
  const able = runningIn(run, ready, "case", tablesOf(run.tables, "cases").map(withMapped));
  const running = able.map(({ one: { judge, ofFamily }, tableIds }): RunningCheck => {
    return { judge, tableIds, families: ofFamily && familyDiscussions(run.scope.children, ofFamily) };
  });
  for (const child of run.scope.children) checkChild(run, child, running);
}

interface RunningCheck {
  readonly judge: CaseJudge;
  readonly tableIds: ReadonlySet<string>;
  readonly families: ReadonlyMap<number, FamilyDiscussion> | undefined;
}

function checkChild(run: Run, child: Child, running: readonly RunningCheck[]): void {
  const { table, row } = child;
  const others = child.others?.map((other) => other.row.fields) ?? noRows;
  const until = stillAsRead(child, others, run.scope, run.asAt);
  const disagreement = child.others && rowsThatDisagree(child, run.asAt);
  const subject = subjectOf("case", table.tableId, row.rowId, row.caseRef);
  for (const { judge, tableIds, families } of running) {
    // A child with a row in a table that has the columns is judged there, though its first row may stand in another.
    const runs =
      tableIds.has(table.tableId) || (child.others?.some((other) => tableIds.has(other.table.tableId)) ?? false);
    if (!runs) continue;
    const family = row.family === undefined ? undefined : families?.get(row.family);
    add(run, withDisagreement(judge(row.fields, others, family), disagreement), subject, until);
  }
}

/** It is told with the clock, which pools the rows. */
function withDisagreement(judged: Judgement | undefined, rowsDisagree: Because["rowsDisagree"]): Judgement | undefined {
  if (judged?.because.pooledRows === undefined || rowsDisagree === undefined) return judged;
  return { ...judged, because: { ...judged.because, rowsDisagree } };
}

function checkWorkers(run: Run, ready: readonly ReadyCheck[]): void {
  const { staff } = run;
  const running = runningIn(run, ready, "worker", staff.lists);
  for (const person of staff.people) {
    const until = staff.sameUntil.get(staff.keyOf(person));
    const subject = subjectOf("worker", person.tableId, person.rowId, person.label);
    if (isTeamManager(person)) subject.role = "team-manager";
    for (const { one } of running) {
      const judged = mapsAll(person.mapped, one.check.requires) ? one.judge(person) : undefined;
      add(run, judged, subject, until);
    }
  }
}

function isTeamManager({ fields: { role } }: Person): boolean {
  return role?.kind === "role" && role.role === "team-manager";
}

function checkSessions(run: Run, ready: readonly ReadyCheck[]): void {
  const logs = tablesOf(run.tables, "sessions");
  for (const { one, tableIds } of runningIn(run, ready, "session", logs.map(withMapped))) {
    const workerAt = one.readsWorker ? workersByRow(run.tables) : undefined;
    for (const { tableId, rows } of logs.filter((log) => tableIds.has(log.tableId))) {
      // Whose session it was must be certain.
      for (const { rowId, fields, workerRows } of rows.filter((row) => row.workerRows?.length === 1)) {
        add(run, one.judge(fields, workerAt?.(workerRows)), subjectOf("session", tableId, rowId));
      }
    }
  }
}

function checkGroupSessions(run: Run, ready: readonly ReadyCheck[]): void {
  const logs = tablesOf(run.tables, "groups");
  for (const { one, tableIds } of runningIn(run, ready, "group-session", logs.map(withMapped))) {
    for (const { tableId, rows } of logs.filter((log) => tableIds.has(log.tableId))) {
      for (const { rowId, fields } of rows) {
        add(run, one.judge(fields), subjectOf("group-session", tableId, rowId, fields.team));
      }
    }
  }
}

function add({ results, counts }: Run, judged: Judgement | undefined, subject: Subject, until?: PlainDate): void {
  if (judged === undefined) return;
  const ofCheck = (counts[judged.check] ??= {});
  ofCheck[judged.state] = (ofCheck[judged.state] ?? 0) + 1;
  results.push(resultOf(judged, subject, earliest(judged.standsUntil, until)));
}

/** Key by key and no spread, which is slow where judgements have many shapes: there is one of these for each result. */
function resultOf(
  { check, clause, state, aimOn, dueOn, daysOverdue, because }: Judgement,
  subject: Subject,
  standsUntil: PlainDate | undefined,
): Result {
  const result: Result =
    clause === undefined ? { check, subject, state, because } : { check, clause, subject, state, because };
  if (aimOn !== undefined) result.aimOn = aimOn;
  if (dueOn !== undefined) result.dueOn = dueOn;
  if (daysOverdue !== undefined) result.daysOverdue = daysOverdue;
  if (standsUntil !== undefined) result.standsUntil = standsUntil;
  return result;
}

function checkTeams(run: Run, one: ReadyCheck): void {
  if (one.subject !== "team") return;
  const logs = teamLogs(run, one.of, one.check.requires);
  if (logs === undefined) return;
  run.ran.add(one);
  logs.teams.forEach((team, index) => {
    const subject = subjectOf("team", logs.tableId, `team${index + 1}`, team.name);
    add(run, one.judge(team), subject);
  });
}

function checkManagers(run: Run, one: ReadyCheck): void {
  if (one.subject !== "manager") return;
  const logs = tablesOf(run.tables, "observations").filter(({ mappedFields }) =>
    mapsAll(new Set(mappedFields), one.check.requires),
  );
  if (logs.length === 0) return;
  run.ran.add(one);
  for (const manager of managersOf(one.rule, run.staff, logs)) {
    const { tableId, rowId, label, person } = manager;
    const until = person && run.staff.sameUntil.get(run.staff.keyOf(person));
    add(run, one.judge(manager), subjectOf("manager", tableId, rowId, label), until);
  }
}

function subjectOf(kind: Subject["kind"], tableId: string, rowId: string, ref?: string): Subject {
  return ref === undefined ? { kind, tableId, rowId } : { kind, tableId, rowId, ref };
}

/** The last day before something in any row of the child reads differently only because its day has come. */
function stillAsRead(
  { row }: Child,
  others: readonly CaseFields[],
  { exemptUntil }: Scope,
  asAt: PlainDate,
): PlainDate | undefined {
  let until = unchangedUntil(row.fields, asAt);
  for (const fields of others) until = earliest(until, unchangedUntil(fields, asAt));
  if (exemptUntil.size === 0 || row.caseRef === undefined) return until;
  return earliest(until, exemptUntil.get(comparableRef(row.caseRef)));
}
