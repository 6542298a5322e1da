import { describe, expect, it } from "vitest";
import { blank, check, checkChild, dates, groupDates, only, series, table, type RowParts } from "./children.ts";

const discussed = dates("2025-09-01");

function reasons(rows: readonly RowParts[]): string[] {
  return check([table(rows)]).exclusions.map(({ rowId, reason }) => `${rowId} ${reason}`);
}

describe("who is judged", () => {
  it.each<[string, RowParts]>([
    ["a status that says closed", { status: { kind: "closed" }, lastDiscussion: discussed }],
    ["a plan that says closed", { planType: { kind: "closed" }, lastDiscussion: discussed }],
    ["a closing date that has come", { dateClosed: dates("2025-09-15"), lastDiscussion: discussed }],
    [
      "a closing date and a status that is neither open nor closed",
      { status: { kind: "other" }, dateClosed: dates("2025-09-10"), lastDiscussion: discussed },
    ],
    ["a separator above that says closed", { underClosed: true, lastDiscussion: discussed }],
    ["a last discussion that says closed", { lastDiscussion: { kind: "closed" } }],
    [
      "a last discussion that says closed beside a blank status",
      { status: { kind: "blank" }, lastDiscussion: { kind: "closed" } },
    ],
    ["a series whose last cell says closed", { discussions: series(discussed, { kind: "closed" }, blank) }],
  ])("leaves out as closed: %s", (_, row) => {
    expect(reasons([row])).toEqual(["r1 closed"]);
    expect(check([table([row])]).results).toEqual([]);
  });

  it.each<[string, RowParts]>([
    ["closing lies ahead", { dateClosed: dates("2025-09-16"), lastDiscussion: discussed }],
    ["an earlier cell of the series said closed", { discussions: series({ kind: "closed" }, discussed) }],
    [
      "an exemption has a reason and no end",
      { exemptReason: { kind: "recorded" }, exemptUntil: blank, lastDiscussion: discussed },
    ],
    [
      "an exemption has ended",
      { exemptReason: { kind: "recorded" }, exemptUntil: dates("2025-09-14"), lastDiscussion: discussed },
    ],
    [
      "an exemption has an end and no reason",
      { exemptReason: { kind: "blank" }, exemptUntil: dates("2025-12-01"), lastDiscussion: discussed },
    ],
  ])("judges a child when %s", (_, row) => {
    expect(reasons([row])).toEqual([]);
    expect(checkChild(row).state).toBe("met");
  });

  it("leaves out an exemption up to and including its last day", () => {
    expect(
      reasons([{ exemptReason: { kind: "recorded" }, exemptUntil: dates("2025-09-15"), lastDiscussion: discussed }]),
    ).toEqual(["r1 exempt"]);
  });

  it("tests closed before exempt before duplicate", () => {
    const exempt: RowParts = { exemptReason: { kind: "recorded" }, exemptUntil: dates("2025-12-01") };
    expect(
      reasons([
        { caseRef: "900 0001", lastDiscussion: discussed },
        { caseRef: "9000001", lastDiscussion: discussed },
        { caseRef: "9000001", ...exempt, lastDiscussion: discussed },
        { caseRef: "9000001", ...exempt, status: { kind: "closed" }, lastDiscussion: discussed },
      ]),
    ).toEqual(["r2 duplicate", "r3 exempt", "r4 closed"]);
  });

  it("takes references as one when only spaces and capitals differ, across tables", () => {
    const first = table([{ caseRef: "Ab 12", lastDiscussion: blank, dateOpened: dates("2025-01-01") }]);
    const second = table([{ caseRef: "aB12", lastDiscussion: discussed }], { tableId: "t2" });
    const outcome = check([first, second]);
    expect(only(outcome)).toMatchObject({
      state: "met",
      subject: { tableId: "t1", ref: "Ab 12" },
      dueOn: "2025-12-01",
    });
    expect(only(outcome).because.pooledRows).toBe(2);
    expect(outcome.exclusions).toEqual([{ tableId: "t2", rowId: "r1", reason: "duplicate" }]);
  });

  it("never takes rows without a reference for one child, and says that duplicates cannot be seen", () => {
    const outcome = check([
      table([{ lastDiscussion: discussed }, { lastDiscussion: discussed }], { hasCaseRefs: false }),
    ]);
    expect(outcome.results).toHaveLength(2);
    expect(outcome.cautions).toEqual(["no-case-references"]);
    expect(check([table([{ lastDiscussion: discussed }])]).cautions).toEqual([]);
  });

  it("judges a child where one of its tables has the columns, though its first row stands in another", () => {
    const without = table([{ caseRef: "1", planType: { kind: "blank" } }]);
    const withColumn = table([{ caseRef: "1", lastDiscussion: discussed }], { tableId: "t2" });
    expect(only(check([without, withColumn]))).toMatchObject({ state: "met", subject: { tableId: "t1" } });
  });

  it("names the check as not checked when no table has the columns, and never one that it does not know", () => {
    const outcome = check([table([{ caseRef: "1", dateOpened: discussed }])]);
    expect(outcome).toMatchObject({ results: [], counts: {} });
    expect(outcome.notChecked).toHaveLength(21);
    expect(outcome.notChecked).toContain("HGY-CASE");
    const others = outcome.notChecked.filter((id) => id !== "HGY-CASE");
    expect(check([table([{ lastDiscussion: discussed }])]).notChecked).toEqual(others);
    expect(check([table([{ discussions: series(groupDates("2025-09-01")) }])]).notChecked).toEqual(others);
  });

  it("gives results in the order of tables and rows, with their counts", () => {
    const rows = ["2025-01-01", "2025-09-01", "2025-08-01"].map((day) => ({ lastDiscussion: dates(day) }));
    const outcome = check([table(rows, { tableId: "b" }), table(rows, { tableId: "a" })]);
    expect(outcome.results.map(({ subject }) => subject.tableId + subject.rowId)).toEqual([
      "br1",
      "br2",
      "br3",
      "ar1",
      "ar2",
      "ar3",
    ]);
    expect(outcome.counts).toEqual({ "HGY-CASE": { overdue: 2, met: 2, "past-aim": 2 } });
  });

  it("records the policy and every choice in force", () => {
    const outcome = check([table([])], { choices: { monthEnd: "next-day" } });
    expect(outcome.policy).toEqual({ council: "haringey", edition: "October 2017", inForceFrom: "2017-10-01" });
    expect(outcome.choices).toEqual({
      groupDiscussionCounts: true,
      localIntervalShortensAim: false,
      monthEnd: "next-day",
      strictFourWeeks: false,
      roleIntervals: null,
      myConversationMonths: null,
      yearly: "rolling",
      extraNonWorkingDays: [],
    });
    expect(() => check([table([])], { choices: { strict: true } })).toThrow("has no choice “strict”");
    expect(() => check([table([])], { choices: { monthEnd: "whenever" } })).toThrow("is one of last-day, next-day");
  });
});
