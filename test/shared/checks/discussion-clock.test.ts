import { describe, expect, it } from "vitest";
import type { DateEntry } from "../../../shared/contract/entries.ts";
import type { Plan } from "../../../shared/contract/vocabulary.ts";
import { blank, check, checkChild, dates, groupDates, only, series, table, type RowParts } from "./children.ts";

const barnet = { council: "barnet" };
const opened = dates("2025-01-06");

function stateAndCode(row: RowParts, setting = {}): string {
  const { state, because } = checkChild(row, setting);
  return `${state}: ${because.code}`;
}

describe("the clock of a child's discussions", () => {
  it.each<[DateEntry["kind"], string]>([
    ["unreadable", "unreadable"],
    ["cancelled", "says-cancelled"],
    ["planned", "says-planned"],
    ["absence", "says-absence"],
  ])("asks for a look at a single cell that says %s", (kind, code) => {
    const entry = { kind } as DateEntry;
    expect(stateAndCode({ lastDiscussion: entry, dateOpened: opened })).toBe(`check-entry: ${code}`);
  });

  it.each(["nothing", "new", "blank"] as const)("takes a cell that is %s as no discussion recorded", (kind) => {
    expect(stateAndCode({ lastDiscussion: { kind }, dateOpened: dates("2025-09-01") })).toBe("met: from-beginning");
  });

  it("asks for a look when the discussion says closed and the status says otherwise", () => {
    expect(stateAndCode({ lastDiscussion: { kind: "closed" }, status: { kind: "open" } })).toBe(
      "check-entry: says-closed",
    );
    expect(stateAndCode({ lastDiscussion: { kind: "closed" }, status: { kind: "other" } })).toBe(
      "check-entry: says-closed",
    );
  });

  it("asks for a look at a date ahead beside others, in a single cell and anywhere in a series", () => {
    expect(stateAndCode({ lastDiscussion: dates("2025-09-01", "2025-09-16") })).toBe("check-entry: lies-ahead");
    const ahead = series(dates("2025-10-01"), dates("2025-09-01"));
    expect(checkChild({ discussions: ahead })).toMatchObject({
      state: "check-entry",
      because: { code: "lies-ahead", field: "discussions", otherOn: "2025-10-01" },
    });
  });

  it("passes over cells of a series that hold no discussion, and an unreadable one with later ones beside it", () => {
    const entries = series(
      dates("2025-05-01"),
      { kind: "unreadable" },
      dates("2025-09-01"),
      { kind: "cancelled" },
      { kind: "planned" },
      { kind: "absence" },
      blank,
    );
    expect(checkChild({ discussions: entries })).toMatchObject({
      state: "met",
      because: { anchor: { on: "2025-09-01" } },
    });
    expect(stateAndCode({ discussions: series(dates("2025-09-01"), { kind: "unreadable" }, blank) })).toBe(
      "check-entry: unreadable",
    );
  });

  it("takes the latest date of a series wherever it stands", () => {
    expect(checkChild({ discussions: series(dates("2025-09-01"), dates("2025-07-01")) }).dueOn).toBe("2025-12-01");
  });

  it("passes over group discussions in a series where they do not count, without displacing anything", () => {
    const row = { discussions: series(groupDates("2025-09-01")), dateOpened: dates("2025-01-06") };
    expect(stateAndCode(row, barnet)).toBe("overdue: from-beginning");
    const both = { discussions: series(dates("2025-08-20"), groupDates("2025-09-01")) };
    expect(checkChild(both, barnet)).toMatchObject({
      state: "met",
      because: { anchor: { on: "2025-08-20", group: false } },
    });
  });

  it("pools a single cell with a series: either may have to be looked at, the latest day counts", () => {
    expect(checkChild({ lastDiscussion: dates("2025-08-01"), discussions: series(dates("2025-09-01")) }).dueOn).toBe(
      "2025-12-01",
    );
    expect(stateAndCode({ lastDiscussion: { kind: "unreadable" }, discussions: series(dates("2025-09-01")) })).toBe(
      "check-entry: unreadable",
    );
    const displaced = { lastDiscussion: groupDates("2025-09-01"), discussions: series(dates("2025-03-01")) };
    expect(stateAndCode(displaced, barnet)).toBe("overdue: from-discussion");
  });

  it("pools the rows of one child, and an entry to check in any of them is one for the child", () => {
    const rows = (second: DateEntry) => [
      { caseRef: "1", lastDiscussion: dates("2025-09-01") },
      { caseRef: "1", lastDiscussion: second },
    ];
    expect(only(check([table(rows(dates("2025-03-01")))])).dueOn).toBe("2025-12-01");
    expect(only(check([table(rows({ kind: "unreadable" }))])).state).toBe("check-entry");
  });

  it("takes everything but the discussions from the child's first row", () => {
    const rows: RowParts[] = [
      { caseRef: "1", lastDiscussion: blank, dateOpened: dates("2025-08-01") },
      { caseRef: "1", lastDiscussion: blank, dateOpened: dates("2024-01-01"), status: { kind: "doubtful" } },
    ];
    expect(only(check([table(rows)]))).toMatchObject({ state: "past-aim", dueOn: "2025-11-01" });
  });

  it("counts a discussion before the allocation, and questions one before the case was opened", () => {
    const lastDiscussion = dates("2025-09-01");
    expect(checkChild({ lastDiscussion, dateAllocated: dates("2025-09-10") }).state).toBe("met");
    expect(checkChild({ lastDiscussion, dateOpened: dates("2025-09-01") }).state).toBe("met");
    expect(checkChild({ lastDiscussion, dateOpened: dates("2025-09-02") })).toMatchObject({
      state: "check-entry",
      because: { code: "before-opened", anchor: { on: "2025-09-01" }, otherOn: "2025-09-02" },
    });
  });

  it("does not need a readable beginning once a discussion is recorded", () => {
    expect(checkChild({ lastDiscussion: dates("2025-09-01"), dateOpened: { kind: "unreadable" } }).state).toBe("met");
  });

  it("questions the beginning that it counts from, and no other", () => {
    const none = { lastDiscussion: blank };
    expect(stateAndCode({ ...none, dateOpened: { kind: "unreadable" } })).toBe("check-entry: unreadable");
    expect(stateAndCode({ ...none, dateOpened: dates("2025-09-16") })).toBe("check-entry: lies-ahead");
    expect(stateAndCode({ ...none, dateOpened: blank, dateAllocated: dates("2025-09-16") })).toBe(
      "check-entry: lies-ahead",
    );
    expect(stateAndCode({ ...none, dateOpened: dates("2025-09-01"), dateAllocated: { kind: "unreadable" } })).toBe(
      "met: from-beginning",
    );
    expect(stateAndCode({ ...none, dateOpened: blank, dateAllocated: { kind: "nothing" } })).toBe(
      "cannot-check: nothing-to-count-from",
    );
  });

  it("asks for a look when the row may no longer be the team's", () => {
    const lastDiscussion = dates("2025-09-01");
    const open = { kind: "open" } as const;
    expect(stateAndCode({ lastDiscussion, status: open, dateClosed: dates("2025-09-15") })).toBe(
      "check-entry: closed-while-open",
    );
    expect(stateAndCode({ lastDiscussion, status: open, dateClosed: dates("2025-09-16") })).toBe(
      "met: from-discussion",
    );
    expect(stateAndCode({ lastDiscussion, dateClosed: { kind: "unreadable" } })).toBe("check-entry: closing-unclear");
    expect(stateAndCode({ lastDiscussion, status: { kind: "doubtful" } })).toBe("check-entry: closing-unclear");
    expect(stateAndCode({ lastDiscussion, planType: { kind: "plans", plans: [], doubtful: true } })).toBe(
      "check-entry: closing-unclear",
    );
  });

  it("puts entries to check before nothing to count from", () => {
    expect(stateAndCode({ lastDiscussion: blank, status: { kind: "doubtful" } })).toBe("check-entry: closing-unclear");
  });

  it("lets a type column make the date beside it a group discussion, and questions a type that it cannot read", () => {
    const row: RowParts = { lastDiscussion: dates("2025-09-01"), dateOpened: dates("2025-08-01") };
    expect(stateAndCode({ ...row, discussionType: { kind: "group" } }, barnet)).toBe("met: from-beginning-group-only");
    expect(stateAndCode({ ...row, discussionType: { kind: "individual" } }, barnet)).toBe("met: from-discussion");
    expect(stateAndCode({ ...row, discussionType: { kind: "unreadable" } })).toBe("check-entry: kind-unreadable");
    expect(stateAndCode({ ...row, lastDiscussion: blank, discussionType: { kind: "unreadable" } })).toBe(
      "past-aim: from-beginning",
    );
  });

  it("lets a type column beside a series speak of its deciding cell", () => {
    const row = {
      discussions: series(dates("2025-08-01"), dates("2025-09-01"), blank),
      discussionType: { kind: "group" } as const,
    };
    expect(checkChild(row, barnet).because.anchor).toEqual({ field: "discussions", on: "2025-08-01", group: false });
  });

  it("questions a type that it cannot read beside a series too", () => {
    const discussionType = { kind: "unreadable" } as const;
    expect(stateAndCode({ discussions: series(dates("2025-09-01")), discussionType })).toBe(
      "check-entry: kind-unreadable",
    );
    expect(stateAndCode({ discussions: series(blank), dateOpened: dates("2025-09-01"), discussionType })).toBe(
      "met: from-beginning",
    );
  });

  it("cannot check past the limit what a group discussion has displaced, and is met until then", () => {
    const row = { lastDiscussion: groupDates("2025-09-01"), dateOpened: dates("2025-07-21") };
    expect(checkChild(row, barnet)).toMatchObject({
      state: "met",
      dueOn: "2025-09-15",
      because: { otherOn: "2025-09-01" },
    });
    expect(stateAndCode({ ...row, dateOpened: dates("2025-07-20") }, barnet)).toBe("cannot-check: displaced");
    expect(stateAndCode({ lastDiscussion: groupDates("2025-09-01") }, barnet)).toBe(
      "cannot-check: nothing-to-count-from",
    );
  });

  it("takes an interval agreed for a child as the aim only where it is shorter, a whole number, and switched on", () => {
    const row = (weeks: number): RowParts => ({
      lastDiscussion: dates("2025-08-29"),
      agreedInterval: { kind: "number", value: weeks },
    });
    const on = { choices: { localIntervalShortensAim: true } };
    expect(checkChild(row(2), on)).toMatchObject({
      state: "past-aim",
      clause: "HGY-CASE-AIM",
      aimOn: "2025-09-12",
      because: { aimInterval: "2 weeks" },
    });
    expect(checkChild(row(2))).toMatchObject({ state: "met", aimOn: "2025-09-29" });
    for (const weeks of [6, 0, 1.5])
      expect(checkChild(row(weeks), on)).toMatchObject({ state: "met", aimOn: "2025-09-29" });
    expect(checkChild(row(2), { ...barnet, ...on })).toMatchObject({
      state: "past-aim",
      clause: "BNT-CASE-8",
      aimOn: "2025-09-12",
      dueOn: "2025-10-24",
    });
    expect(checkChild(row(9), { ...barnet, ...on })).not.toHaveProperty("aimOn");
  });
});

