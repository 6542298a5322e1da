import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { headingsOf, layoutStillFits } from "../../../shared/tracker/layout-headings.ts";
import { sheetOf, workbookGrid } from "../../support/grid.ts";

const asAt = plainDate("2025-09-15");
const layout: TableLayout = {
  ...{ name: "Caseload", holds: "cases", headerRows: [1], dataRows: [2, 4] },
  columns: { caseRef: "A", lastDiscussion: "C" },
  series: { discussions: ["D", "E"] },
};
const rows = [
  ["Ref", "Child", "Last sup", "Sup 1", "Sup 2"],
  [9607265, "A", 45722, "", ""],
  ["", "B", "TBC", "6/3/25", ""],
  ["M2", "C", "", "", ""],
];
const workbook = workbookGrid(sheetOf(rows));

describe("the headings of a layout", () => {
  it("stand beside a few cells as the manager would know them", () => {
    expect(headingsOf(workbook, layout, asAt)).toEqual([
      { field: "caseRef", column: "A", heading: "Ref", samples: ["9607265", "M2"] },
      { field: "lastDiscussion", column: "C", heading: "Last sup", samples: ["6 Mar 2025", "TBC"] },
      { field: "discussions", column: "D", heading: "Sup 1", samples: ["6/3/25"] },
      { field: "discussions", column: "E", heading: "Sup 2", samples: [] },
    ]);
  });

  it("still fit while they stand where they stood, however they are spaced", () => {
    const spaced = workbookGrid(sheetOf([["Ref", "", "LAST\nsup", "Sup 1", "Sup 2"], ...rows.slice(1)]));
    expect(layoutStillFits(spaced, layout, headingsOf(workbook, layout, asAt))).toEqual({ fits: true });
  });

  it("no longer fit when a column has been put between them, and say which moved", () => {
    const shifted = workbookGrid(sheetOf(rows.map(([first = "", ...rest]) => [first, "", ...rest])));
    const fit = layoutStillFits(shifted, layout, headingsOf(workbook, layout, asAt));
    expect(fit).toMatchObject({ fits: false, reason: "headings-moved" });
    expect(fit.fits ? [] : fit.moved[0]).toEqual({
      ...{ field: "lastDiscussion", column: "C", heading: "Last sup", now: "Child" },
      samples: ["6 Mar 2025", "TBC"],
    });
  });

  it("do not fit a workbook without their sheet", () => {
    const other = workbookGrid(sheetOf(rows, { name: "Other" }));
    expect(headingsOf(other, layout, asAt)).toEqual([]);
    expect(layoutStillFits(other, layout, [])).toEqual({ fits: false, reason: "no-such-sheet", moved: [] });
  });
});
