import type { TimerHandler } from "@azure/functions";
import type { World } from "../ports.ts";
import { reportRetention } from "../use-cases/report-retention.ts";

/** Six o'clock in UTC on Mondays: six or seven in London, before anybody works. */
export const everyMonday = "0 0 6 * * 1";

/** A second time on the same day writes the same report. */
export function retentionReportTrigger(world: World): TimerHandler {
  return async (_timer, context) => {
    for (const { council, legalHold, kinds } of await reportRetention(world)) {
      const expiring = kinds.reduce((total, kind) => total + kind.expiring, 0);
      context.log("The week's retention report is written.", { council, legalHold, expiring });
    }
  };
}
