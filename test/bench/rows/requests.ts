import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { asAt, caseload, policyOf } from "../caseload.ts";
import { startMeasuredService } from "../local-service.ts";
import type { Bound, Comparison } from "../row.ts";

const cases = 150;
const requests = 200;

/**
 * A team's check as the pane asks for it: token, grants, validation, checks and the answer. All get the same body of
 * 92 KB; the answer has 238 KB. To read the one as JSON and to write the other takes longer than an empty function, so
 * no service that does both can reach half of its rate on one thread: the second row tells what is ours.
 */
export const requestsPerSecond: readonly Comparison[] = [
  against("requests", "empty", "a function that does nothing"),
  against("requests-json", "json", "a function that only reads the body as JSON and writes the answer"),
];

function against(name: string, other: "empty" | "json", inWords: string): Comparison {
  const bound: Bound = { timesAsFast: 0.5 };
  return {
    name,
    asks: `Checks of 150 cases a second over 50 connections, to requests of ${inWords}`,
    bound,
    prepare: async () => {
      const body = caseload("haringey", cases);
      const outcome = checkTracker({ policy: policyOf("haringey"), choices: {}, asAt, tables: body.tables });
      const service = await startMeasuredService("Sol Emberley", JSON.stringify(body), outcome);
      const post = (what: string, path: string) => ({
        what: `${requests} ${what}`,
        items: requests,
        calls: 1,
        run: () => service.post(path, requests),
      });
      return {
        ours: post("checks", "/councils/haringey/checks"),
        theirs: post(other, `/${other}`),
        close: () => service.close(),
      };
    },
  };
}
