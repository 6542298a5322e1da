import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { wireTables } from "../../../shared/contract/tables.ts";
import { findLayouts } from "../../../shared/tracker/detect.ts";
import { layouts as layoutsSchema, type TableLayout } from "../../../shared/tracker/layout.ts";
import { understandTracker } from "../../../shared/tracker/understand.ts";
import { withRowsAddedBelow } from "../../../shared/tracker/table-rows.ts";
import { sheetOf, workbookGrid, type GridCell } from "../../support/grid.ts";
import { expectedOutcome, workbookOf } from "../../support/tracker-fixtures.ts";

const asAt = plainDate("2025-09-15");

describe("finding the tables of a tracker", () => {
  it.each([
    ...["F1-hgy-clean-table", "F1-hgy-clean-table-2025-02-28", "F1-hgy-clean-table-2026-01-02"],
    ...["F2-bnt-pod-tracker", "F2-bnt-pod-tracker-2025-02-28", "F2-bnt-pod-tracker-2026-01-02"],
    ...["F3-hgy-sheet-per-worker", "F4-bnt-month-grid", "F6-full-set.barnet", "F8-hgy-legacy-colours"],
  ])("finds every column and row of %s", (name) => {
    const expected = expectedOutcome(name);
    expect(findLayouts(workbookOf(expected), expected.asAt).layouts).toEqual(expected.sheets);
  });

  it.each(["F5-bnt-1904-lac-cl", "F7-hgy-cms-export", "F10-hostile.barnet"])(
    "maps nothing wrongly in %s, and asks what the headings do not settle",
    (name) => {
      const expected = expectedOutcome(name);
      const { layouts, unrecognised } = findLayouts(workbookOf(expected), expected.asAt);
      for (const wanted of expected.sheets) {
        const found = layouts.find((layout) => layout.name === wanted.name);
        if (found === undefined) {
          expect(unrecognised).toContain(wanted.name);
          continue;
        }
        const asked = wanted.needsConfirmation ?? [];
        const settled = Object.entries(wanted.columns).filter(([field]) => !asked.includes(field));
        expect(found.columns).toEqual(Object.fromEntries(settled));
        expect([...(found.needsConfirmation ?? [])].sort()).toEqual([...asked].sort());
        expect(found.dataRows).toEqual(wanted.dataRows);
      }
    },
  );

  it("finds what is sent of a service of five thousand children", () => {
    const expected = expectedOutcome("F9-bnt-large-service");
    const [found] = findLayouts(workbookOf(expected), expected.asAt).layouts;
    const [wanted] = expected.sheets;
    expect(found?.columns).toMatchObject(wanted?.columns ?? {});
    expect(found?.dataRows).toEqual(wanted?.dataRows);
  });

  it("offers the columns that a field may stand in, with a few of their cells", () => {
    const expected = expectedOutcome("F7-hgy-cms-export");
    expect(findLayouts(workbookOf(expected), expected.asAt).questions).toEqual([
      {
        sheet: "Export 08092025",
        field: "lastDiscussion",
        candidates: [{ column: "AV", heading: "Last MO", samples: ["15/9/25", "14 Sep 2025", "16 Aug 2025"] }],
      },
    ]);
  });
});

describe("headings that mean several things", () => {
  const found = (...rows: GridCell[][]): TableLayout | undefined =>
    findLayouts(workbookGrid(sheetOf(rows)), asAt).layouts[0];

  it("are settled by the cells below them", () => {
    const plans = found(["Ref", "Status", "Last sup"], ["1", "CIN", "6/3/25"], ["2", "CP", ""]);
    expect(plans?.columns).toEqual({ caseRef: "A", planType: "B", lastDiscussion: "C" });
    const statuses = found(["Ref", "Plan", "Status", "Last sup"], ["1", "CIN", "Open", "6/3/25"]);
    expect(statuses?.columns).toEqual({ caseRef: "A", planType: "B", status: "C", lastDiscussion: "D" });
  });

  it("are asked about when the cells say otherwise", () => {
    const layout = found(["Ref", "Child", "Last sup"], ["1", "A", "Jo Okarra"], ["2", "B", "Amma Tarnbrook"]);
    expect(layout?.columns).toEqual({ caseRef: "A", name: "B" });
    expect(layout?.needsConfirmation).toEqual(["lastDiscussion"]);
  });

  it("are asked about when they are known to mislead", () => {
    const layout = found(["Ref", "Child", "Last CS"], ["1", "A", "6/3/25"]);
    expect(layout?.needsConfirmation).toEqual(["lastDiscussion"]);
  });

  it("are left alone where a plain heading settles the field", () => {
    const layout = found(["Ref", "Child", "Last CS", "Last sup"], ["1", "A", "6/3/25", "7/3/25"]);
    expect(layout?.columns).toEqual({ caseRef: "A", name: "B", lastDiscussion: "D" });
    expect(layout?.needsConfirmation).toBeUndefined();
  });

  it("are asked about over an empty column", () => {
    const layout = found(["Ref", "Child", "Last sup", "Type"], ["1", "A", "6/3/25", ""]);
    expect(layout?.columns).toEqual({ caseRef: "A", name: "B", lastDiscussion: "C" });
    expect(layout?.needsConfirmation).toEqual(["planType"]);
  });

  it("may hold line breaks", () => {
    expect(found(["LCS\nID", "Child", "Date of last\r\nsupervision"], ["1", "A", "6/3/25"])?.columns).toEqual({
      ...{ caseRef: "A", name: "B", lastDiscussion: "C" },
    });
  });
});

