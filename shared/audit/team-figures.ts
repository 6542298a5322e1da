import { monthInWords } from "../calendar/format.ts";
import { checkFigures, type CheckFigures } from "./check-figures.ts";
import type { TeamMonth } from "./team-month.ts";

/** One team's figures for one check, or undefined when nothing was sent for the month. */
export function figuresOf({ standing }: TeamMonth, check: string): CheckFigures | undefined {
  return standing.kind === "sent" ? checkFigures(standing.summary.counts[check] ?? {}) : undefined;
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
      return standing.summary.counts[check] === undefined
        ? "not checked"
        : reasonIn(checkFigures(standing.summary.counts[check]));
  }
}

function reasonIn({ figure }: CheckFigures): string | undefined {
  switch (figure.kind) {
    case "percentage":
      return undefined;
    case "nothing":
      return "nothing to count";
    case "not-enough-recorded":
      return `not enough recorded: ${figure.checkable} of ${figure.of}`;
  }
}
