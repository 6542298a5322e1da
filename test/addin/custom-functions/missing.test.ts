import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editions } from "../../../shared/policy/registry.ts";
import { ask, serial, withEmptyCells, type Named } from "./asking.ts";

const last = { lastDiscussed: serial("2025-03-06"), asAt: serial("2025-04-30") };
const barnet = { council: "barnet", ...last };

describe("an argument that is left out", () => {
  it.each<[string, Named, string | number]>([
    ["is not missed where the policy asks for none", { council: "haringey", ...last }, serial("2025-06-06")],
    ["is not missed where nothing it could say would decide", { ...barnet, plan: "CIN" }, serial("2025-05-01")],
    ["decides the weeks", { ...barnet, plan: "LAC" }, "Cannot be checked: longTermMatch is not given"],
    [
      "decides them together with others",
      barnet,
      "Cannot be checked: plan, longTermMatch and careLeaver are not given",
    ],
    [
      "could be a plan that goes before a care leaver's",
      { ...barnet, careLeaver: "FR", longTermMatch: 0 },
      "Cannot be checked: plan is not given",
    ],
    [
      "could be an opening before the allocation",
      { ...barnet, plan: "CIN", lastDiscussed: 0, allocated: serial("2025-03-10") },
      "Cannot be checked: opened is not given",
    ],
    [
      "could be an allocation, but not beside an opening",
      { ...barnet, plan: "CIN", lastDiscussed: 0, opened: serial("2025-03-10") },
      serial("2025-05-05"),
    ],
    [
      "says nothing about what cannot be checked anyway",
      { ...barnet, plan: "CIN", lastDiscussed: 0 },
      "Cannot be checked: no date to count from",
    ],
    [
      "says nothing about what cannot be read",
      { ...barnet, lastDiscussed: "yesterday" },
      "Check entry: the last discussion cannot be read",
    ],
  ])("%s", (_, named, due) => {
    expect(ask("NEXTDUE", named)).toBe(due);
  });

  it("is an empty cell once it is given as one", () => {
    expect(ask("NEXTDUE", { ...barnet, plan: "LAC", longTermMatch: 0 })).toBe(serial("2025-05-01"));
    expect(ask("NEXTDUE", { ...barnet, plan: "LAC", longTermMatch: "" })).toBe(serial("2025-05-01"));
  });

  it("gives a state that is no other, and a reason that says what to do", () => {
    const named = { ...barnet, plan: "LAC" };
    expect(ask("STATE", named)).toBe("Cannot be checked");
    expect(ask("WHY", named)).toBe(
      'This cannot be checked: longTermMatch is not given, and the answer depends on it. Give the cell; for one that may be empty write IF(F2="","",F2).',
    );
  });
});

/** What a cell may hold that is read without fault, beside a last discussion of 6 Mar 2025. */
const couldHold: Readonly<Record<string, readonly unknown[]>> = {
  plan: ["", "CIN", "CP", "LAC", "CLA / care leaver", "care leaver", "LAC & CP", "PLO", "assessment", "UASC"],
  opened: ["", "1/2/24", serial("2023-05-02")],
  allocated: ["", "1/2/25", serial("2024-05-02")],
  longTermMatch: ["", "Y", "no", "U1", serial("2024-11-11"), "panel 1/9/26"],
  careLeaver: ["", "FR", "eligible", "Y", "no"],
};
const cell = (name: string): fc.Arbitrary<unknown> => fc.constantFrom(...(couldHold[name] ?? []));
const names = Object.keys(couldHold);
const runs = Number(process.env["PROVE_RUNS"] ?? 400);

describe("what a missing plan could say", () => {
  it("is one plan at a time, which is all that any policy's clock asks about", () => {
    const conditions = editions
      .flatMap(({ checks }) => checks.map(({ rule }) => rule))
      .flatMap((rule) => (rule.kind === "cadence" ? rule.steps : []))
      .flatMap(({ whenAny }) => whenAny ?? []);
    expect(conditions.length).toBeGreaterThan(0);
    for (const { plans } of conditions) {
      if ("exactly" in plans) expect(plans.exactly.length).toBeLessThan(2);
    }
  });
});

describe("an answer that is given although arguments are left out", () => {
  it("is the answer whatever they would have said", () => {
    const row = fc.record({
      council: fc.constantFrom("haringey", "barnet"),
      lastDiscussed: fc.constantFrom<unknown>(serial("2025-03-06"), "", "TBC", "6/3/25 (group)"),
      asAt: fc.integer({ min: serial("2025-03-07"), max: serial("2025-12-31") }),
      ...Object.fromEntries(names.map((name) => [name, cell(name)])),
    });
    let answered = 0;
    fc.assert(
      fc.property(row, fc.subarray(names), (named: Named, out) => {
        const partial = Object.fromEntries(Object.entries(named).filter(([name]) => !out.includes(name)));
        const answer = ask("NEXTDUE", partial);
        if (typeof answer !== "number") return;
        answered++;
        expect([answer, ask("STATE", partial)]).toEqual([ask("NEXTDUE", named), ask("STATE", named)]);
      }),
      { numRuns: runs, seed: 20250915 },
    );
    expect(answered).toBeGreaterThan(runs / 4);
  });

  it("needs no argument but council, discussion and day in a council whose clock asks for no plan", () => {
    const named = { council: "haringey", ...last };
    expect(ask("STATE", named)).toBe(ask("STATE", withEmptyCells(named)));
  });
});
