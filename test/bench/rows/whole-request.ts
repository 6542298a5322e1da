import { quickLookOf } from "../../../shared/contract/quick-look.ts";
import { checkTracker } from "../../../shared/checks/check-tracker.ts";
import { checkRequest, type CheckRequest } from "../../../shared/contract/routes.ts";
import { caseload, councils, policyOf } from "../caseload.ts";
import type { Comparison } from "../row.ts";

const cases = 50_000;
const look = quickLookOf(checkRequest);

/** Everything that a request for a check costs in the process, against reading and writing the same data. */
export const wholeRequest = councils.map((council): Comparison => ({
  name: `request-${council}`,
  asks: `A request of ${council}, 50,000 cases: parse, validate, check, serialise, to JSON both ways`,
  bound: { atMost: 4 },
  prepare: () => {
    const text = JSON.stringify(caseload(council, cases));
    const policy = policyOf(council);
    const answer = (): string => {
      const body: unknown = JSON.parse(text);
      // As the service does: what a look finds right is not copied.
      const { asAt, tables } = look(body) ? (body as CheckRequest) : checkRequest.parse(body);
      return JSON.stringify(checkTracker({ policy, choices: {}, asAt, tables }));
    };
    return {
      ours: { what: "request", items: cases, calls: 1, run: answer },
      theirs: { what: "JSON both ways", items: cases, run: () => JSON.stringify(JSON.parse(text)) },
    };
  },
}));
