import { wireTables } from "../../shared/contract/tables.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import { expectedOutcome, workbookOf } from "../support/tracker-fixtures.ts";

/** The trackers are read once for all mutants of the checks: reading takes longer than judging. */

const fixtures = [
  "F6-full-set.barnet",
  "F6-full-set.haringey",
  "F1-hgy-clean-table",
  "F2-bnt-pod-tracker",
  "F3-hgy-sheet-per-worker",
  "F4-bnt-month-grid",
  "F5-bnt-1904-lac-cl",
  "F8-hgy-legacy-colours",
  "F10-hostile.barnet",
  "F10-hostile.haringey",
  "F2-bnt-pod-tracker-2026-01-02",
];

export const readTrackers = fixtures.map((name) => {
  const expected = expectedOutcome(name);
  const workbook = workbookOf(expected);
  const understood = understandTracker(workbook, expected.sheets, expected.asAt);
  return { name, expected, workbook, understood, tables: wireTables.parse(understood.tables) };
});
