import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { findLayouts } from "../../../shared/tracker/detect.ts";
import type { GridTable, WorkbookGrid } from "../../../shared/tracker/grid.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { tablesBeside } from "../../../shared/tracker/tables-beside.ts";
import { withRowsAsTheyAre } from "../../../shared/tracker/table-rows.ts";
import { sheetOf, workbookGrid, type GridCell, type GridParts } from "../../support/grid.ts";
import { gridFromXlsxBytes } from "../../support/grid-from-xlsx.ts";
import { twoTables } from "../../trackers/F11-two-tables.write.ts";

const asAt = plainDate("2025-09-15");

/** What was found: contents, heading rows, data rows and columns, one line a table. */
function tablesOn(rows: readonly (readonly GridCell[])[], parts: GridParts = {}): string[] {
  return findLayouts(workbookGrid(sheetOf(rows, parts)), asAt).layouts.map(
    ({ holds, headerRows, dataRows: [first, last], columns }) =>
      `${holds} ${headerRows.join()} ${first}-${last} ${Object.entries(columns)
        .map(([field, column]) => `${field}:${column}`)
        .join(" ")}`,
  );
}

const children = ["Ref", "Child", "Last sup"];
const child = ["1", "A", "6/3/25"];
const staff = ["Worker", "Role", "Start date"];
const jo = ["Jo Okarra", "SW", "1/2/24"];
const log = ["Date", "Worker", "Type"];
const session = ["6/3/25", "Jo Okarra", "1:1"];

const ofChildren = "caseRef:A name:B lastDiscussion:C";
const ofStaff = "worker:A role:B startDate:C";

describe("headings that are typed again further down", () => {
  const again = ["Ref", "Child", "Plan", "Last sup"];
  const rows = [again, ["1", "A", "CIN", "6/3/25"], again, ["2", "B", "CP", "7/3/25"]];
  const lastRow = (headings: readonly GridCell[]): number | undefined => {
    const workbook = workbookGrid(sheetOf(rows));
    const { layouts } = findLayouts(workbook, asAt);
    const now = workbookGrid(sheetOf(rows.map((row, at) => (at === 2 ? headings : row))));
    return withRowsAsTheyAre(now, layouts)[0]?.dataRows[1];
  };

  it("begin no new table, even once one of them is typed over", () => {
    expect([lastRow(again), lastRow(["Ref", "Child", "Plan", "Closed"])]).toEqual([4, 4]);
  });

  it("do begin one where they stand in another order", () => {
    expect(lastRow(["Child", "Ref", "Date opened", "Last sup"])).toBe(2);
  });

  it("do so where only two of them have changed places", () => {
    const opened = ["Ref", "Child", "SW", "Plan", "Date opened", "Next sup", "Last sup"];
    const swapped = ["Ref", "Child", "SW", "Plan", "Date opened", "Last sup", "Next sup"];
    const row = ["1", "A", "Jo", "CIN", "6/3/24", "6/6/25", "6/5/25"];
    const last = tablesOn([opened, row, swapped, row]).map((table) => /lastDiscussion:./u.exec(table)?.[0]);
    expect(last).toEqual(["lastDiscussion:G", "lastDiscussion:F"]);
  });
});

