import type { PlainDate } from "../calendar/plain-date.ts";
import { latestDay } from "../checks/entries.ts";
import { faultOf } from "../checks/fault.ts";
import { comparableRef } from "../checks/scope.ts";
import { tablesOf } from "../checks/tables-of.ts";
import type { Exclusion, Result } from "../contract/results.ts";
import type { RollUpEntry } from "../contract/routes.ts";
import type { SharedCase, SharedCases } from "../contract/shared-cases.ts";
import type { WireTable } from "../contract/tables.ts";
import { standsBefore } from "./roll-up.ts";

/** What one team's standing run says of its cases. */
interface TeamFindings {
  readonly team: string;
  readonly results: readonly Result[];
}

/** A standing run with its findings and the tables that it was made from. */
export interface StandingRun extends TeamFindings, Pick<RollUpEntry, "runId" | "asAt" | "receivedAt"> {
  readonly exclusions: readonly Exclusion[];
  readonly tables: readonly WireTable[];
}

/** One run's results of one case. */
interface Held<Run extends TeamFindings> {
  readonly run: Run;
  readonly results: Result[];
}

/** The runs in which a reference stands that is another team's case, too. */
export function runsThatShare<Run extends TeamFindings>(runs: readonly Run[]): ReadonlySet<Run> {
  return new Set([...heldByTeams(runs).values()].flatMap((held) => held.map(({ run }) => run)));
}

/**
 * The cases that are judged in the standing runs of more than one team, however their references are spaced and
 * capitalised, and what is taken off so that in every check each is counted once. The order of the runs makes no difference.
 */
export function sharedCases(runs: readonly StandingRun[]): Pick<SharedCases, "cases" | "takenOff" | "longestOverdue"> {
  const cases = [...heldByTeams(runs)]
    .toSorted(([one], [other]) => byReference(one, other))
    .flatMap(([key, held]) => sharedCase(key, held));
  return { cases, takenOff: takenOff(cases), longestOverdue: longestOverdue(runs, cases) };
}

/** By comparable reference, those alone that several teams have. A reference twice in one tracker is one case of it. */
function heldByTeams<Run extends TeamFindings>(runs: readonly Run[]): ReadonlyMap<string, readonly Held<Run>[]> {
  const found = new Map<string, Map<Run, Held<Run>>>();
  for (const run of runs) {
    for (const result of run.results) {
      const { kind, ref } = result.subject;
      if (kind !== "case" || ref === undefined) continue;
      const key = comparableRef(ref);
      const holders = found.get(key) ?? new Map<Run, Held<Run>>();
      found.set(key, holders);
      const held = holders.get(run) ?? { run, results: [] };
      holders.set(run, held);
      held.results.push(result);
    }
  }
  const all = [...found].map(([key, holders]) => [key, [...holders.values()]] as const);
  return new Map(all.filter(([, held]) => new Set(held.map(({ run }) => run.team)).size > 1));
}

function byReference(one: string, other: string): number {
  return one.localeCompare(other, "en-GB", { numeric: true }) || (one < other ? -1 : 1);
}

function sharedCase(key: string, held: readonly Held<StandingRun>[]): readonly SharedCase[] {
  const standing = held
    .map(({ run, results }) => ({ run, results, allocatedOn: allocatedOn(run, key, results) }))
    .toSorted((one, other) => laterFirst(one, other));
  const [first] = standing;
  if (first === undefined) return [];
  const countedBy = new Map<string, StandingRun>();
  for (const { run, results } of standing) {
    for (const { check } of results) if (!countedBy.has(check)) countedBy.set(check, run);
  }
  const teams = standing.map(({ run, results, allocatedOn: on }) => ({
    team: run.team,
    runId: run.runId,
    ...(on !== undefined && { allocatedOn: on }),
    results: results.map((result) => ({ ...result, isCounted: countedBy.get(result.check) === run })),
  }));
  return [{ ref: first.results[0]?.subject.ref ?? key, countedIn: first.run.team, teams }];
}

interface Allocated {
  readonly run: StandingRun;
  readonly allocatedOn: PlainDate | undefined;
}

/** A day that is not known comes before every one that is; of the same day the run decides that is the later. */
function laterFirst(one: Allocated, other: Allocated): number {
  const [day, otherDay] = [one.allocatedOn ?? "", other.allocatedOn ?? ""];
  if (day !== otherDay) return day < otherDay ? 1 : -1;
  return standsBefore(one.run, other.run) ? 1 : -1;
}

/** The latest day that the case's rows say, also those that were taken together with the one that was judged. */
function allocatedOn(
  { tables, exclusions, asAt }: StandingRun,
  key: string,
  results: readonly Result[],
): PlainDate | undefined {
  const duplicates = exclusions.filter(({ reason }) => reason === "duplicate");
  const counted = new Set([...results.map(({ subject }) => subject), ...duplicates].map(placeOf));
  let latest: PlainDate | undefined;
  for (const { tableId, rows } of tablesOf(tables, "cases")) {
    for (const { rowId, caseRef, fields } of rows) {
      if (caseRef === undefined || comparableRef(caseRef) !== key || !counted.has(placeOf({ tableId, rowId })))
        continue;
      const on = knownDay(fields.dateAllocated, asAt);
      if (on !== undefined && (latest === undefined || on > latest)) latest = on;
    }
  }
  return latest;
}

/** A day that lies ahead, as an unreadable one, has to be looked at first: until then nothing is known. */
function knownDay(entry: Parameters<typeof faultOf>[0], asAt: PlainDate): PlainDate | undefined {
  if (entry?.kind !== "dates" || faultOf(entry, "dateAllocated", asAt) !== undefined) return undefined;
  return latestDay(entry);
}

function placeOf({ tableId, rowId }: { readonly tableId: string; readonly rowId: string }): string {
  return JSON.stringify([tableId, rowId]);
}

function takenOff(cases: readonly SharedCase[]): SharedCases["takenOff"] {
  const found = new Map<string, SharedCases["takenOff"][number]>();
  for (const { team, runId, results } of cases.flatMap(({ teams }) => teams)) {
    for (const { check, state, isCounted } of results) {
      if (isCounted) continue;
      const key = [team, runId, check, state].join(" ");
      const before = found.get(key)?.count ?? 0;
      found.set(key, { team, runId, check, state, count: before + 1 });
    }
  }
  return inOrder(found);
}

function longestOverdue(runs: readonly StandingRun[], cases: readonly SharedCase[]): SharedCases["longestOverdue"] {
  const found = new Map<string, SharedCases["longestOverdue"][number]>();
  const gone = new Set<string>();
  for (const { team, runId, results } of cases.flatMap(({ teams }) => teams)) {
    for (const { check, state, subject, isCounted } of results) {
      if (isCounted || state !== "overdue") continue;
      found.set([team, runId, check].join(" "), { team, runId, check, days: 0 });
      gone.add([runId, check, placeOf(subject)].join(" "));
    }
  }
  for (const { team, runId, results } of runs) {
    for (const { check, state, subject, daysOverdue = 0 } of results) {
      const left = found.get([team, runId, check].join(" "));
      if (left === undefined || state !== "overdue" || gone.has([runId, check, placeOf(subject)].join(" "))) continue;
      left.days = Math.max(left.days, daysOverdue);
    }
  }
  return inOrder(found);
}

function inOrder<T>(found: ReadonlyMap<string, T>): T[] {
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}
