import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { caseload, policyOf, type Council } from "../caseload.ts";
import type { Comparison, Side } from "../row.ts";

/** Time per case must not grow with the number of cases. Barnet, whose checks keep the most of one case for the next. */
const council: Council = "barnet";
const timedTogether = 200_000;

function checking(cases: number): Side {
  const policy = policyOf(council);
  const { asAt, tables } = caseload(council, cases);
  return {
    what: `${cases.toLocaleString("en-GB")} cases`,
    items: cases,
    calls: timedTogether / cases,
    run: () => checkTracker({ policy, choices: {}, asAt, tables }),
  };
}

export const growth = [10_000, 100_000].map((cases): Comparison => ({
  name: `growth-${cases}`,
  asks: `Time per case at ${cases.toLocaleString("en-GB")} cases to the time at a tenth of them`,
  bound: { atMost: 1.3 },
  prepare: () => ({ ours: checking(cases), theirs: checking(cases / 10) }),
}));
