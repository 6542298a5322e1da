import { daysBetween } from "../calendar/arithmetic.ts";
import { dayInWords } from "../calendar/format.ts";
import type { Month } from "../calendar/month.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { RollUp } from "../contract/routes.ts";

/** What tells figures that speak of today from those that have grown too old for it. */
export interface Freshness {
  readonly today: PlainDate;
  /** The council's setting: figures that are older, in days, say nothing of today. */
  readonly staleDays: number;
  /** The newest month for which any team of the service has sent something. An earlier one is history and does not age. */
  readonly newest: Month | undefined;
}

/** How old figures of a day are, in days, where they pass for today's and are too old for it; otherwise undefined. */
export function daysTooOld(on: PlainDate, month: Month, freshness: Freshness | undefined): number | undefined {
  if (freshness?.newest === undefined || month < freshness.newest) return undefined;
  const days = daysBetween(on, freshness.today);
  return days > freshness.staleDays ? days : undefined;
}

/** That nobody has sent anything for longer than the council allows, in words, where the newest month is looked at. */
export function silenceWords(rollUp: RollUp, month: Month, freshness: Freshness): string | undefined {
  const last = rollUp.entries
    .map(({ asAt }) => asAt)
    .toSorted()
    .at(-1);
  const days = last === undefined ? undefined : daysTooOld(last, month, freshness);
  if (last === undefined || days === undefined) return undefined;
  return `No team of ${rollUp.serviceName} has submitted anything for ${days} days, since ${dayInWords(last)}: what is shown is how it was then and says nothing of today. Ask the teams to check and submit.`;
}
