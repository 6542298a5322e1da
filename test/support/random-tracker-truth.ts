import { addDays, addMonths, format } from "date-fns";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { KnownChild, KnownEntry } from "./random-child.ts";

/**
 * What the two councils' clocks of case discussions must say of a known child: the policy readings (5.6 to 5.8, 6, 8 and
 * 9.2), written straight down from what was meant and not from what is read. Nothing of the product is used.
 */
interface ExpectedChild {
  readonly state: "met" | "past-aim" | "overdue" | "check-entry" | "cannot-check";
  readonly aimOn?: PlainDate;
  readonly dueOn?: PlainDate;
}

export type Expected = ExpectedChild | { readonly excluded: "closed" | "exempt" | "duplicate" };

export type Council = "haringey" | "barnet";

export interface KnownRow {
  readonly child: KnownChild;
  /** Below a separator that says closed. */
  readonly underClosed: boolean;
}

interface Clock {
  readonly council: Council;
  readonly asAt: PlainDate;
}

/** One for each row, in the order of sheets and rows. */
export function expectedOf(rows: readonly KnownRow[], clock: Clock): Expected[] {
  const firstRows = new Map<string, number>();
  const expected: (Expected | { readonly rows: KnownChild[] })[] = [];
  rows.forEach((row, at) => {
    const { child } = row;
    const ref = child.ref?.replace(/\s+/gu, "").toLowerCase();
    const first = ref === undefined ? undefined : firstRows.get(ref);
    const before = first === undefined ? undefined : expected[first];
    if (isClosed(row, clock.asAt)) expected.push({ excluded: "closed" });
    else if (isExempt(child, clock.asAt)) expected.push({ excluded: "exempt" });
    else if (before !== undefined && "rows" in before) {
      before.rows.push(child);
      expected.push({ excluded: "duplicate" });
    } else {
      if (ref !== undefined) firstRows.set(ref, at);
      expected.push({ rows: [child] });
    }
  });
  return expected.map((one) => ("rows" in one ? judged(one.rows, clock) : one));
}

function latestOf(entry: KnownEntry | undefined): PlainDate | undefined {
  return latestDay(entry?.dates.map(({ on }) => on) ?? []);
}

function latestDay(days: readonly PlainDate[]): PlainDate | undefined {
  return [...days].sort().at(-1);
}

function isClosed({ child, underClosed }: KnownRow, asAt: PlainDate): boolean {
  const { status, planSays } = child;
  if (underClosed || status === "closed" || planSays === "closed") return true;
  if (status !== "open" && hasClosedBy(child, asAt)) return true;
  const isStatusSilent = status === undefined || status === "blank";
  return isStatusSilent && [child.last, decidingOf(child.series)].some((entry) => entry?.kind === "closed");
}

function isExempt({ hasExemptReason, exemptEnd }: KnownChild, asAt: PlainDate): boolean {
  return hasExemptReason && exemptEnd !== undefined && exemptEnd >= asAt;
}

function hasClosedBy({ closed }: KnownChild, asAt: PlainDate): boolean {
  const on = latestOf(closed);
  return on !== undefined && on <= asAt;
}

function decidingOf(series: readonly KnownEntry[] | undefined): KnownEntry | undefined {
  return series?.findLast(({ kind }) => kind === "dates" || kind === "unreadable" || kind === "closed");
}

const nothingRecorded: readonly string[] = ["blank", "nothing", "new"];

