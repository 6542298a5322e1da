import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../shared/checks/check-tracker.ts";
import type { Result } from "../../shared/contract/results.ts";
import type { CaseFields } from "../../shared/contract/tables.ts";
import type { Policy } from "../../shared/policy/policy.ts";
import { policyInForce } from "../../shared/policy/registry.ts";
import { caseReaders } from "../../shared/tracker/case-readers.ts";
import { textOf } from "../../shared/tracker/cell-text.ts";
import { readAsAt } from "./as-at.ts";
import { clockOf } from "./clock-of.ts";
import { deciding, rowsThatCouldBe } from "./could-be.ts";
import { caseParameters, fieldParameters } from "./function-table.ts";
import { givenAs, type Given } from "./given.ts";

/** What can be said of one child by the arguments of a function. */
export type CaseJudged =
  | { readonly kind: "refused"; readonly sentence: string }
  /** The entries say that the case is closed. */
  | { readonly kind: "closed" }
  /** The names of arguments that were left out, and on which the answer depends. */
  | { readonly kind: "missing"; readonly names: readonly string[] }
  | { readonly kind: "judged"; readonly result: Result; readonly asAt: PlainDate };

/**
 * Judges one row of children as the pane does: the same readers, the same check. The council's choices stand at their
 * defaults, for a function knows nothing of the council's settings. `today` is the computer's own day.
 */
export function judgeCase(args: readonly unknown[], today: PlainDate): CaseJudged {
  const asked = questionIn(args, today);
  if ("sentence" in asked) return asked;
  const { policy, asAt, cells } = asked;
  const missing = fieldParameters.filter((_, at) => cells[at]?.kind === "nothing");
  const missingFields = missing.map(({ field }) => field);
  const [result, ...others] = resultsOf(policy, asAt, rowsThatCouldBe(readFields(cells, asAt), missingFields));
  if (result === undefined) return { kind: "closed" };
  // What cannot be checked or read is so whatever else was given.
  if (result.dueOn === undefined) return { kind: "judged", result, asAt };
  const decisive = deciding(missingFields, [result, ...others]);
  if (decisive.length === 0) return { kind: "judged", result, asAt };
  return { kind: "missing", names: missing.filter(({ field }) => decisive.includes(field)).map(({ name }) => name) };
}

interface Question {
  /** Of one check, the clock of case discussions. */
  readonly policy: Policy;
  readonly asAt: PlainDate;
  /** In the order of the field parameters. */
  readonly cells: readonly Given[];
}

type Refused = Extract<CaseJudged, { kind: "refused" }>;
const refused = (sentence: string): Refused => ({ kind: "refused", sentence });

function questionIn(args: readonly unknown[], today: PlainDate): Question | Refused {
  const given = caseParameters.map((_, at) => givenAs(args[at]));
  const several = caseParameters.find((_, at) => given[at]?.kind === "several");
  if (several !== undefined) {
    return refused(`${several.name} takes one cell and not several: give the cell of this row.`);
  }
  const [council, ...cells] = given;
  if (council?.kind !== "cell" || council.value === "") return refused('Name the council, such as "haringey".');
  const read = readAsAt(cells.pop(), today);
  if ("refused" in read) return refused(read.refused);
  const found = policyInForce(textOf(council.value).toLowerCase().replaceAll(" ", "-"), read.asAt);
  if (!found.found) return refused(found.sentence);
  const clock = clockOf(found.policy);
  return "refused" in clock ? refused(clock.refused) : { policy: clock.policy, asAt: read.asAt, cells };
}

/** An argument that was left out is a column that is not mapped; the last discussion is what the check needs. */
function readFields(cells: readonly Given[], asAt: PlainDate): CaseFields {
  const fields: Record<string, unknown> = {};
  const context = { asAt, date1904: false, headingOf: () => "" };
  fieldParameters.forEach(({ field, optional }, at) => {
    const given = cells[at];
    if (given?.kind !== "cell" && optional) return;
    const value = given?.kind === "cell" ? given.value : "";
    fields[field] = caseReaders[field]([{ column: 0, row: 0, cell: { value } }], context, field).entry;
  });
  return fields;
}

/** A result for each row; one that is closed has none. */
function resultsOf(policy: Policy, asAt: PlainDate, rows: readonly CaseFields[]): (Result | undefined)[] {
  const { results } = checkTracker({
    policy,
    choices: {},
    asAt,
    tables: [
      {
        tableId: "t1",
        holds: "cases",
        hasCaseRefs: false,
        mappedFields: fieldParameters.map(({ field }) => field),
        rows: rows.map((fields, at) => ({ rowId: String(at), fields })),
      },
    ],
  });
  const byRow = new Map(results.map((result) => [result.subject.rowId, result]));
  return rows.map((_, at) => byRow.get(String(at)));
}
