import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import { readAuditDateCell, readAuditTypeCell } from "../../../shared/tracker/read-audit.ts";
import { readCountCell } from "../../../shared/tracker/read-count.ts";
import { readDiscussionTypeCell, readSessionTypeCell } from "../../../shared/tracker/read-discussion-type.ts";
import { readDurationCell } from "../../../shared/tracker/read-duration.ts";
import { readRecordedCell } from "../../../shared/tracker/read-recorded.ts";
import { readSessionStatusCell } from "../../../shared/tracker/read-session-status.ts";

const context = { asAt: plainDate("2025-09-15"), date1904: false };
const unreadable = { kind: "unreadable" };
const number = (value: number): object => ({ kind: "number", value });

describe("a length", () => {
  it.each<[CellValue, string, object]>([
    ["90 mins", "Length", number(90)],
    ["2h", "Length", number(120)],
    ["1 hour and 15 minutes", "Length", number(75)],
    ["½ hr", "Length", number(30)],
    ["90", "Duration (mins)", number(90)],
    ["45 mins", "Duration (hrs)", number(45)],
    [8, "Length", number(480)],
    [20, "Length", number(20)],
    [19, "Length", unreadable],
    [1 / 16, "Length", number(90)],
    [2 / 24, "Duration (hrs)", number(120)],
    [0.5, "Duration (hrs)", number(30)],
    [0.75, "Length", number(45)],
    ["0:30", "Length", number(30)],
    [4, "Mins", unreadable],
    [11, "Hours", unreadable],
    [-90, "Mins", unreadable],
    ["1-2 hrs", "Length", unreadable],
    ["90 mins approx", "Length", unreadable],
    ["1".repeat(30_000), "Length", unreadable],
    ["-", "Length", { kind: "blank" }],
    [true, "Length", unreadable],
    ["2 Hrs", "Length", number(120)],
    ["90 Mins", "Length", number(90)],
    ["01:30", "Length", number(90)],
    ["1:30:00", "Length", number(90)],
    ["at 1:30", "Length", unreadable],
    ["1:30 pm", "Length", unreadable],
    ["1.25", "Hours", number(75)],
    ["1¼ hrs", "Length", number(75)],
    ["1¾ hrs", "Length", number(105)],
    ["about 90", "Mins", unreadable],
    ["90ish", "Mins", unreadable],
    ["5 mins", "Length", number(5)],
    ["600 mins", "Length", number(600)],
    [9, "Hours", number(540)],
    [9, "Length (hrs)", number(540)],
    [9, "Of three", unreadable],
    // A day and an hour and a half is no session; and not every part of a day is a time.
    [1.0625, "Length", number(63.75)],
    [0.1234, "Length", number(7.4)],
  ])("of %.20j below %j is %j", (value, heading, entry) => {
    expect(readDurationCell(value, heading)).toEqual(entry);
  });
});

describe("a number of cases", () => {
  it.each<[CellValue, object]>([
    [5, number(5)],
    ["4 families", number(4)],
    ["1 child", number(1)],
    ["7001, 7002; 7003", number(3)],
    ["7001\n7002", number(2)],
    ["7001,", unreadable],
    [2.5, unreadable],
    ["several", unreadable],
    ["12 cases", number(12)],
    ["1case", number(1)],
    ["7001, ".repeat(200), number(200)],
    ["7001, ".repeat(201), unreadable],
    ["", { kind: "blank" }],
  ])("of %j is %j", (value, entry) => {
    expect(readCountCell(value)).toEqual(entry);
  });
});

describe("the status of a session", () => {
  it.each([
    ["Took place", "held"],
    ["Y", "held"],
    ["DNA", "cancelled"],
    ["Canc.", "cancelled"],
    ["Booked", "planned"],
    ["", "blank"],
    ["n/a", "blank"],
    ["moved", "unreadable"],
  ])("%j is %s", (text, kind) => {
    expect(readSessionStatusCell(text)).toEqual({ kind });
  });
});

describe("the type of a session", () => {
  it("does not know the words that only a discussion of a child uses", () => {
    expect(readSessionTypeCell("Case supervision")).toEqual({ kind: "individual" });
    expect(readSessionTypeCell("Supervision")).toEqual(unreadable);
    expect(readDiscussionTypeCell("Supervision")).toEqual({ kind: "individual" });
    expect(readSessionTypeCell("Grp")).toEqual({ kind: "group" });
    expect(readSessionTypeCell("-")).toEqual({ kind: "blank" });
  });
});

describe("an audit", () => {
  it("has a type that a check looks at, or another", () => {
    expect(
      ["Monthly", "Records audit", "thematic audit", "External", "dip sample", ""].map(
        (text) => readAuditTypeCell(text).kind,
      ),
    ).toEqual(["monthly", "annual", "thematic", "external", "other", "blank"]);
  });

  it.each<[CellValue, object]>([
    ["Janet 25", unreadable],
    ["Decisions 24", unreadable],
    ["August 2025", { kind: "month", month: "2025-08" }],
    ["Aug-25", { kind: "month", month: "2025-08" }],
    ["3 Aug 25", { kind: "dates", dates: [{ on: "2025-08-03", group: false }] }],
    [45872, { kind: "dates", dates: [{ on: "2025-08-03", group: false }] }],
    ["August", unreadable],
    ["Q2", unreadable],
    ["Aug 2052", unreadable],
  ])("dated %j is %j", (value, entry) => {
    expect(readAuditDateCell({ value }, context).entry).toEqual(entry);
  });
});

describe("recorded", () => {
  it.each<[CellValue, object]>([
    ["N 12/3/25", unreadable],
    ["12/3/25 - NO", unreadable],
    ["12/3/25 N", unreadable],
    ["12 Jan 2025", { kind: "dates", dates: [{ on: "2025-01-12", group: false }] }],
    ["3/3/25 JO", { kind: "dates", dates: [{ on: "2025-03-03", group: false }] }],
    ["Yes 3/3/25", { kind: "dates", dates: [{ on: "2025-03-03", group: false }] }],
    ["Y", { kind: "yes" }],
    ["not recorded", { kind: "no" }],
    ["Y 3/3/25", { kind: "dates", dates: [{ on: "2025-03-03", group: false }] }],
    [45719, { kind: "dates", dates: [{ on: "2025-03-03", group: false }] }],
    ["TBC", { kind: "blank" }],
    ["new case", { kind: "blank" }],
    ["booked 3/3/25", unreadable],
    ["partly", unreadable],
    ["#REF!", unreadable],
  ])("%j is %j", (value, entry) => {
    expect(readRecordedCell({ value }, context).entry).toEqual(entry);
  });

  it("is an entry to check, with what is wrong with it", () => {
    const faultOf = (value: CellValue): unknown => readRecordedCell({ value }, context).fault;
    expect(["12/3/25 N", "partly", "#REF!"].map(faultOf)).toEqual(["not-a-date", "not-a-date", "error"]);
  });

  it("is no day that a formula works out", () => {
    for (const cell of [
      { value: 45719, formula: "=D2+3" },
      { value: "Yes", formula: '=IF(D2+3<TODAY(),"Yes","")' },
    ]) {
      expect(readRecordedCell(cell, context)).toEqual({ entry: unreadable, fault: "formula" });
    }
  });
});
