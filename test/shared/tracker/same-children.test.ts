import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { findLayouts } from "../../../shared/tracker/detect.ts";
import type { SheetGrid } from "../../../shared/tracker/grid.ts";
import { monthOfSheet } from "../../../shared/tracker/month-of-sheet.ts";
import { sameChildren } from "../../../shared/tracker/same-children.ts";
import { sheetOf, workbookGrid, type GridCell } from "../../support/grid.ts";

const asAt = plainDate("2025-09-15");

function sheet(name: string, refs: readonly number[], lower: GridCell[][] = []): SheetGrid {
  const rows = refs.map((ref): GridCell[] => [`M${ref}`, "Jo", "CIN", 45_000, 45_900]);
  return sheetOf([["Ref", "Worker", "Plan", "Opened", "Last supervision"], ...rows, ...lower], { name });
}

function found(...sheets: readonly SheetGrid[]): unknown[] {
  const workbook = workbookGrid(...sheets);
  const { layouts } = findLayouts(workbook, asAt);
  return sameChildren(workbook, layouts, asAt).map(({ tables, newest, onlyOlder }) => [
    tables.map(({ name }) => name),
    newest?.name,
    onlyOlder,
  ]);
}

const to = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

describe("tables on which the same children stand", () => {
  it("are those that share a third of the smaller one's references, and the newest month is the present one", () => {
    expect(found(sheet("Aug 25", to(1, 12)), sheet("Sept 25", to(9, 12)))).toEqual([
      [["Aug 25", "Sept 25"], "Sept 25", 8],
    ]);
    expect(found(sheet("Aug 25", to(1, 12)), sheet("Sept 25", to(10, 12)))).toEqual([]);
  });

  it("are one group where each shares with the next, in the order of the workbook", () => {
    const sheets = [
      sheet("Jul 25", to(1, 6)),
      sheet("Other", to(50, 6)),
      sheet("Sep 25", to(7, 6)),
      sheet("Aug 25", to(4, 6)),
    ];
    expect(found(...sheets)).toEqual([[["Jul 25", "Sep 25", "Aug 25"], "Sep 25", 6]]);
    const inOrder = [sheet("Jul 25", to(1, 6)), sheet("Aug 25", to(4, 6)), sheet("Sep 25", to(7, 6))];
    expect(found(...inOrder)).toEqual([[["Jul 25", "Aug 25", "Sep 25"], "Sep 25", 6]]);
    expect(found(sheet("Jul 25", to(1, 12)), sheet("Aug 25", to(1, 3)))).toHaveLength(1);
  });

  it("are not two tables with a child or two handed over, unless those are all", () => {
    expect(found(sheet("Jo", to(1, 5)), sheet("Al", to(4, 5)))).toEqual([]);
    expect(found(sheet("Jo", to(1, 2)), sheet("Al", to(1, 2)))).toEqual([[["Jo", "Al"], undefined, 0]]);
    expect(found(sheet("Jo", to(1, 2)), sheet("Al", to(1, 5)))).toEqual([]);
  });

  it("are known by names where a table has no references", () => {
    const children = ["Robin Hollow", "Kit Larkin", "Bo Thistle", "Ash Fern"];
    const named = (name: string, names = children, refs: readonly string[] = []): SheetGrid =>
      sheetOf(
        [
          ["Child", "Worker", "Opened", "Last supervision", ...(refs.length > 0 ? ["Ref"] : [])],
          ...names.map((child, at): GridCell[] => [child, "Jo", 45_000, 45_900, refs[at] ?? ""]),
        ],
        { name },
      );
    expect(found(named("July"), named("August"))).toEqual([[["July", "August"], "August", 0]]);
    expect(found(named("July"), named("August", children.slice(1)))).toEqual([[["July", "August"], "August", 1]]);
    expect(found(named("July"), named("August", ["Lee Moss", "Sky Reed", "Jay Flint", "Sam Oak"]))).toEqual([]);
    expect(found(named("July"), named("August", children, ["M1", "M2", "M3", "M4"]))).toHaveLength(1);
  });

  it("are not those on which nobody is named, nor those whose lines between the rows are alike", () => {
    const nobody = (name: string): SheetGrid => sheet(name, [], [["", "Jo", "CIN", 45_000, 45_900]]);
    expect(found(nobody("Jo"), nobody("Al"))).toEqual([]);
    const lines = ["Court work", "Child protection", "All others"].map((line): GridCell[] => [line]);
    expect(found(sheet("Jo", to(1, 6), lines), sheet("Al", to(10, 6), lines))).toEqual([]);
  });

  it("count no child below a line that says closed", () => {
    const closed = to(1, 6).map((ref): GridCell[] => [`M${ref}`, "Jo", "CIN", 45_000, 45_900]);
    expect(found(sheet("Open", to(1, 6)), sheet("Duty", to(20, 6), [["", "Closed cases"], ...closed]))).toEqual([]);
  });

  it("have no present one where a sheet names no month, two name the same, or all lie ahead", () => {
    const newest = (one: string, other: string): unknown => found(sheet(one, to(1, 6)), sheet(other, to(1, 6)))[0];
    expect(newest("Sep 25", "Copy")).toEqual([["Sep 25", "Copy"], undefined, 0]);
    expect(newest("Sep 25", "September 2025 old")).toEqual([["Sep 25", "September 2025 old"], undefined, 0]);
    expect(newest("Oct 25", "Nov 25")).toEqual([["Oct 25", "Nov 25"], undefined, 0]);
    expect(newest("Aug 25", "Oct 25")).toEqual([["Aug 25", "Oct 25"], "Aug 25", 0]);
  });

  it("have the present week's where each is named for a day, and none where two of a month are not", () => {
    const newest = (...names: string[]): unknown => found(...names.map((name) => sheet(name, to(1, 6))))[0];
    const weeks = ["wc 25 Aug", "wc 1 Sep", "wc 8th Sept", "we 21 Sep", "we 22 Sep"];
    expect(newest(...weeks)).toEqual([weeks, "we 21 Sep", 0]);
    expect(newest("08.09.25", "15.09.25")).toEqual([["08.09.25", "15.09.25"], "15.09.25", 0]);
    expect(newest("8 Sep 25", "Sep 25")).toEqual([["8 Sep 25", "Sep 25"], undefined, 0]);
    expect(newest("8 Sep 25", "Aug 25")).toEqual([["8 Sep 25", "Aug 25"], "8 Sep 25", 0]);
  });
});

it.each([
  ["Sept 25", "2025-09"],
  ["Caseload August 2025", "2025-08"],
  ["Aug'25", "2025-08"],
  ["2025-07", "2025-07"],
  ["Tracker 15.09.25", "2025-09-15"],
  ["2025-09.15", "2025-09-15"],
  ["w-c 8th Sept", "2025-09-08"],
  ["1 October", "2024-10-01"],
  ["October", "2024-10"],
  ["Sept", "2025-09"],
  ["Maya", undefined],
  ["Team 25", undefined],
  ["Decisions", undefined],
])("the month of a sheet named %s is %s", (name, month) => {
  expect(monthOfSheet(name, asAt)).toBe(month);
});
