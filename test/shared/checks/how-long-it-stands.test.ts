import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { worstFirst } from "../../../shared/checks/worst-first.ts";
import type { CaseTable } from "../../../shared/contract/tables.ts";
import type { WorkerFields } from "../../../shared/contract/worker-table.ts";
import { briefly } from "./briefly.ts";
import { blank, check, dates, groupDates, series, table, type RowParts } from "./children.ts";
import { agreements, audits, groups, observations, role, sessions, unreadable, workers } from "./people.ts";

/** A result may not outlive what it was made from: the last day on which it reads as it does on 15 Sep 2025. */

const discussed = { lastDiscussion: dates("2025-09-01") };

describe("a child's result", () => {
  const until = (row: RowParts, council = "haringey") =>
    /until (\S+)/.exec(briefly(council === "haringey" ? "HGY-CASE" : "BNT-CASE", [table([row])]))?.[1];
  const overdue = { lastDiscussion: dates("2025-01-06") };
  it.each<[string, RowParts, string | undefined]>([
    ["its aim", discussed, "2025-10-01"],
    ["nothing, once overdue", overdue, undefined],
    ["a day opened to come", { ...discussed, dateOpened: dates("2025-09-20") }, "2025-09-19"],
    ["a day allocated to come", { ...discussed, dateAllocated: dates("2025-09-20") }, "2025-09-19"],
    ["a day allocated tomorrow", { ...overdue, dateAllocated: dates("2025-09-16") }, "2025-09-15"],
    ["a day allocated today", { ...overdue, dateAllocated: dates("2025-09-15") }, undefined],
    [
      "the nearest of two days in one cell",
      { lastDiscussion: dates("2025-09-25", "2025-09-20", "2025-09-30") },
      "2025-09-19",
    ],
    ["the nearest day of a series", { discussions: series(dates("2025-09-25"), dates("2025-09-20")) }, "2025-09-19"],
    [
      "the first of several fields",
      { ...discussed, dateOpened: dates("2025-09-25"), dateAllocated: dates("2025-09-20") },
      "2025-09-19",
    ],
  ])("stands until %s", (_, row, expected) => {
    expect(until(row)).toBe(expected);
  });

  it("ends with a match to come, and not with one of today", () => {
    const matched = (on: string) =>
      until({ ...overdue, longTermMatch: { kind: "matched-on", on: plainDate(on) } }, "barnet");
    expect([matched("2025-09-15"), matched("2025-09-16")]).toEqual([undefined, "2025-09-15"]);
  });

  it("ends with the first of the exemptions of its other rows, and with no other child's", () => {
    const exempt = (caseRef: string | undefined, day: string): RowParts => ({
      ...(caseRef !== undefined && { caseRef }),
      exemptReason: { kind: "recorded" },
      exemptUntil: dates(day),
      lastDiscussion: blank,
    });
    const of = (rows: readonly RowParts[]) =>
      briefly("HGY-CASE", [table([...rows, { caseRef: "A 1", ...overdue }])]).split("until ")[1];
    expect(of([exempt("a1", "2025-09-25"), exempt("A1", "2025-09-20"), exempt("a 1", "2025-09-22")])).toBe(
      "2025-09-20",
    );
    expect(of([exempt("2", "2025-09-20")])).toBeUndefined();
    expect(of([exempt(undefined, "2025-09-20")])).toBeUndefined();
    expect(briefly("HGY-CASE", [table([exempt(undefined, "2025-09-20"), overdue])])).not.toContain("until");
  });

  it("ends with a day to come in any row of the child", () => {
    const rows = [
      { caseRef: "1", ...overdue },
      { caseRef: "1", lastDiscussion: blank, dateClosed: dates("2025-09-20") },
    ];
    expect(briefly("HGY-CASE", [table(rows)])).toContain("until 2025-09-19");
  });
});

