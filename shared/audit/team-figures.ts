import { monthInWords } from "../calendar/format.ts";
import { canBeJudged, checkFigures, type CheckFigures } from "./check-figures.ts";
import type { AuditSummary } from "../contract/routes.ts";
import { isNotToldApart, wholeCheck } from "./managers-own.ts";
import { figureWords } from "./percentage.ts";
import type { TeamMonth } from "./team-month.ts";

/** One team's figures for one check, or undefined when nothing was sent for the month. */
export function figuresOf({ standing }: TeamMonth, check: string): CheckFigures | undefined {
  if (standing.kind !== "sent") return undefined;
  const figures = checkFigures(standing.summary.counts[check] ?? {});
  const days = standing.daysTooOld;
  return days === undefined ? figures : { ...figures, figure: { kind: "too-old", days } };
}

/** Why no percentage can be said of a team's month, in words; undefined when it can be judged. */
export function whyNotJudged(team: TeamMonth, check: string): string | undefined {
  const { standing } = team;
  switch (standing.kind) {
    case "nothing":
      return "nothing submitted";
    case "stale":
      return `nothing for ${monthInWords(team.month)}, last for ${monthInWords(standing.lastMonth)}`;
    case "sent":
      if (standing.summary.counts[check] === undefined) return whyNotMade(standing.summary, check);
      return figureReason(figuresOf(team, check));
  }
}

function whyNotMade(summary: AuditSummary, check: string): string {
  const whole = wholeCheck(check);
  if (whole === check || summary.counts[whole] === undefined) return "not checked";
  return isNotToldApart(summary, check) ? "not told apart from the workers’" : "nothing to count";
}

function figureReason(figures: CheckFigures | undefined): string | undefined {
  return figures === undefined || canBeJudged(figures) ? undefined : figureWords(figures.figure);
}
