import { dayInWords, monthInWords } from "../calendar/format.ts";
import { plusWholeMonths, type Month } from "../calendar/month.ts";
import { erasureReasons } from "../contract/beside-run.ts";
import type { RollUp } from "../contract/routes.ts";
import { inSeries } from "../policy/in-series.ts";
import { canBeJudged } from "./check-figures.ts";
import type { Freshness } from "./freshness.ts";
import { figuresOf, scopeFellOf, whyNotJudged } from "./team-figures.ts";
import { teamMonths, type TeamMonth } from "./team-month.ts";

/** The three lines with which a service's month opens. */
export interface OpeningLines {
  readonly changed: string;
  readonly longest: string;
  readonly notJudged: string;
}

export interface MonthOfCheck {
  /** What the month's figures are made from. */
  readonly counted: RollUp;
  /**
   * The same year as the teams submitted, where children are counted otherwise in `counted`: that is so of one month, and
   * two months are compared alike.
   */
  readonly rollUp: RollUp;
  readonly month: Month;
  readonly check: string;
  readonly freshness?: Freshness | undefined;
}

export function openingLines(of: MonthOfCheck): OpeningLines {
  const { counted, month, check, freshness } = of;
  const teams = teamMonths(counted, month, freshness);
  return {
    changed: [changedLine(of), ...fewerLines(teams, check), ...takenOutLines(teams)].join(" "),
    longest: longestLine(teams, check),
    notJudged: notJudgedLine(teams, check),
  };
}

interface Change {
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

/** Only teams that can be judged in both months are compared: a gap in the recording is not an improvement. */
function changes({ rollUp, month, check, freshness }: MonthOfCheck): readonly Change[] {
  const earlier = new Map(teamMonths(rollUp, plusWholeMonths(month, -1)).map((team) => [team.team, team]));
  return teamMonths(rollUp, month, freshness).flatMap((team) => {
    const was = earlier.get(team.team);
    const before = was === undefined ? undefined : figuresOf(was, check);
    const now = figuresOf(team, check);
    if (before === undefined || now === undefined || !canBeJudged(before) || !canBeJudged(now)) return [];
    return [{ name: team.name, before: before.overdue, now: now.overdue }];
  });
}

function changedLine(of: MonthOfCheck): string {
  const compared = changes(of);
  const since = monthInWords(plusWholeMonths(of.month, -1));
  const how = of.rollUp === of.counted ? "" : ", as submitted";
  if (compared.length === 0)
    return `No team can be judged both for this month and for ${since}, so nothing is compared.`;
  const before = compared.reduce((sum, change) => sum + change.before, 0);
  const now = compared.reduce((sum, change) => sum + change.now, 0);
  const teams = compared.length === 1 ? "one team" : `${compared.length} teams`;
  const among = `in the ${teams} that can be judged in both months${how}`;
  return `${moved(before, now)} since ${since}, ${among}.${largest(compared)}`;
}

function moved(before: number, now: number): string {
  if (before === now) return `Overdue is unchanged at ${now}`;
  return `Overdue ${now > before ? "rose" : "fell"} from ${before} to ${now}`;
}

function largest(compared: readonly Change[]): string {
  if (compared.length < 2) return "";
  const [most] = compared.toSorted((one, other) => size(other) - size(one));
  if (most === undefined || size(most) === 0) return "";
  return ` The largest change: ${most.name}, from ${most.before} to ${most.now}.`;
}

function size({ before, now }: Change): number {
  return Math.abs(now - before);
}

function fewerLines(teams: readonly TeamMonth[], check: string): readonly string[] {
  return teams.flatMap((team) => {
    const fell = scopeFellOf(team, check);
    return fell ? [`In scope fell from ${fell.before} to ${fell.now} in ${team.name}.`] : [];
  });
}

/** What somebody has seen in the figures, and seeks in vain. */
function takenOutLines(teams: readonly TeamMonth[]): readonly string[] {
  return teams.flatMap(({ name, takenOut = [] }) =>
    takenOut.map(
      ({ asAt, reason }) => `A run of ${name} of ${dayInWords(asAt)} was taken out: ${erasureReasons[reason]}.`,
    ),
  );
}

function longestLine(teams: readonly TeamMonth[], check: string): string {
  const sent = teams.flatMap(({ name, standing }) =>
    standing.kind === "sent"
      ? [{ name, days: standing.summary.longestOverdueDays[check] ?? 0, isTooOld: standing.daysTooOld !== undefined }]
      : [],
  );
  if (sent.length === 0) return "No team submitted anything for this month.";
  const days = Math.max(...sent.map((team) => team.days));
  if (days === 0) return nothingOverdue(sent.map(({ isTooOld }) => isTooOld));
  const names = sent.filter((team) => team.days === days).map(({ name }) => name);
  return `${days} ${days === 1 ? "day" : "days"}, in ${inSeries(names)}.`;
}

/** What was not overdue when it was last checked may be by now. */
function nothingOverdue(areTooOld: readonly boolean[]): string {
  if (areTooOld.every(Boolean)) return "Not known: every team’s figures are too old.";
  const which = areTooOld.includes(true) ? "whose figures are not too old" : "that submitted";
  return `No team ${which} has anything overdue.`;
}

function notJudgedLine(teams: readonly TeamMonth[], check: string): string {
  const reasons = teams.flatMap((team) => {
    const why = whyNotJudged(team, check);
    return why === undefined ? [] : [`${team.name} (${why})`];
  });
  return reasons.length === 0 ? "None: every team can be judged." : `${reasons.join("; ")}.`;
}
