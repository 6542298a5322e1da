import type { PlainDate } from "../calendar/plain-date.ts";
import { takesOut } from "../contract/beside-run.ts";
import type { AuditRun, AuditSummary, RollUp, RollUpEntry, TakenOut } from "../contract/routes.ts";
import { mergeSummaries } from "./summary.ts";

/**
 * The roll-up with the run taken in. Of each team, tracker and month the run that is greatest by (asAt, receivedAt,
 * runId) stands, so the order in which runs arrive, and how often, makes no difference. One that was taken out never
 * stands, whether this is known before or after it: what stood behind it has to be folded again, then.
 * @throws RangeError for a run of another council, service or year.
 */
export function foldRun(rollUp: RollUp, run: AuditRun): RollUp {
  const year = Number(run.month.slice(0, 4));
  if (run.council !== rollUp.council || run.service !== rollUp.service || year !== rollUp.year) {
    throw new RangeError(`Run ${run.runId} belongs to another roll-up than ${rollUp.service} ${rollUp.year}`);
  }
  if (isTakenOut(run)) return withoutRun(rollUp, run);
  if (rollUp.takenOut?.some((one) => isSameRun(one, run)) === true) return rollUp;
  const entry = entryOf(run);
  const standing = rollUp.entries.find((one) => samePlace(one, entry));
  if (standing !== undefined && !standsBefore(standing, entry)) return rollUp;
  const others = rollUp.entries.filter((one) => one !== standing);
  return { ...rollUp, entries: [...others, entry].toSorted(byPlace) };
}

interface ErasedRun extends AuditRun {
  readonly erased: NonNullable<AuditRun["erased"]>;
}

/** Whether it was erased because it should never have been sent. */
export function isTakenOut(run: AuditRun): run is ErasedRun {
  return run.erased !== undefined && takesOut(run.erased.reason);
}

function withoutRun(rollUp: RollUp, run: ErasedRun): RollUp {
  const { team, trackerId, month, runId, asAt, erased } = run;
  const mark: TakenOut = { team, trackerId, month, runId, asAt, reason: erased.reason, on: erased.on };
  const others = (rollUp.takenOut ?? []).filter((one) => !isSameRun(one, run));
  return {
    ...rollUp,
    entries: rollUp.entries.filter((one) => !isSameRun(one, run)),
    takenOut: [...others, mark].toSorted((one, other) => byPlace(one, other) || compare(one.runId, other.runId)),
  };
}

function isSameRun(one: Pick<AuditRun, "team" | "runId">, other: Pick<AuditRun, "team" | "runId">): boolean {
  return one.team === other.team && one.runId === other.runId;
}

export interface StandingMonth {
  readonly summary: AuditSummary;
  /** How many trackers the team sent. */
  readonly trackers: number;
  /** The oldest day for which any of them speaks: the figures are no fresher than that. */
  readonly asAt: PlainDate;
}

/** One team's month: the standing runs of all its trackers together; undefined when it sent nothing. */
export function standingMonth(rollUp: RollUp, team: string, month: string): StandingMonth | undefined {
  const entries = rollUp.entries.filter((entry) => entry.team === team && entry.month === month);
  const [first] = entries;
  if (first === undefined) return undefined;
  return {
    summary: mergeSummaries(entries.map((entry) => entry.summary)),
    trackers: entries.length,
    asAt: entries.reduce((oldest, { asAt }) => (asAt < oldest ? asAt : oldest), first.asAt),
  };
}

/** Of entries that were folded apart those that stand, each in its place. */
export function standingEntries(entries: readonly RollUpEntry[]): readonly RollUpEntry[] {
  const standing = new Map<string, RollUpEntry>();
  for (const entry of entries) {
    const place = [entry.team, entry.month, entry.trackerId].join("/");
    const other = standing.get(place);
    if (other === undefined || standsBefore(other, entry)) standing.set(place, entry);
  }
  return [...standing.values()].toSorted(byPlace);
}

function entryOf({ team, trackerId, month, runId, asAt, receivedAt, policy, summary }: AuditRun): RollUpEntry {
  return { team, trackerId, month, runId, asAt, receivedAt, edition: policy.edition, summary };
}

type RunOrder = Pick<RollUpEntry, "asAt" | "receivedAt" | "runId">;

function samePlace(one: Place, other: Place): boolean {
  return one.team === other.team && one.trackerId === other.trackerId && one.month === other.month;
}

/** Whether the run is the lesser of the two by (asAt, receivedAt, runId). */
export function standsBefore(one: RunOrder, other: RunOrder): boolean {
  const order =
    compare(one.asAt, other.asAt) ||
    compare(instant(one.receivedAt), instant(other.receivedAt)) ||
    compare(one.runId, other.runId);
  return order < 0;
}

/** Without the closing Z, so that a fraction of a second comes after the whole second and not before it. */
function instant(receivedAt: string): string {
  return receivedAt.replace(/Z$/, "");
}

type Place = Pick<RollUpEntry, "team" | "month" | "trackerId">;

function byPlace(one: Place, other: Place): number {
  return compare(one.team, other.team) || compare(one.month, other.month) || compare(one.trackerId, other.trackerId);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
