import { describe, expect, it, onTestFinished, vi } from "vitest";
import { insertRollUp } from "../../../addin/office/insert-roll-up.ts";
import { rollUpCsv } from "../../../addin/rollup/roll-up-csv.ts";
import { rollUpSheet, type NoFigure, type RollUpSheet, type SheetOf } from "../../../addin/rollup/roll-up-sheet.ts";
import { openExcel } from "../../../local/excel/headless.ts";
import { Workbook, type Area, type Sheet } from "../../../local/excel/model.ts";
import { addSheet, rowsOf } from "../../local/excel/in-excel.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { check, freshness, rollUpOf, sent } from "./roll-ups.ts";

/** East is judged in both months, West records too little, North sent nothing, and one team is named to do harm. */
function figures(today = freshness.today, without: NoFigure = "empty"): RollUpSheet {
  const names = ["East", "North", "West", '=HYPERLINK("x")'];
  const entries = [
    sent({ team: "east", month: "2025-07", counts: { met: 199, overdue: 1 }, longest: 2 }),
    sent({ team: "east", month: "2025-08", counts: { met: 180, "past-aim": 10, overdue: 10 }, longest: 9 }),
    sent({ team: "west", month: "2025-08", counts: { met: 5, "check-entry": 5 } }),
  ];
  const rollUp = rollUpOf(2025, names, entries);
  const of: SheetOf = {
    rollUp,
    counted: rollUp,
    counting: undefined,
    month: "2025-08",
    check: { id: check, title: "Child discussed in supervision", of: "cases" },
    marking: "OFFICIAL-SENSITIVE",
    drawn: "Haringey. Drawn by Odessa Example on 15 Sep 2025.",
    freshness: { ...freshness, today },
    choices: "Choices of the council in force today: all by default.",
  };
  return rollUpSheet(of, without);
}

describe("the figures as a sheet", () => {
  it("hold one row a team, with no percentage for a team that cannot be judged", () => {
    const { lines, teams } = figures();
    expect(lines.slice(0, 2)).toEqual(["Safeguarding, August 2025", "Child discussed in supervision"]);
    expect(lines.slice(-3)).toEqual([
      "Choices of the council in force today: all by default.",
      "Haringey. Drawn by Odessa Example on 15 Sep 2025.",
      "OFFICIAL-SENSITIVE",
    ]);
    const rows = teams.rows.map((row) => row.slice(0, 10));
    expect(teams.rows.every((row) => row.length === teams.headings.length)).toBe(true);
    expect(rows).toEqual([
      ['=HYPERLINK("x")', "", "", "nothing submitted", "", "", "", "", "", ""],
      ["East", 10, 200, 0.95, 190, 200, 10, 0, 0, 9],
      ["North", "", "", "nothing submitted", "", "", "", "", "", ""],
      ["West", 0, 10, "not enough recorded: 5 of 10", "", "", 0, 0, 5, 0],
    ]);
  });

  it("hold no share of figures that are too old, and say above them that nobody has sent newer ones", () => {
    const { lines, teams } = figures(plainDate("2025-12-15"));
    expect(lines[2]).toBe(
      "No team of Safeguarding has submitted anything for 106 days, since 31 Aug 2025: what is shown is how it was then and says nothing of today. Ask the teams to check and submit.",
    );
    expect(teams.rows.map((row) => row[3])).toEqual([
      ...["nothing submitted", "too old to judge by: 106 days"],
      ...["nothing submitted", "too old to judge by: 106 days"],
    ]);
    expect(teams.rows[1]?.slice(0, 6)).toEqual(["East", 10, 200, "too old to judge by: 106 days", "", ""]);
  });

  it("hold twelve months, rounded down, and nothing where a month cannot be judged", () => {
    const { months } = figures();
    expect(months.headings).toEqual(["Month", '=HYPERLINK("x")', "East", "North", "West"]);
    expect(months.rows).toHaveLength(12);
    expect(months.rows.slice(-2)).toEqual([
      ["July 2025", "", 0.99, "", ""],
      ["August 2025", "", 0.95, "", ""],
    ]);
  });

  it("say in a file, cell by cell, what cannot be judged and what was not submitted, and leave no cell empty", () => {
    const { teams, months } = figures(freshness.today, "in-words");
    expect(teams.rows[3]?.slice(0, 7)).toEqual([
      ...["West", 0, 10, "not enough recorded: 5 of 10", "cannot be judged", "cannot be judged", 0],
    ]);
    expect(months.rows.at(-1)).toEqual([
      "August 2025",
      "nothing submitted",
      0.95,
      "nothing submitted",
      "cannot be judged",
    ]);
    expect([...teams.rows, ...months.rows].flat()).not.toContain("");
  });

  it("hold no month that has grown too old, as the table beside them has none", () => {
    const { months } = figures(plainDate("2025-12-15"), "in-words");
    expect(months.rows.slice(-2).map((row) => row[2])).toEqual([0.99, "cannot be judged"]);
  });

  it("are a file in which no formula can run", () => {
    const lines = rollUpCsv(figures(freshness.today, "in-words")).split("\r\n");
    expect(lines[0]).toBe('\uFEFF"Safeguarding, August 2025"');
    expect(lines).toContain(`"'=HYPERLINK(""x"")"${",nothing submitted".repeat(12)}`);
    expect(lines.some((line) => /^[=+\-@]/.test(line))).toBe(false);
  });
});

