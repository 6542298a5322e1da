import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesInWords } from "../../../../addin/rollup/admin/changes-in-words.ts";
import { mergeChanges } from "../../../../addin/rollup/admin/merge-changes.ts";
import { plainDate } from "../../../../shared/calendar/plain-date.ts";
import { defaultSettings, type OrganisationChange } from "../../../../shared/contract/organisation.ts";

const from = plainDate("2025-01-01");
const base: OrganisationChange = {
  services: [{ service: "safeguarding", name: "Safeguarding" }],
  teams: [
    { team: "east", name: "East", service: "safeguarding" },
    { team: "west", name: "West", service: "safeguarding" },
  ],
  people: [{ personId: "ada", name: "Ada Example" }],
  grants: [{ personId: "ada", role: "manager", team: "east", from }],
  choices: { monthEnd: "last-day" },
  settings: defaultSettings,
};

/** Some change of the organisation: which teams there are and how they are called, who holds them until when, and settings. */
const changed: fc.Arbitrary<OrganisationChange> = fc
  .record({
    teams: fc.uniqueArray(
      fc.record({ team: fc.constantFrom("east", "west", "north"), name: fc.constantFrom("A", "B", "West") }),
      { selector: ({ team }) => team },
    ),
    until: fc.option(fc.constantFrom("2025-06-01", "2025-07-01"), { nil: undefined }),
    staleDays: fc.constantFrom(35, 20, 10),
    choices: fc.dictionary(fc.constantFrom("monthEnd", "yearly"), fc.constantFrom("last-day", "rolling")),
  })
  .map(({ teams, until, staleDays, choices }) => ({
    ...base,
    teams: teams.map((team) => ({ ...team, service: "safeguarding" })),
    grants: base.grants.map((grant) => ({ ...grant, ...(until !== undefined && { until: plainDate(until) }) })),
    settings: { ...defaultSettings, staleDays },
    choices: { ...choices },
  }));

const inOrder = (change: OrganisationChange) => ({
  ...change,
  teams: change.teams.toSorted((one, other) => (one.team < other.team ? -1 : 1)),
  choices: Object.fromEntries(Object.entries(change.choices).toSorted()),
});
const seed = 20_251_122;

describe("one's own changes, laid upon another's", () => {
  it("are both there where they touch different things, without a clash", () => {
    const mine = { ...base, settings: { ...base.settings, staleDays: 20 }, choices: {} };
    const cover = { personId: "ada", role: "cover", team: "west", from } as const;
    const theirs = { ...base, grants: [...base.grants, cover], teams: base.teams.slice(0, 1) };
    const { change, clashes } = mergeChanges(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(change).toEqual({ ...theirs, settings: mine.settings, choices: {} });
    expect(changesInWords(theirs, change)).toEqual(["1 choice", "1 setting"]);
  });

  it("stand where both have touched the same thing, and that is told", () => {
    const ended = (until: string) => ({
      ...base,
      grants: base.grants.map((one) => ({ ...one, until: plainDate(until) })),
    });
    const { change, clashes } = mergeChanges(base, ended("2025-06-01"), ended("2025-07-01"));
    expect(change.grants).toEqual(ended("2025-06-01").grants);
    expect(clashes).toEqual(["the grant of ada, manager, east, 2025-01-01"]);
  });

  it("leave theirs as it is when there are none of one's own, and one's own when they have changed nothing", () => {
    fc.assert(
      fc.property(changed, changed, (before, after) => {
        expect(mergeChanges(before, before, after)).toEqual({ change: after, clashes: [] });
        const own = mergeChanges(before, after, before);
        expect([inOrder(own.change), own.clashes]).toEqual([inOrder(after), []]);
      }),
      { seed },
    );
  });

  it("clash nowhere when both have done the same, and lose nothing of one's own when they have not", () => {
    fc.assert(
      fc.property(changed, changed, changed, (before, mine, theirs) => {
        expect(mergeChanges(before, mine, mine).clashes).toEqual([]);
        const { change } = mergeChanges(before, mine, theirs);
        for (const team of mine.teams) {
          const was = before.teams.find((one) => one.team === team.team);
          if (JSON.stringify(was) !== JSON.stringify(team)) expect(change.teams).toContainEqual(team);
        }
        for (const team of before.teams) {
          if (!mine.teams.some((one) => one.team === team.team)) {
            expect(change.teams.map((one) => one.team)).not.toContain(team.team);
          }
        }
      }),
      { seed },
    );
  });
});

describe("what is not saved yet", () => {
  it("is counted part by part, and is nothing when nothing has changed", () => {
    expect(changesInWords(base, structuredClone(base))).toEqual([]);
    const cover = { personId: "bo", role: "cover", team: "west", from } as const;
    const after = { ...base, people: [...base.people, { personId: "bo", name: "Bo" }], grants: [cover] };
    expect(changesInWords(base, after)).toEqual(["1 person", "2 grants"]);
  });
});
