import { describe, expect, it } from "vitest";
import { answers } from "../../../addin/custom-functions/answers.ts";
import { clockOf } from "../../../addin/custom-functions/clock-of.ts";
import { caseParameters } from "../../../addin/custom-functions/function-table.ts";
import { serialFromDay } from "../../../shared/calendar/excel-serial.ts";
import { editions } from "../../../shared/policy/registry.ts";
import { ask, refusalOf, serial, today, withEmptyCells } from "./asking.ts";

const row = withEmptyCells({ council: "haringey", lastDiscussed: serial("2025-06-03"), asAt: serial("2025-09-15") });
const giveTheDay = "Give asAt, the day that the answer speaks for, such as TODAY().";
const nameTheCouncil = 'Name the council, such as "haringey".';
const from1904 =
  "This workbook seems to count days from 1904, which formulas cannot read rightly. Use Check in the pane.";

describe.each(["NEXTDUE", "STATE", "WHY"] as const)("%s refuses, with a sentence that says what to do,", (id) => {
  it.each([
    ["a council left out", { council: null }, nameTheCouncil],
    ["a council that is an empty cell", { council: 0 }, nameTheCouncil],
    [
      "a council that is not held",
      { council: "leeds" },
      expect.stringMatching(/^No policy of “leeds” is held; choose one of .*barnet.*haringey/) as string,
    ],
    [
      "a day before the policy",
      { council: "barnet", asAt: serial("2023-12-31") },
      "The first Barnet policy held is in force from 1 Jan 2024; choose that day or a later one.",
    ],
    ["a day left out", { asAt: null }, giveTheDay],
    ["a day that is an empty cell", { asAt: 0 }, giveTheDay],
    ["a day that is a text of no day", { asAt: "soon" }, `asAt is not a day that can be read. ${giveTheDay}`],
    ["two days", { asAt: "1/9/25 & 15/9/25" }, `asAt is not a day that can be read. ${giveTheDay}`],
    ["an absurd number as the day", { asAt: 460_000 }, `asAt is not a day that can be read. ${giveTheDay}`],
    ["a day before our time", { asAt: 61 }, `asAt is not a day that can be read. ${giveTheDay}`],
    ["a true as the day", { asAt: true }, `asAt is not a day that can be read. ${giveTheDay}`],
    ["an error as the day", { asAt: { code: "#VALUE!" } }, `asAt is not a day that can be read. ${giveTheDay}`],
    ["TODAY() counted from 1904", { asAt: serialFromDay(today, 1904) }, from1904],
    ["the same on the day after, where the computer is ahead", { asAt: serialFromDay(today, 1904) + 1 }, from1904],
  ])("%s", (_, given, sentence) => {
    expect(refusalOf(ask(id, { ...row, ...given }))).toEqual(sentence);
  });

  it.each(caseParameters.map(({ name }) => name))("several cells for %s", (name) => {
    expect(refusalOf(ask(id, { ...row, [name]: [[1], [2]] }))).toBe(
      `${name} takes one cell and not several: give the cell of this row.`,
    );
  });

  it("one of Excel's data types with parts of its own", () => {
    expect(refusalOf(ask(id, { ...row, plan: { type: "Entity", text: "CIN" } }))).toMatch(/^plan takes one cell/);
  });

  it("but takes a day written out, which no date system can shift", () => {
    expect(ask(id, { ...row, asAt: "15 Sep 2025" })).toEqual(ask(id, row));
    expect(refusalOf(ask(id, { ...row, asAt: serialFromDay(today, 1904) - 2 }))).toBeUndefined();
  });
});

describe("a policy", () => {
  const [policy] = editions;
  if (policy === undefined) throw new Error("No policy is held.");

  it("is asked for its clock of case discussions alone", () => {
    const clock = clockOf(policy);
    expect("policy" in clock && clock.policy.checks.map(({ subject, rule }) => [subject, rule.kind])).toEqual([
      ["case", "cadence"],
    ]);
  });

  it.each([
    ["without such a clock", []],
    ["with two of them", [...policy.checks, ...policy.checks]],
  ])("%s cannot be asked", (_, checks) => {
    expect(clockOf({ ...policy, name: "Elsewhere", checks })).toEqual({
      refused: "Formulas cannot ask the Elsewhere policy about case discussions. Use Check in the pane.",
    });
  });
});

const outside = "Cannot be checked: bank holidays are known from 1 Jan 2024 to 31 Dec 2028 only";
const oneDay = "date is not one day that can be read: give a date, such as DATE(2025,4,16).";
const wholeNumber = "n is a number of working days: give a whole number, 0 or more.";

describe("WORKINGDAYSAFTER", () => {
  const after = (...args: unknown[]): unknown => {
    const answer = answers.WORKINGDAYSAFTER(args, today);
    return refusalOf(answer) ?? answer;
  };

  it.each([
    ["2025-04-16", 0, "2025-04-16"],
    ["2025-04-16", 3, "2025-04-23"],
    ["2025-06-07", 3, "2025-06-11"],
    ["2025-12-23", 5, "2026-01-02"],
    ["2028-12-22", 3, "2028-12-29"],
  ])("%s and %i: %s", (date, n, day) => {
    expect(after(serial(date), n)).toBe(serial(day));
    expect(after([[date]], [[n]])).toBe(serial(day));
  });

  it.each([
    [serial("2023-12-31"), 1],
    [serial("2029-01-01"), 0],
    [serial("2028-12-29"), 1],
    [serial("2025-01-01"), 5000],
    ["31/12/23", 1],
  ])("says where its bank holidays end: %s and %i", (date, n) => {
    expect(after(date, n)).toBe(outside);
  });

  it.each([[0], [null], ["TBC"], ["closed 1/9/25"], ["1/9/25 & 2/9/25"], [true], [12], [9_999_999], [[[1, 2]]]])(
    "refuses %j as a date",
    (date) => {
      expect(after(date, 3)).toBe(oneDay);
    },
  );

  it.each([[-1], [1.5], [null], ["3"], [true], [Number.NaN], [Number.POSITIVE_INFINITY], [[[1], [2]]]])(
    "refuses %j as a number of days",
    (n) => {
      expect(after(serial("2025-04-16"), n)).toBe(wholeNumber);
    },
  );
});
