import type { Month } from "../calendar/month.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { AuditSummary, RollUp, RollUpEntry, TakenOut } from "../contract/routes.ts";
import { daysTooOld, type Freshness } from "./freshness.ts";
import { managersApart } from "./managers-own.ts";
import { standingMonth } from "./roll-up.ts";

/** What stands for a team in one month. What was sent for an earlier month is told and never shown as this month's. */
export type Standing =
  | { readonly kind: "nothing" }
  | { readonly kind: "stale"; readonly lastMonth: Month; readonly lastOn: PlainDate }
  | {
      readonly kind: "sent";
      readonly on: PlainDate;
      readonly summary: AuditSummary;
      readonly trackers: number;
      /** Trackers that were sent for the last month before this one and not for this one. */
      readonly trackersMissing: number;
      /** How old its figures are, in days, where they are too old to speak of today. */
      readonly daysTooOld?: number;
    };

export interface TeamMonth {
  readonly team: string;
  readonly name: string;
  readonly month: Month;
  readonly standing: Standing;
  /** As it was submitted, and as for the last month before it: together they tell whether much of it is gone. */
  readonly submitted?: { readonly now: AuditSummary; readonly before: AuditSummary };
  /** Runs of the month that count no more. */
  readonly takenOut?: readonly TakenOut[];
}

/** A roll-up with, where its figures have been changed since, the one that the teams submitted. */
export interface CountedRollUp extends RollUp {
  readonly asSubmitted?: RollUp;
}

/** Two years of one service as one: the teams and the name are those of the later. */
export function joinYears(earlier: RollUp, later: RollUp): RollUp {
  const takenOut = [...(earlier.takenOut ?? []), ...(later.takenOut ?? [])];
  const entries = [...earlier.entries, ...later.entries];
  return { ...later, entries, ...(takenOut.length > 0 && { takenOut }) };
}

/** The months for which any team sent something, the newest first. */
export function monthsSent(rollUp: RollUp): readonly Month[] {
  return [...new Set(rollUp.entries.map(({ month }) => month))].toSorted().toReversed();
}

/** Every team of the service for one month, by name. Without `freshness` the month is read as history. */
export function teamMonths(rollUp: CountedRollUp, month: Month, freshness?: Freshness): readonly TeamMonth[] {
  const { asSubmitted = rollUp, takenOut = [] } = rollUp;
  return rollUp.teams
    .map(({ team, name }) => {
      const submitted = submittedOf(asSubmitted, team, month);
      const out = takenOut.filter((one) => one.team === team && one.month === month);
      const standing = standingOf(rollUp, { team, month, freshness });
      return { team, name, month, standing, ...(submitted && { submitted }), ...(out.length > 0 && { takenOut: out }) };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, "en-GB", { numeric: true }));
}

/** The runs that stand for a team's month, one for each of its trackers. */
export function runsOf(rollUp: RollUp, team: string, month: Month): readonly RollUpEntry[] {
  return rollUp.entries.filter((entry) => entry.team === team && entry.month === month);
}

function submittedOf(rollUp: RollUp, team: string, month: Month): TeamMonth["submitted"] {
  const lastMonth = lastBefore(rollUp, team, month);
  const [before, now] = [lastMonth ?? month, month].map((each) => standingMonth(rollUp, team, each)?.summary);
  if (lastMonth === undefined || before === undefined || now === undefined) return undefined;
  return { before: managersApart(before), now: managersApart(now) };
}

interface Wanted {
  readonly team: string;
  readonly month: Month;
  readonly freshness: Freshness | undefined;
}

function standingOf(rollUp: RollUp, { team, month, freshness }: Wanted): Standing {
  const stands = standingMonth(rollUp, team, month);
  const before = lastBefore(rollUp, team, month);
  if (stands !== undefined) {
    const { trackers, asAt: on } = stands;
    const days = daysTooOld(on, month, freshness);
    const trackersMissing = missing(rollUp, team, month, before);
    const summary = managersApart(stands.summary);
    return { kind: "sent", on, summary, trackers, trackersMissing, ...(days !== undefined && { daysTooOld: days }) };
  }
  const last = before === undefined ? undefined : standingMonth(rollUp, team, before);
  if (before === undefined || last === undefined) return { kind: "nothing" };
  return { kind: "stale", lastMonth: before, lastOn: last.asAt };
}

function lastBefore(rollUp: RollUp, team: string, month: Month): Month | undefined {
  const months = rollUp.entries.filter((entry) => entry.team === team && entry.month < month);
  return months
    .map((entry) => entry.month)
    .toSorted()
    .at(-1);
}

function missing(rollUp: RollUp, team: string, month: Month, before: Month | undefined): number {
  if (before === undefined) return 0;
  const sent = new Set(runsOf(rollUp, team, month).map(({ trackerId }) => trackerId));
  return runsOf(rollUp, team, before).filter(({ trackerId }) => !sent.has(trackerId)).length;
}
