import { describe, expect, it } from "vitest";
import { draftFaults, isFaulty } from "../../../../addin/rollup/admin/draft-faults.ts";
import {
  formFaults,
  isBegun,
  withGrant,
  withoutGrant,
  type GrantForm,
} from "../../../../addin/rollup/admin/given-grant.ts";
import { plainDate } from "../../../../shared/calendar/plain-date.ts";
import { defaultSettings, type OrganisationChange } from "../../../../shared/contract/organisation.ts";

const today = plainDate("2025-09-15");
const draft: OrganisationChange = {
  services: [{ service: "safeguarding", name: "Safeguarding" }],
  teams: [{ team: "east", name: "East", service: "safeguarding" }],
  people: [{ personId: "ada", name: "Ada Example" }],
  grants: [{ personId: "ada", role: "manager", team: "east", from: plainDate("2025-01-01") }],
  choices: {},
  settings: defaultSettings,
};
const made = { today, isWhole: true, draft };
const form: GrantForm = {
  ...{ person: "", name: "Bo Example", id: "0c6f9d2e-5a41", role: "cover", held: "east" },
  ...{ from: "2025-09-15", until: "2025-09-30" },
};

describe("the form that gives access", () => {
  it("would be missed once somebody is named or a day is set, and not for what stands there of itself", () => {
    const untouched: GrantForm = { ...form, name: "", id: "", until: "", role: "deputy", held: "west" };
    expect(isBegun(untouched)).toBe(false);
    for (const part of ["person", "name", "id", "until"]) expect(isBegun({ ...untouched, [part]: "x" })).toBe(true);
  });

  it("gives it to somebody new, who is among the people from then on", () => {
    const given = withGrant(form, made);
    expect(given?.people.at(-1)).toEqual({ personId: "0c6f9d2e-5a41", name: "Bo Example" });
    expect(given?.grants.at(-1)).toEqual({
      ...{ personId: "0c6f9d2e-5a41", role: "cover", team: "east", from: today, until: "2025-09-30" },
    });
    expect(draftFaults({ ...draft, ...given })).toEqual([]);
  });

  it.each<[string, Partial<GrantForm>, Readonly<Record<string, string | RegExp>>]>([
    ["cover without an end", { until: "" }, { until: "Cover needs an end." }],
    ["an end on the first day", { until: "2025-09-15" }, { until: /^Choose a day after/ }],
    ["a name for an object id", { id: "Bo Example" }, { id: /^An object id has letters, digits and hyphens only/ }],
    ["a team that is not there", { held: "" }, { held: /add it first/ }],
    ["what is given already", { person: "ada", role: "manager", from: "2025-01-01" }, { from: /already/ }],
  ])("refuses %s at once", (_, change, expected) => {
    const faults = formFaults({ ...form, ...change }, made);
    for (const [part, says] of Object.entries(expected))
      expect(faults).toHaveProperty(part, expect.stringMatching(says));
    expect(withGrant({ ...form, ...change }, made)).toBeUndefined();
  });

  it("needs no end for whoever holds a team for good, and lets only an administrator write down what has begun", () => {
    const manager = { ...form, role: "manager", until: "" } as const;
    expect(formFaults(manager, made)).toEqual({});
    const earlier = { ...manager, from: "2025-09-14" };
    expect(formFaults(earlier, made)).toEqual({});
    expect(formFaults(earlier, { ...made, isWhole: false })).toEqual({ from: "Choose today or a later day." });
  });

  it("takes a grant back with the person who was new with it, and with nobody who was known", () => {
    const given = { ...draft, ...withGrant(form, made) };
    const grant = given.grants.at(-1);
    if (grant === undefined) throw new Error("Nothing was given.");
    expect(withoutGrant(grant, [], { draft: given, known: draft.people })).toEqual({
      people: draft.people,
      grants: draft.grants,
    });
    expect(withoutGrant(grant, [], { draft: given, known: given.people }).people).toEqual(given.people);
  });
});

describe("what keeps a draft from being saved", () => {
  it("is named with its place and what to do, each thing once, and its row is told", () => {
    const wrong: OrganisationChange = {
      ...draft,
      teams: [{ team: "east", name: " ", service: "safeguarding" }],
      people: [...draft.people, { personId: "Bo Example", name: "Bo Example" }],
      grants: [...draft.grants, { personId: "Bo Example", role: "cover", team: "east", from: today }],
      settings: {
        ...defaultSettings,
        staleDays: Number.NaN,
        keep: { ...defaultSettings.keep, inputDays: 0 },
        qualityQuestions: [{ id: "voice", asks: "Is the child heard?", answers: [{ id: "yes", says: "Yes" }] }],
      },
    };
    const faults = draftFaults(wrong);
    expect(faults.map(({ sentence }) => sentence)).toEqual([
      "Services and teams: give the team east a name of 1 to 100 characters.",
      "Access: take back what is given to Bo Example. An object id has letters, digits and hyphens only: copy it from Entra.",
      expect.stringMatching(/^Access: take back Bo Example, Cover of /),
      "Settings: put the days for which entries are kept right.",
      "Settings: put the days after which a team is on the morning list right.",
      "Quality questions: give “Is the child heard?” two to eight answers of at most 100 characters.",
    ]);
    expect([isFaulty(faults, "grants", 0), isFaulty(faults, "grants", 1), isFaulty(faults, "teams", 0)]).toEqual([
      ...[false, true, true],
    ]);
    expect(draftFaults(draft)).toEqual([]);
  });
});
