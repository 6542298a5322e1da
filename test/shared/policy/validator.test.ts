import { describe, expect, it } from "vitest";
import { words } from "../../../local/policy/words.ts";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { accountOf } from "../../../shared/policy/account-of.ts";
import { subjects } from "../../../shared/policy/account.ts";
import { faultsOf } from "../../../shared/policy/faults.ts";
import { policy } from "../../../shared/policy/policy.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { daysSwept } from "../../../shared/policy/sweep.ts";
import { northshire } from "../northshire/northshire.ts";
import { faultsWith, meadowvale } from "./broken.ts";

const limit = (within: object, clause: string) => ({ within, clause });

describe("a policy without a fault", () => {
  it("is told to have none", () => {
    expect(faultsOf(meadowvale, words)).toEqual([]);
    expect(faultsWith("name", "Meadowvale")).toEqual([]);
  });

  it("may be of a council that nobody has heard of", () => {
    expect(faultsOf(northshire, words, editions)).toEqual([]);
  });

  it("is swept over two years with a leap day, every day once", () => {
    expect(daysSwept).toHaveLength(731);
    expect(new Set(daysSwept).size).toBe(731);
    expect(daysSwept).toContain("2024-02-29");
  });
});

describe("what departs from the format is told with its check and its place", () => {
  it.each([
    ["checks.0.rule.steps.0.limmit", 1, "MDV-CASE, rule.steps.0: “limmit” is not a key of the format"],
    ["anything", 1, "The whole: “anything” is not a key of the format"],
    ["checks.0.rule.kind", "cadenc", "MDV-CASE, rule.kind: the kind “cadenc” is not known; the kinds are cadence, "],
    ["checks.0.rule.kind", undefined, "MDV-CASE, rule.kind: “kind” is missing"],
    [
      "checks.0.rule.steps.1.limit.within",
      { weeks: 0 },
      "MDV-CASE, rule.steps.1.limit.within.weeks is too small or too short; it is more than 0.",
    ],
    ["checks.0.rule.steps.1.limit.within", { weeks: 1e15 }, "weeks is too great or too long; the most is 520."],
    ["checks.0.rule.steps.1.limit.within", { week: 3 }, "MDV-CASE, rule.steps.1.limit.within"],
    ["checks.0.rule.steps.1.limit", undefined, "MDV-CASE, rule.steps.1.limit is missing"],
    ["checks.1.subject", "pupil", "MDV-SUP, subject is “pupil”; it is one of case, worker, "],
    ["checks.2.id", "mdv", "mdv, id is “mdv”, which is not an id such as HGY-CASE."],
    ["checks.1.clauses", "none", "MDV-SUP, clauses is of the wrong type; it is a list."],
    ["inForceFrom", "2025-02-30", "inForceFrom: is not a calendar day such as 2025-09-15."],
    ["inForceFrom", "1 May 2025", "inForceFrom is “1 May 2025”, which is not a calendar day such as 2025-09-15."],
    ["silences", undefined, "silences is missing; it is a list."],
    ["choices.0.default", { a: { weeks: -1 } }, "groupCounts, default"],
  ])("%s as %j", (path, value, sentence) => {
    const faults = faultsWith(path, value);
    expect(faults).not.toEqual([]);
    expect(faults.join("\n")).toContain(sentence);
    for (const fault of faults) expect(fault).toMatch(/^[^\n]+\.$/);
  });

  it.each([[null], ["a policy"], [[]], [7]])("%j is no policy at all", (value) => {
    expect(policy.safeParse(value).success).toBe(false);
  });
});

