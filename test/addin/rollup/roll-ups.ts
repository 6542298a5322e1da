import { plainDate } from "../../../shared/calendar/plain-date.ts";
import { lastDayOf, type Month } from "../../../shared/calendar/month.ts";
import type { Freshness } from "../../../shared/audit/freshness.ts";
import type { StateCounts } from "../../../shared/contract/results.ts";
import type { Me, RollUp, RollUpEntry } from "../../../shared/contract/routes.ts";

export const check = "HGY-CASE";

let made = 0;

/** In the middle of September, when the figures of August are the newest and none is too old. */
export const freshness: Freshness = { today: plainDate("2025-09-15"), staleDays: 35, newest: "2025-08" };

export interface Sent {
  readonly team: string;
  readonly month: Month;
  readonly counts: StateCounts;
  readonly tracker?: number;
  readonly longest?: number;
}

export function sent({ team, month, counts, tracker = 1, longest = 0 }: Sent): RollUpEntry {
  const id = (number: number): string => `10000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  return {
    team,
    trackerId: id(tracker),
    month,
    runId: id(++made),
    asAt: lastDayOf(month),
    receivedAt: `${lastDayOf(month)}T15:00:00Z`,
    edition: "October 2017",
    summary: {
      counts: { [check]: counts },
      casesChecked: 0,
      exclusions: {},
      longestOverdueDays: longest === 0 ? {} : { [check]: longest },
    },
  };
}

/** A service with a team for each name; a team's short name is its name in small letters. */
export function rollUpOf(year: number, names: readonly string[], entries: readonly RollUpEntry[] = []): RollUp {
  return {
    council: "haringey",
    service: "safeguarding",
    year,
    serviceName: "Safeguarding",
    teams: names.map((name) => ({ team: name.toLowerCase(), name })),
    entries: [...entries],
  };
}

export function headOf(services: readonly string[], today = "2025-09-15"): Me {
  const held = services.map((service) => ({ service, name: service, as: ["head-of-service" as const] }));
  const council = {
    council: "haringey",
    name: "Haringey",
    today: plainDate(today),
    months: [],
    teams: [],
    services: held,
    marking: "OFFICIAL-SENSITIVE",
  };
  return { personId: "p-1", name: "Odessa Example", roles: ["head-of-service"], councils: [council] };
}
