import type { NumberEntry } from "../contract/entries.ts";
import type { Range } from "../policy/kinds/range.ts";
import { anyOn, cannotCheck, checkEntry, decided, type CheckInUse, type Judgement } from "./judgement.ts";

export function rangeJudge(use: CheckInUse, rule: Range): (fields: object) => Judgement {
  const { field, from, to, unit, clause, lowerIsAdvice, standardWith } = rule;
  const outside = standardWith !== undefined && anyOn(use, [standardWith.choice]) ? "not-met" : rule.outside;
  const limitInterval = `${from} to ${to} ${unit}`;
  return (fields) => {
    const entry = (fields as Readonly<Record<string, NumberEntry | undefined>>)[field];
    if (entry?.kind === "unreadable") return checkEntry(use, { code: "amount-unreadable", field });
    if (entry?.kind !== "number") return cannotCheck(use, "not-recorded", { field });
    const amount = entry.value;
    if (amount < from && lowerIsAdvice !== undefined) {
      return decided(use, "past-aim", lowerIsAdvice.clause, { code: "below-advice", field, amount, limitInterval });
    }
    const isWithin = amount >= from && amount <= to;
    const code = isWithin ? "within-range" : "outside-range";
    return decided(use, isWithin ? "met" : outside, clause, { code, field, amount, limitInterval });
  };
}
