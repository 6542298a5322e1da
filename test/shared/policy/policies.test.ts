import { describe, expect, it } from "vitest";
import { z } from "zod";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import {
  auditFieldNames,
  groupFieldNames,
  observationFieldNames,
  sessionFieldNames,
} from "../../../shared/contract/log-tables.ts";
import { caseFieldNames } from "../../../shared/contract/tables.ts";
import { plans, roles } from "../../../shared/contract/vocabulary.ts";
import { workerFieldNames } from "../../../shared/contract/worker-table.ts";
import { isOffered } from "../../../shared/policy/choice.ts";
import { choicesInForce, type ChoicesInForce } from "../../../shared/policy/choices.ts";
import { intervalInWords, lastDayWithin } from "../../../shared/policy/interval.ts";
import { policy, type Policy } from "../../../shared/policy/policy.ts";
import { readings } from "../readings.ts";
import { editions, policyInForce } from "../../../shared/policy/registry.ts";

const checks = editions.flatMap((edition) => edition.checks.map((check) => ({ edition, check })));

/** A one-to-one log also tells of the worker whose clock it starts. */
const ofWorkers = [...workerFieldNames, "sessionDate"];
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  case: caseFieldNames,
  worker: ofWorkers,
  session: sessionFieldNames,
  "group-session": groupFieldNames,
  team: [...groupFieldNames, ...auditFieldNames],
  manager: [...observationFieldNames, ...ofWorkers],
};

function sorted(parts: object): unknown[] {
  return Object.entries(parts).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** Every value that stands under a key, however deep. */
function valuesNamed(key: string, within: unknown): unknown[] {
  if (typeof within !== "object" || within === null) return [];
  return Object.entries(within).flatMap(([name, value]) => [
    ...(name === key ? [value as unknown] : []),
    ...valuesNamed(key, value),
  ]);
}

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

  it.each(checks)("$check.id names only its own clauses, and its rule uses each of them", ({ check }) => {
    expect(new Set(valuesNamed("clause", check.rule))).toEqual(new Set(check.clauses.map(({ id }) => id)));
  });

  it.each(checks)("$check.id reads only fields that travel, plans and roles that are known", ({ check }) => {
    const known = fieldsOf[check.subject];
    const named = ["field", "recorded", "rearrangedTo", "delayReason", "cover", "due", "doneBy"];
    const read = check.rule.kind === "renewal" ? [...check.rule.since, ...(check.rule.otherwiseSince ?? [])] : [];
    const fields = [...check.requires.flat(), ...named.flatMap((key) => valuesNamed(key, check.rule)), ...read];
    expect(known).toEqual(expect.arrayContaining(fields));
    for (const set of [...valuesNamed("exactly", check.rule), ...valuesNamed("onlyAmong", check.rule)]) {
      expect(plans).toEqual(expect.arrayContaining(set as string[]));
    }
    for (const set of valuesNamed("roles", check.rule)) {
      if (Array.isArray(set)) expect(roles).toEqual(expect.arrayContaining(set));
    }
  });

  it.each(checks)("$check.id asks only for choices that its council has, which name it", ({ edition, check }) => {
    const asked = [...valuesNamed("choice", check.rule), ...valuesNamed("groupWith", check.rule)].flat();
    for (const id of asked) expect(edition.choices.find((one) => one.id === id)?.checks ?? []).toContain(check.id);
  });

  it("is a format that can be published as a JSON Schema", () => {
    const schema = z.toJSONSchema(policy, { io: "input" });
    expect(schema.required).toEqual(expect.arrayContaining(["council", "edition", "inForceFrom", "checks", "choices"]));
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
