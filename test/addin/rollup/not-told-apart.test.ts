import { expect, it } from "vitest";
import { notToldApartWords } from "../../../addin/rollup/not-told-apart.ts";
import { check, rollUpOf, sent } from "./roll-ups.ts";

const counts = { met: 9, overdue: 1 };
const others = { counts, longestOverdueDays: 4 };
const managers = { counts: {}, longestOverdueDays: 0 };
const month = "2025-08";

it("the teams are named in whose figures of workers their managers' own are counted", () => {
  const [before, told] = ["east", "west"].map((team) => sent({ team, month, counts }));
  if (before === undefined || told === undefined) throw new Error("Nothing was sent.");
  const apart = { [check]: { managers, others } };
  const rollUp = rollUpOf(2025, ["East", "West"], [before, { ...told, summary: { ...told.summary, apart } }]);
  const words = (of: "workers" | "cases") => notToldApartWords(rollUp, month, { id: check, title: "", of });
  expect(words("workers")).toBe(
    "Team managers’ own supervision is counted in these figures and not told apart in: East. It will be in what they submit from now on.",
  );
  expect(words("cases")).toBeUndefined();
  expect(notToldApartWords(rollUp, "2025-07", { id: check, title: "", of: "workers" })).toBeUndefined();
});
