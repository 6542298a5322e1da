import { describe, expect, it } from "vitest";
import { discussionClock } from "../../../shared/policy/discussion-clock.ts";
import { editions } from "../../../shared/policy/registry.ts";

describe("the clock of children's discussions", () => {
  it.each(editions)(
    "of $council is one check, with the choices that concern it, others though they may also name",
    (edition) => {
      const clock = discussionClock(edition);
      const ids = edition.checks.filter(({ id }) => id.endsWith("-CASE")).map(({ id }) => id);
      expect(ids).toHaveLength(1);
      expect(clock.checks.map(({ id }) => id)).toEqual(ids);
      expect(clock.choices).toEqual(edition.choices.filter((choice) => choice.checks.includes(ids[0] ?? "")));
      expect(clock.choices.length).toBeLessThan(edition.choices.length);
      expect({ ...clock, checks: edition.checks, choices: edition.choices }).toEqual(edition);
    },
  );

  it("is no check of another kind or of somebody else", () => {
    for (const edition of editions) {
      const [clock] = edition.checks.filter(({ rule }) => rule.kind === "cadence");
      if (clock === undefined) throw new RangeError("no cadence");
      const other = { ...clock, subject: "worker" } as const;
      expect(discussionClock({ ...edition, checks: [other] }).checks).toEqual([]);
    }
  });
});
