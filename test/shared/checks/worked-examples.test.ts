import { describe, expect, it } from "vitest";
import type { Result } from "../../../shared/contract/results.ts";
import { wireTables } from "../../../shared/contract/tables.ts";
import { placeKey, understandTracker } from "../../../shared/tracker/understand.ts";
import { vectors, type CheckExample } from "../vectors.ts";
import { check } from "./children.ts";
import { exampleWorkbook } from "./example-workbook.ts";

function found(example: CheckExample): Pick<Result, "state" | "clause" | "aimOn" | "dueOn" | "daysOverdue"> {
  const { check: id, asAt, choices = {}, subject: of } = example;
  const { workbook, layouts } = exampleWorkbook(example);
  const understood = understandTracker(workbook, layouts, asAt);
  const council = id.startsWith("HGY") ? "haringey" : "barnet";
  const outcome = check(wireTables.parse(understood.tables), { council, choices, on: asAt });
  const nameOf = ({ kind, tableId, rowId, ref }: Result["subject"]) =>
    kind === "team" ? ref : understood.places.get(placeKey(tableId, rowId))?.ref;
  const [result, ...more] = outcome.results.filter(
    (one) => one.check === id && (of === undefined || nameOf(one.subject) === of),
  );
  if (result === undefined || more.length > 0) throw new RangeError(`${more.length + 1} results, or none`);
  const { state, clause, aimOn, dueOn, daysOverdue } = result;
  return { state, ...withoutUndefined({ clause, aimOn, dueOn, daysOverdue }) };
}

function withoutUndefined(parts: object): object {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

describe("the worked examples", () => {
  it.each(vectors.checks)("$id: $check as at $asAt", (example) => {
    expect(found(example)).toEqual(example.expect);
  });

  it.each(vectors.switched)("$id: $check with $choices", (example) => {
    expect(found(example)).toEqual(example.expect);
  });
});