describe("tables below each other on one sheet", () => {
  it("are each a layout, and headings typed again begin no further one", () => {
    expect(tablesOn([children, child, children, child, [], staff, jo])).toEqual([
      `cases 1 2-4 ${ofChildren}`,
      `workers 6 7-7 ${ofStaff}`,
    ]);
  });

  it("may stand the other way round, and without a blank row between them", () => {
    expect(
      tablesOn([staff, jo, ["Ref", "Child", "Plan", "Case status", "Last sup"], ["1", "A", "CIN", "Open"]]),
    ).toEqual([`workers 1 2-2 ${ofStaff}`, "cases 3 4-4 caseRef:A name:B planType:C status:D lastDiscussion:E"]);
  });

  it("end above the title of the next, and above the names of its groups of headings", () => {
    const groups = ["Who", "", "When"];
    const merges = [{ row: 6, column: 0, rows: 1, columns: 2 }];
    expect(
      tablesOn([children, child, ["Total", 1], [], ["One-to-ones"], [], groups, log, session], { merges }),
    ).toEqual([`cases 1 2-3 ${ofChildren}`, "sessions 7,8 9-9 sessionDate:A worker:B sessionType:C"]);
  });

  it("keep a row of one cell that no blank row parts from the rows above it", () => {
    expect(tablesOn([children, child, ["M2"], log, session])).toEqual([
      `cases 1 2-3 ${ofChildren}`,
      "sessions 4 5-5 sessionDate:A worker:B sessionType:C",
    ]);
  });

  it.each(["M2", "12345", "AB-123 456", "9607265A", "LCS 12"])(
    "keep %s, a reference that stands alone, though a blank row follows",
    (ref) => {
      expect(tablesOn([children, child, [], ["", ref], [], log, session])[0]).toBe(`cases 1 2-4 ${ofChildren}`);
    },
  );

  it.each(["One-to-ones", "Sessions of Jo", "Log 2025 of Jo"])("leave %s, a title, to the next", (title) => {
    expect(tablesOn([children, child, [], ["", title], [], log, session])[0]).toBe(`cases 1 2-2 ${ofChildren}`);
  });

  it("have groups of headings only where one of them is merged over several columns of the same row", () => {
    const above = (first: readonly GridCell[], ...merges: NonNullable<GridParts["merges"]>): unknown =>
      tablesOn([first, children, child], { merges })[0]?.split(" ")[1];
    const across = { row: 0, column: 0, rows: 1, columns: 2 };
    expect(above(["Who", "", "When"], across)).toBe("1,2");
    expect(above(["Who", "", "When"])).toBe("2");
    expect(above(["Who", "", ""], across)).toBe("2");
    expect(above(["Who", "", "When"], { ...across, columns: 1 })).toBe("2");
    expect(above(["Who", "", "When", ""], { ...across, column: 4 })).toBe("2");
  });

  it("stand on the lowest of the rows over which headings are merged, four at most: a key may be merged over children", () => {
    const merged = (rows: number, row: number, ...columns: number[]): GridParts => ({
      merges: columns.map((column) => ({ row, column, rows, columns: 1 })),
    });
    const keyed = [[...children, "Key"], child, child, child, child, child];
    expect(tablesOn(keyed, merged(5, 0, 3))).toEqual([`cases 1 2-6 ${ofChildren}`]);
    expect(tablesOn([children, [], [], [], child], merged(4, 0, 0, 1, 2))).toEqual([`cases 4 5-5 ${ofChildren}`]);
    expect(tablesOn([["", "", "", "Key"], children, child, child], merged(3, 0, 3))[0]).toMatch(/^cases 2 3-4 /u);
  });

  it("may be a block for each worker, with the same headings under the worker's own details", () => {
    const block = (name: string): GridCell[][] => [["Worker", name], ["Role", "SW"], children, child, child, []];
    const { layouts } = findLayouts(workbookGrid(sheetOf([...block("Jo Okarra"), ...block("Kit Amber")])), asAt);
    expect(layouts.map(({ holds, dataRows, cells }) => [holds, dataRows, cells?.["worker"]])).toEqual([
      ["mixed", [4, 5], "B1"],
      ["mixed", [10, 11], "B7"],
    ]);
  });

  it("may have many headings that nobody knows, where a blank row or a title comes before", () => {
    const wide = [...children, "Ethnicity", "Key stage", "School", "Postcode"];
    expect(tablesOn([staff, jo, [], wide, child])).toEqual([`workers 1 2-2 ${ofStaff}`, `cases 4 5-5 ${ofChildren}`]);
  });

  it("may have a title with a date in it, and the cells of a table of Excel's below them", () => {
    expect(tablesOn([staff, jo, [], ["Updated: 12.09.25"], [], children, child])).toEqual([
      `workers 1 2-2 ${ofStaff}`,
      `cases 6 7-7 ${ofChildren}`,
    ]);
    const area = { row: 4, column: 0, rows: 2, columns: 3 };
    const tables = [{ name: "Cases", area, hasTotalsRow: false }];
    expect(tablesOn([staff, jo, [], ["Cases"], children, child], { tables })).toEqual([
      `workers 1 2-2 ${ofStaff}`,
      `cases 5 6-6 ${ofChildren}`,
    ]);
  });

  it("may have two columns only, where a blank row or a title comes before", () => {
    expect(tablesOn([children, child, [], ["Managers"], ["TM", "Date observed"], ["Jo", "6/3/25"]])).toEqual([
      `cases 1 2-2 ${ofChildren}`,
      "observations 5 6-6 manager:A observationDate:B",
    ]);
    expect(tablesOn([children, child, ["Worker", "Team", ""], child])).toEqual([`cases 1 2-4 ${ofChildren}`]);
  });
});

