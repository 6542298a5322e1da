import { caseload } from "../caseload.ts";
import { startMeasuredService } from "../local-service.ts";
import type { Comparison } from "../row.ts";

const cases = 150;
const requests = 200;

/** A team's check as the pane asks for it: token, grants, validation, checks and the answer. Both get the same body. */
export const requestsPerSecond: Comparison = {
  name: "requests",
  asks: "Checks of 150 cases a second over 50 connections, to requests of a function that does nothing",
  bound: { timesAsFast: 0.5 },
  prepare: async () => {
    const service = await startMeasuredService("Sol Emberley", JSON.stringify(caseload("haringey", cases)));
    return {
      ours: {
        what: `${requests} checks`,
        items: requests,
        calls: 1,
        run: () => service.post("/councils/haringey/checks", requests),
      },
      theirs: { what: `${requests} empty`, items: requests, calls: 1, run: () => service.post("/empty", requests) },
      close: () => service.close(),
    };
  },
};
