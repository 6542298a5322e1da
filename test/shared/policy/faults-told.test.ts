import { expect, it } from "vitest";
import { words } from "../../../local/policy/words.ts";
import { validated } from "../../../shared/policy/faults.ts";
import { faultsAfter } from "./broken.ts";

/**
 * All that is told of policies broken in one place or a few, in texts to read through: `faults-of-….txt`. After a
 * change of words that is meant, `-u` writes them anew; read what has changed.
 */

const limit = (within: object, clause = "MDV-CASE-MIN") => ({ within, clause });
const check = (id: string, subject: string, field: string, rule: object) => ({
  ...{ id, title: "Invented", subject, section: "4", requires: [[field]] },
  ...{ clauses: [{ id, section: "4", strength: "minimum", says: "Invented." }], rule },
});
const choice = (id: string, checks: string[], more: object = {}) => ({
  ...{ id, checks, section: "1", offers: [true, false], default: false, effect: "Invented.", reason: "Invented." },
  ...more,
});
const renewal = (more: object) =>
  check("MDV-REN", "worker", "lastPerformanceReview", {
    ...{ kind: "renewal", since: ["lastPerformanceReview"] },
    ...more,
  });
const monthsOf = (id: string, more: object = {}) =>
  choice(id, ["MDV-REN"], { offers: [null], default: null, takes: "a-number-of-months", ...more });
const recording = check("MDV-REC", "case", "recordedDate", {
  ...{
    kind: "recording-deadline",
    after: "case-discussion",
    within: 2,
    recorded: "recordedDate",
    clause: "MDV-REC",
    groupWith: ["groupCounts"],
  },
});
const tiers = (...named: string[]) =>
  check("MDV-TIER", "case", "riskTier", {
    ...{ kind: "tiered-cadence", since: "case-discussion", otherwiseSince: ["dateOpened"], field: "riskTier" },
    groupCounts: { choice: "groupCounts" },
    tiers: named.map((tier, index) => ({ tier, limit: limit({ weeks: index + 1 }, "MDV-TIER") })),
  });
const step = (plans: object, within: object, more: object = {}) => ({
  whenAny: [{ plans, ...more }],
  limit: limit(within, "MDV-CASE-CP"),
});
const rest = { aim: limit({ weeks: 4 }, "MDV-CASE-AIM"), limit: limit({ months: 2 }) };
const stage = (weeks: number) => ({ limit: limit({ weeks }, "MDV-SUP-ALL") });
const byStage = { fields: ["asyeStage"], weekly: stage(1), fortnightly: stage(2), monthly: stage(4) };
const line = (roles: string[] | string, more: object = {}) => ({ roles, bounds: stage(4), ...more });
const programme = "checks.1.rule.newlyQualified";
const steps = "checks.0.rule.steps";

type Changes = Readonly<Record<string, unknown>>;

const format: readonly Changes[] = [
  { name: 7, dating: "" },
  { name: undefined, council: "Meadow Vale" },
  { council: undefined, inForceFrom: 20250101 },
  { inForceFrom: "2025-02-30" },
  { inForceFrom: "May" },
  { more: 1, other: 2 },
  { checks: {}, silences: "none" },
  { "checks.0": null },
  { "checks.0": 7 },
  { "checks.0.id": 7 },
  { "checks.0.id": undefined },
  { "checks.0.title": "", "checks.1.clauses": [] },
  { "checks.0.subject": undefined },
  { "checks.0.subject": "x".repeat(60) },
  { "checks.0.subject": "x".repeat(61) },
  { "checks.0.subject": ["case"] },
  { "checks.0.rule": undefined },
  { "checks.0.rule": [] },
  { "checks.0.rule.kind": { a: 1 } },
  { "checks.0.rule.since": "one-to-one" },
  { "checks.0.rule.steps.0.limit.within": undefined },
  { "checks.0.rule.steps.0.limit.within": "2 weeks" },
  { "checks.0.rule.steps.0.limit.within": {} },
  { "checks.0.rule.steps.0.limit.within": { weeks: 0 } },
  { "checks.0.rule.steps.0.limit.within": { weeks: 1.5 } },
  { "checks.0.rule.steps.0.limit.within": { days: 3661 } },
  { "checks.0.rule.steps.0.limit.within": { weeks: "2" } },
  { "checks.0.rule.steps.0.limit.within": { weeks: 2, days: 3 } },
  { "checks.0.rule.steps.0.whenAny.0.plans": { exactly: "child-protection" } },
  { "checks.0.rule.steps.0.whenAny.0.plans": { only: ["child-protection"] } },
  { "checks.0.rule.steps.0.whenAny": undefined },
  { "checks.0.rule.steps.1.whenAny": [{ plans: { exactly: [] } }] },
  { "checks.0.rule.steps": [] },
  { "checks.3.rule.field": "Duration!" },
  { "checks.3.rule.outside": "overdue" },
  { "choices.0.id": "X1" },
  { "choices.0.default": 1.5 },
  { "choices.0.default": [7] },
  { "choices.0.offers": [] },
  { "silences.0.on": "" },
  { "silences.0.leavesOut": [] },
  { "notEvaluated.0.kind": "question" },
];