describe("tables beside each other on one sheet", () => {
  it("are parted by an empty column, each with its own rows", () => {
    expect(tablesOn([[...staff, "", ...log], [...jo, "", ...session], [...jo]])).toEqual([
      `workers 1 2-3 ${ofStaff}`,
      "sessions 1 2-2 sessionDate:E worker:F sessionType:G",
    ]);
  });

  it("may begin on different rows", () => {
    expect(tablesOn([["", "", "", "", "Log"], [...staff], [...jo, "", ...log], [...jo, "", ...session]])).toEqual([
      `workers 2 3-4 ${ofStaff}`,
      "sessions 3 4-4 sessionDate:E worker:F sessionType:G",
    ]);
    expect(tablesOn([["", "", "", "", ...log], ["Staff", "", "", "", ...session], staff, jo])).toEqual([
      "sessions 1 2-2 sessionDate:E worker:F sessionType:G",
      `workers 3 4-4 ${ofStaff}`,
    ]);
  });

  it("may end, on the right, above the headings of a worker's own list", () => {
    const rows = [
      ["Worker", "Jo Okarra", "", "", "Team", "Date", "Held?"],
      ["Role", "SW", "", "", "North", "6/3/25", "Held"],
      [],
      children,
      child,
    ];
    const { layouts } = findLayouts(workbookGrid(sheetOf(rows)), asAt);
    expect(layouts.map(({ holds, headerRows, cells }) => [holds, headerRows, cells])).toEqual([
      ["groups", [1], undefined],
      ["mixed", [4], { worker: "B1", role: "B2" }],
    ]);
  });

  it("may have columns on the left in which nothing stands yet", () => {
    const grid = ["Worker", "Role", "Apr-25", "May-25", "Jun-25"];
    const rows = [
      [...grid, "", "", "", ""],
      ["Jo Okarra", "SW", "8/4", "", "", "", ...log],
      ["Kit Amber", "SW", "9/4", "", "", "", ...session],
    ];
    const { layouts } = findLayouts(workbookGrid(sheetOf(rows)), asAt);
    expect(layouts.map(({ months }) => months?.["oneToOnes"])).toEqual([
      { C: "2025-04", D: "2025-05", E: "2025-06" },
      undefined,
    ]);
  });

  it("may be lists of children both", () => {
    expect(
      tablesOn([
        [...children, "", ...children],
        [...child, "", ...child],
      ]),
    ).toEqual([`cases 1 2-2 ${ofChildren}`, "cases 1 2-2 caseRef:E name:F lastDiscussion:G"]);
  });

  it("are parted though somebody has typed a remark between them", () => {
    expect(tablesOn([[...staff, "", ...log], [...jo, "on leave", ...session], [...jo]])).toEqual([
      `workers 1 2-3 ${ofStaff}`,
      "sessions 1 2-2 sessionDate:E worker:F sessionType:G",
    ]);
  });

  it("may stand above others that are as wide as both", () => {
    const wide = ["Ref", "Child", "Plan", "SW", "Date opened", "Last sup", "Comments"];
    const rows = [
      [...staff, "", ...log],
      [...jo, "", ...session],
      [],
      wide,
      ["1", "A", "CIN", "JO", "6/3/24", "6/3/25", "x"],
    ];
    expect(tablesOn(rows)).toEqual([
      `workers 1 2-2 ${ofStaff}`,
      "sessions 1 2-2 sessionDate:E worker:F sessionType:G",
      "cases 4 5-5 caseRef:A name:B planType:C worker:D dateOpened:E lastDiscussion:F notes:G",
    ]);
  });

  it("are one table where the empty column only keeps the columns of the same rows apart", () => {
    expect(
      tablesOn([
        ["Ref", "Child", "Plan", "", "SW", "Last sup"],
        ["1", "A", "CIN", "", "JO", "6/3/25"],
      ]),
    ).toEqual(["cases 1 2-2 caseRef:A name:B planType:C worker:E lastDiscussion:F"]);
    expect(
      tablesOn([
        ["Ref", "Plan", "Last sup", "", "Name", "DOB"],
        ["1", "CIN", "6/3/25", "", "A", "1/1/15"],
      ]),
    ).toEqual(["cases 1 2-2 caseRef:A planType:B lastDiscussion:C name:E dob:F"]);
  });

  it("may stand beside a table of Excel's", () => {
    const area = { row: 0, column: 0, rows: 2, columns: 3 };
    const tables = [{ name: "Staff", area, hasTotalsRow: false }];
    expect(
      tablesOn(
        [
          [...staff, "", ...log],
          [...jo, "", ...session],
        ],
        { tables },
      ),
    ).toEqual([`workers 1 2-2 ${ofStaff}`, "sessions 1 2-2 sessionDate:E worker:F sessionType:G"]);
  });
});

