import { plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { checkTracker } from "../checks/check-tracker.ts";
import { earliest } from "../checks/entries.ts";
import type { Choices, Result } from "../contract/results.ts";
import { keyOf } from "../contract/row-key.ts";
import type { State } from "../contract/vocabulary.ts";
import type { WireTable } from "../contract/tables.ts";
import type { Policy } from "../policy/policy.ts";
import { readAsTodayUntil, rowsTogether, tablesWith, type RowsTogether } from "./rows-together.ts";

/** What the clocks of the children say as the days pass, if nothing more is recorded. */

/** A clock of one child has this result from this day on. */
interface Turn {
  readonly from: PlainDate;
  readonly result: Result;
}

/** The turns of one check of one child, in the order of days; the first is what it says on the first day in scope. */
export type Clock = readonly [Turn, ...Turn[]];

/** By the key of the child's first row. */
export type Clocks = ReadonlyMap<string, readonly Clock[]>;

const clockKinds: ReadonlySet<string> = new Set(["cadence", "tiered-cadence", "checkpoints"]);

/** The checks that ask by when a child is discussed; the others ask what is recorded of it. */
export function clockChecks(policy: Policy): Policy {
  return {
    ...policy,
    checks: policy.checks.filter(({ subject, rule }) => subject === "case" && clockKinds.has(rule.kind)),
  };
}

export interface Watched {
  readonly policy: Policy;
  readonly choices: Choices;
  readonly tables: readonly WireTable[];
}

/**
 * What is found on every day from `from` to `to`, both included: an exemption may end, a match may be reached, and a child
 * may be late on some day between and not on the last. A child is checked on the first day, and again only on those on
 * which time can change what is found: each result and each day that is written in the rows say until when it cannot.
 */
export function clocksFrom(
  { policy, choices, tables }: Watched,
  from: PlainDate,
  to: PlainDate,
  among: readonly RowsTogether[] = rowsTogether(tables),
): Clocks {
  const clocks = new Map<string, Map<string, [Turn, ...Turn[]]>>();
  const judged = clockChecks(policy);
  const dueOn = new Map<PlainDate, RowsTogether[]>([[from, [...among]]]);
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    const due = dueOn.get(day) ?? [];
    if (due.length === 0) continue;
    const { results } = checkTracker({ policy: judged, choices, asAt: day, tables: tablesWith(tables, due) });
    for (const result of results) addTurn(clocks, day, result);
    const stands = standing(results);
    for (const rows of due) {
      const until = standsUntil(rows, stands, day);
      if (until === undefined) continue;
      const next = plusDays(until, 1);
      const others = dueOn.get(next);
      if (others === undefined) dueOn.set(next, [rows]);
      else others.push(rows);
    }
  }
  return new Map([...clocks].map(([key, byCheck]) => [key, [...byCheck.values()]]));
}

/** By row, the last day on which every result of it has the same state; absent where time cannot change one. */
function standing(results: readonly Result[]): ReadonlyMap<string, PlainDate> {
  const stands = new Map<string, PlainDate>();
  for (const { subject, standsUntil: until } of results) {
    const key = keyOf(subject);
    const soonest = earliest(until, stands.get(key));
    if (soonest !== undefined) stands.set(key, soonest);
  }
  return stands;
}

function standsUntil(
  rows: RowsTogether,
  stands: ReadonlyMap<string, PlainDate>,
  day: PlainDate,
): PlainDate | undefined {
  let until = readAsTodayUntil(rows, day);
  for (const row of rows) until = earliest(until, stands.get(row.key));
  return until;
}

function addTurn(clocks: Map<string, Map<string, [Turn, ...Turn[]]>>, from: PlainDate, result: Result): void {
  const key = keyOf(result.subject);
  const ofChild = clocks.get(key) ?? new Map<string, [Turn, ...Turn[]]>();
  clocks.set(key, ofChild);
  const known = ofChild.get(result.check);
  if (known === undefined) ofChild.set(result.check, [{ from, result }]);
  else if (known.at(-1)?.result.state !== result.state) known.push({ from, result });
}

/** When a clock first has one of the states, on or before the day `by`. */
export function firstTurn(clock: Clock, states: ReadonlySet<State>, by: PlainDate): Turn | undefined {
  return clock.find(({ from, result }) => from <= by && states.has(result.state));
}
