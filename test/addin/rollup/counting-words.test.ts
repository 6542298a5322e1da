import { describe, expect, it } from "vitest";
import { countingWords } from "../../../addin/rollup/counting-words.ts";
import { rollUpCsv } from "../../../addin/rollup/roll-up-csv.ts";
import { rollUpSheet } from "../../../addin/rollup/roll-up-sheet.ts";
import type { Compared } from "../../../addin/rollup/use-shared-cases.ts";
import { countedOnce } from "../../../shared/audit/counted-once.ts";
import { openingLines } from "../../../shared/audit/opening-lines.ts";
import type { Failure } from "../../../shared/contract/client.ts";
import type { SharedCases } from "../../../shared/contract/shared-cases.ts";
import { check, freshness, rollUpOf, sent } from "./roll-ups.ts";
import { sharedOf } from "./shared-cases.ts";

const month = "2025-08";
const east = sent({ team: "east", month, counts: { met: 18, overdue: 2 }, longest: 11 });
const west = sent({ team: "west", month, counts: { met: 19, overdue: 1 }, longest: 4 });
/** A second tracker of the same team. */
const eastToo = sent({ team: "east", month, counts: { met: 5 }, tracker: 2 });
const before = [
  sent({ team: "east", month: "2025-07", counts: { met: 18, overdue: 2 } }),
  sent({ team: "west", month: "2025-07", counts: { met: 19, overdue: 1 } }),
];
const standing = [east, eastToo, west];
const rollUp = rollUpOf(2025, ["East", "West"], [...before, ...standing]);

function comparedOf(shared: SharedCases): Compared {
  const counted = countedOnce(rollUp, month, shared);
  if (counted === undefined) throw new Error("Other runs were compared than stand.");
  return { kind: "compared", shared, counted };
}

const told = (compared: Compared, isOnce = true, of = check) => countingWords(compared, { rollUp, check: of, isOnce });
const two = sharedOf(standing, [
  { ref: "M1", counts: [west, "met"], other: [east, "overdue"] },
  { ref: "M2", counts: [west, "met"], other: [eastToo, "met"] },
]);

describe("how children in more than one team are counted, in words", () => {
  it("says what was taken off whom, what of it is overdue, and how many are counted together", () => {
    expect(told(comparedOf(two))).toBe(
      "2 children stand in more than one team’s tracker. Each child is counted once, under the later allocation. Taken off this check: East 2, 1 of them overdue. Together the teams count 43 and not 45.",
    );
    const one = sharedOf(standing, [{ ref: "M1", counts: [east, "met"], other: [west, "met"] }]);
    expect(told(comparedOf(one))).toBe(
      "1 child stands in more than one team’s tracker. The child is counted once, under the later allocation. Taken off this check: West 1. Together the teams count 44 and not 45.",
    );
  });

  it("says nothing of a check from which nothing is taken, and that all count where that is wanted", () => {
    expect(told(comparedOf(two), true, "HGY-REC")).toMatch(/under the later allocation\.$/);
    expect(told(comparedOf(two), false)).toBe(
      "2 children stand in more than one team’s tracker and are counted in each, as the teams submitted.",
    );
  });

  it("says whose references cannot be compared and why, and never that there are no shared ones then", () => {
    const notCompared = [
      { team: "west", runId: west.runId, because: "erased" as const },
      { team: "east", runId: eastToo.runId, because: "expired" as const },
    ];
    const shared = sharedOf([east], [], { month, notCompared });
    expect(told(comparedOf(shared))).toBe(
      "Children in two teams cannot be counted this month: the references of West were erased; the references of East have expired. They may be counted twice.",
    );
  });

  it("says that a tracker without references cannot be compared", () => {
    const notCompared = [{ team: "west", runId: west.runId, because: "no-references" as const }];
    expect(told(comparedOf(sharedOf([east, eastToo], [], { notCompared })))).toContain(
      "Children in two teams cannot be counted this month: the references of West are not in its tracker.",
    );
  });

  it("says that children may be counted twice as long as nothing was compared", () => {
    const failure: Failure = { kind: "offline", sentence: "The service cannot be reached." };
    const again = (): void => undefined;
    expect(told({ kind: "failed", failure, again })).toBe(
      "These are the figures as submitted: children who stand in two teams’ trackers may be counted twice, because the teams’ references could not be compared. The service cannot be reached.",
    );
    expect(told({ kind: "overtaken" })).toMatch(/may be counted twice, .* choose Refresh\.$/);
    expect(told({ kind: "comparing" })).toMatch(/^These are the figures as submitted: .* being compared\.$/);
    expect(told({ kind: "alone" })).toBeUndefined();
  });
});

describe("figures in which a child is counted once", () => {
  const compared = comparedOf(two);
  const counted = compared.kind === "compared" ? compared.counted : rollUp;

  it("are taken away with the sentence that says so, and with the twelve months as submitted", () => {
    const sheet = rollUpSheet(
      {
        ...{ rollUp, counted, month, marking: "OFFICIAL-SENSITIVE", drawn: "Haringey.", freshness, choices: "" },
        counting: told(compared),
        check: { id: check, title: "Child discussed in supervision", of: "cases" },
      },
      "empty",
    );
    expect(sheet.teams.rows.map((row) => row.slice(0, 3))).toEqual([
      ["East", 1, 23],
      ["West", 1, 20],
    ]);
    expect(sheet.months.rows.at(-1)).toEqual(["August 2025", 0.92, 0.95]);
    const line = "counts in both.";
    expect(sheet.lines.filter((one) => one.endsWith(line))).toEqual([
      expect.stringMatching(/^2 children stand .* Together the teams count 43 and not 45\. The twelve months are as /),
    ]);
    expect(rollUpCsv(sheet)).toContain(line);
  });

  it("are compared with the month before as submitted, as that month is", () => {
    expect(openingLines({ counted, rollUp, month, check })).toMatchObject({
      changed:
        "Overdue is unchanged at 3 since July 2025, in the 2 teams that can be judged in both months, as submitted.",
      longest: "11 days, in East.",
    });
    const shared = { ...two, longestOverdue: [{ team: "east", runId: east.runId, check, days: 0 }] };
    const again = countedOnce(rollUp, month, shared) ?? rollUp;
    expect(openingLines({ counted: again, rollUp, month, check }).longest).toBe("4 days, in West.");
  });
});
