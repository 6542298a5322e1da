import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { headingsOf, headingsToRemember } from "../../../shared/tracker/layout-headings.ts";
import { sheetCells } from "../../../shared/tracker/sheet-cells.ts";
import { workerCellsAbove, workerDetailsStart } from "../../../shared/tracker/worker-cells.ts";
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

  it("are none in a workbook without their sheet", () => {
    const other = workbookGrid(sheetOf(rows, { name: "Other" }));
    expect(headingsOf(other, layout, asAt)).toEqual([]);
    expect(headingsToRemember(other, layout)).toEqual([]);
  });

  it("are remembered with those beside them, those typed again and the labels of a worker's details", () => {
    const mixed: TableLayout = {
      ...{ name: "Caseload", holds: "mixed", headerRows: [2], dataRows: [3, 5], columns: { caseRef: "A", name: "B" } },
      cells: { worker: "B1" },
    };
    const sheet = sheetOf([
      ["Worker", "Jo Okarra", ""],
      ["Ref", "Child", "Rota"],
      ["1", "A", ""],
      ["Ref", "Child", "Rota"],
      ["2", "B", ""],
    ]);
    expect(headingsToRemember(workbookGrid(sheet), mixed)).toEqual([
      { field: "caseRef", column: "A", heading: "Ref" },
      { field: "name", column: "B", heading: "Child" },
      { field: "", column: "C", heading: "Rota" },
      { field: "", column: "A4", heading: "Ref" },
      { field: "worker", column: "B1", heading: "Worker" },
    ]);
  });
});

describe("a worker's details above the children", () => {
  const headings = ["Ref", "Child", "Last sup", ""];
  const above = (...details: readonly (readonly string[])[]): unknown => {
    const sheet = sheetOf([...details, headings]);
    const area = { row: 0, column: 0, rows: details.length + 1, columns: 4 };
    const cells = sheetCells(sheet);
    return [workerCellsAbove(cells, area, details.length), workerDetailsStart(cells, area, details.length)];
  };

  it("are labels with what they say beside them", () => {
    expect(above(["Worker", "Jo Okarra"], ["Role", "SW"])).toEqual([{ worker: "B1", role: "B2" }, 0]);
    expect(above(["", "Worker", "Jo Okarra"], ["", "Role", "NQSW"])).toEqual([{ worker: "C1", role: "C2" }, 0]);
    expect(above(["Caseloads of North"], [], ["Worker", "Jo Okarra", "Role", "SW"], [])).toEqual([
      { worker: "B3", role: "D3" },
      2,
    ]);
  });

  it("are none with a single label, without a name, or where what stands beside is a heading", () => {
    expect(above(["Worker", "Jo Okarra"])).toEqual([undefined, undefined]);
    expect(above(["Role", "SW"], ["Team", "North"])).toEqual([undefined, undefined]);
    expect(above(["Worker", ""], ["Role", "SW"])).toEqual([undefined, undefined]);
    expect(above(["Worker", "Supervisor"], ["Role", "SW"])).toEqual([undefined, undefined]);
  });

  it("begin no higher than the rows that go with them", () => {
    const apart = above(["Worker", "Kit Amber", "Role", "SW"], ["M1", "A", "6/3/25"], ["Worker", "Jo", "Role", "SW"]);
    expect(apart).toEqual([{ worker: "B1", role: "D1" }, 2]);
    expect(above(["Worker", "Kit Amber", "Role", "SW"], ["M1", "A", "6/3/25"])).toEqual([
      { worker: "B1", role: "D1" },
      undefined,
    ]);
  });
});
