import type { TimerHandler } from "@azure/functions";
import type { World } from "../ports.ts";
import { listStaleTeams } from "../use-cases/list-stale-teams.ts";

/** Five and six o'clock in UTC: one of them is six in London, in summer as in winter, whatever zone the app is set to. */
export const everyMorning = "0 0 5,6 * * *";
const hourInLondon = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", hourCycle: "h23" });

/** At six in London. A second time on the same day writes the same list. */
export function morningListTrigger(world: World): TimerHandler {
  return async (_timer, context) => {
    if (Number(hourInLondon.format(world.now())) < 6) return;
    for (const { council, teams } of await listStaleTeams(world)) {
      context.log("The morning's list of stale teams is written.", { council, teams: teams.length });
    }
  };
}
