import { monthInWords } from "../calendar/format.ts";
import { canBeJudged, checkFigures, type CheckFigures } from "./check-figures.ts";
import type { AuditSummary } from "../contract/routes.ts";
import { isNotToldApart, wholeCheck } from "./managers-own.ts";
import { figureWords, scopeFell, type ScopeFell } from "./percentage.ts";
import type { TeamMonth } from "./team-month.ts";

/** One team's figures for one check, or undefined when nothing was sent for the month. */
export function figuresOf(team: TeamMonth, check: string): CheckFigures | undefined {
  const { standing } = team;
  if (standing.kind !== "sent") return undefined;
  const figures = checkFigures(standing.summary.counts[check] ?? {});
  const days = standing.daysTooOld;
  if (days !== undefined) return { ...figures, figure: { kind: "too-old", days } };
  const fell = scopeFellOf(team, check);
  if (fell === undefined || figures.figure.kind === "not-enough-recorded") return figures;
  return { ...figures, figure: { kind: "scope-fell", ...fell } };
}

/** How much of the check's scope is gone since the team's last month, as it submitted both, where it is too much to judge by. */
export function scopeFellOf({ submitted }: TeamMonth, check: string): ScopeFell | undefined {
  if (submitted === undefined) return undefined;
  const { before, now } = submitted;
  const counts = now.counts[check];
  return counts && scopeFell(before.counts[check] ?? {}, counts);
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
