import type { StateCounts } from "../contract/results.ts";
import { checkable, figureOf, judged, type Figure, type Judged } from "./percentage.ts";

/** What a roll-up says of one team, month and check. */
export interface CheckFigures {
  readonly overdue: number;
  readonly pastAim: number;
  readonly cannotCheck: number;
  readonly entriesToCheck: number;
  readonly inScope: number;
  readonly judged: Judged;
  readonly figure: Figure;
}

export function checkFigures(counts: StateCounts): CheckFigures {
  return {
    overdue: counts.overdue ?? 0,
    pastAim: counts["past-aim"] ?? 0,
    cannotCheck: counts["cannot-check"] ?? 0,
    entriesToCheck: counts["check-entry"] ?? 0,
    inScope: checkable(counts).of,
    judged: judged(counts),
    figure: figureOf(counts),
  };
}

/** The figures may be compared with other teams and months: enough is recorded, and there is something to judge. */
export function canBeJudged({ figure }: CheckFigures): boolean {
  return figure.kind === "percentage";
}