describe("columns of one table with an empty one between them", () => {
  it.each<readonly [string, string]>([
    ["Ref, Child, Plan, Case status", "Plan, Case status, Last sup"],
    ["Worker, Role, Start date", "Role, Start date, Last 1:1"],
    ["Date of session, Worker, Session type, Session status", "Session type, Session status, Duration"],
    ["Worker, Agreement date, Review date", "Agreement date, Review date, Agreed frequency"],
    ["Audit date, Team, Audit type", "Team, Audit type, Cases sampled"],
    ["Team manager, Date observed, Observed by", "Date observed, Observed by"],
  ])("stay together where the right ones do not say whose rows they are: %s | %s", (left, right) => {
    const columns = [...left.split(", "), "", ...right.split(", ")];
    const row = columns.map((heading) => (heading === "" ? "" : /date|last/iu.test(heading) ? "6/3/25" : "x"));
    const { layouts, unfamiliar } = findLayouts(workbookGrid(sheetOf([columns, row, row])), asAt);
    expect([...layouts, ...unfamiliar].map(({ headerRows, dataRows }) => [headerRows, dataRows])).toEqual([
      [[1], [2, 3]],
    ]);
  });
});

describe("the rows of a confirmed table", () => {
  function rowsAfter(before: readonly (readonly GridCell[])[], after: readonly (readonly GridCell[])[]): unknown {
    const { layouts } = findLayouts(workbookGrid(sheetOf(before)), asAt);
    const [first] = withRowsAsTheyAre(workbookGrid(sheetOf(after)), layouts.slice(0, 1));
    return first?.dataRows;
  }

  it("reach down to the last that is typed in a mapped column", () => {
    expect(rowsAfter([children, child], [children, child, [], child, ["", "", "", "a note beside"]])).toEqual([2, 4]);
  });

  it("are fewer once rows are taken away", () => {
    expect(rowsAfter([children, child, child, child], [children, child])).toEqual([2, 2]);
  });

  it("never reach into another table, though only the upper one was confirmed and rows have been taken from it", () => {
    const below = [[], ["One-to-ones"], log, session, session];
    expect(rowsAfter([children, child, child, ...below], [children, child, child, child, ...below])).toEqual([2, 4]);
    expect(rowsAfter([children, child, child, child, child, ...below], [children, child, ...below])).toEqual([2, 2]);
  });

  it("go on below headings that are typed again", () => {
    expect(rowsAfter([children, child], [children, child, children, child, child])).toEqual([2, 5]);
  });

  it("of an Excel table go on over what is typed right below it, and no further", () => {
    const rowsOf = (...below: GridCell[][]): unknown => {
      const area = { row: 0, column: 0, rows: 2, columns: 3 };
      const tables = [{ name: "Cases", area, hasTotalsRow: false }];
      const workbook = workbookGrid(sheetOf([children, child, ...below], { tables }));
      const { layouts } = findLayouts(workbook, asAt);
      expect(withRowsAsTheyAre(workbook, layouts)).toEqual(layouts);
      return layouts[0]?.dataRows;
    };
    expect(rowsOf(["2", "B", ""], ["3", "C", "typed below"], [], ["4", "D", ""])).toEqual([2, 4]);
    expect([rowsOf(["Key: red is overdue", "", ""]), rowsOf(staff, jo)]).toEqual([
      [2, 2],
      [2, 2],
    ]);
  });

  it("stay above the next table once its own headings are typed over", () => {
    const below = [[], ["One-to-ones"], log, session];
    const typedOver = ["Whose", "Who is it", "And when"];
    expect(rowsAfter([children, child, ...below], [typedOver, child, child, ...below])).toEqual([2, 3]);
    expect(rowsAfter([children, child], [typedOver, child, child, [], child])).toEqual([2, 5]);
  });

  it("beside a table of Excel's are its own, on either side, and those of a sheet that is gone are as they were", () => {
    const more = (left: boolean): unknown => {
      const area = { row: 0, column: left ? 0 : 4, rows: 2, columns: 3 };
      const tables = [{ name: "Staff", area, hasTotalsRow: false }];
      const beside = (excel: readonly GridCell[], plain: readonly GridCell[]): GridCell[] =>
        left ? [...excel, "", ...plain] : [...plain, "", ...excel];
      const rows = [
        beside(staff, log),
        beside(jo, session),
        beside(["", "", ""], session),
        beside(["", "", ""], session),
      ];
      const workbook = workbookGrid(sheetOf(rows, { tables }));
      const { layouts } = findLayouts(workbook, asAt);
      const first = layouts.map((layout) => ({ ...layout, dataRows: [2, 2] as [number, number] }));
      expect(withRowsAsTheyAre(workbookGrid(sheetOf([], { name: "Other" })), first)).toEqual(first);
      const others = workbookGrid(sheetOf([children, child, child], { name: "Other" }), ...workbook.sheets);
      return withRowsAsTheyAre(others, first).map(({ holds, dataRows }) => [holds, ...dataRows].join(" "));
    };
    expect([more(true), more(false)]).toEqual([
      ["workers 2 2", "sessions 2 4"],
      ["sessions 2 4", "workers 2 2"],
    ]);
  });

  it("of an Excel table end where another begins", () => {
    const tables = [0, 2].map((row) => ({
      ...{ name: `Cases ${row}`, area: { row, column: 0, rows: 2, columns: 3 }, hasTotalsRow: false },
    }));
    const { layouts } = findLayouts(workbookGrid(sheetOf([children, child, children, child], { tables })), asAt);
    expect(layouts.map(({ dataRows }) => dataRows)).toEqual([
      [2, 2],
      [4, 4],
    ]);
  });
});

