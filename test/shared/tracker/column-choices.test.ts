import { describe, expect, it } from "vitest";
import { columnChoices, likelyHeaderRow } from "../../../shared/tracker/column-choices.ts";
import { sheetOf, workbookGrid } from "../../support/grid.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";

describe("a sheet whose headings nobody knows", () => {
  const { asAt, ...expected } = expectedOutcome("F10-hostile.barnet");
  const workbook = workbookOf({ asAt, ...expected });
  const sheet = workbook.sheets.find(({ name }) => name === "Feuille") ?? sheetOf([]);

  it("is offered column by column, from the row where it seems to begin", () => {
    expect(likelyHeaderRow(sheet)).toBe(1);
    expect(columnChoices(workbook, sheet, 1, asAt).slice(3)).toEqual([
      { column: "D", heading: "Ouverture", samples: ["19 Mar 2023", "14 Dec 2023", "17 Apr 2023"] },
      { column: "E", heading: "Dernière supervision", samples: ["22 Aug 2025", "17 Aug 2025", "10 Sep 2025"] },
    ]);
  });

  it("has no beginning where nothing looks like headings", () => {
    expect(likelyHeaderRow(sheetOf([["Notes"], ["a", 1, 2], [1, 2, 3]]))).toBeUndefined();
    expect(columnChoices(workbookGrid(), sheetOf([]), 1, asAt)).toEqual([]);
  });
});
