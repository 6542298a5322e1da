import { describe, expect, it } from "vitest";
import { words } from "../../../local/policy/words.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { statusWords } from "../../../shared/checks/words.ts";
import { faultsOf } from "../../../shared/policy/faults.ts";
import { policy } from "../../../shared/policy/policy.ts";
import { editions, policyInForce } from "../../../shared/policy/registry.ts";
import { asAt, dates, table } from "../checks/children.ts";
import { groups, sessions, workers } from "../checks/people.ts";
import { checkNorthshire, northshire, northshireText } from "../northshire/northshire.ts";

const high = { lastDiscussion: dates("2025-08-20"), riskTier: { kind: "tier" as const, tier: "high" as const } };

describe("a new council", () => {
  it("is a data file without a fault, which nothing that is shipped knows of", () => {
    expect(northshire).toEqual(JSON.parse(northshireText));
    expect(faultsOf(northshire, words, editions)).toEqual([]);
    expect(policyInForce("northshire", asAt)).toMatchObject({ found: false, reason: "unknown-council" });
  });

  it("needs nothing but its data", () => {
    const { results, policy: inForce, choices } = checkNorthshire([table([high])]);
    expect(results.map(({ clause }) => clause)).toEqual(["NSH-CASE-HIGH"]);
    expect(results.map(statusWords)).toEqual(["Overdue 12 days, due 3 Sep 2025"]);
    expect(inForce).toEqual({ council: "northshire", edition: "2025", inForceFrom: "2025-01-01" });
    expect(choices).toMatchObject({ yearRuns: "rolling", groupDiscussionCounts: false });
  });

  it("has a check run only where every field that it needs is mapped", () => {
    const { notChecked } = checkNorthshire([table([{ ...high, recordedDate: { kind: "blank" } }])]);
    const others = northshire.checks.map(({ id }) => id).filter((id) => !["NSH-CASE", "NSH-REC"].includes(id));
    expect(notChecked).toEqual(others);
  });

  const within = (length: object, clause: string) => ({ within: length, clause });
  const further = (id: string, subject: string, requires: string[][], rule: object) => ({
    id,
    title: "Invented",
    subject,
    section: "9",
    requires,
    clauses: [{ id, section: "9", strength: "minimum", says: "Invented." }],
    rule,
  });

  it("may use every other kind of rule with numbers of its own", () => {
    const other = policy.parse({
      ...northshire,
      checks: [
        further("NSH-PLAN", "case", [["lastDiscussion"]], {
          kind: "cadence",
          since: "case-discussion",
          otherwiseSince: ["dateAllocated"],
          groupCounts: { choice: "groupDiscussionCounts", otherwise: "displaces" },
          agreedIntervalIsAim: { choice: "agreedIsAim", clause: "NSH-PLAN" },
          steps: [
            {
              whenAny: [{ plans: { exactly: ["child-protection"] } }],
              limit: within({ weeks: 2 }, "NSH-PLAN"),
            },
            { aim: within({ weeks: 3 }, "NSH-PLAN"), limit: within({ weeks: 6 }, "NSH-PLAN") },
          ],
        }),
        further("NSH-DUR", "session", [["sessionDate"], ["duration"]], {
          kind: "range",
          field: "duration",
          from: 20,
          to: 45,
          unit: "minutes",
          clause: "NSH-DUR",
          outside: "past-aim",
        }),
        further("NSH-GRP", "team", [["groupDate"]], {
          kind: "team-cadence",
          of: { log: "groups" },
          limit: within({ weeks: 1 }, "NSH-GRP"),
        }),
      ],
    });
    const child = (plan: "child-protection" | "looked-after") => ({
      lastDiscussion: dates("2025-08-20"),
      planType: { kind: "plans" as const, plans: [plan], doubtful: false },
    });
    const tables = [
      table([child("child-protection"), child("looked-after")]),
      workers([{}]),
      sessions([{ sessionDate: dates("2025-08-10"), duration: { kind: "number", value: 50 } }]),
      groups([{ groupDate: dates("2025-09-07") }]),
    ];
    const { results } = checkTracker({ policy: other, choices: {}, asAt, tables });
    expect(results.map((result) => `${result.check}: ${statusWords(result)}`)).toEqual([
      "NSH-PLAN: Overdue 12 days, due 3 Sep 2025",
      "NSH-PLAN: Past the aim of 10 Sep 2025, due 1 Oct 2025",
      "NSH-DUR: Past the aim: 50, outside 20 to 45 minutes",
      "NSH-GRP: Overdue 1 day, due 14 Sep 2025",
    ]);
  });

  const subjects = ["case", "worker", "session", "group-session", "team", "manager"] as const;
  const misfits = northshire.checks.flatMap((check) =>
    // A range may also be of a session.
    subjects
      .filter((subject) => subject !== check.subject && !(check.rule.kind === "range" && subject === "session"))
      .map((subject) => ({ check, subject })),
  );

  it.each(misfits)("is refused $check.id as a rule of a $subject", ({ check, subject }) => {
    const wrong = policy.parse({ ...northshire, checks: [{ ...check, subject }] });
    expect(() => checkTracker({ policy: wrong, choices: {}, asAt, tables: [table([high])] })).toThrow(
      `${check.id}: a rule of the kind ${check.rule.kind} says nothing of a ${subject}.`,
    );
  });
});
