import { expect, test } from "vitest";
import { clockFields, understandClock } from "../../../shared/tracker/understand-clock.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";

test.each(["F1-hgy-clean-table", "F3-hgy-sheet-per-worker", "F6-full-set.barnet"])(
  "of %s only the children's rows are taken, with what the discussion clock needs and nothing else",
  (name) => {
    const expected = expectedOutcome(name);
    const { tables, inputs } = understandClock(workbookOf(expected), expected.sheets, expected.asAt);
    expect(tables.length).toBeGreaterThan(0);
    expect(new Set(tables.map(({ holds }) => holds))).toEqual(new Set(["cases"]));
    const fields = new Set(tables.flatMap(({ rows }) => rows.flatMap((row) => Object.keys(row.fields))));
    expect([...fields].filter((field) => !(clockFields as readonly string[]).includes(field))).toEqual([]);
    expect(fields).toContain("worker");
    expect(new Set(inputs.map(({ tableId }) => tableId))).toEqual(new Set(tables.map(({ tableId }) => tableId)));
  },
);
