import { describe, expect, it } from "vitest";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { words } from "../../../local/policy/words.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { isOffered } from "../../../shared/policy/choice.ts";
import { choicesInForce, type ChoicesInForce } from "../../../shared/policy/choices.ts";
import { faultsOf } from "../../../shared/policy/faults.ts";
import { intervalInWords, lastDayWithin } from "../../../shared/policy/interval.ts";
import { policy, type Policy } from "../../../shared/policy/policy.ts";
import { readings } from "../readings.ts";
import { editions, policyInForce, policyOfEdition } from "../../../shared/policy/registry.ts";

function sorted(parts: object): unknown[] {
  return Object.entries(parts).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** Which checks each choice concerns, where the readings name them. */
const concerned: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  haringey: {
    strictFourWeeks: ["HGY-SUP"],
    groupDiscussionCounts: ["HGY-CASE"],
    myConversationMonths: ["HGY-MYCONV"],
    roleIntervals: ["HGY-SUP"],
    localIntervalShortensAim: ["HGY-CASE"],
    yearly: ["HGY-AGR-REV", "HGY-QA-ANNUAL"],
    extraNonWorkingDays: ["HGY-RESCHED"],
  },
  barnet: {
    groupDiscussionCounts: ["BNT-CASE", "BNT-REC", "BNT-REC-SMART"],
    groupRecordThreeDays: ["BNT-REC", "BNT-GRP-REC"],
    agreementEscalates: ["BNT-AGR-ESC"],
    rangeLowerBoundIsAim: ["BNT-SUP"],
    groupFormatIsStandard: ["BNT-GRP-DUR", "BNT-GRP-CASES"],
    unlistedRoleWeeks: ["BNT-SUP", "BNT-AGR-FREQ"],
    localIntervalShortensAim: ["BNT-CASE"],
    siblingsShareDate: ["BNT-CASE"],
    yearly: ["BNT-PR", "BNT-OBS"],
    extraNonWorkingDays: ["BNT-REC"],
  },
};
const silentOn: Readonly<Record<string, readonly string[]>> = {
  haringey: ["Time limit for writing up", "Interval of My Conversation", "Sickness, leave, part-time"],
  barnet: [
    "Last day for a changed one-to-one",
    "Other roles",
    "record of a group session",
    "Sickness, leave, part-time",
  ],
};

describe("the policies", () => {
  it.each(editions)("of $council, edition $edition, fits the format", (edition) => {
    expect(policy.parse(edition)).toEqual(edition);
  });

  it.each(editions)(
    "of $council evaluate every check of the readings once, by its own clauses and columns",
    (edition) => {
      const found = Object.fromEntries(
        edition.checks.map(({ id, clauses, requires, subject }) => [
          id,
          { clauses: clauses.map((clause) => clause.id), requires, subject },
        ]),
      );
      const asked = Object.entries(readings.checks[edition.council] ?? {});
      const expected = Object.fromEntries(
        asked.map(([id, { clauses, requires, subject }]) => [id, { clauses, requires, subject }]),
      );
      expect(edition.checks).toHaveLength(Object.keys(found).length);
      expect(sorted(found)).toEqual(sorted(expected));
    },
  );

  it.each(editions)("of $council say what is done about every rule that is not evaluated", (edition) => {
    expect(edition.notEvaluated.map(({ id }) => id).toSorted()).toEqual(
      readings.notEvaluated[edition.council]?.toSorted(),
    );
  });

  it.each(editions)("of $council offer every choice of the readings, with a default and a reason", (edition) => {
    expect(edition.choices.map(({ id }) => id).toSorted()).toEqual(readings.choices[edition.council]?.toSorted());
    for (const choice of edition.choices) {
      expect(isOffered(choice, choice.default)).toBe(true);
      for (const id of choice.checks) expect(edition.checks.map((one) => one.id)).toContain(id);
    }
  });

  it.each(editions)("of $council have no fault, no gap and no clash", (edition) => {
    expect(faultsOf(edition, words, editions)).toEqual([]);
  });

  it.each(editions)(
    "of $council let a choice concern the checks of the readings, and further ones that use it",
    (edition) => {
      for (const [id, checks] of Object.entries(concerned[edition.council] ?? {})) {
        expect(edition.choices.find((choice) => choice.id === id)?.checks, id).toEqual(
          expect.arrayContaining([...checks]),
        );
      }
    },
  );

  it.each(editions)("of $council say where the text is silent, in words of their own", (edition) => {
    expect(edition.silences.length).toBeGreaterThan(10);
    expect(new Set(edition.silences.map(({ on }) => on)).size).toBe(edition.silences.length);
    const topics = edition.silences.map(({ on }) => on).join(" ");
    for (const topic of silentOn[edition.council] ?? [topics]) expect(topics).toContain(topic);
  });

  it("refuses a cadence whose last step leaves children out", () => {
    const [first] = editions;
    const [check] = first?.checks ?? [];
    const steps = (check?.rule.kind === "cadence" ? check.rule.steps : []).map((step) => ({
      ...step,
      whenAny: [{ plans: { exactly: ["other"] } }],
    }));
    const broken = { ...first, checks: [{ ...check, rule: { ...check?.rule, steps } }] };
    expect(policy.safeParse(broken).error?.message).toContain("Only the last step stands without a condition");
  });
});

