import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { stateWords, statusParts, statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { worstFirst } from "../../../shared/checks/worst-first.ts";
import type { DateEntry } from "../../../shared/contract/entries.ts";
import type { Result } from "../../../shared/contract/results.ts";
import { states } from "../../../shared/contract/vocabulary.ts";
import { asAt, blank, check, checkChild, dates, groupDates, only, series, table, type RowParts } from "./children.ts";

const barnet = { council: "barnet" };
const open = { kind: "open" } as const;

function words(row: RowParts, setting = {}): string {
  return statusWords(checkChild(row, setting));
}

function why(row: RowParts, setting = {}): string {
  return whySentence(checkChild(row, setting), asAt);
}

describe("the words of a result", () => {
  it.each<[string, RowParts, object]>([
    ["Met, due 1 Dec 2025", { lastDiscussion: dates("2025-09-01") }, {}],
    ["Past the aim of 1 Sep 2025, due 1 Nov 2025", { lastDiscussion: dates("2025-08-01") }, {}],
    ["Overdue 9 days, due 6 Sep 2025", { lastDiscussion: dates("2025-06-06") }, {}],
    ["Overdue 1 day, due 14 Sep 2025", { lastDiscussion: dates("2025-06-14") }, {}],
    ["Check entry: the last discussion lies in the future", { lastDiscussion: dates("2025-09-16") }, {}],
    ["Check entry: the last discussion cannot be read", { lastDiscussion: { kind: "unreadable" } }, {}],
    ["Check entry: the last discussion says cancelled", { lastDiscussion: { kind: "cancelled" } }, {}],
    ["Check entry: the last discussion says planned", { lastDiscussion: { kind: "planned" } }, {}],
    ["Check entry: the last discussion says absent", { lastDiscussion: { kind: "absence" } }, {}],
    ["Check entry: the last discussion says closed", { lastDiscussion: { kind: "closed" }, status: open }, {}],
    [
      "Check entry: the last discussion is before the case was opened",
      { lastDiscussion: dates("2025-08-01"), dateOpened: dates("2025-09-01") },
      {},
    ],
    [
      "Check entry: the case has a closing date but its status is open",
      { lastDiscussion: blank, status: open, dateClosed: dates("2025-09-01") },
      {},
    ],
    [
      "Check entry: the status leaves open whether the case is closed",
      { lastDiscussion: blank, status: { kind: "doubtful" } },
      {},
    ],
    [
      "Check entry: the discussion type cannot be read",
      { lastDiscussion: dates("2025-09-01"), discussionType: { kind: "unreadable" } },
      {},
    ],
    ["Check entry: the date opened cannot be read", { lastDiscussion: blank, dateOpened: { kind: "unreadable" } }, {}],
    ["Cannot be checked: no date to count from", { lastDiscussion: blank }, {}],
    [
      "Cannot be checked: only a group discussion is shown",
      { lastDiscussion: groupDates("2025-09-01"), dateOpened: dates("2025-01-06") },
      barnet,
    ],
  ])("%s", (expected, row, setting) => {
    expect(words(row, setting)).toBe(expected);
  });

  it("has words for states that no check of children reaches", () => {
    const result: Result = { ...checkChild({ lastDiscussion: dates("2025-06-06") }), dueOn: plainDate("2025-09-06") };
    expect(statusWords({ ...result, state: "absent" })).toBe("Absent, was due 6 Sep 2025");
    expect(statusWords({ ...result, state: "late" })).toBe("Late, was due 6 Sep 2025");
    const undated = checkChild({ lastDiscussion: blank });
    expect(statusWords({ ...undated, state: "overdue" })).toBe("Overdue");
    expect(new Set(states.map(stateWords)).size).toBe(states.length);
  });

  it("splits the days overdue from the words around them, so that a sheet can count them itself", () => {
    expect(statusParts(checkChild({ lastDiscussion: dates("2025-06-06") }))).toEqual({
      before: "Overdue ",
      counted: { since: "2025-09-06", one: " day, due 6 Sep 2025", many: " days, due 6 Sep 2025" },
    });
    expect(statusParts(checkChild({ lastDiscussion: dates("2025-09-01") }))).toEqual({ before: "Met, due 1 Dec 2025" });
  });

  it("puts the worst first, then the longest overdue, then what falls due first", () => {
    const order = ["overdue", "not-met", "late", "check-entry", "cannot-check", "absent", "past-aim", "met"];
    expect(
      states
        .map((state) => ({ state }))
        .toSorted(worstFirst)
        .map(({ state }) => state),
    ).toEqual(order);
    const rows = ["2025-06-01", "2025-09-02", "2025-03-01", "2025-09-01"].map((day) => ({
      lastDiscussion: dates(day),
    }));
    const sorted = check([table(rows)]).results.toSorted(worstFirst);
    expect(sorted.map(({ dueOn }) => dueOn)).toEqual(["2025-06-01", "2025-09-01", "2025-12-01", "2025-12-02"]);
  });
});

describe("why", () => {
  it("gives the dates, the arithmetic and the section of a duty that is met", () => {
    expect(why({ lastDiscussion: dates("2025-09-01") })).toBe(
      "The last discussion recorded is 1 Sep 2025. The aim is 1 month later, 1 Oct 2025, and the limit 3 months later, 1 Dec 2025 (section 1).",
    );
  });

  it("says what to do about one that is overdue, and speaks of what is recorded only", () => {
    expect(why({ lastDiscussion: blank, dateOpened: dates("2025-06-14") })).toBe(
      "No discussion that counts is recorded, so the count is from the day the case was opened, 14 Jun 2025. The limit was 3 months later, 14 Sep 2025 (section 1): 1 day before 15 Sep 2025. If a discussion has been held, record its date; if not, hold one.",
    );
  });

  it("says what comes next past the aim", () => {
    expect(why({ lastDiscussion: groupDates("2025-08-01") })).toBe(
      "The last discussion recorded is 1 Aug 2025 (in a group, which counts here). The aim was 1 month later, 1 Sep 2025; the limit is 3 months later, 1 Nov 2025 (section 1). Record the next discussion, or plan it before the limit.",
    );
  });

  it("names what would have to be recorded for the longer interval", () => {
    expect(why({ lastDiscussion: dates("2025-09-01") }, barnet)).toBe(
      "The last discussion recorded is 1 Sep 2025. The limit is 8 weeks later, 27 Oct 2025 (section 3.2). 12 weeks would apply only if the plan recorded were care leaver alone, or if a long-term match were recorded and no plan but looked after or care leaver.",
    );
  });

  it("tells of a later discussion in a group beside the one that counts", () => {
    const [individual, later, earlier] = [dates("2025-08-01"), groupDates("2025-08-20"), groupDates("2025-07-01")];
    const also = "Also discussed in a group on 20 Aug 2025, which does not count here.";
    const told = (...cells: DateEntry[]): string => why({ discussions: series(...cells) }, barnet);
    expect(told(individual, later, earlier)).toMatch(/^The last discussion recorded is 1 Aug 2025\. /);
    expect(told(individual, later, earlier)).toContain(also);
    expect(told(individual, earlier)).not.toContain("group");
    expect(why({ discussions: series(individual, later) })).not.toContain("Also");
    const alone = why({ discussions: series(later), dateOpened: individual }, barnet);
    expect(alone).toMatch(/^No discussion that counts is recorded, so the count is from the day the case was opened/);
    expect(alone).toContain(also);
    const both = {
      kind: "dates" as const,
      dates: [individual, later].flatMap((each) => ("dates" in each ? each.dates : [])),
    };
    expect(why({ lastDiscussion: both }, barnet)).toContain(also);
    expect(why({ lastDiscussion: individual, discussions: series(later) }, barnet)).toContain(also);
    expect(told(individual, groupDates("2025-10-20"))).not.toContain("Also");
  });

  it("tells of a group discussion that does not count", () => {
    const row = { lastDiscussion: groupDates("2025-09-01"), dateAllocated: dates("2025-08-01") };
    expect(why(row, barnet)).toContain(
      "The last discussion recorded, 1 Sep 2025, was in a group, which does not count here, so the count is from the day the case was allocated, 1 Aug 2025.",
    );
    expect(why({ ...row, dateAllocated: dates("2025-01-06") }, barnet)).toBe(
      "The cell shows only a discussion in a group, 1 Sep 2025, which does not count here, so the day of the last individual discussion is not recorded. Enter that day.",
    );
  });

  it("names the entry to look at and what to do with it", () => {
    expect(why({ lastDiscussion: { kind: "unreadable" } })).toBe(
      "The last discussion cannot be read as a day. Write the day in full, such as 6 Sep 2025.",
    );
    expect(why({ lastDiscussion: dates("2025-08-01"), dateOpened: dates("2025-09-01") })).toBe(
      "The last discussion, 1 Aug 2025, is before the day the case was opened, 1 Sep 2025. Correct one of them, or clear a discussion that belongs to an earlier episode.",
    );
    expect(why({ lastDiscussion: { kind: "cancelled" } })).toBe(
      "The last discussion says cancelled, so the day of the last one held is not recorded. Enter the day of the last one that was held.",
    );
    expect(why({ lastDiscussion: blank })).toContain(
      "so there is nothing to count from (section 1). Enter one of them.",
    );
  });

  it("says that rows of one child were taken together", () => {
    const row = { caseRef: "1", lastDiscussion: dates("2025-09-01") };
    expect(whySentence(only(check([table([row, row])])), asAt)).toMatch(
      /The discussions of 2 rows with this reference are taken together\.$/,
    );
  });
});

describe("how long a state stands", () => {
  const standsUntil = (row: RowParts, setting = {}) => checkChild(row, setting).standsUntil;

  it("ends with the aim, then with the limit, and never once overdue", () => {
    expect(standsUntil({ lastDiscussion: dates("2025-09-01") })).toBe("2025-10-01");
    expect(standsUntil({ lastDiscussion: dates("2025-08-01") })).toBe("2025-11-01");
    expect(standsUntil({ lastDiscussion: dates("2025-09-01") }, barnet)).toBe("2025-10-27");
    expect(standsUntil({ lastDiscussion: dates("2025-01-01") })).toBeUndefined();
    expect(standsUntil({ lastDiscussion: { kind: "unreadable" } })).toBeUndefined();
  });

  it("ends on the day before any date of the row comes round", () => {
    const discussed = dates("2025-09-01");
    expect(standsUntil({ lastDiscussion: dates("2025-09-20") })).toBe("2025-09-19");
    expect(standsUntil({ lastDiscussion: discussed, status: open, dateClosed: dates("2025-09-18") })).toBe(
      "2025-09-17",
    );
    expect(
      standsUntil(
        { lastDiscussion: discussed, longTermMatch: { kind: "matched-on", on: plainDate("2025-09-25") } },
        barnet,
      ),
    ).toBe("2025-09-24");
  });

  it("ends with the exemption of another row of the child", () => {
    const exempt: RowParts = {
      caseRef: "1",
      exemptReason: { kind: "recorded" },
      exemptUntil: dates("2025-09-20"),
      lastDiscussion: blank,
    };
    const tables = [table([exempt, { caseRef: "1", lastDiscussion: dates("2025-09-01") }])];
    expect(only(check(tables)).standsUntil).toBe("2025-09-20");
  });
});

describe("a child beside another of its family", () => {
  const family = (row: RowParts, sibling: RowParts = { lastDiscussion: dates("2025-09-03") }, setting = {}): string => {
    const plain = table([row, sibling]);
    const rows = plain.rows.map((each) => ({ ...each, family: 1 }));
    const [first] = check([{ ...plain, rows }], setting).results;
    return first === undefined ? "" : whySentence(first, asAt);
  };
  const told = "A child of the same family was discussed on 3 Sep 2025: if this child was included, enter the date.";
  const opened = { lastDiscussion: blank, dateOpened: dates("2025-01-06") };

  it.each([{}, barnet])("is told when that one was discussed, and its blank is not filled: %j", (setting) => {
    expect(family(opened, undefined, setting)).toContain(told);
    expect(family(opened, undefined, setting)).toContain("No discussion that counts is recorded, so the count is from");
    expect(family({ lastDiscussion: blank, dateOpened: blank }, undefined, setting)).toContain(told);
  });

  it("is not told of it where it has a discussion of its own, or was opened afterwards, or where that one cannot be read", () => {
    for (const [row, sibling] of [
      [{ lastDiscussion: dates("2025-08-01") }],
      [{ ...opened, dateOpened: dates("2025-09-10") }],
      [opened, { lastDiscussion: { kind: "unreadable" } }],
    ] satisfies [RowParts, RowParts?][]) {
      expect(family(row, sibling)).not.toContain("same family");
    }
  });
});