describe("the rows of a confirmed table whose headings are typed over", () => {
  const typedOver = ["Whose", "Who is it", "And when"];
  const layoutAt = (headerRow: number, ...letters: string[]): TableLayout => ({
    ...{ name: "Caseload", holds: "cases", headerRows: [headerRow], dataRows: [headerRow + 1, headerRow + 1] },
    columns: Object.fromEntries(
      letters.map((letter, index) => [`${["caseRef", "name", "lastDiscussion"][index]}`, letter]),
    ),
  });
  const lastRow = (layout: TableLayout, rows: readonly GridCell[][], parts: GridParts = {}): unknown =>
    withRowsAsTheyAre(workbookGrid(sheetOf(rows, parts)), [layout])[0]?.dataRows[1];

  it("end neither at a table beside them nor at one above, but at the first of those below", () => {
    const beside = [
      [...typedOver, "", ...log],
      [...child, "", ...session],
      [...child],
      [...child, "", ...staff],
      [...child, "", ...jo],
    ];
    expect(lastRow(layoutAt(1, "A", "B", "C"), beside)).toBe(5);
    const above = [staff, jo, [], typedOver, child, child, [], log, session, [], staff, jo];
    expect(lastRow(layoutAt(4, "A", "B", "C"), above)).toBe(6);
  });

  it("end above the next table though one column alone is read, the first or the last", () => {
    const rows = [children, child, child, [], log, session];
    expect(["A", "C"].map((letter) => lastRow(layoutAt(1, letter), rows))).toEqual([3, 3]);
    expect(["A", "C"].map((letter) => lastRow(layoutAt(1, letter), [typedOver, ...rows.slice(1)]))).toEqual([3, 3]);
  });

  it("end above headings that stand beside other entries", () => {
    const rows = [
      [...children, "", ...staff],
      ...[child, child, ["", "", ""], log, session].map((row) => [...row, "", ...jo]),
    ];
    expect(lastRow(layoutAt(1, "A", "B", "C"), rows)).toBe(3);
  });

  it("do not take in a table of Excel's below, whatever its headings", () => {
    const area = { row: 3, column: 0, rows: 3, columns: 3 };
    const rows = [children, child, [], ["Code", "Means", "Colour"], ["1", "Late", "Red"], ["2", "Soon", "Amber"]];
    const tables = [{ name: "Codes", area, hasTotalsRow: false }];
    expect(lastRow(layoutAt(1, "A", "B", "C"), rows, { tables })).toBe(2);
  });
});

