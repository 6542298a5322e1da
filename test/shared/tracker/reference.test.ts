import { describe, expect, it } from "vitest";
import { allowsThreeLetters } from "../../../shared/contract/reference-pattern.ts";
import { wireReference } from "../../../shared/tracker/reference.ts";

const taken = (asWritten: string, pattern?: string) => wireReference(asWritten, pattern).caseRef;

describe("a reference with three letters in a run", () => {
  it("stays in the workbook, unless the council's own pattern allows it", () => {
    expect(wireReference("ABCD-1234")).toEqual({ refused: true });
    expect(wireReference("ABCD-1234", "AAAA-9999")).toEqual({ caseRef: "ABCD-1234", refused: false });
  });

  it.each([
    ["in small letters", "abcd-1234", "AAAA-9999", "abcd-1234"],
    ["with letters of any alphabet", "Éßøñ-1234", "AAAA-9999", "Éßøñ-1234"],
    ["with letters beyond sixteen bits", "𝐀𝐁𝐂12", "AAA99", "𝐀𝐁𝐂12"],
    ["with spaces, which are removed first", " ABCD 12 34 ", "AAAA9999", "ABCD1234"],
    ["with a stroke", "LAC/12", "AAA/99", "LAC/12"],
    ["with letters that are a month's too", "MAY-1234", "AAA-9999", "MAY-1234"],
    ["with figures before letters", "12-LAC-2025", "99-AAA-9999", "12-LAC-2025"],
  ])("is taken as the pattern says %s", (_, written, pattern, ref) => {
    expect(taken(written, pattern)).toBe(ref);
  });

  it.each([
    ["begins with it", "ABCD-12345", "AAAA-9999"],
    ["ends with it", "XABCD-1234", "AAAA-9999"],
    ["is shorter", "ABCD-123", "AAAA-9999"],
    ["has a letter for a digit", "ABCD-123X", "AAAA-9999"],
    ["has a digit for a letter", "ABCD1-234", "AAAAA-999"],
    ["has another sign", "ABCD/1234", "AAAA-9999"],
    ["has a sign for a letter", "ABC--1234", "AAAA-9999"],
    ["is the pattern of another shape", "Okarra1", "AAA-9"],
  ])("stays where it %s", (_, written, pattern) => {
    expect(wireReference(written, pattern)).toEqual({ refused: true });
  });
});

describe("any other reference", () => {
  it("is as it was whatever the pattern: it allows and never forbids", () => {
    for (const pattern of [undefined, "AAAA-9999", "AAA-9"]) {
      expect(["9607265", "M 123", "AB-12"].map((each) => taken(each, pattern))).toEqual(["9607265", "M123", "AB-12"]);
      expect(wireReference(" ", pattern)).toEqual({ refused: false });
    }
  });

  it.each([
    ["a date", "06/03/2025", "99/99/9999"],
    ["a date, year first", "2025-03-06", "9999-99-99"],
    ["a date with its month in letters", "06-MAR-2025", "99-AAA-9999"],
    ["a date with spaces", "6 March 2025", "9AAAAA9999"],
    ["a date with a short year", "06Sep14", "99AAA99"],
    ["a date with an ordinal", "6th June 2014", "9AAAAAA9999"],
    ["a date, month first", "Dec-06-14", "AAA-99-99"],
    ["a date, month first, with spaces", "Dec 06 2014", "AAA999999"],
    ["a date, year and then month in letters", "2014/Sept/06", "9999/AAAA/99"],
    ["a valid NHS number", "943 476 5919", "9999999999"],
    ["a valid NHS number with hyphens", "943-476-5919", "999-999-9999"],
    ["a valid NHS number that says so", "NHS 943 476 5919", "AAA9999999999"],
  ])("is never %s", (_, written, pattern) => {
    expect(wireReference(written, pattern)).toEqual({ refused: true });
  });
});

describe("a pattern", () => {
  it("makes a difference only to references with three letters in a run", () => {
    expect(["AAA9", "9-AAAA"].map(allowsThreeLetters)).toEqual([true, true]);
    expect(["AA-999999", "AA9AA", "9", "AA-A9"].map(allowsThreeLetters)).toEqual([false, false, false, false]);
  });
});
