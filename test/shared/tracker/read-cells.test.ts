import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { isErrorValue } from "../../../shared/tracker/cell-text.ts";
import type { CellValue } from "../../../shared/tracker/grid.ts";
import { readDiscussionTypeCell } from "../../../shared/tracker/read-discussion-type.ts";
import { readMatchCell } from "../../../shared/tracker/read-match.ts";
import { readWeeksCell } from "../../../shared/tracker/read-number.ts";
import { readCareLeaverCell, readPlanCell, readStatusCell } from "../../../shared/tracker/read-plan.ts";
import { referenceAsWritten } from "../../../shared/tracker/reference.ts";
import { readYesNoCell } from "../../../shared/tracker/read-yes-no.ts";

const context = { asAt: plainDate("2025-09-15"), date1904: false };

describe("a plan", () => {
  const plansOf = (text: CellValue): string => {
    const entry = readPlanCell(text);
    return entry.kind === "plans" ? `${entry.plans.join("+")}${entry.doubtful ? "?" : ""}` : entry.kind;
  };

  it.each([
    ["in care proceedings", "court"],
    ["child in care", "looked-after"],
    ["C & F", "assessment"],
    ["C &F", "assessment"],
    ["C& F", "assessment"],
    ["CP plan / S.17", "child-in-need+child-protection"],
    ["C.I.N.", "child-in-need"],
    ["UASC", ""],
    ["pre–proceedings", "court"],
    ["incident", ""],
    ["", "blank"],
    ["TBC", "blank"],
    ["tbc", "blank"],
    ["closed 1/9", "closed"],
    ["Closed to CP, now CIN", "child-in-need+child-protection?"],
    ["#REF!", "?"],
  ])("%j names %j", (text, plans) => {
    expect(plansOf(text)).toBe(plans);
  });
});

describe("a status", () => {
  it.each([
    ["Open", "open"],
    ["ACTIVE.", "open"],
    ["Closed 3/9", "closed"],
    ["Stepped down", "closed"],
    ["Transferred to CWD 1/9", "doubtful"],
    ["removed", "other"],
    ["Closing", "other"],
    ["", "blank"],
    ["#N/A", "doubtful"],
  ])("%j is %s", (text, kind) => {
    expect(readStatusCell(text).kind).toBe(kind);
  });
});

describe("a category of leaving care", () => {
  it.each([
    ["Former relevant", "care-leaver"],
    ["b) Former relevant", "care-leaver"],
    ["FR", "care-leaver"],
    ["yes", "care-leaver"],
    ["✓", "care-leaver"],
    ["d) Eligible", "looked-after"],
    ["E", "looked-after"],
    ["LAC", "nothing"],
    ["", "nothing"],
    ["#REF!", "nothing"],
    ["?", "nothing"],
    ["(c)Qualifying", "care-leaver"],
    ["not relevant b) ", "nothing"],
  ])("%j is %s", (text, kind) => {
    expect(readCareLeaverCell(text).kind).toBe(kind);
  });
});

describe("a long-term match", () => {
  it.each([
    ["Y", { kind: "matched" }],
    ["u4", { kind: "matched" }],
    [45323, { kind: "matched-on", on: "2024-02-01" }],
    ["Yes 1/2/24", { kind: "matched-on", on: "2024-02-01" }],
    ["panel 1/10/25", { kind: "not-recorded" }],
    ["Perm plan", { kind: "not-recorded" }],
    ["N 1/2/24", { kind: "not-recorded" }],
    ["1/2/24 - NO", { kind: "not-recorded" }],
    ["#VALUE!", { kind: "not-recorded" }],
    ["", { kind: "not-recorded" }],
    ["1/2/24 JO", { kind: "matched-on", on: "2024-02-01" }],
    ["2/3/24, 1/2/24", { kind: "matched-on", on: "2024-02-01" }],
  ])("%j is %j", (value, entry) => {
    expect(readMatchCell({ value }, context)).toEqual(entry);
  });

  it("is none where a formula works the day out", () => {
    expect(readMatchCell({ value: 45323, formula: "=B2+7" }, context)).toEqual({ kind: "not-recorded" });
  });
});

describe("yes and no", () => {
  it.each([
    ["Yes.", "yes"],
    ["✔\ufe0f", "yes"],
    ["Not on file", "no"],
    ["Done, 3/3/25", "dated-yes"],
    ["3/3/25 JO", "unreadable"],
    ["3/3/25 & 4/3/25", "unreadable"],
    ["No 3/3/25", "unreadable"],
    [2, "unreadable"],
    ["#N/A", "unreadable"],
    [45_719, "dated-yes"],
    ["1-2-25", "dated-yes"],
    ["Monday 3/3/25", "dated-yes"],
    ["Mon. 3/3/25", "dated-yes"],
    ["13th March 2025", "dated-yes"],
    ["3 March 2025 JO", "unreadable"],
    ["3/3/25 4/3/25", "unreadable"],
    ["y.e.s", "unreadable"],
  ])("%j is %s", (value, kind) => {
    expect(readYesNoCell({ value }, context).kind).toBe(kind);
  });

  it("are not told by a day that a formula works out", () => {
    expect(readYesNoCell({ value: 45_719, formula: "=TODAY()" }, context).kind).toBe("unreadable");
    expect(readYesNoCell({ value: "3/3/25", formula: '=TEXT(B2+3,"d/m/yy")' }, context).kind).toBe("unreadable");
    expect(readYesNoCell({ value: "Yes", formula: '=IF(B2="","No","Yes")' }, context).kind).toBe("yes");
  });
});

describe("a type of discussion", () => {
  it.each([
    ["CS", "individual"],
    ["1-2-1", "individual"],
    ["Case mapping", "group"],
    ["n/a", "blank"],
    ["MO", "unreadable"],
  ])("%j is %s", (value, kind) => {
    expect(readDiscussionTypeCell(value).kind).toBe(kind);
  });
});

describe("a number of weeks", () => {
  it.each([
    [6, { kind: "number", value: 6 }],
    ["6 wks", { kind: "number", value: 6 }],
    ["1 week", { kind: "number", value: 1 }],
    ["1wk", { kind: "number", value: 1 }],
    ["26 weeks", { kind: "number", value: 26 }],
    ["n/k", { kind: "blank" }],
    ["", { kind: "blank" }],
    [0, { kind: "unreadable" }],
    [27, { kind: "unreadable" }],
    [2.5, { kind: "unreadable" }],
    [true, { kind: "unreadable" }],
    ["often", { kind: "unreadable" }],
  ])("%j is %j", (value, entry) => {
    expect(readWeeksCell(value)).toEqual(entry);
  });
});

describe("an error", () => {
  it("is one of Excel's, with nothing beside it", () => {
    expect(["#N/A", "#REF! ", "#DIV/0!", "see #N/A", "#N/A - ask", "N/A", 7].map(isErrorValue)).toEqual([
      ...[true, true, true, false, false, false, false],
    ]);
  });
});

describe("a reference", () => {
  it.each([
    [1234567, "1234567"],
    [1001.1, "1001.1"],
    [1001.2, "1001.2"],
    [" M123 ", "M123"],
    ["", ""],
  ])("%j is %j", (value, ref) => {
    expect(referenceAsWritten(value)).toBe(ref);
  });
});