describe("two tables on one sheet", () => {
  const sheet = sheetOf([
    ["Ref", "Child", "Last sup"],
    ["1", "A", "6/3/25"],
    ["Ref", "Child", "Last sup"],
    ["2", "B", "6/3/25"],
    [],
    ["Worker", "Role", "Start date", "Last 1:1"],
    ["Jo Okarra", "SW", "1/2/24", "6/3/25"],
  ]);

  it("are two layouts, and headings typed again begin no third", () => {
    const { layouts } = findLayouts(workbookGrid(sheet), asAt);
    expect(layouts.map(({ holds, headerRows, dataRows }) => ({ holds, headerRows, dataRows }))).toEqual([
      { holds: "cases", headerRows: [1], dataRows: [2, 4] },
      { holds: "workers", headerRows: [6], dataRows: [7, 7] },
    ]);
  });

  it("may stand the other way round", () => {
    const staffFirst = sheetOf([
      ["Worker", "Role", "Start date", "Last 1:1"],
      ["Jo Okarra", "SW", "1/2/24", "6/3/25"],
      [],
      ["Ref", "Child", "Plan", "Case status", "Last sup"],
      ["1", "A", "CIN", "Open", "6/3/25"],
    ]);
    const { layouts } = findLayouts(workbookGrid(staffFirst), asAt);
    expect(layouts.map(({ holds, dataRows }) => [holds, dataRows])).toEqual([
      ["workers", [2, 2]],
      ["cases", [5, 5]],
    ]);
  });

  it("do not grow into each other", () => {
    const workbook = workbookGrid(sheet);
    const { layouts } = findLayouts(workbook, asAt);
    expect(withRowsAddedBelow(workbook, layouts)).toEqual(layouts);
  });
});

describe("rows typed below a confirmed table", () => {
  const rows = [
    ["Ref", "Child", "Last sup"],
    ["1", "A", "6/3/25"],
  ];

  it("belong to it", () => {
    const { layouts } = findLayouts(workbookGrid(sheetOf(rows)), asAt);
    const longer = workbookGrid(sheetOf([...rows, [], ["2", "B", "7/3/25"], ["", "", "", "a note beside"]]));
    expect(withRowsAddedBelow(longer, layouts)[0]?.dataRows).toEqual([2, 4]);
  });

  it("of an Excel table end where the table ends", () => {
    const area = { row: 0, column: 0, rows: 3, columns: 3 };
    const tables = [{ name: "Cases", area, hasTotalsRow: false }];
    const workbook = workbookGrid(sheetOf([...rows, ["2", "B", ""], ["3", "C", "typed below"]], { tables }));
    const { layouts } = findLayouts(workbook, asAt);
    expect(layouts[0]?.dataRows).toEqual([2, 3]);
    expect(withRowsAddedBelow(workbook, layouts)).toEqual(layouts);
  });
});

describe("any sheet at all", () => {
  const cell = fc.oneof(
    fc.constantFrom("Ref", "Child", "Last sup", "Sup 1", "Sup 2", "Status", "Worker", "Role", "Date", "Team", "Total"),
    fc.string({ maxLength: 12 }),
    fc.integer({ min: 0, max: 60_000 }),
    fc.boolean(),
    fc.constant(""),
  );

  it("gives layouts in their own schema, without an error", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), (rows) => {
        const { layouts } = findLayouts(workbookGrid(sheetOf(rows)), asAt);
        expect(layoutsSchema.parse(layouts)).toEqual(layouts);
      }),
      { seed: 7, numRuns: 400 },
    );
  });

  it("is understood under what was found, and only what the wire accepts is made of it", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), (rows) => {
        const workbook = workbookGrid(sheetOf([["Ref", "Child", "Last sup", "SW", "Team"], ...rows]));
        const { tables } = understandTracker(workbook, findLayouts(workbook, asAt).layouts, asAt);
        expect(wireTables.parse(tables)).toEqual(tables);
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  it("is left alone when it is hidden", () => {
    const hidden = sheetOf(
      [
        ["Ref", "Child", "Last sup"],
        ["1", "A", "6/3/25"],
      ],
      { visibility: "hidden" },
    );
    expect(findLayouts(workbookGrid(hidden), asAt)).toEqual({ layouts: [], questions: [], unrecognised: [] });
  });
});
