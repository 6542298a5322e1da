import { figuresOf } from "../../shared/audit/team-figures.ts";
import { teamMonths } from "../../shared/audit/team-month.ts";
import type { RollUp } from "../../shared/contract/routes.ts";
import type { SharedCases } from "../../shared/contract/shared-cases.ts";
import type { Compared } from "./use-shared-cases.ts";

interface Wish {
  /** As the teams submitted. */
  readonly rollUp: RollUp;
  readonly check: string;
  /** Whether a child in several teams is counted in one of them alone. */
  readonly isOnce: boolean;
}

/**
 * How children in more than one team are counted in the figures of a check, as it stands beneath them on the page, on
 * paper and in every file; undefined where there is but one team.
 */
export function countingWords(compared: Compared, wish: Wish): string | undefined {
  switch (compared.kind) {
    case "alone":
      return undefined;
    case "comparing":
      return "These are the figures as submitted: the teams’ references are being compared.";
    case "failed":
      return `${mayCountTwice}, because the teams’ references could not be compared. ${compared.failure.sentence}`;
    case "overtaken":
      return `${mayCountTwice}, because a team has submitted since they were read: choose Refresh.`;
    case "compared":
      return [sharedWords(compared.shared, compared.counted, wish), notComparedWords(compared.shared, wish.rollUp)]
        .filter((part) => part !== "")
        .join(" ");
  }
}

const mayCountTwice =
  "These are the figures as submitted: children who stand in two teams’ trackers may be counted twice";

function sharedWords(shared: SharedCases, counted: RollUp, { rollUp, check, isOnce }: Wish): string {
  const count = shared.cases.length;
  // Where some references could not be looked at, nobody knows that there are none.
  if (count === 0 && shared.notCompared.length > 0) return "";
  if (count === 0) return "No reference stands in more than one team’s tracker this month.";
  const stand = `${count === 1 ? "1 child stands" : `${count} children stand`} in more than one team’s tracker`;
  if (!isOnce) return `${stand} and ${count === 1 ? "is" : "are"} counted in each, as the teams submitted.`;
  const once = `${stand}. ${count === 1 ? "The child" : "Each child"} is counted once, under the later allocation.`;
  const taken = takenWords(shared, rollUp, check);
  if (taken === "") return once;
  const [before, now] = [rollUp, counted].map((of) => inScope(of, shared.month, check));
  return `${once} Taken off this check: ${taken}. Together the teams count ${now} and not ${before}.`;
}

/** "Safeguarding East 2, 1 of them overdue; Safeguarding West 1". */
function takenWords({ takenOff }: SharedCases, { teams }: RollUp, check: string): string {
  const ofTeams = teams.flatMap(({ team, name }) => {
    const own = takenOff.filter((one) => one.team === team && one.check === check);
    const [all, overdue] = [sum(own), sum(own.filter(({ state }) => state === "overdue"))];
    if (all === 0) return [];
    if (overdue === 0) return [`${name} ${all}`];
    return [`${name} ${all}, ${overdue === all ? "overdue" : `${overdue} of them overdue`}`];
  });
  return ofTeams.join("; ");
}

function sum(taken: SharedCases["takenOff"]): number {
  return taken.reduce((total, { count }) => total + count, 0);
}

function inScope(rollUp: RollUp, month: string, check: string): number {
  return teamMonths(rollUp, month).reduce((total, team) => total + (figuresOf(team, check)?.inScope ?? 0), 0);
}

const because: Readonly<Record<SharedCases["notCompared"][number]["because"], string>> = {
  erased: "were erased",
  expired: "have expired",
  "no-references": "are not in its tracker",
};

/** "Children in two teams cannot be counted this month: the references of North were erased. They may be counted twice." */
function notComparedWords({ notCompared, cases }: SharedCases, { teams }: RollUp): string {
  const reasons = Object.keys(because) as (keyof typeof because)[];
  const whose = reasons.flatMap((why) => {
    const runs = notCompared.filter((run) => run.because === why);
    const names = teams.filter(({ team }) => runs.some((run) => run.team === team)).map(({ name }) => name);
    return names.length === 0 ? [] : [`the references of ${names.join(", ")} ${because[why]}`];
  });
  if (whose.length === 0) return "";
  const others = cases.length === 0 ? "Children in two teams" : "Other children in two teams";
  return `${others} cannot be counted this month: ${whose.join("; ")}. They may be counted twice.`;
}
