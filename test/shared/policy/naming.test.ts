import { describe, expect, it } from "vitest";
import * as z from "zod";
import { mentionsIn, naming } from "../../../shared/policy/naming.ts";

const clause = z.string();
naming.add(clause, { names: "clause" });
const step = z.strictObject({ clause, weeks: z.number() });
const rule = z.strictObject({
  steps: z.array(step),
  other: step.optional(),
  either: z.union([z.literal("none"), step]),
});

describe("what a rule names", () => {
  it("is found with the place where it stands", () => {
    const value = { steps: [{ clause: "A-1", weeks: 4 }], either: { clause: "A-2", weeks: 8 } };
    expect(mentionsIn(rule, value, ["rule"])).toEqual([
      { names: "clause", value: "A-1", path: ["rule", "steps", 0, "clause"] },
      { names: "clause", value: "A-2", path: ["rule", "either", "clause"] },
    ]);
  });

  it("is nothing where a part that may be left out is left out", () => {
    expect(mentionsIn(clause, undefined, [])).toEqual([]);
    expect(mentionsIn(rule, { steps: [], other: undefined, either: "none" }, [])).toEqual([]);
  });

  it.each([
    ["a text", "a text"],
    ["nothing", null],
    ["a number", 7],
  ])("is nothing in %s that stands where a list or an object belongs", (_, value) => {
    expect(mentionsIn(rule, value, [])).toEqual([]);
    expect(mentionsIn(z.array(clause), value, [])).toEqual([]);
  });

  it("is nothing in a value that fits no form of a choice of forms", () => {
    expect(mentionsIn(rule.shape.either, { clause: "A-3" }, [])).toEqual([]);
  });

  it("is nothing in a key that the format does not know, and nothing in what has no parts", () => {
    expect(mentionsIn(step, { clause: "A-4", note: "A-5" }, []).map(({ value }) => value)).toEqual(["A-4"]);
    expect(mentionsIn(z.record(z.string(), clause), { one: "A-6" }, [])).toEqual([]);
  });

  it("is a mention only where the schema is entered as one", () => {
    expect(mentionsIn(z.string(), "A-7", [])).toEqual([]);
  });
});