const names: readonly Changes[] = [
  { "checks.0.rule.steps.0.limit.clause": "MDV-X" },
  { "checks.0.rule.steps.0.limit.clause": "MDV-CASE-MIN" },
  { "checks.0.rule.steps.0.whenAny.0.plans.exactly": ["cp", "court"] },
  { "checks.0.requires": [["lastDiscussion"], ["role", "riskTier", "durations"]] },
  { "checks.1.rule.lines.0.roles": ["manager", "team-manager"] },
  { "checks.2.rule.notLongerThan": "MDV-NO" },
  { "checks.2.rule.notLongerThan": "MDV-DUR" },
  { "checks.3.rule.field": "startDate" },
  { "checks.3.subject": "team" },
  { "checks.3.id": "MDV-ROOM" },
  { "checks.3.id": "MDV-SUP" },
  { "checks.1.clauses.1.id": "MDV-SUP-ALL" },
  { "checks.3.clauses.0.id": "MDV-FREQ" },
  { "choices.1.id": "groupCounts" },
  { checks: [] },
];

const choices: readonly Changes[] = [
  { "checks.0.rule.groupCounts.choice": "groups" },
  { "checks.0.rule.groupCounts.choice": "agreedIsAim" },
  { "choices.0.checks": ["MDV-NO", "MDV-CASE"] },
  { "choices.0.checks": ["MDV-CASE", "MDV-DUR"] },
  { "choices.0.checks": ["MDV-FREQ"] },
  { "choices.0.default": "off" },
  { "choices.0.default": null },
  { "choices.2.checks": ["MDV-FREQ"] },
  { "choices.2.checks": ["MDV-CASE"] },
  { "choices.2.id": "monthsEnd" },
  { "choices.2.default": ["last-day"] },
  { "choices.2.checks": ["MDV-CASE", "MDV-FREQ", "MDV-SUP"] },
  { "checks.4": recording },
  { "checks.4": recording, "choices.3": choice("extraNonWorkingDays", ["MDV-DUR"]) },
  {
    "checks.4": recording,
    "choices.0.checks": ["MDV-CASE", "MDV-REC"],
    "choices.3": choice("extraNonWorkingDays", ["MDV-REC"], { offers: [[]], default: [], takes: "a-list-of-days" }),
  },
  { "checks.4": renewal({}) },
  { "checks.4": renewal({ limit: limit({ weeks: 52 }, "MDV-REN") }) },
  { "checks.4": renewal({ aim: limit({ weeks: 53 }, "MDV-REN"), limit: limit({ weeks: 52 }, "MDV-REN") }) },
  { "checks.4": renewal({ limit: limit({ months: 12 }, "MDV-REN") }) },
  {
    "checks.4": renewal({ limitByChoice: { choice: "renewalMonths", clause: "MDV-REN" } }),
    "choices.3": monthsOf("renewalMonths"),
  },
  {
    "checks.4": renewal({ limitByChoice: { choice: "renewalMonths", clause: "MDV-REN" } }),
    "choices.2.checks": ["MDV-CASE", "MDV-FREQ", "MDV-REN"],
    "choices.3": monthsOf("renewalMonths", { default: 61 }),
  },
  {
    "checks.4": renewal({ limitByChoice: { choice: "renewalMonths", clause: "MDV-REN" } }),
    "choices.2.checks": ["MDV-CASE", "MDV-FREQ", "MDV-REN"],
    "choices.3": monthsOf("renewalMonths", { default: 60 }),
  },
  {
    "checks.1.rule.lines.0.limitsByRole": { choice: "roleIntervals" },
    "choices.3": choice("roleIntervals", ["MDV-SUP", "MDV-FREQ"], {
      ...{ offers: [{}], default: { manager: { weeks: 6 }, student: { weeks: 2 } }, takes: "intervals-by-role" },
    }),
  },
  {
    "checks.1.rule.unlisted": { choice: "roleIntervals", clause: "MDV-SUP-ALL" },
    "choices.2.checks": ["MDV-CASE", "MDV-FREQ", "MDV-SUP"],
    "choices.3": choice("roleIntervals", ["MDV-SUP"], {
      ...{ offers: [null], default: null, takes: "intervals-by-role" },
    }),
  },
];

