import { describe, expect, it } from "vitest";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import type { Result } from "../../../shared/contract/results.ts";
import { blank, dates, groupDates, series, table, type RowParts } from "../checks/children.ts";
import { unreadable } from "../checks/people.ts";
import { judged, type Setting } from "./northshire.ts";

/** A first discussion within five working days of allocation, and one by each of 10, 20 and 45 after the case was opened. */

function found(id: string, on: string, row: RowParts, setting: Setting = {}): Result {
  return judged(id, [table([row])], { ...setting, on: plainDate(on) });
}

describe("a first discussion within five working days of allocation", () => {
  // Friday 22 August; the Monday after it is a bank holiday.
  const allocatedOn: RowParts = { dateAllocated: dates("2025-08-22") };
  const allocated: RowParts = { ...allocatedOn, lastDiscussion: blank };
  const first = (on: string, row: RowParts = {}, setting: Setting = {}) =>
    found("NSH-FIRST", on, { ...allocated, ...row }, setting);

  it("is not due until the fifth, over a weekend and a bank holiday, and overdue on the day after", () => {
    expect(["2025-08-22", "2025-08-31", "2025-09-01", "2025-09-02"].map((on) => first(on).state)).toEqual([
      "met",
      "met",
      "met",
      "overdue",
    ]);
    expect(first("2025-09-01")).toMatchObject({ clause: "NSH-FIRST", dueOn: "2025-09-01", standsUntil: "2025-09-01" });
    expect(first("2025-09-02")).toMatchObject({ daysOverdue: 1 });
    expect(first("2025-09-02").standsUntil).toBeUndefined();
  });

  it("moves with the council's own closure days", () => {
    const closed = { choices: { extraNonWorkingDays: ["2025-08-28"] } };
    expect(first("2025-09-02", {}, closed)).toMatchObject({ state: "met", dueOn: "2025-09-02" });
  });

  it.each([
    ["2025-08-22", "met"],
    ["2025-09-01", "met"],
    ["2025-09-02", "cannot-check"],
  ])("held on %s, as the last that a single cell tells of, is %s", (heldOn, state) => {
    expect(first("2025-09-15", { lastDiscussion: dates(heldOn) }).state).toBe(state);
  });

  it.each([
    ["2025-08-29", "met"],
    ["2025-09-01", "met"],
    ["2025-09-02", "late"],
  ])("held on %s, as the first of a series, is %s", (heldOn, state) => {
    const discussions = series(dates("2025-08-01"), dates(heldOn), dates("2025-09-10"));
    expect(found("NSH-FIRST", "2025-09-15", { ...allocatedOn, discussions })).toMatchObject({
      state,
      dueOn: "2025-09-01",
    });
  });

  it("is not served by a discussion before the allocation, nor by one in a group", () => {
    expect(first("2025-09-02", { lastDiscussion: dates("2025-08-21") }).state).toBe("overdue");
    const inGroup = { lastDiscussion: groupDates("2025-08-27") };
    expect(first("2025-09-01", inGroup).state).toBe("met");
    expect(first("2025-09-02", inGroup)).toMatchObject({ state: "cannot-check", because: { code: "displaced" } });
    expect(first("2025-09-02", inGroup, { choices: { groupDiscussionCounts: true } }).state).toBe("met");
    const typed = { discussions: series(dates("2025-08-27")), discussionType: { kind: "group" as const } };
    expect(found("NSH-FIRST", "2025-09-02", { ...allocatedOn, ...typed }).state).toBe("overdue");
  });

  it("cannot be said without the day of allocation, nor beyond the bank holidays that are known", () => {
    expect(first("2025-09-02", { dateAllocated: blank })).toMatchObject({
      state: "cannot-check",
      because: { code: "not-recorded", field: "dateAllocated" },
    });
    const old = { dateAllocated: dates("2019-03-01") };
    expect(first("2025-09-02", old)).toMatchObject({
      because: { code: "outside-known-holidays", field: "dateAllocated", anchor: { on: "2019-03-01" } },
    });
  });

  it("asks for a look at a day that cannot be read or lies ahead, or comes before the case was opened", () => {
    expect(first("2025-09-02", { dateAllocated: unreadable }).state).toBe("check-entry");
    expect(first("2025-09-02", { lastDiscussion: unreadable }).state).toBe("check-entry");
    const before = { dateOpened: dates("2025-08-20"), lastDiscussion: dates("2025-08-19") };
    expect(first("2025-09-02", before)).toMatchObject({
      because: { code: "before-opened", anchor: { on: "2025-08-19" }, otherOn: "2025-08-20" },
    });
    const ahead = first("2025-09-02", { lastDiscussion: dates("2025-09-10") });
    expect(ahead).toMatchObject({ state: "check-entry", standsUntil: "2025-09-09" });
  });

  it("says where it counted from, and what to do", () => {
    const overdue = first("2025-09-02");
    expect(statusWords(overdue)).toBe("Overdue 1 day, due 1 Sep 2025");
    expect(whySentence(overdue, plainDate("2025-09-02"))).toBe(
      "No discussion is recorded for a point that is counted from the day the case was allocated, 22 Aug 2025. The limit was 5 working days later, 1 Sep 2025 (section 2.2): 1 day before 2 Sep 2025. If a discussion has been held, record its date; if not, hold one.",
    );
    expect(
      whySentence(first("2025-09-15", { lastDiscussion: dates("2025-09-02") }), plainDate("2025-09-15")),
    ).toContain("Only the last discussion is recorded, 2 Sep 2025, so it cannot be said whether there was one by");
  });
});

