import { describe, expect, it } from "vitest";
import { coverWithoutEnd, organisationFaults } from "../../../functions/use-cases/organisation-faults.ts";
import type { Grant } from "../../../functions/ports.ts";
import { defaultSettings, type OrganisationChange, type Settings } from "../../../shared/contract/organisation.ts";
import { councils } from "../../../local/seed/councils.ts";
import { grantsOn } from "../../../local/seed/people.ts";
import { dayOf, today } from "../sample.ts";

const from = dayOf("2025-01-01");
const keeper: Grant = { personId: "ada", role: "administrator", from };

function organisation(changes: Partial<OrganisationChange> = {}): OrganisationChange {
  return {
    services: [{ service: "safeguarding", name: "Safeguarding" }],
    teams: [{ team: "east", name: "East", service: "safeguarding" }],
    people: [
      { personId: "ada", name: "Ada Example" },
      { personId: "ben", name: "Ben Example" },
    ],
    grants: [keeper, { personId: "ben", role: "manager", team: "east", from, until: dayOf("2025-09-16") }],
    choices: {},
    settings: defaultSettings,
    ...changes,
  };
}

function faultsOf(changes: Partial<OrganisationChange>): readonly { path: string; message: string }[] {
  return organisationFaults("haringey", organisation(changes), today);
}

function kept(changes: Partial<Settings["keep"]>): Settings {
  return { ...defaultSettings, keep: { ...defaultSettings.keep, ...changes } };
}

const answers = [
  { id: "yes", says: "Yes" },
  { id: "no", says: "No" },
];
const question = { id: "clear", asks: "Is it clear?", answers };

