import { describe, expect, it } from "vitest";
import { statusWords } from "../../../shared/checks/words.ts";
import { whySentence } from "../../../shared/checks/why.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { policy } from "../../../shared/policy/policy.ts";
import { asAt, dates, table } from "../checks/children.ts";
import { groups, role, sessions, workers } from "../checks/people.ts";

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

  const further = (id: string, subject: string, requires: string[][], rule: object) => ({
    id,
    title: "Invented",
    subject,
    section: "9",
    requires,
    clauses: [{ id, section: "9", strength: "minimum", says: "Invented." }],
    rule,
  });
  const within = (length: object, clause: string) => ({ within: length, clause });
  const fiveWeeks = { limit: within({ weeks: 5 }, "SFD-SUP") };

  it("may use other kinds of rule with numbers of its own", () => {
    const wider = policy.parse({
      ...sandford,
      checks: [
        further("SFD-SUP", "worker", [["role"], ["lastOneToOne"]], {
          kind: "stepped-cadence",
          since: "one-to-one",
          otherwiseSince: ["startDate"],
          newlyQualified: {
            startsOn: ["asyeStart"],
            phases: [{ lasts: { weeks: 10 }, limit: within({ days: 3 }, "SFD-SUP") }],
            afterwards: fiveWeeks,
          },
          lines: [{ roles: ["team-manager"], bounds: fiveWeeks }],
        }),
        further("SFD-DUR", "session", [["sessionDate"], ["duration"]], {
          kind: "range",
          field: "duration",
          from: 20,
          to: 45,
          unit: "minutes",
          clause: "SFD-DUR",
          outside: "past-aim",
        }),
        further("SFD-GRP", "team", [["groupDate"]], {
          kind: "team-cadence",
          of: { log: "groups" },
          limit: within({ weeks: 1 }, "SFD-GRP"),
        }),
      ],
    });
    const manager = { role: role("team-manager"), lastOneToOne: dates("2025-08-10") };
    const beginner = {
      role: role("newly-qualified"),
      asyeStart: dates("2025-09-01"),
      lastOneToOne: dates("2025-09-12"),
    };
    const { results } = checkTracker({
      policy: wider,
      choices: {},
      asAt,
      tables: [
        workers([manager, beginner]),
        sessions([{ sessionDate: dates("2025-08-10"), duration: { kind: "number", value: 50 } }]),
        groups([{ groupDate: dates("2025-09-07") }]),
      ],
    });
    expect(results.map((result) => `${result.check}: ${statusWords(result)}`)).toEqual([
      "SFD-SUP: Overdue 1 day, due 14 Sep 2025",
      "SFD-SUP: Met, due 15 Sep 2025",
      "SFD-DUR: Past the aim: 50, outside 20 to 45 minutes",
      "SFD-GRP: Overdue 1 day, due 14 Sep 2025",
    ]);
  });

  it("is refused a rule that says nothing of its subject", () => {
    const range = {
      kind: "range",
      field: "duration",
      from: 1,
      to: 2,
      unit: "minutes",
      clause: "SFD-X",
      outside: "not-met",
    };
    for (const subject of ["case", "worker", "team", "manager"]) {
      const wrong = policy.parse({ ...sandford, checks: [further("SFD-X", subject, [["duration"]], range)] });
      expect(() => checkTracker({ policy: wrong, choices: {}, asAt, tables })).toThrow(
        `SFD-X: a rule of the kind range says nothing of a ${subject}.`,
      );
    }
  });
});
