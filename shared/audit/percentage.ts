import type { StateCounts } from "../contract/results.ts";

export interface Judged {
  readonly within: number;
  readonly of: number;
}

/** How many results are within the limit, of those that could be judged at all. */
export function judged(counts: StateCounts): Judged {
  const within = (counts.met ?? 0) + (counts["past-aim"] ?? 0);
  return { within, of: within + (counts.overdue ?? 0) + (counts["not-met"] ?? 0) + (counts.late ?? 0) };
}

/** From 0 to 100, unrounded; undefined when nothing could be judged, which is never 100%. */
export function percentage(counts: StateCounts): number | undefined {
  const { within, of } = judged(counts);
  return of === 0 ? undefined : (within / of) * 100;
}

export interface Checkable {
  readonly checkable: number;
  readonly of: number;
}

/** How many results say something: an entry to check or a missing one says nothing yet. */
export function checkable(counts: StateCounts): Checkable {
  const of = Object.values(counts).reduce((total, count) => total + count, 0);
  return { checkable: of - (counts["check-entry"] ?? 0) - (counts["cannot-check"] ?? 0), of };
}

/** Below this share of checkable results a percentage would mislead, so none is given. */
const enoughRecorded = 0.9;

export type Figure =
  | { readonly kind: "nothing" }
  | ({ readonly kind: "not-enough-recorded" } & Checkable)
  /** So many days old: it says nothing of today. */
  | { readonly kind: "too-old"; readonly days: number }
  | ({ readonly kind: "scope-fell" } & ScopeFell)
  | { readonly kind: "percentage"; readonly percentage: number };

/** How many results a check had, and how few it has now. */
export interface ScopeFell {
  readonly before: number;
  readonly now: number;
}

/** A few fewer come and go: so many must be missing, and more than half, before no percentage is given. */
const fewestMissing = 10;

/** Where so much of a check's scope is gone since the month before that a good percentage may come of that alone. */
export function scopeFell(before: StateCounts, now: StateCounts): ScopeFell | undefined {
  const [were, are] = [checkable(before).of, checkable(now).of];
  return were - are >= fewestMissing && are * 2 < were ? { before: were, now: are } : undefined;
}

/** What may be said of one check: a percentage only where enough is recorded. */
export function figureOf(counts: StateCounts): Figure {
  const share = checkable(counts);
  if (share.of === 0) return { kind: "nothing" };
  if (share.checkable < share.of * enoughRecorded) return { kind: "not-enough-recorded", ...share };
  const value = percentage(counts);
  return value === undefined ? { kind: "nothing" } : { kind: "percentage", percentage: value };
}

/** "94%", rounded down so that 100% is said only of all; "not enough recorded: 25 of 45". */
export function figureWords(figure: Figure): string {
  switch (figure.kind) {
    case "nothing":
      return "nothing to count";
    case "not-enough-recorded":
      return `not enough recorded: ${figure.checkable} of ${figure.of}`;
    case "too-old":
      return `too old to judge by: ${figure.days} days`;
    case "scope-fell":
      return `in scope fell from ${figure.before} to ${figure.now}`;
    case "percentage":
      return `${Math.floor(figure.percentage + 1e-9)}%`;
  }
}