describe("eight or twelve weeks", () => {
  const eight = "2025-09-15";
  const twelve = "2025-10-13";
  it.each<[Plan[], "care-leaver" | "looked-after" | "nothing", boolean, string]>([
    [["care-leaver"], "nothing", false, twelve],
    [[], "care-leaver", false, twelve],
    [["care-leaver"], "care-leaver", false, twelve],
    [[], "nothing", true, twelve],
    [["looked-after"], "nothing", true, twelve],
    [["looked-after", "care-leaver"], "nothing", true, twelve],
    [["looked-after"], "care-leaver", true, twelve],
    [[], "nothing", false, eight],
    [["looked-after"], "nothing", false, eight],
    [["looked-after", "care-leaver"], "nothing", false, eight],
    [["care-leaver"], "looked-after", false, eight],
    [["child-in-need"], "care-leaver", false, eight],
    [["child-protection", "looked-after"], "nothing", true, eight],
    [["court", "looked-after"], "nothing", true, eight],
    [["other"], "nothing", true, eight],
  ])("plans %j with category %s and a match recorded %s", (plans, careLeaver, matched, dueOn) => {
    const row: RowParts = {
      lastDiscussion: dates("2025-07-21"),
      planType: plans.length === 0 ? { kind: "blank" } : { kind: "plans", plans, doubtful: false },
      careLeaver: { kind: careLeaver },
      longTermMatch: { kind: matched ? "matched" : "not-recorded" },
    };
    const result = checkChild(row, barnet);
    expect(result).toMatchObject({ state: "met", dueOn, clause: dueOn === twelve ? "BNT-CASE-12" : "BNT-CASE-8" });
    expect(result.because.reading).toContain(dueOn === twelve ? "12 weeks apply" : "12 weeks would apply only if");
  });

  it("takes a match from its day on", () => {
    const row = (day: string) =>
      ({ lastDiscussion: dates("2025-07-21"), longTermMatch: { kind: "matched-on", on: day } }) as RowParts;
    expect(checkChild(row("2025-09-15"), barnet).dueOn).toBe(twelve);
    expect(checkChild(row("2025-09-16"), barnet).dueOn).toBe(eight);
  });
});
