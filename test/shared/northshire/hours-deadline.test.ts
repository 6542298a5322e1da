import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import type { Check } from "../../../shared/policy/policy.ts";
import { asAt, dates, groupDates, series, table, type RowParts } from "../checks/children.ts";
import type { Result } from "../../../shared/contract/results.ts";
import { unreadable } from "../checks/people.ts";
import { checkNorthshire, judged, northshire } from "./northshire.ts";

/** A record within twenty-four hours, of which a tracker often knows the days and not the times. */

const at = (hours: number, minutes = 0) => ({ kind: "time" as const, minutes: hours * 60 + minutes });
const held: RowParts = { lastDiscussion: dates("2025-09-01") };

function found(row: RowParts, on = "2025-09-15"): Result {
  return judged("NSH-REC", [table([{ ...held, ...row }])], { on: plainDate(on) });
}

function recordedOn(day: string, row: RowParts = {}): Result {
  return found({ recordedDate: { kind: "dates", dates: [{ on: plainDate(day), group: false }] }, ...row });
}

describe("a record within twenty-four hours, where only days are recorded", () => {
  it("is met on the same day, not certain on the next, and late on the day after that", () => {
    expect(["2025-09-01", "2025-09-02", "2025-09-03"].map((day) => recordedOn(day).state)).toEqual([
      "met",
      "cannot-check",
      "late",
    ]);
    const late = recordedOn("2025-09-03");
    expect(late).toMatchObject({ clause: "NSH-REC", dueOn: "2025-09-02" });
    expect(whySentence(late, asAt)).toBe(
      "It was held, 1 Sep 2025, and recorded, 3 Sep 2025; the limit is 24 hours (section 2.4).",
    );
  });

  it("says which entries would decide, and never guesses them", () => {
    const unsure = recordedOn("2025-09-02");
    expect(statusWords(unsure)).toBe(
      "Cannot be checked: the times of the discussion and of its record are not both recorded",
    );
    expect(whySentence(unsure, plainDate("2025-09-15"))).toBe(
      "It was held on 1 Sep 2025 and recorded on 2 Sep 2025. Whether that is within 24 hours goes by the times of day, which are not both recorded (section 2.4). Enter them.",
    );
  });

  it("is not due on the day itself, not certain on the day the hours end, and overdue after it", () => {
    const open = (on: string) => found({ recordedDate: { kind: "blank" } }, on);
    expect(["2025-09-01", "2025-09-02", "2025-09-03"].map((on) => open(on).state)).toEqual([
      "met",
      "cannot-check",
      "overdue",
    ]);
    expect(open("2025-09-01")).toMatchObject({ dueOn: "2025-09-02", standsUntil: "2025-09-01" });
    expect(open("2025-09-02")).toMatchObject({ because: { code: "hours-end-in-the-day" }, standsUntil: "2025-09-02" });
    expect(open("2025-09-03")).toMatchObject({ dueOn: "2025-09-02", daysOverdue: 1 });
    expect(open("2025-09-03").standsUntil).toBeUndefined();
    expect(whySentence(open("2025-09-02"), plainDate("2025-09-02"))).toContain(
      "The 24 hours end in the course of this day, and a check knows the day and not the time (section 2.4).",
    );
    expect(found({ recordedDate: { kind: "no" } }, "2025-09-03").state).toBe("overdue");
  });
});

describe("a record within twenty-four hours, where times are recorded too", () => {
  it.each([
    [at(10), at(9, 59), "met"],
    [at(10), at(10), "met"],
    [at(10), at(10, 1), "late"],
    [at(23, 59), undefined, "met"],
    [at(0), undefined, "cannot-check"],
    [undefined, at(0), "met"],
    [undefined, at(0, 1), "cannot-check"],
    [undefined, undefined, "cannot-check"],
  ])("held at %o and recorded at %o of the next day is %s", (discussedAtTime, recordedAtTime, state) => {
    const times = { ...(discussedAtTime && { discussedAtTime }), ...(recordedAtTime && { recordedAtTime }) };
    expect(recordedOn("2025-09-02", times).state).toBe(state);
  });

  it("asks for a look at a record before the discussion, and at a time that cannot be read where it decides", () => {
    expect(recordedOn("2025-08-31").state).toBe("check-entry");
    expect(recordedOn("2025-09-01", { discussedAtTime: at(10), recordedAtTime: at(9, 59) })).toMatchObject({
      state: "check-entry",
      because: { code: "before-the-discussion" },
    });
    expect(recordedOn("2025-09-02", { discussedAtTime: unreadable })).toMatchObject({
      state: "check-entry",
      because: { field: "discussedAtTime" },
    });
    expect(recordedOn("2025-09-01", { recordedAtTime: unreadable }).state).toBe("met");
    expect(recordedOn("2025-09-01", { discussedAtTime: at(10), recordedAtTime: at(10) }).state).toBe("met");
    expect(recordedOn("2025-09-03", { recordedAtTime: unreadable }).state).toBe("late");
  });

  it("is read beside the single cell only, since it says nothing of a discussion that stands elsewhere", () => {
    const elsewhere = { discussions: series(dates("2025-09-02")), discussedAtTime: at(10), recordedAtTime: at(9) };
    expect(recordedOn("2025-09-03", elsewhere).state).toBe("cannot-check");
    expect(recordedOn("2025-09-03", { ...elsewhere, lastDiscussion: dates("2025-09-02") }).state).toBe("met");
  });

  it("is asked for a discussion in a group only where the council says so, and for none that cannot be read", () => {
    const row = { lastDiscussion: groupDates("2025-09-01"), recordedDate: { kind: "blank" as const } };
    const ran = (choices = {}, fields: RowParts = row) =>
      checkNorthshire([table([fields])], { choices }).results.some(({ check }) => check === "NSH-REC");
    expect([ran(), ran({ groupDiscussionCounts: true })]).toEqual([false, true]);
    expect(ran({}, { ...row, lastDiscussion: unreadable })).toBe(false);
    expect(ran({}, { ...row, lastDiscussion: unreadable, discussions: series(dates("2025-09-01")) })).toBe(false);
  });

  it("asks for the day of a record that is only ticked, and for a look at one that cannot be right", () => {
    expect(found({ recordedDate: { kind: "yes" } })).toMatchObject({ because: { code: "recorded-undated" } });
    expect(found({ recordedDate: unreadable }).state).toBe("check-entry");
    expect(recordedOn("2025-09-20")).toMatchObject({ state: "check-entry", standsUntil: "2025-09-19" });
  });

  it("may be any number of hours", () => {
    const states = (hours: number) => {
      const checks = northshire.checks.flatMap((check): Check[] =>
        check.rule.kind === "hours-deadline" ? [{ ...check, rule: { ...check.rule, hours } }] : [],
      );
      return ["2025-09-01", "2025-09-02", "2025-09-03"].map((day) => {
        const tables = [
          table([{ ...held, recordedDate: { kind: "dates", dates: [{ on: plainDate(day), group: false }] } }]),
        ];
        const { results } = checkTracker({ policy: { ...northshire, checks }, choices: {}, asAt, tables });
        return results.map(({ state }) => state).join();
      });
    };
    expect([1, 24, 47, 48, 72].map(states)).toEqual([
      ["cannot-check", "cannot-check", "late"],
      ["met", "cannot-check", "late"],
      ["met", "cannot-check", "cannot-check"],
      ["met", "met", "cannot-check"],
      ["met", "met", "met"],
    ]);
  });
});
