import { describe, expect, it } from "vitest";
import { withColumn } from "../../../addin/commands/mapping.ts";
import { findLayouts, type LayoutsFound } from "../../../shared/tracker/detect.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { questionsAbout, scoreOf, type Score } from "../../support/found-by-headings.ts";
import { exclusionLines, expectedNames, outcomeUnder, resultLines } from "../../support/outcomes.ts";
import { expectedOutcome, workbookOf, type ExpectedOutcome } from "../../support/tracker-fixtures.ts";

/** What the manager would answer: the column that the expected file names. */
function answered(found: LayoutsFound, { sheets }: ExpectedOutcome): TableLayout[] {
  return [...found.layouts, ...found.unfamiliar].map((layout) => {
    const wanted = sheets.find(
      ({ name, headerRows, holds }) =>
        name === layout.name && holds === layout.holds && Math.max(...headerRows) === Math.max(...layout.headerRows),
    );
    return questionsAbout(found.questions, layout).reduce(
      (settled, { field }) => withColumn(settled, field, wanted?.columns[field]),
      layout,
    );
  });
}

const fixtures = expectedNames.map((name) => {
  const expected = expectedOutcome(name);
  const workbook = workbookOf(expected);
  const found = findLayouts(workbook, expected.asAt);
  return { name, expected, workbook, found, score: scoreOf(found, expected.sheets) };
});

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function line(name: string, { right, asked, missing, wrong, misplaced }: Score): string {
  const all = right + asked + missing.length;
  const counts = [all, right, asked, missing.length, wrong.length, misplaced.length].map((count) =>
    String(count).padStart(6),
  );
  return `${name.padEnd(32)}${counts.join("")}  ${percent(right, all).padStart(7)}`;
}

const total: Score = {
  right: fixtures.reduce((sum, { score }) => sum + score.right, 0),
  asked: fixtures.reduce((sum, { score }) => sum + score.asked, 0),
  needless: fixtures.flatMap(({ score }) => score.needless),
  missing: fixtures.flatMap(({ score }) => score.missing),
  wrong: fixtures.flatMap(({ score }) => score.wrong),
  misplaced: fixtures.flatMap(({ score }) => score.misplaced),
};
const table = [
  `${"Found without a mapping".padEnd(32)}  cols right asked  miss wrong  rows    right`,
  ...fixtures.map(({ name, score }) => line(name, score)),
  line("all", total),
  "",
].join("\n");

describe("tables found by their headings alone", () => {
  it("are scored as they were when this was last looked at", async () => {
    await expect(table).toMatchFileSnapshot("../../trackers/found-by-headings.txt");
  });

  it("have at least 95 of 100 columns right without help, and every other one is offered as a question", () => {
    expect(total.right / (total.right + total.asked + total.missing.length), table).toBeGreaterThanOrEqual(0.95);
    expect(total.missing, table).toEqual([]);
  });

  it("are asked about only where headings do not settle a column", () => {
    expect(total.needless, table).toEqual([]);
  });

  it("have no column wrong in silence, and no row of headings or data in the wrong place", () => {
    expect(total.wrong, table).toEqual([]);
    expect(total.misplaced, table).toEqual([]);
  });
});

describe.each(fixtures)("$name, once its questions are answered", ({ expected, workbook, found }) => {
  const outcome = outcomeUnder(expected, workbook, answered(found, expected));

  it("gives the results that it gives under a mapping made by hand", () => {
    expect(resultLines(outcome.results)).toEqual(resultLines(expected.results));
    expect(exclusionLines(outcome.exclusions)).toEqual(exclusionLines(expected.exclusions));
    expect([...outcome.notChecked].sort()).toEqual([...expected.notChecked].sort());
    expect(outcome.counts).toEqual(expected.counts);
  });
});
