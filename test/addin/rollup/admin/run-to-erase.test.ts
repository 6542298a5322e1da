import { describe, expect, it } from "vitest";
import { figuresWords, readsRunsOf } from "../../../../addin/rollup/admin/run-to-erase.ts";
import { erasureReasons } from "../../../../shared/contract/beside-run.ts";
import type { Me } from "../../../../shared/contract/routes.ts";

const me = {
  councils: [
    {
      ...{ council: "haringey", name: "Haringey", today: "2025-09-15", months: [], marking: "OFFICIAL-SENSITIVE" },
      services: [{ service: "safeguarding", name: "Safeguarding", as: ["qa"] }],
      teams: [{ team: "one", name: "One", service: "in-care", as: "cover" }],
    },
  ],
} as unknown as Pick<Me, "councils">;

describe("a run that is to be erased", () => {
  it.each([
    ["haringey", "east", "safeguarding", true],
    ["haringey", "one", "in-care", true],
    ["haringey", "two", "in-care", false],
    ["barnet", "east", "safeguarding", false],
  ])("is shown to whoever reads the team's runs and to nobody else: %s, %s: %s", (council, team, service, reads) => {
    expect(readsRunsOf(me, council, { team, service })).toBe(reads);
  });

  it("keeps its figures where they are right, and not where it should never have been sent", () => {
    const kept = Object.keys(erasureReasons).filter(
      (reason) => figuresWords(reason as keyof typeof erasureReasons) === "Its figures stay.",
    );
    expect(kept).toEqual(["held-a-name", "request-of-a-person"]);
  });
});
