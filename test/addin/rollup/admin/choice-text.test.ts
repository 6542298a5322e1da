import { describe, expect, it } from "vitest";
import { choiceFrom, choiceText, howToType, offerWords } from "../../../../addin/rollup/admin/choice-text.ts";
import { isOffered } from "../../../../shared/policy/choice.ts";
import { editions } from "../../../../shared/policy/registry.ts";

const choices = editions.flatMap((edition) => edition.choices);
const taking = (takes: string) => {
  const choice = choices.find((one) => one.takes === takes);
  if (choice === undefined) throw new Error(`No choice takes ${takes}.`);
  return choice;
};

describe("what a choice is set to", () => {
  it.each([
    ["a-number-of-months", "6", 6],
    ["a-number-of-weeks", " 4 ", 4],
    ["a-day-of-the-year", "03-31", "03-31"],
    ["a-list-of-days", "2025-12-24, 2025-12-31", ["2025-12-24", "2025-12-31"]],
    [
      "intervals-by-role",
      "personal-adviser 6 weeks, family-support-worker 1 month",
      { "personal-adviser": { weeks: 6 }, "family-support-worker": { months: 1 } },
    ],
  ])("is read from what is typed: %s", (takes, text, value) => {
    const choice = taking(takes);
    expect(choiceFrom(text, choice)).toEqual(value);
    expect(isOffered(choice, value)).toBe(true);
    expect(choiceFrom(choiceText(value), choice)).toEqual(value);
  });

  it.each([
    ["a-number-of-months", "six"],
    ["a-number-of-months", "61"],
    ["a-number-of-weeks", "0"],
    ["a-day-of-the-year", "31 March"],
    ["a-list-of-days", "2025-02-30"],
    ["intervals-by-role", "personal-adviser often"],
  ])("is not taken when it is not such a value: %s “%s”", (takes, text) => {
    expect(choiceFrom(text, taking(takes))).toBeUndefined();
  });

  it("has words for every default and every offer of every policy, and a way to type whatever it takes", () => {
    for (const { offers, takes, default: usual } of choices) {
      for (const value of [...offers, usual]) expect(offerWords(value)).toMatch(/^[a-z][a-z0-9 ]*$/);
      if (takes !== undefined) expect(howToType[takes]).toMatch(/such as /);
    }
  });
});
