import { plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { plusWorkingDays } from "../calendar/working-days.ts";
import type { CaseFields } from "../contract/tables.ts";
import type { Checkpoints } from "../policy/kinds/checkpoints.ts";
import { anchorOf } from "./anchor.ts";
import { beforeOpened, beginningOf } from "./case-dates.ts";
import type { CaseJudge, ReadCase } from "./case-records.ts";
import { decidingCell, type DiscussionReading, type DiscussionsFound } from "./discussions.ts";
import type { DatesEntry } from "./entries.ts";
import {
  anyOn,
  byDates,
  cannotCheck,
  checkEntry,
  decided,
  judgement,
  standing,
  type CheckInUse,
  type Judgement,
} from "./judgement.ts";
import { workingDaysInWords } from "./working-days.ts";

/** A span in which a discussion falls due. */
interface Point {
  /** Its last day. */
  readonly on: PlainDate;
  /** The last day of the one before it. */
  readonly after: PlainDate;
  readonly clause: string;
  readonly words: string;
}

export function checkpointsJudge(use: CheckInUse, rule: Checkpoints, read: ReadCase): CaseJudge {
  const reading = { asAt: use.asAt, groupCounts: anyOn(use, [rule.groupCounts.choice]) };
  // Many children begin on one day, and working days are counted one by one.
  const known = new Map<PlainDate, readonly Point[] | undefined>();
  const pointsFrom = (start: PlainDate): readonly Point[] | undefined => {
    if (!known.has(start)) known.set(start, pointsAfter(start, rule, use));
    return known.get(start);
  };
  return (fields, others) => {
    const found = read(fields, others, reading);
    const { fault, last, displacing } = found;
    const wrong = fault ?? beforeOpened((last ?? displacing)?.on, fields);
    if (wrong !== undefined) return checkEntry(use, wrong, last && { anchor: anchorOf(last) });
    const begun = beginningOf(fields, [rule.after], use.asAt);
    if ("fault" in begun) return checkEntry(use, begun.fault);
    if (begun.beginning === undefined) return cannotCheck(use, "not-recorded", { field: rule.after });
    const anchor = anchorOf(begun.beginning);
    const points = pointsFrom(begun.beginning.on);
    if (points === undefined) return cannotCheck(use, "outside-known-holidays", { field: rule.after, anchor });
    return judgePoints(use, points, { ...recordOf([fields, ...others], reading), found, anchor });
  };
}

function pointsAfter(start: PlainDate, { points }: Checkpoints, { closures }: CheckInUse): Point[] | undefined {
  const found: Point[] = [];
  let after = plusDays(start, -1);
  for (const { by, clause } of points) {
    const on = plusWorkingDays(start, by, closures);
    if (on === undefined) return undefined;
    found.push({ on, after, clause, words: workingDaysInWords(by) });
    after = on;
  }
  return found;
}

interface CaseRecord {
  /** Every discussion recorded that counts. */
  readonly days: readonly PlainDate[];
  /** A series tells of each discussion; a single cell has lost every one before the last. */
  readonly isWhole: boolean;
  readonly found: DiscussionsFound;
  readonly anchor: ReturnType<typeof anchorOf>;
}

/** In this order: a point that has passed with nothing after it, one that cannot be told of, one kept late, the next one. */
function judgePoints(use: CheckInUse, points: readonly Point[], record: CaseRecord): Judgement {
  const { days, anchor, found } = record;
  const missed = points.filter(({ on, after }) => !days.some((day) => day > after && day <= on));
  const ahead = missed.find(({ on }) => use.asAt <= on);
  const [passed] = missed.filter(({ on }) => use.asAt > on);
  const open = missed.find(({ on }) => use.asAt > on && !days.some((day) => day > on));
  if (open !== undefined && found.displacing !== undefined) {
    return cannotCheck(use, "displaced", { anchor: anchorOf(found.displacing) });
  }
  if (open !== undefined) return byDates(use, { limit: open }, { code: "none-by-point", anchor });
  if (passed !== undefined) return standing(judgePassed(use, passed, record), ahead?.on);
  if (ahead !== undefined) return byDates(use, { limit: ahead }, { code: "point-ahead", anchor });
  const last = points.at(-1);
  if (last === undefined) throw new RangeError("There is at least one point");
  const told = { code: "held-by-each-point", anchor, limitInterval: last.words };
  return { ...decided(use, "met", last.clause, told), dueOn: last.on };
}

/** Nothing is recorded by the point, and a discussion is recorded after it. */
function judgePassed(
  use: CheckInUse,
  { on, clause, words }: Point,
  { days, isWhole, anchor, found }: CaseRecord,
): Judgement {
  const told = { anchor, limitInterval: words };
  if (!isWhole) return cannotCheck(use, "only-the-last-is-recorded", { ...told, otherOn: found.last?.on ?? on });
  const heldOn = days.filter((day) => day > on).reduce((first, day) => (day < first ? day : first));
  return { ...judgement(use, "late", "held-after-point", { ...told, otherOn: heldOn }), clause, dueOn: on };
}

function recordOf(rows: readonly CaseFields[], { groupCounts }: DiscussionReading) {
  const days: PlainDate[] = [];
  const add = ({ dates }: DatesEntry, inGroup: boolean): void => {
    for (const { on, group } of dates) if (groupCounts || !(group || inGroup)) days.push(on);
  };
  for (const { lastDiscussion, discussions, discussionType } of rows) {
    const inGroup = discussionType?.kind === "group";
    if (lastDiscussion?.kind === "dates") add(lastDiscussion, inGroup);
    const typed = lastDiscussion === undefined && discussions !== undefined ? decidingCell(discussions) : undefined;
    for (const entry of discussions?.entries ?? []) {
      if (entry.kind === "dates") add(entry, inGroup && entry === typed);
    }
  }
  return { days, isWhole: rows.some(({ discussions }) => discussions !== undefined) };
}
