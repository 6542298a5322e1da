import { describe, expect, it } from "vitest";
import { childNames, isNameHeading, mayBeAName, nameColumns } from "../../../shared/tracker/child-names.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { sheetOf, workbookGrid } from "../../support/grid.ts";

type Rows = readonly (readonly CellValue[])[];

const layout = (parts: Partial<TableLayout> = {}): TableLayout => ({
  ...{ name: "Caseload", holds: "cases", headerRows: [1], dataRows: [2, 20] },
  columns: { caseRef: "B", planType: "C" },
  ...parts,
});

/** The names found under headings, with `Case ID` in B and `Plan` in C. */
function found(rows: Rows, parts: Partial<TableLayout> = {}): string[] {
  return [...childNames(workbookGrid(sheetOf(rows)), layout(parts)).values()];
}

const children = ["Robin Hollow", "Kit Larkin", "Bo Thistle"];
const under = (heading: string, cells: readonly CellValue[] = children): Rows => [
  [heading, "Case ID", "Plan"],
  ...cells.map((cell, index) => [cell, 1000 + index, "CIN"]),
];

describe("the column of children's names", () => {
  it.each(["Child", "NAME", "Child's name", "Child’s Name", "Young person", "YP", "Client name", "Name (first/last)"])(
    "is found under %s",
    (heading) => {
      expect(found(under(heading))).toEqual(children);
    },
  );

  it.each(["Worker", "Notes", "Mother's name", "Name of worker", ""])("is not found under %j", (heading) => {
    expect(found(under(heading))).toEqual([]);
  });

  it("may be two, and the first name is said first", () => {
    const rows = [
      ["Case ID", "Plan", "Surname", "Forename(s)"],
      [1, "CIN", "Hollow", "Robin"],
      [2, "CP", "Larkin", ""],
    ];
    expect(found(rows, { columns: { caseRef: "A", planType: "B" } })).toEqual(["Robin Hollow", "Larkin"]);
  });

  it.each(["Policy check", "Policy check 2"])(
    "is the table's own where a table stands beside it, behind a column %s",
    (own) => {
      const beside = under("Name", ["Ade Oak", "Ben Reed", "Cy Vale"]);
      const rows = under("Name").map((row, at) => [...row, at === 0 ? own : "Met", ...(beside[at] ?? [])]);
      expect(found(rows)).toEqual(children);
    },
  );

  it("is left alone where two headings could name the child", () => {
    const rows = under("Name").map((row, index) => [...row, index === 0 ? "Young person" : `Other ${index}`]);
    expect(found(rows)).toEqual([]);
  });

  it("is left alone where two could be the first name, or the last", () => {
    const columns = (...headings: string[]): readonly number[] =>
      nameColumns(
        layout({ columns: { caseRef: "A" } }),
        ["Case ID", ...headings].map((heading, column) => ({ column, heading })),
      );
    expect(columns("Surname", "Forename")).toEqual([2, 1]);
    expect(columns("Surname", "Forename", "First name")).toEqual([]);
    expect(columns("Surname", "Forename", "Last name")).toEqual([]);
    expect(columns("Name", "Child")).toEqual([]);
    expect(columns("Initials")).toEqual([1]);
    expect(columns("Surname", "Initials")).toEqual([1]);
    expect(columns("Initials", "YP initials")).toEqual([]);
  });

  it("is none that was confirmed to hold something else", () => {
    expect(found(under("Name"), { columns: { worker: "A", caseRef: "B", planType: "C" } })).toEqual([]);
  });

  it("goes with its other half where the manager chose one of two", () => {
    const rows = [
      ["Surname", "Forename", "Case ID"],
      ["Hollow", "Robin", 1],
    ];
    const columns = { name: "A", caseRef: "C" };
    expect(found(rows, { columns })).toEqual(["Robin Hollow"]);
    const oneHidden = { ...sheetOf(rows), hiddenColumns: new Set([0]) };
    expect(childNames(workbookGrid(oneHidden), layout({ columns })).size).toBe(0);
  });

  it("is looked for on the sheet of the table, below a worker's details too", () => {
    const workbook = workbookGrid(sheetOf(under("Child", ["Not Here"]), { name: "Other" }), sheetOf(under("Child")));
    expect([...childNames(workbook, layout({ holds: "mixed" })).values()]).toEqual(children);
    expect(childNames(workbook, layout({ name: "Gone" })).size).toBe(0);
  });

  it("may have three rows for a child, and some cells that are no name", () => {
    const episodes = Array<string>(3).fill("Robin Hollow");
    expect(found(under("Child", episodes))).toEqual(episodes);
    expect(found(under("Child", [...episodes, "Robin Hollow"]))).toEqual([]);
    const mostly = ["A", "B", "C", "D", "E", "F", "G"].map((letter) => `Robin ${letter}`);
    expect(found(under("Child", [...mostly, "101", "102", "103"]))).toHaveLength(10);
  });

  it("is the one that the manager chose, whatever its heading", () => {
    const rows = under("Who").map((row, index) => [...row, index === 0 ? "Client" : "Housing"]);
    expect(found(rows, { columns: { name: "A", caseRef: "B", planType: "C" } })).toEqual(children);
  });

  it("is no column that holds something else", () => {
    expect(found(under("Child", [1, 2, 3]))).toEqual([]);
    expect(found(under("Child", ["Yes", "No", "Yes", "Yes", "No", "No", "Yes"]))).toEqual([]);
    expect(found(under("Client", ["12/03/2025", "M1234567", "4 Mar 2025"]))).toEqual([]);
  });

  it("is not read where somebody has hidden it, where it belongs to another table, or beside workers", () => {
    const hidden = { ...sheetOf(under("Child")), hiddenColumns: new Set([0]) };
    expect(childNames(workbookGrid(hidden), layout()).size).toBe(0);
    const apart = under("Child").map(([name = "", ...row]) => [name, "", ...row]);
    expect(found(apart, { columns: { caseRef: "C", planType: "D" } })).toEqual([]);
    expect(nameColumns(layout({ holds: "workers" }), [{ column: 0, heading: "Name" }])).toEqual([]);
  });

  it("gives the rows that say nothing no name, and a note no room", () => {
    const rows = under("Child", ["Robin Hollow", "", "#N/A", "Kit Larkin", "Bo ".repeat(400), "Jo Fen"]);
    const names = childNames(workbookGrid(sheetOf(rows)), layout());
    expect([...names.keys()]).toEqual([1, 4, 5, 6]);
    expect(names.get(5)?.length).toBeLessThan(90);
  });

  it("gives brothers and sisters in one merged cell one name", () => {
    const sheet = sheetOf(under("Child", ["Robin and Kit Hollow", "", "Bo Thistle"]), {
      merges: [{ row: 1, column: 0, rows: 2, columns: 1 }],
    });
    expect([...childNames(workbookGrid(sheet), layout()).values()]).toEqual([
      "Robin and Kit Hollow",
      "Robin and Kit Hollow",
      "Bo Thistle",
    ]);
  });
});

it("a heading of names says whether they can only be of children", () => {
  expect(["Child", "Full name", "Initials", "YP initials", "Worker"].map(isNameHeading)).toEqual([
    ...["of-a-child", "of-anybody", "of-anybody", "of-a-child", undefined],
  ]);
});

it("a name has more letters than figures, and eight words at most", () => {
  expect(["Jo", "J1", "Jo 1", "one two  three four five six seven eight", "a b c d e f g h i"].map(mayBeAName)).toEqual(
    [...[true, false, true, true, false]],
  );
});
