import { describe, expect, it } from "vitest";
import { figureOf, figureWords, percentage } from "../../../shared/audit/percentage.ts";
import { mergeSummaries, summarise } from "../../../shared/audit/summary.ts";
import { auditSummary } from "../../../shared/contract/routes.ts";
import { blank, check, dates, table } from "../checks/children.ts";

describe("the summary of an outcome", () => {
  const outcome = check([
    table([
      { caseRef: "1", lastDiscussion: dates("2025-06-01") },
      { caseRef: "2", lastDiscussion: dates("2025-03-01") },
      { caseRef: "3", lastDiscussion: dates("2025-09-01") },
      { caseRef: "3", lastDiscussion: dates("2025-09-01") },
      { caseRef: "4", lastDiscussion: blank },
      { caseRef: "5", lastDiscussion: { kind: "closed" } },
      { caseRef: "6", lastDiscussion: { kind: "closed" } },
    ]),
  ]);

  it("counts children, states, rows left out by reason, and the longest overdue", () => {
    expect(summarise(outcome)).toEqual({
      counts: { "HGY-CASE": { overdue: 2, met: 1, "cannot-check": 1 } },
      casesChecked: 4,
      exclusions: { duplicate: 1, closed: 2 },
      longestOverdueDays: { "HGY-CASE": 106 },
    });
    expect(auditSummary.parse(summarise(outcome))).toEqual(summarise(outcome));
  });

  it("holds no reference and no row", () => {
    expect(JSON.stringify(summarise(outcome))).not.toMatch(/r\d|t1|rowId|ref/);
  });

  it("adds up over several trackers, and over none", () => {
    const one = summarise(outcome);
    const two = {
      ...summarise(check([table([{ lastDiscussion: dates("2025-09-01") }])])),
      longestOverdueDays: { "HGY-CASE": 300 },
    };
    expect(mergeSummaries([one, two])).toEqual({
      counts: { "HGY-CASE": { overdue: 2, met: 2, "cannot-check": 1 } },
      casesChecked: 5,
      exclusions: { duplicate: 1, closed: 2 },
      longestOverdueDays: { "HGY-CASE": 300 },
    });
    expect(mergeSummaries([])).toEqual({ counts: {}, casesChecked: 0, exclusions: {}, longestOverdueDays: {} });
    expect(one).toEqual(summarise(outcome));
  });
});

describe("the percentage of a check", () => {
  it("counts past the aim as met, and leaves out what could not be judged", () => {
    expect(percentage({ met: 6, "past-aim": 3, overdue: 1, absent: 4, "check-entry": 5, "cannot-check": 6 })).toBe(90);
    expect(percentage({ met: 1, "not-met": 1, late: 2 })).toBe(25);
  });

  it("is none when nothing could be judged, and never 100%", () => {
    expect(percentage({})).toBeUndefined();
    expect(percentage({ "check-entry": 3, "cannot-check": 2, absent: 1 })).toBeUndefined();
    expect(figureWords(figureOf({}))).toBe("nothing to count");
    expect(figureWords(figureOf({ absent: 2 }))).toBe("nothing to count");
  });

  it("is not said when less than nine in ten can be checked", () => {
    expect(figureWords(figureOf({ met: 25, "cannot-check": 12, "check-entry": 8 }))).toBe(
      "not enough recorded: 25 of 45",
    );
    expect(figureWords(figureOf({ met: 89, "cannot-check": 11 }))).toBe("not enough recorded: 89 of 100");
    expect(figureWords(figureOf({ met: 90, "cannot-check": 10 }))).toBe("100%");
  });

  it("is rounded down, so that 100% is said only of all", () => {
    expect(figureWords(figureOf({ met: 999, overdue: 1 }))).toBe("99%");
    expect(figureWords(figureOf({ met: 29, overdue: 71 }))).toBe("29%");
    expect(figureWords(figureOf({ overdue: 3 }))).toBe("0%");
  });
});
