import { describe, expect, it } from "vitest";
import { absencesOf, absenceWords } from "../../addin/commands/absence-words.ts";
import type { Checked } from "../../addin/commands/check.ts";
import { checkHere } from "../../addin/commands/check-here.ts";
import { listedFindings } from "../../addin/commands/finding-list.ts";
import { leftOutRows } from "../../addin/commands/left-out.ts";
import type { Confirmed } from "../../addin/commands/find-tracker.ts";
import { plainDate } from "../../shared/calendar/plain-date.ts";
import type { Result } from "../../shared/contract/results.ts";
import { findLayouts } from "../../shared/tracker/detect.ts";
import type { CellValue, WorkbookGrid } from "../../shared/tracker/grid.ts";
import { understandTracker } from "../../shared/tracker/understand.ts";
import { gridFromXlsx } from "../support/grid-from-xlsx.ts";
import { asAt } from "./support.ts";

function checkedOf(workbook: WorkbookGrid): Checked {
  const { layouts } = findLayouts(workbook, asAt);
  const understood = understandTracker(workbook, layouts, asAt);
  const outcome = checkHere({ council: "haringey", asAt, choices: {}, tables: understood.tables });
  if (outcome === undefined) throw new Error("There is no policy of Haringey.");
  const found = { layouts } as unknown as Confirmed;
  const marking = { marked: false, because: [] };
  return { found, understood, outcome, marking, supervision: { checks: true, marks: false } } as unknown as Checked;
}

describe("the rows that are left out", () => {
  const checked = checkedOf(gridFromXlsx(new URL("../trackers/F6-full-set.xlsx", import.meta.url)));
  const leftOut = leftOutRows(checked);

  it("are all of them, each under its reason", () => {
    const listed = leftOut.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(listed).toBe(checked.outcome.exclusions.length + checked.understood.exclusions.length);
    for (const { reason, rows } of leftOut) {
      const counted = [...checked.outcome.exclusions, ...checked.understood.exclusions].filter(
        (each) => each.reason === reason,
      );
      expect(rows, reason).toHaveLength(counted.length);
    }
  });

  it("say of whom they are, and an exempt one until when; rows that are no data have a place alone", () => {
    const exempt = leftOut.find(({ reason }) => reason === "exempt")?.rows ?? [];
    expect(exempt.length).toBeGreaterThan(0);
    for (const row of exempt) {
      expect(row.name).toBeTruthy();
      expect(row.until).toMatch(/^until \d{1,2} \w{3} 202\d$/);
    }
    expect(leftOut[0]?.reason).toBe("exempt");
  });
});

/** A team with one worker, whose last one-to-one is long ago. */
function teamWith(absence: readonly [from: CellValue, to: CellValue], lastOneToOne: number): Checked {
  const values: CellValue[][] = [
    ["Worker", "Role", "Start date", "Last 1:1", "Absent from", "Absent to"],
    ["Ada Marsh", "Social worker", 45_000, lastOneToOne, ...absence],
    ["Jude Fenn", "Social worker", 45_000, 45_910, "", ""],
    ["Kit Larkin", "Social worker", 45_000, 45_910, "", ""],
  ];
  return checkedOf({
    fileName: "staff.xlsx",
    date1904: false,
    sheets: [
      {
        ...{ name: "Staff", visibility: "visible", isProtected: false, top: 0, left: 0 },
        ...{ values, formulas: values, merges: [], tables: [], hiddenColumns: new Set<number>() },
      },
    ],
  });
}

/** 1 Jul, 30 Jun, 12 Sep and 14 Sep 2025. */
const [july, june, september, yesterday] = [45_839, 45_838, 45_912, 45_914];

function absenceIn(checked: Checked): string | undefined {
  const finding = listedFindings(checked).supervision.find(({ name }) => name === "Supervision of Ada Marsh");
  return finding?.absence;
}

describe("an absence", () => {
  it("stays in the reason after the return, until the next one-to-one", () => {
    expect(absenceIn(teamWith([july, september], june))).toBe(
      "Recorded as absent from 1 Jul 2025 to 12 Sep 2025; an absence stops no clock.",
    );
    expect(absenceIn(teamWith([july, september], yesterday))).toBeUndefined();
  });

  it("that has not ended is told by its first day", () => {
    expect(absenceIn(teamWith([july, ""], june))).toBe(
      "Recorded as absent from 1 Jul 2025; an absence stops no clock.",
    );
  });

  it("that is still to come, or is not recorded, is not told", () => {
    expect(absenceIn(teamWith([45_992, ""], june))).toBeUndefined();
    expect(absenceIn(teamWith(["", ""], june))).toBeUndefined();
    expect([...absencesOf(teamWith(["", ""], june)).values()]).toEqual([]);
  });

  it("is told with the day of return where that is recorded", () => {
    const due = plainDate("2025-07-28");
    const result = { state: "overdue", dueOn: due, because: { code: "from-one-to-one", section: "1" } } as Result;
    const away = { first: plainDate("2025-07-01"), back: plainDate("2025-09-15") };
    expect(absenceWords(result, away, asAt)).toBe(
      "Recorded as absent from 1 Jul 2025, back on 15 Sep 2025; an absence stops no clock.",
    );
    expect(absenceWords({ ...result, state: "met" }, away, asAt)).toBeUndefined();
  });
});
