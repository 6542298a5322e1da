import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { columnConfidences, isDoubtful, type Confidence } from "../../../shared/tracker/column-confidence.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { sheetOf, workbookGrid } from "../../support/grid.ts";

const asAt = plainDate("2025-09-15");

interface Column {
  readonly field: string;
  readonly heading: CellValue;
  readonly cells: readonly CellValue[];
  readonly holds?: TableLayout["holds"];
}

/** What speaks for a field in a table of one column. */
function confidence({ field, heading, cells, holds = "cases" }: Column): Confidence | undefined {
  const workbook = workbookGrid(sheetOf([[heading], ...cells.map((cell) => [cell])]));
  const layout: TableLayout = {
    ...{ name: "Caseload", holds, headerRows: [1], dataRows: [2, cells.length + 1] },
    columns: { [field]: "A" },
  };
  return columnConfidences(workbook, layout, asAt).get(field);
}

/** Ten cells, so many of which hold one value and the others another. */
function ten(count: number, value: CellValue, other: CellValue): CellValue[] {
  return Array.from({ length: 10 }, (_, index) => (index < count ? value : other));
}

describe("what speaks for a column", () => {
  it.each([
    [10, "nearly-all"],
    [8, "nearly-all"],
    [7, "most"],
    [5, "most"],
    [4, "few"],
    [0, "few"],
  ])("is its heading, and its cells by their share: %i of ten dates are %s", (count, cells) => {
    const column = { field: "lastDiscussion", heading: "Last supervision" };
    expect(confidence({ ...column, cells: ten(count, 45_900, "see notes") })).toEqual({ heading: "this", cells });
  });

  it.each<[string, CellValue, CellValue, TableLayout["holds"]]>([
    ["caseRef", "1234567", "Robin Hollow", "cases"],
    ["planType", "CIN", "see notes", "cases"],
    ["worker", "Ada Marsh", 45_900, "cases"],
    ["viewsRecorded", "Y", "perhaps later", "cases"],
    ["recordedDate", "Y", "perhaps later", "cases"],
    ["discussionType", "Group", "in the car", "cases"],
    ["exemptUntil", 46_000, "for now", "cases"],
    ["role", "Social Worker", "astronaut", "workers"],
    ["agreedFrequency", "Monthly", "when it suits", "workers"],
    ["absence", "Sick", "in the car", "workers"],
    ["absenceFrom", 45_900, "a while ago", "workers"],
    ["absencePlanned", "Planned", "in the car", "workers"],
    ["asye", "Completed", "in the car", "workers"],
    ["asyeStage", "Weekly", "in the car", "workers"],
    ["escalationWeeks", 3, "a while", "workers"],
    ["agreementDate", 45_900, "a while ago", "agreements"],
    ["sessionType", "1:1", "in the car", "sessions"],
    ["sessionStatus", "Cancelled", "in the car", "sessions"],
    ["duration", "1h 30m", "a while", "sessions"],
    ["casesDiscussed", 3, "see notes", "groups"],
    ["groupDate", 45_900, "a while ago", "groups"],
    ["groupStatus", "Held", "in the car", "groups"],
    ["auditDate", 45_900, "a while ago", "audits"],
    ["observationDate", 45_900, "a while ago", "observations"],
    ["name", "Ada Marsh", 45_900, "cases"],
    ["supervisor", "Ada Marsh", 45_900, "workers"],
    ["agreementSupervisor", "Ada Marsh", 45_900, "agreements"],
    ["team", "North", 45_900, "groups"],
    ["manager", "Ada Marsh", 45_900, "observations"],
  ])("of %s is told by what can be read there", (field, reads, doesNot, holds) => {
    const column = { field, heading: "In words that nobody knows", holds };
    expect(confidence({ ...column, cells: ten(10, reads, "") })).toEqual({ heading: "unknown", cells: "nearly-all" });
    expect(confidence({ ...column, cells: ten(10, doesNot, "") })).toEqual({ heading: "unknown", cells: "few" });
  });

  it("is its heading alone where nothing is filled in, or where every text would do", () => {
    const empty = ten(0, "", "");
    expect(confidence({ field: "dateOpened", heading: "Date opened", cells: empty })).toEqual({
      heading: "this",
      cells: "empty",
    });
    expect(confidence({ field: "longTermMatch", heading: "LT match", cells: ["Yes"] })?.cells).toBe("anything");
  });

  it("is another field's heading, unless that is a status above plans", () => {
    const visits = { field: "lastDiscussion", heading: "Last visit", cells: [45_900] };
    expect(confidence(visits)).toEqual({ heading: "another", cells: "nearly-all" });
    for (const heading of ["Status", "Case status"]) {
      expect(confidence({ field: "planType", heading, cells: ["CIN"] })?.heading).toBe("this");
    }
  });

  it("is what the cells of all its columns say together, of a series and of a month grid", () => {
    const rows = [
      ["Ref", "Sup 1", "Sup 2"],
      ["M1001", 45_900, ""],
      ["M1002", "see notes", ""],
    ];
    const layout: TableLayout = {
      ...{ name: "Caseload", holds: "cases", headerRows: [1], dataRows: [2, 3] },
      ...{ columns: { caseRef: "A" }, series: { discussions: ["B", "C"] } },
    };
    const ofSeries = columnConfidences(workbookGrid(sheetOf(rows)), layout, asAt);
    expect(ofSeries.get("discussions")).toEqual({ heading: "this", cells: "most" });
    const others = sheetOf(rows.map((row) => row.map((cell) => (cell === "Sup 2" ? "Private" : cell))));
    const oneUnknown = columnConfidences(workbookGrid(sheetOf([], { name: "Other" }), others), layout, asAt);
    expect(oneUnknown.get("discussions")).toEqual({ heading: "unknown", cells: "most" });
    const grid = [
      ["Worker", "Apr-25", "May-25"],
      ["Jo", "8/4, 22/4", "13/5"],
    ];
    const months: TableLayout = {
      ...{ name: "Caseload", holds: "workers", headerRows: [1], dataRows: [2, 2], columns: { worker: "A" } },
      months: { oneToOnes: { B: "2025-04", C: "2025-05" } },
    };
    const ofMonths = columnConfidences(workbookGrid(sheetOf(grid)), months, asAt);
    expect(ofMonths.get("oneToOnes")).toEqual({ heading: "this", cells: "nearly-all" });
  });
});

describe("a column is doubtful", () => {
  it.each<[Confidence["heading"], Confidence["cells"], boolean]>([
    ["this", "nearly-all", false],
    ["this", "most", false],
    ["this", "few", true],
    ["this", "empty", false],
    ["this", "anything", false],
    ["another", "nearly-all", true],
    ["another", "empty", true],
    ["unknown", "nearly-all", false],
    ["unknown", "most", false],
    ["unknown", "few", true],
    ["unknown", "empty", true],
    ["unknown", "anything", true],
  ])("with the heading of %s field and cells of which %s fit: %s", (heading, cells, doubtful) => {
    expect(isDoubtful({ heading, cells })).toBe(doubtful);
  });
});
