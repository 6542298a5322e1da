import { plusWholeMonths, type Month } from "../calendar/month.ts";
import type { RollUp } from "../contract/routes.ts";
import type { Freshness } from "./freshness.ts";
import { figuresOf, whyNotJudged } from "./team-figures.ts";
import { teamMonths } from "./team-month.ts";
import type { Judged } from "./percentage.ts";

/** One team's figure for one check in one of the twelve months. */
export interface MonthFigure {
  readonly month: Month;
  /** Absent where the month cannot be judged. */
  readonly percentage?: number;
  readonly judged?: Judged;
  /** Why there is no percentage. */
  readonly whyNot?: string;
  /** Only since time has passed. */
  readonly isTooOld?: true;
}

export interface TeamYear {
  readonly team: string;
  readonly name: string;
  readonly months: readonly MonthFigure[];
}

/** The twelve months that end with this one, the oldest first. */
export function twelveMonthsTo(month: Month): readonly Month[] {
  return Array.from({ length: 12 }, (_, index) => plusWholeMonths(month, index - 11));
}

/** Every team's twelve months; needs the roll-up of the year before, too. What has grown too old is so here as in the month. */
export function teamYears(rollUp: RollUp, last: Month, check: string, freshness?: Freshness): readonly TeamYear[] {
  const years = new Map<string, { name: string; months: MonthFigure[] }>();
  for (const month of twelveMonthsTo(last)) {
    for (const team of teamMonths(rollUp, month, freshness)) {
      const year = years.get(team.team) ?? { name: team.name, months: [] };
      years.set(team.team, year);
      const figures = figuresOf(team, check);
      if (figures?.figure.kind === "percentage") {
        year.months.push({ month, percentage: figures.figure.percentage, judged: figures.judged });
        continue;
      }
      const whyNot = figures === undefined ? "nothing submitted" : whyNotJudged(team, check);
      const isTooOld = figures?.figure.kind === "too-old";
      year.months.push({ month, ...(whyNot === undefined ? {} : { whyNot }), ...(isTooOld && { isTooOld }) });
    }
  }
  return [...years].map(([team, year]) => ({ team, ...year }));
}