describe("what is named and does not exist, or exists and is not named, is told", () => {
  it.each([
    ["checks.0.rule.steps.0.limit.clause", "MDV-X", "MDV-CASE, rule.steps.0.limit.clause: the clause “MDV-X” is used"],
    ["checks.0.rule.steps.0.limit.clause", "MDV-CASE-MIN", "MDV-CASE, clauses: “MDV-CASE-CP” is declared, and no part"],
    ["checks.0.requires.0.0", "lastDiscusion", "MDV-CASE, requires.0: “lastDiscusion” is not a field that a case can"],
    ["checks.3.rule.field", "durration", "MDV-DUR, rule.field: “durration” is not a field that a session can have."],
    [
      "checks.0.rule.steps.0.whenAny.0.plans.exactly",
      ["cp"],
      "the plan “cp” is not known; the plans are child-in-need",
    ],
    ["checks.1.rule.lines.0.roles", ["manager"], "MDV-SUP, rule.lines.0.roles.0: the role “manager” is not known"],
    ["checks.2.rule.notLongerThan", "MDV-NO", "MDV-FREQ, rule.notLongerThan: the check “MDV-NO” does not exist."],
    ["checks.2.rule.notLongerThan", "MDV-DUR", "the check “MDV-DUR” is of the kind range, not stepped-cadence."],
    ["checks.0.rule.groupCounts.choice", "groups", "the choice “groups” is used and not declared"],
    ["checks.0.rule.groupCounts.choice", "agreedIsAim", "groupCounts: the choice is declared, and no rule uses it."],
    ["choices.0.checks", ["MDV-NO"], "groupCounts, checks: the check “MDV-NO” does not exist."],
    ["choices.0.checks", ["MDV-CASE", "MDV-DUR"], "groupCounts, checks: MDV-DUR does not use the choice."],
    ["choices.2.checks", ["MDV-FREQ"], "MDV-CASE, rule, in months: the choice “monthEnd” is used, and does not name"],
    ["choices.2.default", "first-day", "monthEnd, default: first-day is not offered; it is one of last-day, next-day."],
    ["notEvaluated.0.id", "MDV-SUP", "“MDV-SUP” stands twice as the id of a check or of what is not evaluated"],
    ["checks.3.clauses.0.id", "MDV-FREQ", "the id of a clause, which MDV-FREQ and MDV-DUR claim; each id stands once."],
    ["choices.1.id", "groupCounts", "“groupCounts” stands twice as the id of a choice"],
    ["checks", [], "The policy has no check."],
    ["silences.0.leavesOut", ["MDV-NO"], "silences.0, leavesOut: the check “MDV-NO” does not exist."],
    ["silences.0.leavesOut", ["MDV-SUP"], "silences.0, leavesOut: MDV-SUP leaves nobody out."],
  ])("%s as %j", (path, value, sentence) => {
    expect(faultsWith(path, value).join("\n")).toContain(sentence);
  });
});

describe("what cannot be is told", () => {
  it.each([
    ["checks.3.rule.from", 180, "MDV-DUR, rule: the least, 180, is more than the most, 120."],
    ["checks.3.rule.from", -1, "MDV-DUR, rule: the least, -1, is less than nothing."],
    [
      "checks.3.subject",
      "team",
      "MDV-DUR, subject: a rule of the kind range says nothing of a team; it judges a session",
    ],
    ["inForceFrom", "1917-10-01", "inForceFrom: 1917-10-01 is before 1990"],
    [
      "checks.0.rule.steps.1.aim.within",
      { days: 60 },
      "MDV-CASE, rule.steps.1: the aim of 60 days falls after the limit of 2 months, counted from 31 Dec 2024.",
    ],
    [
      "checks.0.rule.steps.1.aim.within",
      { months: 3 },
      "MDV-CASE, rule.steps.1: the aim of 3 months falls after the limit of 2 months, counted from 1 Jan 2024.",
    ],
  ])("%s as %j", (path, value, sentence) => {
    expect(faultsWith(path, value).join("\n")).toContain(sentence);
  });

  it("an aim that falls after its limit on a few days of the year only is found by the day", () => {
    const faults = faultsWith("checks.0.rule.steps.1", {
      aim: limit({ days: 28 }, "MDV-CASE-AIM"),
      limit: limit({ months: 1 }, "MDV-CASE-MIN"),
    });
    expect(faults).toEqual([]);
    expect(
      faultsWith("checks.0.rule.steps.1", {
        aim: limit({ days: 30 }, "MDV-CASE-AIM"),
        limit: limit({ months: 1 }, "MDV-CASE-MIN"),
      }),
    ).toEqual([
      "MDV-CASE, rule.steps.1: the aim of 30 days falls after the limit of 1 month, counted from 31 Jan 2024.",
    ]);
  });
});