describe("a child who shares the discussions of its family", () => {
  const share = { choices: { siblingsShareDate: true } };
  const family = (rows: readonly (RowParts & { readonly family?: number })[]): CaseTable => {
    const plain = table(
      rows.map((row) => {
        const { family, ...own } = row;
        return family === undefined ? row : own;
      }),
    );
    const placed = plain.rows.map((row, at) => {
      const number = rows[at]?.family;
      return number === undefined ? row : { ...row, family: number };
    });
    return { ...plain, rows: placed };
  };
  const first = (rows: readonly (RowParts & { readonly family?: number })[], setting: object = share) =>
    briefly("BNT-CASE", [family(rows)], setting).split("; ")[0];
  const none = { family: 1, lastDiscussion: blank };
  const shared = "met: from-sibling from lastDiscussion 2025-09-01 due 2025-10-27 until 2025-10-27";

  it("counts from the last one recorded for any of them", () => {
    expect(first([none, { family: 1, ...discussed }])).toBe(shared);
    expect(first([none, { family: 1, lastDiscussion: dates("2025-08-01") }, { family: 1, ...discussed }])).toBe(shared);
    expect(first([none, { family: 1, ...discussed }, { family: 1, lastDiscussion: dates("2025-08-01") }])).toBe(shared);
    expect(first([none, { family: 1, lastDiscussion: blank }, { family: 1, ...discussed }])).toBe(shared);
    expect(first([none, { caseRef: "7", ...none }, { caseRef: "7", family: 1, ...discussed }])).toBe(shared);
  });

  it("has nothing from another family, from none, from an entry to check, or from a group", () => {
    const alone = "cannot-check: nothing-to-count-from";
    expect(first([none, { family: 2, ...discussed }])).toBe(alone);
    expect(first([none, discussed])).toBe(alone);
    expect(first([{ lastDiscussion: blank }, discussed])).toBe(alone);
    expect(first([none, { family: 1, lastDiscussion: unreadable, discussions: series(dates("2025-09-01")) }])).toBe(
      alone,
    );
    expect(first([none, { family: 1, lastDiscussion: groupDates("2025-09-01") }])).toBe(alone);
    expect(first([none, { family: 1, ...discussed }], {})).toBe(alone);
  });

  it("has it no longer than until a day ahead of a brother or sister comes, which is of no use before", () => {
    const ahead = { family: 1, lastDiscussion: dates("2025-09-21") };
    expect(first([none, { family: 1, ...discussed }, ahead])).toContain("due 2025-10-27 until 2025-09-20");
    expect(first([none, ahead, { family: 1, ...discussed }])).toContain("due 2025-10-27 until 2025-09-20");
  });

  it("has it from a group where group discussions count", () => {
    const choices = { siblingsShareDate: true, groupDiscussionCounts: true };
    expect(first([none, { family: 1, lastDiscussion: groupDates("2025-09-01") }], { choices })).toContain(
      "met: from-sibling from lastDiscussion 2025-09-01 in a group",
    );
  });

  it("counts from its own beginning where that was after the family's discussion, and never over a group of its own", () => {
    expect(
      first([
        { ...none, dateOpened: dates("2025-09-02") },
        { family: 1, ...discussed },
      ]),
    ).toContain("met: from-beginning from");
    expect(
      first([
        { family: 1, lastDiscussion: groupDates("2025-09-10") },
        { family: 1, ...discussed },
      ]),
    ).toBe("cannot-check: nothing-to-count-from from lastDiscussion 2025-09-10 in a group");
  });

  it("is told of the family's discussion where it does not count, unless an entry of its own is to be looked at", () => {
    const told = (row: RowParts & { readonly family: number }, setting: object = {}) =>
      check([family([row, { family: 1, ...discussed }])], { council: "barnet", ...setting }).results[0]?.because
        .siblingOn;
    expect(told(none)).toBe("2025-09-01");
    expect(told(none, share)).toBeUndefined();
    expect(told({ ...none, dateOpened: dates("2025-09-02") })).toBeUndefined();
    expect(told({ ...none, dateOpened: dates("2025-06-02") })).toBe("2025-09-01");
    expect(told({ ...none, dateOpened: { kind: "unreadable" } })).toBeUndefined();
  });

  it("stands no longer than what it shares", () => {
    const ahead = { family: 1, ...discussed, dateAllocated: dates("2025-09-20") };
    expect(first([none, ahead])).toContain("until 2025-09-19");
  });
});

describe("a worker's result", () => {
  const late = { role: role("social-worker"), lastOneToOne: dates("2025-01-06") };
  const until = (fields: WorkerFields) =>
    /until (\S+)/.exec(briefly("BNT-SUP", [workers([{ ...late, ...fields }])]))?.[1];
  const exempt = (day: string) => ({ exemptReason: { kind: "recorded" as const }, exemptUntil: dates(day) });
  it.each<[string, WorkerFields, string | undefined]>([
    ["nothing", {}, undefined],
    ["the day before the worker leaves", { leftDate: dates("2025-09-20") }, "2025-09-19"],
    ["a start of today", { leftDate: blank, startDate: dates("2025-01-01") }, undefined],
    ["an exemption without a reason", { exemptUntil: dates("2025-09-20") }, undefined],
    ["an exemption that has ended", exempt("2025-09-14"), undefined],
  ])("stands until %s", (_, fields, expected) => {
    expect(until(fields)).toBe(expected);
  });

  it("ends with the exemption of another row, or when another row begins or leaves", () => {
    const of = (fields: WorkerFields) =>
      /until (\S+)/.exec(briefly("BNT-SUP", [workers([late, { as: 0, ...fields }])]))?.[1];
    expect(of(exempt("2025-09-20"))).toBe("2025-09-20");
    expect(of(exempt("2025-09-15"))).toBe("2025-09-15");
    expect(of({ startDate: dates("2025-09-20") })).toBe("2025-09-19");
    expect(of({ leftDate: dates("2025-09-20"), ...exempt("2025-09-18") })).toBe("2025-09-18");
    expect(of({ leftDate: dates("2025-09-18"), ...exempt("2025-09-20") })).toBe("2025-09-17");
    expect(of({})).toBeUndefined();
  });

  it("is out of scope up to and including the last day of an exemption", () => {
    const reasons = (day: string) =>
      check([workers([{ ...late, ...exempt(day) }])]).exclusions.map(({ reason }) => reason);
    expect([reasons("2025-09-14"), reasons("2025-09-15")]).toEqual([[], ["exempt"]]);
  });

  it("takes an agreement of its own row, or says that there is none", () => {
    const list = workers([late, late]);
    const table = agreements([{ agreementDate: dates("2025-03-01") }]);
    expect(briefly("HGY-AGR", [list, table])).toBe(
      "cannot-check: no-signature-column signature; not-met: no-agreement agreementDate",
    );
  });
});

