import { plusDays, type MonthEnd } from "../calendar/arithmetic.ts";
import { dayInWords } from "../calendar/format.ts";
import { plainDate, type PlainDate } from "../calendar/plain-date.ts";
import type { Account, Part, Sort, Span, Words } from "./account.ts";
import { intervalInWords, lastDayWithin, type Interval } from "./interval.ts";

/**
 * Goes through two years day by day, a leap year among them, for every sort of subject that a rule has to cover, and finds
 * where nothing speaks of somebody, where two things do, and what never speaks of anybody.
 */

const first = plainDate("2024-01-01");
const last = plainDate("2025-12-31");
/** What a council may choose for a month that is too short: a fault under either is one. */
const monthEnds: readonly MonthEnd[] = ["last-day", "next-day"];

/** Every day of the sweep. */
export const daysSwept: readonly PlainDate[] = daysFrom(first, last);

function daysFrom(from: PlainDate, to: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
}

export interface SweepFault {
  /** Where it stands in the rule; empty for the rule as a whole. */
  readonly at: string;
  /** A sentence without its beginning. */
  readonly says: string;
}

export interface Swept {
  readonly faults: readonly SweepFault[];
  /** Sorts of subjects of which the rule says nothing on any day: a fault, unless the policy is silent of them. */
  readonly leftOut: readonly string[];
  /** The parts that never speak of anybody. */
  readonly idle: readonly string[];
}

export function sweep<Rule>(account: Account<Rule>, rule: Rule, words: Words): Swept {
  const parts = account.parts?.(rule) ?? [];
  const sorts = account.sorts?.(rule, words);
  const aims = parts.flatMap(aimAfterLimit);
  if (sorts === undefined) return { faults: aims, leftOut: [], idle: [] };
  const found = sorts.map((sort) => ({ sort, ...sweepSort(sort, account.strictestFirst === true) }));
  const speaking = new Set(found.flatMap((one) => one.speaking));
  const idle = parts.map(({ at }) => at).filter((at) => !speaking.has(at));
  return {
    leftOut: found.flatMap(({ sort }) => (sort.parts.length === 0 ? [sort.who] : [])),
    faults: [
      ...aims,
      ...gathered(found.flatMap(({ sort, gap }) => (gap === undefined ? [] : [{ ...gap, who: sort.who }]))),
      ...gathered(found.flatMap(({ sort, clash }) => (clash === undefined ? [] : [{ ...clash, who: sort.who }]))),
      ...idle.map((at) => ({
        at,
        says: "it decides nobody on any day; what stands before it, or its own length, leaves nothing to it",
      })),
    ],
    idle,
  };
}

interface Found {
  readonly at: string;
  /** What goes before the subject, and what comes after it. */
  readonly before: string;
  readonly after: string;
}

interface SortSwept {
  readonly gap?: Found | undefined;
  readonly clash?: Found | undefined;
  /** Where the parts stand that decide somebody of the sort. */
  readonly speaking: readonly string[];
}

function sweepSort({ parts }: Sort, strictestFirst: boolean): SortSwept {
  if (parts.some(({ span }) => span !== undefined)) return sweepProgramme(parts);
  const [deciding] = parts;
  if (deciding === undefined) return { speaking: [] };
  const equals = parts.filter(({ rank }) => rank === deciding.rank);
  const clash = equals.slice(1).map((other) => clashOf(deciding, other, strictestFirst));
  return { clash: clash.find((one) => one !== undefined), speaking: [deciding.at] };
}

/** The order settles which of two parts decides, where the stricter stands first. */
function clashOf(one: Part, other: Part, strictestFirst: boolean): Found | undefined {
  const at = other.at;
  if (!strictestFirst)
    return { at, before: `this and ${one.at} both decide`, after: `on ${dayInWords(first)} and every day` };
  const looser = later(one.limit, other.limit);
  if (looser === undefined) return undefined;
  return {
    at,
    before: `is stricter than ${one.at}, which stands before it and leaves a longer time to`,
    after: `from ${dayInWords(looser.from)}`,
  };
}

