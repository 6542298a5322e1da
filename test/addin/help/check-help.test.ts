import { describe, expect, it } from "vitest";
import { helpOfChecks, wordsOf } from "../../../addin/help/check-help.ts";
import { statusHelp } from "../../../addin/help/state-help.ts";
import { states } from "../../../shared/contract/vocabulary.ts";
import { editions } from "../../../shared/policy/registry.ts";

describe.each(editions)("the help of $name, $edition", (policy) => {
  const help = helpOfChecks(policy);

  it("tells every check with every sentence of the policy that it comes from, and its section", () => {
    expect(help.map(({ id }) => id)).toEqual(policy.checks.map(({ id }) => id));
    for (const [index, { clauses }] of policy.checks.entries()) {
      for (const { says, section } of clauses) {
        const told = help[index]?.clauses.find((clause) => clause.says === says);
        expect(told?.section).toContain(section);
      }
    }
  });

  it("tells of each check how it is counted, which columns it needs, and no word of code", () => {
    for (const { id, readAs, columns, about } of help) {
      expect(readAs.length, id).toBeGreaterThan(0);
      expect(columns.length, id).toBeGreaterThan(0);
      expect(about, id).toMatch(/^Of each .+\.$/);
      expect([...readAs, ...columns, about].join(" "), id).not.toMatch(/undefined|\[object|[a-z][A-Z][a-z]+[A-Z]/);
    }
  });

  it("tells each choice under every check that it concerns, at its default", () => {
    for (const choice of policy.choices) {
      for (const id of choice.checks) {
        const told = help.find((each) => each.id === id)?.choices.find(({ effect }) => effect === choice.effect);
        expect(told, `${choice.id} of ${id}`).toMatchObject({ isDefault: true, reason: choice.reason });
      }
    }
  });

  it("finds a check by a word of any sentence of it", () => {
    for (const each of help) {
      const [clause] = each.clauses;
      expect(wordsOf(each)).toContain(clause?.says.toLowerCase());
      expect(wordsOf(each)).toContain(each.id.toLowerCase());
    }
  });
});

describe("what a council has set", () => {
  it("stands in the place of the default, and is told as the council's", () => {
    const policy = editions.find(({ council }) => council === "haringey");
    if (policy === undefined) throw new Error("There is no policy of Haringey.");
    const told = (set: Record<string, number | boolean>) =>
      helpOfChecks(policy, set)
        .flatMap(({ choices }) => choices)
        .find(({ effect }) => effect.startsWith("My Conversation falls due"));
    expect(told({})).toMatchObject({ value: "none", isDefault: true });
    expect(told({ myConversationMonths: 6 })).toMatchObject({ value: "6", isDefault: false });
  });
});

describe("the words of a status", () => {
  it("are told for each state once, the gravest first, and for one that no longer holds", () => {
    const told = statusHelp.flatMap(({ state }) => state ?? []);
    expect(told.toSorted()).toEqual([...states].sort());
    expect(told[0]).toBe("overdue");
    expect(told.at(-1)).toBe("met");
    expect(statusHelp.at(-1)?.words).toBe("Out of date: check again");
  });
});
