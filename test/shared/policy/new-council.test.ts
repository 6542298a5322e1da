import { describe, expect, it } from "vitest";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { policy } from "../../../shared/policy/policy.ts";
import { asAt, dates, table } from "../checks/children.ts";

/** A council that nobody has heard of, given as data alone. */
const sandford = policy.parse({
  council: "sandford",
  name: "Sandford",
  edition: "2025",
  inForceFrom: "2025-01-01",
  dating: "Invented.",
  checks: [
    {
      id: "SFD-CASE",
      title: "Child discussed",
      subject: "case",
      section: "7(b)",
      requires: [["lastDiscussion"], ["planType"]],
      clauses: [
        { id: "SFD-CASE-A", section: "7(b)", strength: "aim", says: "Three weeks is hoped for." },
        { id: "SFD-CASE-6", section: "7(b)", strength: "minimum", says: "Six weeks is the limit." },
        { id: "SFD-CASE-CP", section: "7(c)", strength: "minimum", says: "On a protection plan it is two weeks." },
      ],
      rule: {
        kind: "cadence",
        since: "case-discussion",
        otherwiseSince: ["dateAllocated"],
        groupCounts: { choice: "groupCounts", otherwise: "displaces" },
        agreedIntervalIsAim: { choice: "agreedIsAim", clause: "SFD-CASE-A" },
        steps: [
          {
            whenAny: [{ plans: { exactly: ["child-protection"] } }],
            limit: { within: { weeks: 2 }, clause: "SFD-CASE-CP" },
          },
          {
            aim: { within: { weeks: 3 }, clause: "SFD-CASE-A" },
            limit: { within: { weeks: 6 }, clause: "SFD-CASE-6" },
          },
        ],
      },
    },
  ],
  notEvaluated: [],
  choices: ["groupCounts", "agreedIsAim"].map((id) => ({
    id,
    checks: ["SFD-CASE"],
    section: "7",
    offers: [true, false],
    default: false,
    effect: "Invented.",
    reason: "Invented.",
  })),
});

describe("a new council", () => {
  const child = (plan: "child-protection" | "looked-after") => ({
    lastDiscussion: dates("2025-08-20"),
    planType: { kind: "plans" as const, plans: [plan], doubtful: false },
  });
  const tables = [table([child("child-protection"), child("looked-after")])];

  it("needs nothing but its data", () => {
    const { results, policy: inForce } = checkTracker({ policy: sandford, choices: {}, asAt, tables });
    expect(results.map(({ clause }) => clause)).toEqual(["SFD-CASE-CP", "SFD-CASE-A"]);
    expect(results.map(statusWords)).toEqual([
      "Overdue 12 days, due 3 Sep 2025",
      "Past the aim of 10 Sep 2025, due 1 Oct 2025",
    ]);
    expect(results.map((result) => whySentence(result, asAt)).join(" ")).toContain("(section 7(b))");
    expect(inForce.council).toBe("sandford");
  });

  it("has a check run only where every field that it needs is mapped", () => {
    const withoutPlan = [table([{ lastDiscussion: dates("2025-08-20") }])];
    expect(checkTracker({ policy: sandford, choices: {}, asAt, tables: withoutPlan }).notChecked).toEqual(["SFD-CASE"]);
  });
});
