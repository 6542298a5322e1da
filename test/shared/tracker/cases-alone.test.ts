import { expect, it } from "vitest";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";

it.each(["F1-hgy-clean-table", "F3-hgy-sheet-per-worker", "F6-full-set.barnet"])(
  "of %s the children's rows can be read alone, as they are read among all tables",
  (name) => {
    const expected = expectedOutcome(name);
    const workbook = workbookOf(expected);
    const alone = understandTracker(workbook, expected.sheets, expected.asAt, { tables: "cases-alone" });
    const all = understandTracker(workbook, expected.sheets, expected.asAt);
    expect(alone.tables).toEqual(all.tables.filter(({ holds }) => holds === "cases"));
    expect(alone.tables.length).toBeGreaterThan(0);
    const ids = new Set(alone.tables.map(({ tableId }) => tableId));
    expect(new Set(alone.inputs.map(({ tableId }) => tableId))).toEqual(ids);
    expect(alone.entriesToCheck.filter(({ tableId }) => !ids.has(tableId))).toEqual([]);
    expect([...alone.places.keys()].filter((key) => !ids.has(key.split(" ")[0] ?? ""))).toEqual([]);
  },
);
