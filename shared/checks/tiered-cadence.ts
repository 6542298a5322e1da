import type { CaseFields } from "../contract/tables.ts";
import type { TieredCadence } from "../policy/kinds/tiered-cadence.ts";
import { anchorOf } from "./anchor.ts";
import { beforeOpened, beginningOf, caseBeginnings, closingDoubt, type Beginning } from "./case-dates.ts";
import type { CaseJudge, ReadCase } from "./case-records.ts";
import type { Discussion, DiscussionsFound } from "./discussions.ts";
import type { Fault } from "./fault.ts";
import { anyOn, byDates, cannotCheck, checkEntry, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import { toldBeside } from "./told-beside.ts";
import { dayWithin } from "./supervision-interval.ts";

export function tieredCadenceJudge(use: CheckInUse, rule: TieredCadence, read: ReadCase): CaseJudge {
  const reading = { asAt: use.asAt, groupCounts: anyOn(use, [rule.groupCounts.choice]) };
  return (fields, others) => {
    const found = read(fields, others, reading);
    return toldBeside(judgeChild(use, rule, fields, found), found, others);
  };
}

/** In this order: entries to check, nothing to count from, arithmetic. */
function judgeChild(use: CheckInUse, rule: TieredCadence, fields: CaseFields, found: DiscussionsFound): Judgement {
  const { last, displacing } = found;
  const shown = last ?? displacing;
  const told = shown && { anchor: anchorOf(shown) };
  const fault = faultOfRow(use, fields, found) ?? faultOfTier(fields, rule);
  if (fault !== undefined) return checkEntry(use, fault, told);
  if (last !== undefined) return judgeFrom(use, rule, fields, last);
  const begun = beginningOf(fields, rule.otherwiseSince, use.asAt);
  if ("fault" in begun) return checkEntry(use, begun.fault, told);
  if (begun.beginning === undefined) return cannotCheck(use, "nothing-to-count-from", told);
  const judged = judgeFrom(use, rule, fields, begun.beginning);
  if (displacing === undefined) return judged;
  // A cell that shows only a discussion in a group has lost the day of the last one that counts.
  if (judged.state !== "met") return cannotCheck(use, "displaced", told);
  return { ...judged, because: { ...judged.because, code: "from-beginning-group-only", otherOn: displacing.on } };
}

function faultOfRow({ asAt }: CheckInUse, fields: CaseFields, found: DiscussionsFound): Fault | undefined {
  return closingDoubt(fields, asAt) ?? found.fault ?? beforeOpened((found.last ?? found.displacing)?.on, fields);
}

function faultOfTier({ riskTier }: CaseFields, { field }: TieredCadence): Fault | undefined {
  return riskTier?.kind === "unreadable" ? { code: "answer-unreadable", field } : undefined;
}

function judgeFrom(
  use: CheckInUse,
  { tiers, field }: TieredCadence,
  { riskTier }: CaseFields,
  from: Discussion | Beginning,
): Judgement {
  const anchor = anchorOf(from);
  const code = caseBeginnings.has(from.field) ? "from-beginning" : "from-discussion";
  const limits = tiers.map(({ tier, limit }) => ({ tier, ...dayWithin(limit, from.on, use) }));
  if (riskTier?.kind === "tier") {
    const limit = limits.find(({ tier }) => tier === riskTier.tier);
    if (limit === undefined) return cannotCheck(use, "tier-not-listed", { field, anchor });
    const reading = `The risk recorded is ${riskTier.tier.replace("-", " ")}, for which the interval is ${limit.words}.`;
    return byDates(use, { limit }, { code, anchor, reading });
  }
  const inOrder = limits.toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("A cadence by tiers has at least two of them");
  // Without a tier only what is so under each of them is certain.
  if (use.asAt <= first.on) {
    const reading = "No risk is recorded, and this is the shortest interval that any tier has. Enter the risk.";
    return byDates(use, { limit: first }, { code, anchor, reading });
  }
  if (use.asAt > last.on) {
    const reading = "No risk is recorded, and this is the longest interval that any tier has. Enter the risk.";
    return byDates(use, { limit: last }, { code, anchor, reading });
  }
  const told = { field, anchor, limitInterval: `${first.words} to ${last.words}` };
  return standing(cannotCheck(use, "tier-not-recorded", told), last.on);
}