/** The parts of a programme, for somebody who begins on each of the days, on each day from then. */
function sweepProgramme(parts: readonly Part[]): SortSwept {
  const speaking = new Set<string>();
  let gap: Found | undefined;
  let clash: Found | undefined;
  for (const monthEnd of monthEnds) {
    for (const began of daysSwept) {
      const spans = parts.map((part) => ({ part, span: part.span?.(began, monthEnd) ?? { from: began } }));
      if (speaking.size < parts.length) addDeciding(speaking, spans, began, monthEnd);
      const broken = unevenDay(spans, began);
      if (broken === undefined) continue;
      const after = `on ${dayInWords(broken.on)}, when they began on ${dayInWords(began)}`;
      const [one, other] = broken.holding;
      if (one === undefined) gap ??= { at: "", before: "nothing is said of", after };
      else clash ??= { at: other?.at ?? one.at, before: `this and ${one.at} both decide`, after };
    }
  }
  return { gap, clash, speaking: [...speaking] };
}

interface PartSpan {
  readonly part: Part;
  readonly span: Span;
}

/** The first day from the beginning on which none of the spans holds, or several do. */
function unevenDay(
  spans: readonly PartSpan[],
  began: PlainDate,
): { readonly on: PlainDate; readonly holding: readonly Part[] } | undefined {
  // Only where a span begins or ends can the number of those that hold change.
  const turns = spans.flatMap(({ span }) => [span.from, ...(span.endsBefore === undefined ? [] : [span.endsBefore])]);
  for (const on of [began, ...turns.toSorted()]) {
    const holding = spans.filter(
      ({ span }) => span.from <= on && (span.endsBefore === undefined || on < span.endsBefore),
    );
    if (holding.length !== 1) return { on, holding: holding.map(({ part }) => part) };
  }
  return undefined;
}

/** The interval in force on the day that would fall due governs: the first part whose own day falls before its end. */
function addDeciding(speaking: Set<string>, spans: readonly PartSpan[], began: PlainDate, monthEnd: MonthEnd): void {
  const end = spans.reduce(
    (latest, { span }) => ((span.endsBefore ?? latest) > latest ? (span.endsBefore ?? latest) : latest),
    began,
  );
  for (let from = began; from <= end; from = plusDays(from, 1)) {
    const deciding = spans.find(({ part, span }) => {
      const due = part.limit === undefined ? from : lastDayWithin(part.limit, from, monthEnd);
      return span.endsBefore === undefined || due < span.endsBefore;
    });
    if (deciding !== undefined) speaking.add(deciding.part.at);
  }
}

function aimAfterLimit({ at, aim, limit }: Part): readonly SweepFault[] {
  const found = later(aim, limit);
  if (found === undefined || aim === undefined || limit === undefined) return [];
  const { from } = found;
  const told = `the aim of ${intervalInWords(aim)} falls after the limit of ${intervalInWords(limit)}`;
  return [{ at, says: `${told}, counted from ${dayInWords(from)}` }];
}

/** The first day from which one interval ends after the other. */
function later(one: Interval | undefined, other: Interval | undefined): { readonly from: PlainDate } | undefined {
  if (one === undefined || other === undefined) return undefined;
  const from = daysSwept.find((day) =>
    monthEnds.some((monthEnd) => lastDayWithin(one, day, monthEnd) > lastDayWithin(other, day, monthEnd)),
  );
  return from === undefined ? undefined : { from };
}

/** One sentence for all the sorts of which the same is to be said. */
function gathered(found: readonly (Found & { readonly who: string })[]): readonly SweepFault[] {
  const groups = new Map<string, { readonly one: Found; readonly who: string; others: number }>();
  for (const { who, ...one } of found) {
    const known = groups.get(JSON.stringify(one));
    if (known === undefined) groups.set(JSON.stringify(one), { one, who, others: 0 });
    else known.others += 1;
  }
  return [...groups.values()].map(({ one: { at, before, after }, who, others }) => {
    const more = others === 0 ? "" : ` (and ${others} other sort${others === 1 ? "" : "s"})`;
    return { at, says: `${before} ${who}${more} ${after}` };
  });
}