describe("the sweep", () => {
  const phases = "checks.1.rule.newlyQualified.phases";

  it("finds a gap between two phases, and the first day of it", () => {
    expect(faultsWith(`${phases}.1.after`, { weeks: 7 })).toEqual([
      "MDV-SUP, rule: nothing is said of somebody newly qualified with no stage recorded on 12 Feb 2024, when they began on 1 Jan 2024.",
    ]);
  });

  it("finds two phases that overlap, by a single day too", () => {
    expect(faultsWith(`${phases}.1.after`, { days: 41 })).toEqual([
      "MDV-SUP, rule.newlyQualified.phases.1: this and newlyQualified.phases.0 both decide somebody newly qualified with no stage recorded on 11 Feb 2024, when they began on 1 Jan 2024.",
    ]);
  });

  it("finds phases that overlap or part only in some months", () => {
    const monthly = [
      { lasts: { months: 1 }, limit: limit({ weeks: 1 }, "MDV-SUP-NEW") },
      { after: { days: 31 }, lasts: { weeks: 8 }, limit: limit({ weeks: 2 }, "MDV-SUP-NEXT") },
    ];
    const faults = faultsWith(phases, monthly);
    expect(faults.join("\n")).toContain("nothing is said of somebody newly qualified");
    expect(faults.join("\n")).toContain("when they began on 30 Jan 2024");
  });

  it("finds a phase that is over before anything falls due in it, and the clause that nothing reaches", () => {
    expect(faultsWith(`${phases}.0.lasts`, { days: 5 }).filter((fault) => fault.includes("nobody"))).toEqual([
      "MDV-SUP, rule.newlyQualified.phases.0: it decides nobody on any day; what stands before it, or its own length, leaves nothing to it.",
    ]);
    expect(faultsWith(`${phases}.0.lasts`, { days: 5 }).join("\n")).toContain(
      "MDV-SUP, clauses: “MDV-SUP-NEW” is declared, and no part of the rule can reach it.",
    );
  });

  it("finds the roles of which nothing is said, unless a silence leaves them out", () => {
    const lines = "checks.1.rule.lines";
    const managers = [{ roles: ["team-manager"], bounds: { limit: limit({ weeks: 4 }, "MDV-SUP-ALL") } }];
    expect(faultsWith(lines, managers)).toEqual([
      "MDV-SUP, rule: nothing is said of somebody in the role social-worker (and 12 other sorts) on any day; cover them, or name MDV-SUP in the silence that leaves them out.",
    ]);
    const silent = JSON.parse(JSON.stringify(meadowvale)) as { checks: { rule: object }[]; silences: object[] };
    Object.assign(silent.checks[1]?.rule ?? {}, { lines: managers });
    Object.assign(silent.silences[0] ?? {}, { leavesOut: ["MDV-SUP"] });
    expect(faultsOf(policy.parse(silent), words)).toEqual([]);
  });

  it("finds two lines for one role", () => {
    const line = { roles: ["team-manager"], bounds: { limit: limit({ weeks: 4 }, "MDV-SUP-ALL") } };
    const others = { ...line, roles: "any-other-recognised" };
    const faults = faultsWith("checks.1.rule.lines", [line, { ...line, roles: ["team-manager", "student"] }, others]);
    expect(faults).toEqual([
      "MDV-SUP, rule.lines.1: this and lines.0 both decide somebody in the role team-manager on 1 Jan 2024 and every day.",
    ]);
  });

  it("finds a line for a team that stands behind the line for every team", () => {
    const line = { roles: ["team-manager"], bounds: { limit: limit({ weeks: 4 }, "MDV-SUP-ALL") } };
    const others = { ...line, roles: "any-other-recognised" };
    const behind = faultsWith("checks.1.rule.lines", [line, { ...line, teamSays: ["east"] }, others]);
    expect(behind.join("\n")).toContain("MDV-SUP, rule.lines.1: it decides nobody on any day");
    expect(faultsWith("checks.1.rule.lines", [{ ...line, teamSays: ["east"] }, line, others])).toEqual([]);
  });

  it("finds a step that lets a child go longer than a stricter step behind it", () => {
    const step = (plans: object, within: object, clause: string) => ({
      whenAny: [{ plans }],
      limit: limit(within, clause),
    });
    const rest = { aim: limit({ weeks: 4 }, "MDV-CASE-AIM"), limit: limit({ months: 2 }, "MDV-CASE-MIN") };
    const loose = step({ onlyAmong: ["court", "looked-after"] }, { weeks: 6 }, "MDV-CASE-MIN");
    const strict = step({ onlyAmong: ["court", "child-protection"] }, { weeks: 2 }, "MDV-CASE-CP");
    expect(faultsWith("checks.0.rule.steps", [loose, strict, rest])).toEqual([
      "MDV-CASE, rule.steps.1: is stricter than steps.0, which stands before it and leaves a longer time to a child with no plan recorded (and 3 other sorts) from 1 Jan 2024.",
    ]);
    expect(faultsWith("checks.0.rule.steps", [strict, loose, rest])).toEqual([]);
  });

  it("finds a step that an earlier one leaves nobody to", () => {
    const step = { whenAny: [{ plans: { exactly: ["court"] } }], limit: limit({ weeks: 2 }, "MDV-CASE-CP") };
    const rest = { aim: limit({ weeks: 4 }, "MDV-CASE-AIM"), limit: limit({ months: 2 }, "MDV-CASE-MIN") };
    expect(faultsWith("checks.0.rule.steps", [step, step, rest])).toEqual([
      "MDV-CASE, rule.steps.1: it decides nobody on any day; what stands before it, or its own length, leaves nothing to it.",
    ]);
  });

  it("finds two checks that decide the same", () => {
    const [, , , length] = meadowvale.checks;
    const again = {
      ...length,
      id: "MDV-DUR2",
      clauses: [{ ...length?.clauses[0], id: "MDV-DUR2" }],
      rule: { ...length?.rule, clause: "MDV-DUR2" },
    };
    expect(faultsWith("checks", [...meadowvale.checks, again])).toEqual([
      "MDV-DUR and MDV-DUR2, rule: both decide the duration, on every day of every session; keep one of them.",
    ]);
  });

  it("finds two editions of one council that begin on one day, or bear one name", () => {
    const other = { ...meadowvale, edition: "2024" };
    expect(faultsWith("name", "Meadowvale", [other])).toEqual([
      "inForceFrom: the editions “2025” and “2024” of Meadowvale are both in force from 1 Jan 2025; give one of them another day.",
    ]);
    expect(faultsWith("name", "Meadowvale", [{ ...meadowvale, inForceFrom: plainDate("2024-01-01") }])).toEqual([
      "edition: two editions of Meadowvale are called “2025”, in force from 1 Jan 2025 and from 1 Jan 2024; name them apart.",
    ]);
    expect(faultsWith("name", "Meadowvale", [meadowvale, { ...other, council: "elsewhere" }])).toEqual([]);
  });
});

describe("the account of a kind", () => {
  const checks = [...editions, northshire].flatMap((edition) => edition.checks.map((check) => ({ edition, check })));

  it.each(checks)("$check.rule.kind judges the subjects that it says, as in $check.id", ({ edition, check }) => {
    for (const subject of subjects) {
      const asked = policy.parse({
        ...edition,
        checks: edition.checks.map((one) => (one === check ? { ...one, subject } : one)),
      });
      const run = () => checkTracker({ policy: asked, choices: {}, asAt: plainDate("2025-09-15"), tables: [] });
      if (accountOf(check.rule).judges.includes(subject)) expect(run).not.toThrow();
      else expect(run).toThrow(`says nothing of a ${subject}.`);
    }
  });

  it.each(checks)("$check.id is told in words with every one of its clauses", ({ check }) => {
    const told = accountOf(check.rule).inWords(check.rule).join(" ");
    expect(told).not.toMatch(/undefined|\[object|NaN/);
    for (const { id } of check.clauses) expect(told).toContain(id);
  });
});
