import type { PlainDate } from "../calendar/plain-date.ts";
import type { CheckOutcome, Choices, Counts, Result } from "../contract/results.ts";
import type { CaseFields, WireTable } from "../contract/tables.ts";
import { choicesInForce, type ChoicesInForce } from "../policy/choices.ts";
import type { Check, Policy } from "../policy/policy.ts";
import { cadenceJudge, type Judge } from "./cadence.ts";
import { unchangedUntil } from "./case-dates.ts";
import { earliest } from "./entries.ts";
import { comparableRef, scopeOf, type Child, type Scope } from "./scope.ts";

export interface TrackerRequest {
  readonly policy: Policy;
  /** What the council has set; every other choice stands at its default. */
  readonly choices: Choices;
  readonly asAt: PlainDate;
  readonly tables: readonly WireTable[];
}

/**
 * Every result of a tracker under a policy, as at a day. Results and exclusions stand in the order of tables and rows.
 * @throws RangeError for a choice that the policy does not have.
 */
export function checkTracker({ policy, choices: set, asAt, tables }: TrackerRequest): CheckOutcome {
  const choices = choicesInForce(policy, set);
  const running = policy.checks.map((check) => runningCheck(check, choices, asAt, tables));
  const scope = scopeOf(tables, asAt);
  const results: Result[] = [];
  for (const child of scope.children) {
    const others = child.others?.map(({ row }) => row.fields) ?? noRows;
    for (const { judge, runsFor } of running) {
      if (!runsFor(child)) continue;
      results.push(resultOf(child, judge(child.row.fields, others), stillAsRead(child, others, scope, asAt)));
    }
  }
  return {
    policy: { council: policy.council, edition: policy.edition, inForceFrom: policy.inForceFrom },
    choices,
    asAt,
    results,
    counts: countsOf(results),
    exclusions: [...scope.exclusions],
    notChecked: running.filter(({ tableIds }) => tableIds.size === 0).map(({ check }) => check.id),
    cautions: tables.some((table) => !table.hasCaseRefs) ? ["no-case-references"] : [],
  };
}

const noRows: readonly CaseFields[] = [];

interface RunningCheck {
  readonly check: Check;
  readonly judge: Judge;
  readonly tableIds: ReadonlySet<string>;
  readonly runsFor: (child: Child) => boolean;
}

function runningCheck(
  check: Check,
  choices: ChoicesInForce,
  asAt: PlainDate,
  tables: readonly WireTable[],
): RunningCheck {
  const tableIds = new Set(tables.filter((table) => hasTheFields(check, table)).map((table) => table.tableId));
  // A child with a row in a table that has the columns is judged there, though its first row may stand in another.
  const runsFor = ({ table, others }: Child) =>
    tableIds.has(table.tableId) || (others?.some((other) => tableIds.has(other.table.tableId)) ?? false);
  return { check, judge: judgeOf(check, choices, asAt), tableIds, runsFor };
}

/** Each kind of rule has its judge. */
const judges = { cadence: cadenceJudge };

function judgeOf(check: Check, choices: ChoicesInForce, asAt: PlainDate): Judge {
  return judges[check.rule.kind](check, check.rule, choices, asAt);
}

function hasTheFields(check: Check, table: WireTable): boolean {
  const mapped: readonly string[] = table.mappedFields;
  return check.requires.every((anyOf) => anyOf.some((field) => mapped.includes(field)));
}

function resultOf({ table, row }: Child, judged: ReturnType<Judge>, until: PlainDate | undefined): Result {
  const { tableId } = table;
  const { rowId, caseRef: ref } = row;
  const result: Result = {
    ...judged,
    subject: ref === undefined ? { kind: "case", tableId, rowId } : { kind: "case", tableId, rowId, ref },
  };
  if (until !== undefined && (result.standsUntil === undefined || until < result.standsUntil))
    result.standsUntil = until;
  return result;
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

function countsOf(results: readonly Result[]): Counts {
  const counts: Counts = {};
  for (const { check, state } of results) {
    const ofCheck = (counts[check] ??= {});
    ofCheck[state] = (ofCheck[state] ?? 0) + 1;
  }
  return counts;
}
