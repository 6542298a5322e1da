import type { PlainDate } from "../calendar/plain-date.ts";
import type { CaseFields } from "../contract/tables.ts";
import type { Condition } from "../policy/kinds/cadence.ts";

/** What is recorded of a child that a condition of a policy may ask for. */
export interface Recorded {
  readonly plans: readonly string[];
  readonly longTermMatch: boolean;
}

export function recordedOf({ planType, careLeaver, longTermMatch }: CaseFields, asAt: PlainDate): Recorded {
  const named: readonly string[] = planType?.kind === "plans" ? planType.plans : [];
  const added = careLeaver === undefined || careLeaver.kind === "nothing" ? undefined : careLeaver.kind;
  return {
    plans: added === undefined || named.includes(added) ? named : [...named, added],
    longTermMatch:
      longTermMatch?.kind === "matched" || (longTermMatch?.kind === "matched-on" && longTermMatch.on <= asAt),
  };
}

export function holds({ plans: asked, longTermMatch }: Condition, recorded: Recorded): boolean {
  if (longTermMatch === "recorded" && !recorded.longTermMatch) return false;
  if ("onlyAmong" in asked) return areAllAmong(recorded.plans, asked.onlyAmong);
  return areAllAmong(recorded.plans, asked.exactly) && areAllAmong(asked.exactly, recorded.plans);
}

function areAllAmong(plans: readonly string[], among: readonly string[]): boolean {
  for (const plan of plans) if (!among.includes(plan)) return false;
  return true;
}