describe("tables of Excel's side by side", () => {
  it("have each their own rows, and end where another begins whatever its headings and however wide", () => {
    const table = (row: number, column: number, rows: number, columns = 3): GridTable => ({
      ...{ name: `T${row}-${column}`, area: { row, column, rows, columns }, hasTotalsRow: false },
    });
    const rows = [
      [...children, ...children],
      [...child, ...child],
      [...child, "", "", ""],
      ["Code", "Means", "Colour"],
    ];
    const last = (...tables: GridTable[]): unknown =>
      findLayouts(workbookGrid(sheetOf(rows, { tables })), asAt).layouts.map(({ dataRows }) => dataRows[1]);
    expect(last(table(0, 0, 3), table(0, 3, 2), table(3, 0, 1, 2))).toEqual([3, 2]);
    expect(last(table(3, 1, 1, 2), table(0, 3, 2), table(0, 0, 3))).toEqual([3, 2]);
  });
});

describe("tables on the sheet of confirmed ones", () => {
  it("are told of with their headings unless they are confirmed themselves", () => {
    const rows = [[...children, "", ...log], [...child, "", ...session], [], [...staff, ""], jo];
    const workbook = workbookGrid(sheetOf(rows), sheetOf(rows, { name: "Other" }));
    const ofSheet = findLayouts(workbookGrid(sheetOf(rows)), asAt).layouts;
    expect(ofSheet).toHaveLength(3);
    const place = (row: number, firstColumn: number): unknown => ({
      ...{ sheet: "Caseload", row, firstColumn, lastColumn: firstColumn + 2 },
    });
    const found = [
      { ...(place(0, 0) as object), headings: children },
      { ...(place(0, 4) as object), headings: log },
      { ...(place(3, 0) as object), headings: staff },
    ];
    for (const layout of ofSheet) {
      const others = found.filter((_, index) => ofSheet[index] !== layout);
      expect(tablesBeside(workbook, [layout])).toEqual(others);
    }
    expect(tablesBeside(workbook, ofSheet)).toEqual([]);
    expect(tablesBeside(workbook, [])).toEqual([]);
    expect(tablesBeside(workbookGrid(sheetOf([children, child])), ofSheet.slice(0, 1))).toEqual([]);
  });
});

describe("the workbook of two tables", () => {
  it("holds what its script writes", async () => {
    const committed = readFileSync(new URL("../../trackers/F11-two-tables.xlsx", import.meta.url));
    const written = await twoTables();
    const sheets = ({ sheets: all }: WorkbookGrid): unknown => all.map(({ name, values }) => ({ name, values }));
    expect(sheets(gridFromXlsxBytes(written, "F11-two-tables.xlsx"))).toEqual(
      sheets(gridFromXlsxBytes(committed, "F11-two-tables.xlsx")),
    );
  });
});