describe("an organisation", () => {
  it("stands when all its parts agree", () => {
    expect(organisationFaults("haringey", organisation(), today)).toEqual([]);
    const made = {
      choices: { groupDiscussionCounts: false },
      settings: { ...defaultSettings, qualityQuestions: [question], referencePattern: "AAAA-9999" },
    };
    expect(faultsOf(made)).toEqual([]);
  });

  it("stands in every council of the sample world", () => {
    for (const { council, ...sample } of councils) {
      const grants = grantsOn(today).flatMap((each) => (each.council === council ? [each.grant] : []));
      const holders = [...new Set(grants.map(({ personId }) => personId))];
      const people = holders.map((personId) => ({ personId, name: "Somebody" }));
      expect(organisationFaults(council, { ...sample, people, grants }, today)).toEqual([]);
    }
  });

  const faulty: readonly [string, Partial<OrganisationChange>, string, RegExp][] = [
    [
      "a team without a service",
      { teams: [{ team: "east", name: "East", service: "gone" }] },
      "teams[0].service",
      /^East belongs to the service “gone”, which is not there; add the service or choose another\.$/,
    ],
    [
      "a team twice",
      {
        teams: [
          { team: "east", name: "East", service: "safeguarding" },
          { team: "east", name: "Other", service: "safeguarding" },
        ],
      },
      "teams[1]",
      /^The team “east” stands here twice; keep one of them\.$/,
    ],
    [
      "a grant for somebody unknown",
      { grants: [keeper, { personId: "cleo", role: "qa", from }] },
      "grants[1].personId",
      /^The grant is for “cleo”, who is not among the people/,
    ],
    [
      "a grant for a team that is not there",
      { grants: [keeper, { personId: "ben", role: "cover", team: "gone", from }] },
      "grants[1].team",
      /^The grant is for the team “gone”/,
    ],
    [
      "a grant for a service that is not there",
      { grants: [keeper, { personId: "ben", role: "head-of-service", service: "gone", from }] },
      "grants[1].service",
      /^The grant is for the service “gone”/,
    ],
    [
      "a grant that ends before it begins",
      { grants: [keeper, { personId: "ben", role: "qa", from, until: dayOf("2024-12-31") }] },
      "grants[1].until",
      /^The grant ends on 2024-12-31 and begins on 2025-01-01/,
    ],
    [
      "a grant that ends on the day on which it begins",
      { grants: [keeper, { personId: "ben", role: "qa", from, until: from }] },
      "grants[1].until",
      /choose an end after its beginning\.$/,
    ],
    ["the same grant twice", { grants: [keeper, keeper] }, "grants[1]", /^The same grant stands here twice/],
    [
      "a choice that the policy does not have",
      { choices: { noSuchChoice: true } },
      "choices.noSuchChoice",
      /^The council's policy has no choice “noSuchChoice”; remove it\.$/,
    ],
    [
      "a choice with a value that is not offered",
      { choices: { groupDiscussionCounts: "perhaps" } },
      "choices.groupDiscussionCounts",
      /^“groupDiscussionCounts” takes one of .*; choose one of these\.$/,
    ],
    [
      "a quality question twice",
      { settings: { ...defaultSettings, qualityQuestions: [question, question] } },
      "settings.qualityQuestions[1]",
      /^The question “clear” stands here twice/,
    ],
    [
      "an answer twice",
      { settings: { ...defaultSettings, qualityQuestions: [{ ...question, answers: [...answers, ...answers] }] } },
      "settings.qualityQuestions[0].answers[2]",
      /^The answer “yes” stands here twice/,
    ],
    [
      "a pattern of references that changes nothing",
      { settings: { ...defaultSettings, referencePattern: "AA-999999" } },
      "settings.referencePattern",
      /^References with fewer than three letters in a run need no pattern; leave it empty, or write one such as AAA-9999\.$/,
    ],
    [
      "findings that would outlive their run",
      { settings: kept({ findingsMonths: 25, summaryYears: 2 }) },
      "settings.keep.findingsMonths",
      /^Findings would be kept for 25 months and their run for 24; keep findings for at most 24 months, or runs for longer\.$/,
    ],
    [
      "entries that would outlive their run",
      { settings: kept({ inputDays: 366, summaryYears: 1 }) },
      "settings.keep.inputDays",
      /^Entries would be kept for 366 days and their run for 365; keep entries for at most 365 days, or runs for longer\.$/,
    ],
  ];
  it.each(faulty)("is refused with %s, by its place and in a sentence", (_, changes, path, sentence) => {
    const [fault] = faultsOf(changes);
    expect(fault?.path).toBe(path);
    expect(fault?.message).toMatch(sentence);
  });

  it("stands with findings and entries that go with their run", () => {
    expect(faultsOf({ settings: kept({ findingsMonths: 24, inputDays: 366, summaryYears: 2 }) })).toEqual([]);
    expect(faultsOf({ settings: kept({ inputDays: 365, summaryYears: 1 }) })).toEqual([]);
  });

  it("keeps grants of what is no more once they have ended, from the day of their end", () => {
    const ending = (until: string): readonly Grant[] => [
      keeper,
      { personId: "ben", role: "cover", team: "gone", from, until: dayOf(until) },
      { personId: "ben", role: "head-of-service", service: "gone", from, until: dayOf(until) },
    ];
    expect(faultsOf({ grants: [...ending("2025-09-14")] })).toEqual([]);
    expect(faultsOf({ grants: [...ending("2025-09-15")] })).toEqual([]);
    expect(faultsOf({ grants: [...ending("2025-09-16")] }).map(({ path }) => path)).toEqual([
      "grants[1].team",
      "grants[2].service",
    ]);
  });

  it.each([
    ["removed", []],
    ["given an end", [{ ...keeper, until: dayOf("2026-01-01") }]],
    ["still to begin", [{ ...keeper, from: dayOf("2025-09-16") }]],
  ])("keeps an administrator without an end: the only one cannot be %s", (_, grants: readonly Grant[]) => {
    expect(faultsOf({ grants: [...grants] })).toEqual([
      { path: "grants", message: "Nobody would stay administrator; keep one whose grant has begun and has no end." },
    ]);
  });
});

describe("cover", () => {
  const endless: Grant = { personId: "ben", role: "cover", team: "east", from };

  it("is given with an end", () => {
    expect(coverWithoutEnd([keeper], [keeper, endless])).toEqual([
      { path: "grants[1].until", message: "The cover of “ben” has no end; choose the day on which it ends." },
    ]);
    const ending = { ...endless, until: dayOf("2025-09-16") };
    expect(coverWithoutEnd([keeper], [ending])).toEqual([]);
    expect(coverWithoutEnd([ending], [endless])).toHaveLength(1);
  });

  it("that was given without one stands as it is beside other changes, until it is ended", () => {
    expect(coverWithoutEnd([endless], [keeper, endless])).toEqual([]);
  });
});