/** The cells of an area that hold something. */
function holding(sheet: Sheet, { row, column, rows, columns }: Area): string[] {
  return [...sheet.entries()]
    .filter(([at, across]) => at >= row && at < row + rows && across >= column && across < column + columns)
    .filter(([, , { value }]) => value !== "")
    .map(([at, across]) => `${at},${across}`);
}

describe("inserting the figures into the workbook", () => {
  it("makes a sheet of its own with the table and a chart of the twelve months, and leaves the others alone", async () => {
    const workbook = new Workbook();
    const own = addSheet(workbook, "roll-up august 2025", [["Mine"]]);
    const host = openExcel(workbook, { today: "2025-09-15" });
    expect(await host.run(() => insertRollUp(figures()))).toEqual({ done: true });

    expect(rowsOf(own)).toEqual([["Mine"]]);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["roll-up august 2025", "Roll-up August 2025 (2)"]);
    const made = workbook.sheets[1];
    if (made === undefined) throw new Error("No sheet was made.");
    expect(workbook.tables.map(({ sheet }) => sheet)).toEqual([made]);
    expect(workbook.tables[0]?.table.area).toEqual({ row: 9, column: 0, rows: 5, columns: 13 });
    expect(made.cell(11, 0)?.value).toBe("East");
    expect(made.cell(11, 3)).toMatchObject({ value: 0.95, numberFormat: "0%" });
    expect(made.cell(10, 0)).toMatchObject({ value: '\'=HYPERLINK("x")', numberFormat: "@" });
    expect([...made.entries()].filter(([, , { formula }]) => formula !== undefined)).toEqual([]);

    const [chart] = made.charts;
    expect(chart).toMatchObject({
      type: "LineMarkers",
      title: "Child discussed in supervision: within the limit, twelve months",
      blanksAs: "NotPlotted",
      least: 0,
      most: 1,
    });
    if (chart?.position === undefined) throw new Error("No chart was placed.");
    const { source } = chart;
    expect(source.rows).toBe(13);
    expect(made.cell(source.row, 0)).toMatchObject({ value: "Month" });
    expect(made.cell(source.row + 12, 0)).toMatchObject({ value: "August 2025", numberFormat: "@" });
    expect(made.cell(source.row + 12, 2)).toMatchObject({ value: 0.95, numberFormat: "0%" });
    expect(holding(made, { ...source, row: source.row + 12, rows: 1, column: 3, columns: 2 })).toEqual([]);
    // The chart lies over no cell that holds anything.
    expect(holding(made, chart.position)).toEqual([]);
  });

  it("says what to do when Excel refuses", async () => {
    const workbook = new Workbook();
    addSheet(workbook, "Caseload", [["Mine"]]);
    workbook.isEditingCell = true;
    const host = openExcel(workbook, { today: "2025-09-15" });
    const change = await host.run(() => insertRollUp(figures()));
    expect(change).toMatchObject({ done: false, because: expect.stringContaining("press Enter or Esc") as string });
    expect(workbook.sheets).toHaveLength(1);
  });

  it.each(["AccessDenied", "InvalidOperation"])("says so where no sheet may be added: %s", async (code) => {
    vi.stubGlobal("Excel", { run: () => Promise.reject(Object.assign(new Error("Excel's own words."), { code })) });
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    const because = expect.stringContaining("would not add a sheet") as string;
    expect(await insertRollUp(figures())).toMatchObject({ done: false, because });
  });
});
