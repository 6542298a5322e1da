import { describe, expect, it } from "vitest";
import { checkAsAt } from "../../../functions/use-cases/check-tracker.ts";
import { choicesOfEdition } from "../../../functions/use-cases/choices-of-edition.ts";
import { isRefusal } from "../../../functions/use-cases/refusal.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { submissionFor, today } from "../sample.ts";

const [edition] = editions;
const [choice] = edition?.choices ?? [];

describe("what a council has chosen under another edition", () => {
  it("is left out, and what this edition knows is used", () => {
    if (!edition || !choice) throw new Error("There is no edition with a choice.");
    expect(choicesOfEdition(edition, { [choice.id]: choice.default, "of-another-edition": true })).toEqual({
      [choice.id]: choice.default,
    });
  });

  it("does not stop a check as at a day of this edition", () => {
    const { tables } = submissionFor("2025-09");
    const plain = checkAsAt({ council: "haringey", choices: {} }, today, tables);
    const made = { "of-another-edition": true };
    expect(isRefusal(plain)).toBe(false);
    expect(checkAsAt({ council: "haringey", choices: made }, today, tables)).toEqual(plain);
  });
});