describe("the policy in force", () => {
  const on = plainDate("2025-09-15");

  it("is found for each council", () => {
    for (const council of ["haringey", "barnet"])
      expect(policyInForce(council, on)).toMatchObject({ found: true, policy: { council } });
  });

  it("is refused for a council that is not held, naming those that are", () => {
    expect(policyInForce("camden", on)).toEqual({
      found: false,
      reason: "unknown-council",
      sentence: "No policy of “camden” is held; choose one of barnet, haringey.",
    });
  });

  it("is refused for a day before the first edition, naming the day", () => {
    expect(policyInForce("haringey", plainDate("2017-10-01")).found).toBe(true);
    expect(policyInForce("haringey", plainDate("2017-09-30"))).toEqual({
      found: false,
      reason: "before-the-first-edition",
      sentence: "The first Haringey policy held is in force from 1 Oct 2017; choose that day or a later one.",
    });
  });

  it("is found by the name of its edition, or refused naming those that are held", () => {
    expect(policyOfEdition("haringey", "October 2017")).toMatchObject({ found: true, policy: { council: "haringey" } });
    expect(policyOfEdition("haringey", "2018")).toEqual({
      found: false,
      reason: "unknown-edition",
      sentence: "No edition “2018” of the Haringey policy is held; choose one of October 2017.",
    });
    expect(policyOfEdition("camden", "2018")).toMatchObject({ found: false, reason: "unknown-council" });
  });

  it("is the latest edition that has come into force, whatever the order of the editions", () => {
    const edition = (name: string, from: string): Policy => ({
      council: "sandford",
      name: "Sandford",
      edition: name,
      inForceFrom: plainDate(from),
      dating: "Invented.",
      checks: [],
      notEvaluated: [],
      choices: [],
      silences: [],
    });
    const held = [edition("second", "2025-09-16"), edition("first", "2024-01-01"), edition("third", "2026-01-01")];
    for (const among of [held, held.toReversed(), [...held.slice(1), ...held.slice(0, 1)]]) {
      const found = (day: string) => policyInForce("sandford", plainDate(day), among);
      expect(found("2025-09-15")).toMatchObject({ policy: { edition: "first" } });
      expect(found("2025-09-16")).toMatchObject({ policy: { edition: "second" } });
      expect(found("2026-01-01")).toMatchObject({ policy: { edition: "third" } });
      expect(found("2023-12-31")).toMatchObject({ found: false });
    }
  });
});

describe("choices and intervals", () => {
  it("stand at their defaults until the council sets them", () => {
    for (const edition of editions) {
      const defaults = Object.fromEntries(edition.choices.map((choice) => [choice.id, choice.default]));
      expect(choicesInForce(edition, {})).toEqual(defaults);
      expect(choicesInForce(edition, { groupDiscussionCounts: true })).toEqual({
        ...defaults,
        groupDiscussionCounts: true,
      });
    }
  });

  it("in force are recorded in every run, the defaults too", () => {
    for (const edition of editions) {
      const choices = { groupDiscussionCounts: true, monthEnd: "next-day" };
      const outcome = checkTracker({ policy: edition, choices, asAt: plainDate("2025-09-15"), tables: [] });
      expect(outcome.choices).toEqual(choicesInForce(edition, choices));
      expect(Object.keys(outcome.choices).toSorted()).toEqual(edition.choices.map(({ id }) => id).toSorted());
      expect(outcome.choices).toMatchObject(choices);
    }
  });

  it("are refused when they are none of the values that they take", () => {
    const set = (council: string, choices: ChoicesInForce) => () => {
      const edition = editions.find((one) => one.council === council);
      if (edition === undefined) throw new Error(council);
      return choicesInForce(edition, choices);
    };
    expect(set("haringey", { myConversationMonths: 12, yearly: "03-31" })).not.toThrow();
    expect(
      set("haringey", { roleIntervals: { "personal-adviser": { weeks: 6 } }, extraNonWorkingDays: [] }),
    ).not.toThrow();
    expect(set("haringey", { myConversationMonths: 0 })).toThrow("none or a number of months from 1 to 60, not 0");
    expect(set("haringey", { yearly: "31 March" })).toThrow("rolling or a day of the year such as 03-31");
    expect(set("barnet", { extraNonWorkingDays: ["Christmas"] })).toThrow("a list of days such as 2025-09-11");
    expect(set("barnet", { unlistedRoleWeeks: "four" })).toThrow("none or a number of weeks from 1 to 52, not four");
    expect(set("haringey", { roleIntervals: true })).toThrow("a table of role and interval, not true");
  });

  it("stay days, weeks or months", () => {
    const from = plainDate("2025-01-31");
    expect(lastDayWithin({ days: 6 }, from, "last-day")).toBe("2025-02-06");
    expect(lastDayWithin({ weeks: 4 }, from, "last-day")).toBe("2025-02-28");
    expect(lastDayWithin({ months: 1 }, from, "last-day")).toBe("2025-02-28");
    expect(lastDayWithin({ months: 1 }, from, "next-day")).toBe("2025-03-01");
    const words = [{ days: 6 }, { weeks: 8 }, { months: 1 }].map(intervalInWords);
    expect(words).toEqual(["6 days", "8 weeks", "1 month"]);
  });
});