const numbers: readonly Changes[] = [
  { "checks.3.rule.from": 180 },
  { "checks.3.rule.from": 120 },
  { "checks.3.rule.from": -1 },
  { "checks.3.rule.from": 0 },
  { inForceFrom: "1989-12-31" },
  { inForceFrom: "1990-01-01" },
  { [`${steps}.1.aim.within`]: { days: 60 } },
  { [`${steps}.1.aim.within`]: { months: 3 } },
  { [`${steps}.1.aim.within`]: { months: 2 } },
  { "checks.1.rule.lines.0.bounds.aim": limit({ weeks: 5 }, "MDV-SUP-ALL") },
  { [`${programme}.afterwards.aim`]: limit({ weeks: 5 }, "MDV-SUP-ALL") },
];

const coverage: readonly Changes[] = [
  { "checks.4": tiers("very-high", "high", "medium", "low"), "choices.0.checks": ["MDV-CASE", "MDV-TIER"] },
  { "checks.4": tiers("high", "low", "none"), "choices.0.checks": ["MDV-CASE", "MDV-TIER"] },
  {
    "checks.4": tiers("high", "medium", "low"),
    "choices.0.checks": ["MDV-CASE", "MDV-TIER"],
    "silences.0.leavesOut": ["MDV-TIER"],
  },
  { "checks.4": tiers("high", "high"), "choices.0.checks": ["MDV-CASE", "MDV-TIER"] },
  { [steps]: [step({ exactly: ["court"] }, { weeks: 2 }), step({ exactly: ["court"] }, { weeks: 2 }), rest] },
  { [steps]: [step({ exactly: ["court", "court"] }, { weeks: 2 }), rest] },
  { [steps]: [step({ exactly: ["court", "looked-after"] }, { weeks: 2 }), rest] },
  {
    [steps]: [
      step({ onlyAmong: ["court"] }, { weeks: 6 }),
      step({ onlyAmong: ["court"] }, { weeks: 2 }, { longTermMatch: "recorded" }),
      rest,
    ],
  },
  { [steps]: [step({ onlyAmong: ["court"] }, { weeks: 6 }), step({ exactly: [] }, { weeks: 2 }), rest] },
  { [steps]: [step({ exactly: ["court"] }, { weeks: 9 }), rest] },
  { "checks.1.rule.lines": [line(["team-manager"]), line(["team-manager", "student"]), line("any-other-recognised")] },
  { "checks.1.rule.lines": [line(["team-manager"])] },
  { "checks.1.rule.lines": [line(["team-manager"]), line("any-other-recognised"), line("any-other-recognised")] },
  {
    "checks.1.rule.lines": [line(["team-manager"]), line(["student"], { teamSays: ["east"] })],
    "silences.0.leavesOut": ["MDV-SUP"],
  },
  { "checks.1.rule.lines": [line("any-other-recognised", { teamSays: ["east"] }), line("any-other-recognised")] },
  { [`${programme}.stages`]: byStage },
  { [`${programme}.stages`]: byStage, [`${programme}.phases.1.after`]: { weeks: 7 } },
  { [`${programme}.stages`]: byStage, [`${programme}.phases.1.after`]: { weeks: 5 } },
  { [`${programme}.phases.1.after`]: { days: 42 } },
  { [`${programme}.phases.1.after`]: { months: 2 } },
  { [`${programme}.phases.0.lasts`]: { days: 7 } },
  { [`${programme}.phases.0.lasts`]: { days: 8 }, [`${programme}.phases.1.after`]: undefined },
  { [`${programme}.phases.1.lasts`]: { days: 13 } },
  { "silences.0.leavesOut": ["MDV-SUP", "MDV-NO"] },
];

const groups = Object.entries({ format, names, choices, numbers, coverage });

function shown(value: unknown): string {
  return value === undefined ? "taken away" : JSON.stringify(value);
}

function told(changes: Changes): string {
  const named = Object.entries(changes).map(([path, value]) => `${path}: ${shown(value)}`);
  const faults = faultsAfter(changes);
  return [...named, ...(faults.length === 0 ? ["No fault."] : faults).map((fault) => `  ${fault}`)].join("\n");
}

it.each(groups)("tells of policies broken in their %s what stands in the text that is kept", async (name, broken) => {
  await expect(broken.map(told).join("\n\n")).toMatchFileSnapshot(`faults-of-${name}.txt`);
});

it.each([
  [null, "of the wrong type"],
  [undefined, "missing"],
  [[], "of the wrong type"],
  [7, "of the wrong type"],
])("tells that %j is no policy", (value, fault) => {
  expect(validated(value, words)).toEqual({
    ok: false,
    faults: [`The whole is ${fault}; it is a table of keys and values.`],
  });
});