function judged(rows: readonly KnownChild[], clock: Clock): ExpectedChild {
  const [first] = rows;
  if (first === undefined) throw new RangeError("A child has a row");
  const { asAt, council } = clock;
  if (isClosingUnclear(first, asAt) || rows.some((row) => isFaulty(row, asAt))) return { state: "check-entry" };
  const discussions = rows.flatMap((row) => discussionsOf(row));
  const last = latestDay(discussions.filter(({ group }) => council === "haringey" || !group).map(({ on }) => on));
  const displacing = council === "barnet" ? latestDay(rows.flatMap(displacingOf)) : undefined;
  const opened = latestOf(first.opened);
  const shown = last ?? displacing;
  if (shown !== undefined && opened !== undefined && shown < opened) return { state: "check-entry" };
  if (last !== undefined) return fromDay(last, first, clock);
  const judgedFromBeginning = fromBeginning(first, clock);
  const isDisplaced = displacing !== undefined && ["past-aim", "overdue"].includes(judgedFromBeginning.state);
  return isDisplaced ? { state: "cannot-check" } : judgedFromBeginning;
}

function fromBeginning(child: KnownChild, clock: Clock): ExpectedChild {
  const beginning = [child.opened, child.allocated].find((entry) => entry && !nothingRecorded.includes(entry.kind));
  if (beginning === undefined) return { state: "cannot-check" };
  const began = latestOf(beginning);
  return began === undefined || began > clock.asAt ? { state: "check-entry" } : fromDay(began, child, clock);
}

function isClosingUnclear(child: KnownChild, asAt: PlainDate): boolean {
  return child.status === "doubtful" || child.planSays === "doubtful" || hasClosedBy(child, asAt);
}

function isFaulty({ last, series = [], type }: KnownChild, asAt: PlainDate): boolean {
  const isAhead = [last, ...series].some((entry) => entry?.dates.some(({ on }) => on > asAt));
  const deciding = decidingOf(series);
  const isReadable = last === undefined || [...nothingRecorded, "dates"].includes(last.kind);
  const isDecided = deciding === undefined || deciding.kind === "dates";
  // A type column speaks of the single cell, or of the deciding cell where there is only a series.
  const typed = last ?? deciding;
  const isTypeUnreadable = type === "unreadable" && typed?.kind === "dates";
  return isAhead || !isReadable || !isDecided || isTypeUnreadable;
}

type Dated = KnownEntry["dates"][number];

function discussionsOf({ last, series = [], type }: KnownChild): Dated[] {
  const inGroup = (dates: readonly Dated[]): Dated[] =>
    dates.map(({ on, group }) => ({ on, group: group || type === "group" }));
  const deciding = last === undefined ? decidingOf(series) : undefined;
  const ofSeries = series.flatMap((entry) => (entry === deciding ? inGroup(entry.dates) : entry.dates));
  return [...inGroup(last?.dates ?? []), ...ofSeries];
}

/** A single cell that shows only group discussions stands where the last individual one stood. */
function displacingOf({ last, type }: KnownChild): PlainDate[] {
  const dates = last?.dates ?? [];
  const isOnlyGroup = dates.every(({ group }) => group || type === "group");
  return isOnlyGroup ? dates.map(({ on }) => on) : [];
}

function fromDay(on: PlainDate, child: KnownChild, { council, asAt }: Clock): ExpectedChild {
  const from = new Date(`${on}T12:00:00`);
  const day = (date: Date): PlainDate => format(date, "yyyy-MM-dd") as PlainDate;
  if (council === "barnet") {
    const dueOn = day(addDays(from, hasTwelveWeeks(child) ? 84 : 56));
    return { state: asAt > dueOn ? "overdue" : "met", dueOn };
  }
  const [aimOn, dueOn] = [day(addMonths(from, 1)), day(addMonths(from, 3))];
  if (asAt > dueOn) return { state: "overdue", aimOn, dueOn };
  return { state: asAt > aimOn ? "past-aim" : "met", aimOn, dueOn };
}

function hasTwelveWeeks({ plans, addedPlan, isMatched }: KnownChild): boolean {
  const all = new Set<string>([...plans, ...(addedPlan === undefined ? [] : [addedPlan])]);
  if (all.size === 1 && all.has("CARE_LEAVER")) return true;
  return isMatched && [...all].every((plan) => plan === "LAC" || plan === "CARE_LEAVER");
}
