import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import type { CheckRequest } from "../../../shared/contract/routes.ts";
import { caseload, councils, policyOf } from "../caseload.ts";
import type { Comparison } from "../row.ts";

const cases = 50_000;

/** The whole check of a tracker against the mere reading of the request that carries it. */
export const checkAgainstParse = councils.map((council): Comparison => ({
  name: `check-${council}`,
  asks: `Every case check of ${council}, 50,000 cases, to JSON.parse of the request`,
  bound: { atMost: 1 },
  prepare: () => {
    const text = JSON.stringify(caseload(council, cases));
    const { asAt, tables } = JSON.parse(text) as CheckRequest;
    const policy = policyOf(council);
    return {
      ours: { what: "checkTracker", items: cases, run: () => checkTracker({ policy, choices: {}, asAt, tables }) },
      theirs: { what: "JSON.parse", items: cases, run: () => JSON.parse(text) as unknown },
    };
  },
}));
