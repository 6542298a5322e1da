import { describe, expect, it } from "vitest";
import { z } from "zod";
import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { caseFieldNames } from "../../../shared/contract/tables.ts";
import { plans } from "../../../shared/contract/vocabulary.ts";
import { choicesInForce } from "../../../shared/policy/choices.ts";
import { intervalInWords, lastDayWithin } from "../../../shared/policy/interval.ts";
import { policy, type Policy } from "../../../shared/policy/policy.ts";
import { editions, policyInForce } from "../../../shared/policy/registry.ts";

const checks = editions.flatMap((edition) => edition.checks.map((check) => ({ edition, check })));

describe("the policies", () => {
  it.each(editions)("of $council, edition $edition, fits the format", (edition) => {
    expect(policy.parse(edition)).toEqual(edition);
  });

  it.each(checks)("$check.id names only its own clauses, and uses each of them", ({ check }) => {
    const { steps, agreedIntervalIsAim } = check.rule;
    const used = steps.flatMap(({ aim, limit }) => [limit.clause, ...(aim ? [aim.clause] : [])]);
    expect(new Set(used)).toEqual(new Set(check.clauses.map(({ id }) => id)));
    expect(used).toContain(agreedIntervalIsAim.clause);
  });

  it.each(checks)("$check.id reads only fields that travel and plans that are known", ({ check }) => {
    for (const field of check.requires.flat()) expect(caseFieldNames).toContain(field);
    for (const { whenAny = [] } of check.rule.steps) {
      const asked = whenAny.flatMap(({ plans: set }) => ("exactly" in set ? set.exactly : set.onlyAmong));
      for (const plan of asked) expect(plans).toContain(plan);
    }
  });

  it.each(checks)(
    "$check.id asks only for choices that its council has, and every choice names a check",
    ({ edition, check }) => {
      const ids = edition.choices.map(({ id }) => id);
      expect(ids).toEqual(
        expect.arrayContaining([check.rule.groupCounts.choice, check.rule.agreedIntervalIsAim.choice]),
      );
      for (const choice of edition.choices) {
        expect(choice.offers).toContain(choice.default);
        for (const id of choice.checks) expect(edition.checks.map((one) => one.id)).toContain(id);
      }
    },
  );

  it.each(editions)("of $council names each check once, evaluated or not", (edition) => {
    const ids = [...edition.checks, ...edition.notEvaluated].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("is a format that can be published as a JSON Schema", () => {
    const schema = z.toJSONSchema(policy, { io: "input" });
    expect(schema.required).toEqual(expect.arrayContaining(["council", "edition", "inForceFrom", "checks", "choices"]));
  });

  it("refuses a cadence whose last step leaves children out", () => {
    const [first] = editions;
    const [check] = first?.checks ?? [];
    const steps = check?.rule.steps.map((step) => ({ ...step, whenAny: [{ plans: { exactly: ["other"] } }] }));
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
    const among = [edition("second", "2025-09-16"), edition("first", "2024-01-01")];
    const found = (day: string) => policyInForce("sandford", plainDate(day), among);
    expect(found("2025-09-15")).toMatchObject({ policy: { edition: "first" } });
    expect(found("2025-09-16")).toMatchObject({ policy: { edition: "second" } });
    expect(found("2023-12-31")).toMatchObject({ found: false });
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

  it("stay weeks or months", () => {
    const from = plainDate("2025-01-31");
    expect(lastDayWithin({ weeks: 4 }, from, "last-day")).toBe("2025-02-28");
    expect(lastDayWithin({ months: 1 }, from, "last-day")).toBe("2025-02-28");
    expect(lastDayWithin({ months: 1 }, from, "next-day")).toBe("2025-03-01");
    expect([intervalInWords({ weeks: 8 }), intervalInWords({ months: 1 })]).toEqual(["8 weeks", "1 month"]);
  });
});
