import { plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { checkTracker } from "../checks/check-tracker.ts";
import { keyOf } from "../checks/staff.ts";
import type { Choices, Result } from "../contract/results.ts";
import type { State } from "../contract/vocabulary.ts";
import type { WireTable } from "../contract/tables.ts";
import type { Policy } from "../policy/policy.ts";

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
 * Checked again for every day from `from` to `to`, both included: an exemption may end, a match may be reached, and a
 * child may be late on some day between and not on the last.
 */
export function clocksFrom({ policy, choices, tables }: Watched, from: PlainDate, to: PlainDate): Clocks {
  const clocks = new Map<string, Map<string, [Turn, ...Turn[]]>>();
  const request = {
    policy: clockChecks(policy),
    choices,
    tables: tables.filter(({ holds }) => holds === "cases"),
  };
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    for (const result of checkTracker({ ...request, asAt: day }).results) addTurn(clocks, day, result);
  }
  return new Map([...clocks].map(([key, byCheck]) => [key, [...byCheck.values()]]));
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
