import { describe, expect, it } from "vitest";
import { answersFrom, answersText } from "../../../../addin/rollup/admin/quality-answers.ts";
import { slugOf } from "../../../../addin/rollup/admin/slug-of.ts";
import { slug } from "../../../../shared/contract/names.ts";

describe("answers as lines", () => {
  const before = [
    { id: "y", says: "Yes" },
    { id: "n", says: "No" },
  ];

  it("keep the short name of what is said as before, and give one to what is new", () => {
    expect(answersFrom("No\n\n  Yes \nIn part, see notes", before)).toEqual([
      { id: "n", says: "No" },
      { id: "y", says: "Yes" },
      { id: "in-part-see-notes", says: "In part, see notes" },
    ]);
    expect(answersFrom(answersText(before), before)).toEqual(before);
  });
});

describe("a short name", () => {
  it.each([
    ["Pod Alder", "pod-alder"],
    ["  Children's Services (East) ", "children-s-services-east"],
    ["!?", ""],
    ["x".repeat(59) + " y", "x".repeat(59)],
  ])("of “%s” is one that the service takes, or none", (name, short) => {
    expect(slugOf(name)).toBe(short);
    if (short !== "") expect(slug.safeParse(short).success).toBe(true);
  });
});
