import { expect, it } from "vitest";
import { wireTables } from "../../shared/contract/tables.ts";
import { findLayouts } from "../../shared/tracker/detect.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import { scoreOf } from "../support/found-by-headings.ts";
import { expectOutcome } from "./as-expected.ts";
import { readTrackers } from "./read-trackers.ts";

/** The same trackers, read within the test, so that a mutant of the reading is alive. */

it.each(readTrackers)("reads in $name all that is expected of it", ({ expected, workbook }) => {
  const understood = understandTracker(workbook, expected.sheets, expected.asAt);
  expectOutcome(expected, understood, wireTables.parse(understood.tables));
});

it.each(readTrackers)("finds the tables of $name by their headings", ({ expected, workbook }) => {
  const { missing, wrong, misplaced, needless } = scoreOf(findLayouts(workbook, expected.asAt), expected.sheets);
  expect({ missing, wrong, misplaced, needless }).toEqual({ missing: [], wrong: [], misplaced: [], needless: [] });
});