describe("discussions by 10, 20 and 45 working days after the case was opened", () => {
  // Monday 2 June: the points are 16 June, 30 June and 4 August.
  const points = (on: string, ...days: string[]) =>
    found("NSH-POINTS", on, { dateOpened: dates("2025-06-02"), discussions: series(...days.map((day) => dates(day))) });

  it.each([
    ["NSH-POINTS-10", "2025-06-16", []],
    ["NSH-POINTS-20", "2025-06-30", ["2025-06-16"]],
    ["NSH-POINTS-45", "2025-08-04", ["2025-06-02", "2025-06-30"]],
  ])("by %s are met on the last day, %s, and overdue on the day after", (clause, dueOn, days) => {
    const on = (after: number) => points(plusDays(plainDate(dueOn), after), ...days);
    for (const after of [-1, 0]) {
      expect(on(after)).toMatchObject({ state: "met", clause, dueOn, standsUntil: dueOn });
    }
    expect(on(1)).toMatchObject({ state: "overdue", clause, dueOn, daysOverdue: 1 });
  });

  it("are met for good once there is one for each of them", () => {
    const all = points("2026-01-05", "2025-06-10", "2025-06-17", "2025-08-04");
    expect(all).toMatchObject({ state: "met", clause: "NSH-POINTS-45", dueOn: "2025-08-04" });
    expect(all.standsUntil).toBeUndefined();
    expect(whySentence(all, plainDate("2026-01-05"))).toBe(
      "A discussion is recorded by each point that the policy sets after the day the case was opened, 2 Jun 2025; the last of them is at 45 working days (section 2.3).",
    );
  });

  it("are not served twice by one discussion", () => {
    expect(points("2025-07-01", "2025-06-16").state).toBe("overdue");
  });

  it("are late where one came after its point, and overdue again where the next has passed too", () => {
    const late = points("2025-07-10", "2025-06-17");
    expect(late).toMatchObject({
      state: "late",
      clause: "NSH-POINTS-10",
      dueOn: "2025-06-16",
      standsUntil: "2025-08-04",
    });
    expect(statusWords(late)).toBe("Late, was due 16 Jun 2025");
    expect(whySentence(late, plainDate("2025-07-10"))).toBe(
      "No discussion is recorded by the point at 10 working days after the day the case was opened, 2 Jun 2025; the first recorded after it is 17 Jun 2025 (section 2.3).",
    );
    expect(points("2025-08-04", "2025-06-17").state).toBe("late");
    expect(points("2025-08-05", "2025-06-17")).toMatchObject({ state: "overdue", dueOn: "2025-08-04" });
  });

  it("name the first discussion after the point, whatever stands before it and in whatever order", () => {
    const late = points("2025-07-10", "2025-06-01", "2025-06-25", "2025-06-18", "2025-06-29");
    expect(late).toMatchObject({ state: "late", because: { anchor: { on: "2025-06-02" }, otherOn: "2025-06-18" } });
    const inWindow = found("NSH-FIRST", "2025-09-15", {
      dateAllocated: dates("2025-08-22"),
      discussions: series(dates("2025-08-01"), dates("2025-09-08"), blank, dates("2025-09-03"), dates("2025-09-10")),
    });
    expect(inWindow).toMatchObject({ state: "late", because: { otherOn: "2025-09-03" } });
  });

  it("read the type column as beside the single cell, and beside the deciding cell of a series alone", () => {
    const group = { kind: "group" as const };
    const state = (row: RowParts) =>
      found("NSH-FIRST", "2025-09-02", { dateAllocated: dates("2025-08-22"), discussionType: group, ...row }).state;
    expect(state({ discussions: series(dates("2025-08-26"), dates("2025-09-01")) })).toBe("met");
    expect(state({ discussions: series(dates("2025-08-01"), dates("2025-09-01")) })).toBe("overdue");
    expect(state({ lastDiscussion: dates("2025-08-26") })).toBe("cannot-check");
    expect(state({ lastDiscussion: dates("2025-08-01"), discussions: series(dates("2025-08-26")) })).toBe("met");
  });

  it("cannot all be told of by a single cell, which says only when the last was", () => {
    const one = (on: string, heldOn: string) =>
      found("NSH-POINTS", on, { dateOpened: dates("2025-06-02"), lastDiscussion: dates(heldOn) });
    expect(one("2025-06-20", "2025-06-10")).toMatchObject({ state: "met", dueOn: "2025-06-30" });
    expect(one("2025-07-10", "2025-06-20")).toMatchObject({ state: "cannot-check", standsUntil: "2025-08-04" });
    expect(one("2025-08-05", "2025-06-20")).toMatchObject({ state: "overdue", dueOn: "2025-08-04" });
  });
});
