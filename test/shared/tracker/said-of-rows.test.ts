import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { findLayouts } from "../../../shared/tracker/detect.ts";
import type { SheetGrid } from "../../../shared/tracker/grid.ts";
import { sampleTexts } from "../../../shared/tracker/samples.ts";
import { understandTracker, type Understood } from "../../../shared/tracker/understand.ts";
import { sheetOf, workbookGrid, type GridCell } from "../../support/grid.ts";

const asAt = plainDate("2025-09-15");

function read(...rows: GridCell[][]): Understood {
  const workbook = workbookGrid(sheetOf(rows));
  return understandTracker(workbook, findLayouts(workbook, asAt).layouts, asAt);
}

const told = ({ entriesToCheck }: Understood): unknown[] =>
  entriesToCheck.map(({ cell, text, expected }) => [cell, text, expected]);

describe("a line that says closed among names alone", () => {
  const closed =
    "This is read as a name. If it closes the rows below, type it in another column of this row instead, with nothing beside it.";
  const rows: GridCell[][] = [
    ["Name", "SW", "Opened", "Last supervision"],
    ["Robin Hollow", "Jo", 45_000, 45_900],
  ];

  it("is an entry to check, since it may be to close the rows below", () => {
    const below: GridCell[] = ["Kit Larkin", "Jo", 45_000, 45_600];
    expect(told(read(...rows, ["CLOSED", "", "", ""], below))).toEqual([["A3", "CLOSED", closed]]);
    expect(told(read(...rows, ["Closed cases", "", "", ""], below))).toEqual([["A3", "Closed cases", closed]]);
  });

  it("closes them where it stands in another column, as it says", () => {
    const understood = read(...rows, ["", "CLOSED", "", ""], ["Kit Larkin", "Jo", 45_000, 45_600]);
    expect(told(understood)).toEqual([]);
    expect(understood.tables[0]).toMatchObject({ rows: [{ rowId: "r2" }, { rowId: "r4", underClosed: true }] });
  });

  it("is no such thing with anything beside it, or where there are references", () => {
    expect(told(read(...rows, ["Closed", "Jo", "", ""]))).toEqual([]);
    const refs = [["Ref", "SW", "Opened", "Last supervision"], ["M1001", "Jo", 45_000, 45_900], ["Closed"]];
    expect(told(read(...refs))).toEqual([]);
  });
});

describe("a day that Excel keeps as a number", () => {
  it("is told as a day where its entry has to be checked", () => {
    const [entry] = told(
      read(
        ["Ref", "SW", "Opened", "Last supervision"],
        ["M1001", "Jo", 45_000, 45_900],
        ["M1002", "Jo", 45_000, { value: 45_934, formula: "=D2+28" }],
      ),
    ) as [string, string][];
    expect(entry?.slice(0, 2)).toEqual(["D3", "4 Oct 2025"]);
  });

  it("is shown as a day among the first cells of every column but one of numbers", () => {
    const context = { asAt, date1904: false };
    expect(sampleTexts([45_929], "nextDue", context)).toEqual(["29 Sep 2025"]);
    expect(sampleTexts([45_929], "viewsRecorded", context)).toEqual(["29 Sep 2025"]);
    expect(sampleTexts([45_929], "caseRef", context)).toEqual(["45929"]);
    expect(sampleTexts([12], "nextDue", context)).toEqual(["12"]);
  });
});

it("a date that cannot be read may be left out", () => {
  const [entry] = told(
    read(["Ref", "SW", "Last supervision"], ["M1001", "Jo", "n/a - newly allocated"], ["M2", "Jo", 45_900]),
  ) as [[string, string, string]];
  expect(entry[2]).toContain("leave it empty if there is none yet");
});

describe("a sheet that is called a template, or leavers", () => {
  const sheet = (name: string): SheetGrid =>
    sheetOf(
      [
        ["Ref", "SW", "Last supervision"],
        [`M${name.length}`, "Jo", 45_900],
      ],
      { name },
    );
  const found = (...names: string[]): unknown => {
    const { layouts, unfamiliar, leftOut } = findLayouts(workbookGrid(...names.map(sheet)), asAt);
    return [layouts.map(({ name }) => name), unfamiliar.map(({ name }) => name), leftOut.map(({ why }) => why)];
  };

  it("is left to the manager, with the reason", () => {
    expect(found("Jo", "TEMPLATE - copy me", "LEAVERS - Jo")).toEqual([
      ["Jo"],
      ["TEMPLATE - copy me", "LEAVERS - Jo"],
      ["template", "leavers"],
    ]);
  });

  it("is read where there is no other, and where its leavers are care leavers", () => {
    expect(found("Template 2025")).toEqual([["Template 2025"], [], []]);
    expect(found("LAC", "Care leavers")).toEqual([["LAC", "Care leavers"], [], []]);
  });
});