describe("a team's result", () => {
  const inMonth = (month: string) => ({ auditDate: { kind: "month" as const, month } });
  it("ends on the day before a plan becomes something held", () => {
    const rows = [{ groupDate: dates("2025-09-01") }, { groupDate: dates("2025-09-20") }];
    expect(briefly("BNT-GRP", [groups(rows)])).toContain("until 2025-09-19");
  });

  it("ends with the month before one that is planned", () => {
    const done = { auditDate: dates("2025-09-01"), commentGiven: { kind: "yes" as const } };
    expect(briefly("HGY-QA-MONTH", [audits([done, inMonth("2025-10")])])).toContain("until 2025-09-30");
    expect(briefly("HGY-QA-MONTH", [audits([done, inMonth("2025-11"), inMonth("2025-12")])])).toContain(
      "until 2025-10-31",
    );
    expect(briefly("HGY-QA-MONTH", [audits([done, inMonth("2025-09")])])).toContain("until 2025-10-31");
  });

  it("ends when a worker brings a team into scope", () => {
    const list = workers([{ team: "South", startDate: dates("2025-09-20") }]);
    expect(briefly("BNT-GRP", [list, groups([{ groupDate: dates("2025-09-01") }])])).toContain("until 2025-09-19");
  });

  it("is known by the order of the teams in the log", () => {
    const rows = ["North", "South"].map((team) => ({ team, groupDate: dates("2025-09-01") }));
    const { results } = check([groups(rows)], { council: "barnet" });
    expect(results.filter(({ check: id }) => id === "BNT-GRP").map(({ subject }) => subject.rowId)).toEqual([
      "team1",
      "team2",
    ]);
  });
});

describe("which tables a check runs in", () => {
  it("is only those that have its columns", () => {
    const bare = (holds: "groups" | "observations" | "sessions") => {
      const full = {
        groups: groups([{ groupDate: dates("2025-09-01") }], "g2"),
        observations: observations([{ observationDate: dates("2025-09-01") }]),
        sessions: sessions([{ sessionDate: dates("2025-09-01") }], "s2"),
      }[holds];
      return { ...full, tableId: `${holds}2`, mappedFields: full.mappedFields.slice(0, 1) } as typeof full;
    };
    const without = [workers([{ role: role("team-manager") }]), { ...bare("groups") }, { ...bare("observations") }];
    expect(briefly("BNT-GRP", without)).toBe("nothing");
    expect(briefly("BNT-OBS", without)).toBe("nothing");
    const both = [groups([{ groupDate: dates("2025-08-01") }]), bare("groups")];
    expect(briefly("BNT-GRP", both)).toContain("from groupDate 2025-08-01");
  });

  it("cautions where some table of children has no references, though another has", () => {
    const without = table([discussed], { hasCaseRefs: false, tableId: "t2" });
    expect(check([table([{ caseRef: "1", ...discussed }]), without]).cautions).toEqual(["no-case-references"]);
    expect(check([groups([])]).cautions).toEqual([]);
  });

  it("judges a child where any one of its further tables has the columns", () => {
    const bare = (tableId: string) => table([{ caseRef: "1", planType: { kind: "blank" } }], { tableId });
    const full = table([{ caseRef: "1", ...discussed }], { tableId: "t3" });
    expect(briefly("HGY-CASE", [bare("t1"), bare("t2"), full])).toContain("met");
  });
});

describe("the order of results", () => {
  it("puts the longest overdue first, then what falls due first, and leaves the rest as they were", () => {
    const of = (state: "overdue" | "met", daysOverdue?: number, dueOn?: string) => ({
      state,
      ...(daysOverdue !== undefined && { daysOverdue }),
      ...(dueOn !== undefined && { dueOn: plainDate(dueOn) }),
    });
    expect(worstFirst(of("overdue", 2), of("overdue", 9))).toBeGreaterThan(0);
    expect(worstFirst(of("overdue", 9), of("overdue", 2))).toBeLessThan(0);
    expect(worstFirst(of("overdue", 9), of("overdue"))).toBeLessThan(0);
    expect(worstFirst(of("met", undefined, "2025-10-01"), of("met", undefined, "2025-10-02"))).toBe(-1);
    expect(worstFirst(of("met", undefined, "2025-10-02"), of("met", undefined, "2025-10-01"))).toBe(1);
    expect(worstFirst(of("met", undefined, "2025-10-01"), of("met", undefined, "2025-10-01"))).toBe(0);
    expect(worstFirst(of("met", undefined, "2025-10-01"), of("met"))).toBe(0);
    expect(worstFirst(of("met"), of("met", undefined, "2025-10-01"))).toBe(0);
  });
});
