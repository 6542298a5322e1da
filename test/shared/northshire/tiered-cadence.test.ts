import { describe, expect, it } from "vitest";
import { plusDays } from "../../../shared/calendar/arithmetic.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import type { CaseFields } from "../../../shared/contract/tables.ts";
import type { Result } from "../../../shared/contract/results.ts";
import { blank, dates, groupDates, series, table, type RowParts } from "../checks/children.ts";
import { unreadable } from "../checks/people.ts";
import { checkNorthshire, judged } from "./northshire.ts";

/** How often a child is discussed goes by the risk recorded: two, four or eight weeks. */

const discussedOn = plainDate("2025-06-02");
const tier = (named: "very-high" | "high" | "medium" | "low"): NonNullable<CaseFields["riskTier"]> => ({
  kind: "tier",
  tier: named,
});

function after(days: number, row: RowParts): Result {
  return judged("NSH-CASE", [table([{ lastDiscussion: dates(discussedOn), ...row }])], {
    on: plusDays(discussedOn, days),
  });
}

describe("a cadence by tiers of risk", () => {
  it.each([
    ["high", 14, "2025-06-16", "NSH-CASE-HIGH"],
    ["medium", 28, "2025-06-30", "NSH-CASE-MEDIUM"],
    ["low", 56, "2025-07-28", "NSH-CASE-LOW"],
  ] as const)("at %s risk is met for %i days, and overdue on the day after", (named, days, dueOn, clause) => {
    const row = { riskTier: tier(named) };
    for (const [day, state] of [
      [days - 1, "met"],
      [days, "met"],
      [days + 1, "overdue"],
    ] as const) {
      expect(after(day, row)).toMatchObject({ state, clause, dueOn });
    }
    expect(after(days, row).standsUntil).toBe(dueOn);
    expect(after(days + 1, row)).toMatchObject({ daysOverdue: 1 });
    expect(after(days + 1, row).standsUntil).toBeUndefined();
  });

  it.each<[string, RowParts]>([
    ["no column for the risk", {}],
    ["a risk that is left blank", { riskTier: { kind: "blank" } }],
  ])("with %s says only what is so under every tier", (_, row) => {
    const states = [13, 14, 15, 28, 29, 55, 56, 57].map((days) => after(days, row).state);
    expect(states).toEqual(["met", "met", ...Array<string>(5).fill("cannot-check"), "overdue"]);
    expect(after(14, row)).toMatchObject({ clause: "NSH-CASE-HIGH", dueOn: "2025-06-16", standsUntil: "2025-06-16" });
    expect(after(15, row)).toMatchObject({ because: { code: "tier-not-recorded" }, standsUntil: "2025-07-28" });
    expect(after(15, row).clause).toBeUndefined();
    expect(after(57, row)).toMatchObject({ clause: "NSH-CASE-LOW", dueOn: "2025-07-28", daysOverdue: 1 });
  });

  it("does not take the shortest interval that has passed for the child's own", () => {
    const told = after(15, {});
    expect(statusWords(told)).toBe("Cannot be checked: the risk is not recorded");
    expect(whySentence(told, plusDays(discussedOn, 15))).toBe(
      "The interval goes by the risk, which is not recorded: it is 2 weeks to 8 weeks (section 2.1). Since 2 Jun 2025 the shortest has passed, and the longest has not. Enter the risk.",
    );
  });

  it("says which tier it went by, or that there was none", () => {
    expect(whySentence(after(14, { riskTier: tier("high") }), plusDays(discussedOn, 14))).toBe(
      "The last discussion recorded is 2 Jun 2025. The limit is 2 weeks later, 16 Jun 2025 (section 2.1). The risk recorded is high, for which the interval is 2 weeks.",
    );
    expect(whySentence(after(57, {}), plusDays(discussedOn, 57))).toBe(
      "The last discussion recorded is 2 Jun 2025. The limit was 8 weeks later, 28 Jul 2025 (section 2.1): 1 day before 29 Jul 2025. If a discussion has been held, record its date; if not, hold one. No risk is recorded, and this is the longest interval that any tier has. Enter the risk.",
    );
  });

  it("has nothing to go by for a tier that the policy does not name", () => {
    expect(after(1, { riskTier: tier("very-high") })).toMatchObject({
      state: "cannot-check",
      because: { code: "tier-not-listed" },
    });
  });

  it("asks for a look at a risk, a discussion or a closing that cannot be read, whatever the days", () => {
    const fields: RowParts[] = [
      { riskTier: unreadable },
      { riskTier: tier("low"), lastDiscussion: unreadable },
      { riskTier: tier("low"), lastDiscussion: dates("2025-12-01") },
      { riskTier: tier("low"), dateOpened: dates("2025-06-03") },
      { riskTier: tier("low"), status: { kind: "doubtful" } },
      { riskTier: tier("low"), lastDiscussion: blank, dateOpened: unreadable },
    ];
    for (const row of fields) {
      expect([after(1, row).state, after(100, row).state]).toEqual(["check-entry", "check-entry"]);
    }
  });

  it("counts from the day the case was opened, else allocated, and has nothing to say without either", () => {
    const never: RowParts = { lastDiscussion: blank, riskTier: tier("high"), dateAllocated: dates("2025-06-09") };
    expect(after(15, never)).toMatchObject({ dueOn: "2025-06-23", because: { code: "from-beginning" } });
    expect(after(15, { ...never, dateOpened: dates("2025-06-02") })).toMatchObject({ state: "overdue" });
    expect(after(15, { lastDiscussion: blank })).toMatchObject({ because: { code: "nothing-to-count-from" } });
  });

  it("does not count a discussion in a group unless the council says so, and knows what it has displaced", () => {
    const row = { lastDiscussion: groupDates("2025-06-02"), riskTier: tier("medium"), dateOpened: dates("2025-05-12") };
    expect(after(7, row)).toMatchObject({ state: "met", because: { code: "from-beginning-group-only" } });
    expect(after(8, row)).toMatchObject({ state: "cannot-check", because: { code: "displaced" } });
    const counted = judged("NSH-CASE", [table([row])], {
      on: plusDays(discussedOn, 28),
      choices: { groupDiscussionCounts: true },
    });
    expect(counted).toMatchObject({ state: "met", dueOn: "2025-06-30" });
  });

  it("takes the discussions of all rows of a child together", () => {
    const rows = [
      { caseRef: "1", lastDiscussion: dates("2025-05-01"), riskTier: tier("high") },
      { caseRef: "1", lastDiscussion: dates("2025-06-02") },
    ];
    const { results } = checkNorthshire([table(rows)], { on: discussedOn });
    expect(results).toMatchObject([{ check: "NSH-CASE", dueOn: "2025-06-16", because: { pooledRows: 2 } }]);
    const bySeries = { lastDiscussion: blank, discussions: series(dates("2025-05-01"), dates("2025-06-01")) };
    expect(after(0, { ...bySeries, riskTier: tier("high") })).toMatchObject({ dueOn: "2025-06-15" });
  });
});
