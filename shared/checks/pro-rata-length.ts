import type { SessionFields } from "../contract/log-tables.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import type { ProRataLength } from "../policy/kinds/pro-rata-length.ts";
import { cannotCheck, checkEntry, decided, type CheckInUse, type Judgement } from "./judgement.ts";

/** Where the part of full time is not recorded, only a length that suits, or does not suit, every part is certain. */
export function proRataLengthJudge(
  use: CheckInUse,
  rule: ProRataLength,
): (session: SessionFields, worker: WorkerFields | undefined) => Judgement {
  const { field } = rule;
  return (session, worker) => {
    const entry = session[field];
    if (entry?.kind === "unreadable") return checkEntry(use, { code: "amount-unreadable", field });
    if (entry?.kind !== "number") return cannotCheck(use, "not-recorded", { field });
    return judgeLength(use, rule, entry.value, worker?.[rule.fraction]);
  };
}

function judgeLength(
  use: CheckInUse,
  rule: ProRataLength,
  amount: number,
  works: WorkerFields["partOfFullTime"],
): Judgement {
  const { field, fraction, clause, short } = rule;
  const [least, most] = works?.kind === "part" ? bothOf(partOf(rule, works.part)) : [rule.floor, rule.fullTime];
  const limitInterval = `${amount < least ? least : most} minutes`;
  const told = { field, amount, limitInterval, reading: readingOf(rule, works) };
  if (amount >= most) return decided(use, "met", clause, { code: "long-enough", ...told });
  if (amount < least) return decided(use, short, clause, { code: "too-short", ...told });
  if (works?.kind === "unreadable") return checkEntry(use, { code: "amount-unreadable", field: fraction });
  return cannotCheck(use, "part-not-recorded", {
    field: fraction,
    amount,
    limitInterval: `${least} to ${most} minutes`,
  });
}

function readingOf({ fullTime, floor }: ProRataLength, works: WorkerFields["partOfFullTime"]): string {
  if (works?.kind !== "part") return "No part of full time is recorded, and this is so for every part.";
  if (works.part === 1) return "Full time is recorded.";
  return `${works.part} of full time is recorded, of which the whole is ${fullTime} minutes and the least for everybody ${floor}.`;
}

function bothOf(length: number): readonly [number, number] {
  return [length, length];
}

/** In minutes, to the hundredth: a product of two decimals must not ask for a little more than either says. */
function partOf({ fullTime, floor }: ProRataLength, part: number): number {
  return Math.max(floor, Math.round(fullTime * part * 100) / 100);
}
