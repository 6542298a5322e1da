import type { PlainDate } from "../calendar/plain-date.ts";
import type { SteppedCadence } from "../policy/kinds/stepped-cadence.ts";
import { unlessAway } from "./absence.ts";
import {
  byDates,
  cannotCheck,
  checkEntry,
  standing,
  type CheckInUse,
  type Dates,
  type Judgement,
} from "./judgement.ts";
import type { Fault } from "./fault.ts";
import { isNewlyQualified, programmeFault, programmeStart } from "./newly-qualified.ts";
import { clockStandsUntil, isBeginning, readAnchor, readClock, type AnchorRead } from "./one-to-ones.ts";
import { anchorOf } from "./anchor.ts";
import type { PersonJudge } from "./person-judge.ts";
import type { Person } from "./staff.ts";
import {
  atMostDays,
  boundsAfterwards,
  boundsChosen,
  datesWithin,
  dayWithin,
  lineFor,
  phasesFrom,
} from "./supervision-interval.ts";

export function steppedCadenceJudge(use: CheckInUse, rule: SteppedCadence): PersonJudge {
  return (person) => {
    const judged = isNewlyQualified(person.fields)
      ? judgeNewlyQualified(use, rule, person)
      : judgeByRole(use, rule, person);
    return standing(unlessAway(use, person.fields, judged), clockStandsUntil(person, use.asAt));
  };
}

/** In this order: no interval for the role, entries to check, nothing to count from, arithmetic. */
function judgeByRole(use: CheckInUse, rule: SteppedCadence, person: Person): Judgement {
  const line = lineFor(rule, person, use);
  if ("none" in line) return cannotCheck(use, line.none, { field: "role" });
  const fault = programmeFault(person.fields);
  if (fault !== undefined) return checkEntry(use, fault);
  const read = readAnchor(person, rule.otherwiseSince, use.asAt);
  const { reading } = line.bounds;
  return judgeFrom(use, read, (from) => ({ ...datesWithin(line.bounds, from, use), reading }));
}

function judgeNewlyQualified(use: CheckInUse, rule: SteppedCadence, person: Person): Judgement {
  const { fields } = person;
  const read = readClock(person, use.asAt);
  const begun = programmeStart(fields, rule.newlyQualified.startsOn, use.asAt);
  const afterwards = boundsAfterwards(rule, fields);
  const fault = programmeFault(fields);
  if (fault !== undefined) return checkEntry(use, fault);
  if ("fault" in read) return checkEntry(use, read.fault);
  if ("fault" in begun) return checkEntry(use, begun.fault);
  if ("fault" in afterwards) return checkEntry(use, afterwards.fault);
  const { beginning } = begun;
  if (beginning === undefined) return cannotCheck(use, "no-programme-start", { field: "asyeStart" });
  const start = beginning.on;
  const anchor = read.last !== undefined && read.last.on >= start ? read.last : beginning;
  const dates = (from: PlainDate): Dates & { reading?: string | undefined } => {
    for (const { endsBefore, limit } of phasesFrom(rule, start, use)) {
      const due = dayWithin(limit, from, use);
      if (due.on < endsBefore) return { limit: due };
    }
    return { ...datesWithin(afterwards.bounds, from, use), reading: afterwards.bounds.reading };
  };
  return judgeFrom(use, { anchor, displacing: read.displacing }, dates, "from-programme-start");
}

/** The arithmetic, where there is something to count from. */
export function judgeFrom(
  use: CheckInUse,
  read: AnchorRead,
  datesFrom: (from: PlainDate) => Dates & { readonly reading?: string | undefined },
  beginningCode = "from-beginning",
): Judgement {
  if ("fault" in read) return checkEntry(use, read.fault, read.shown && { anchor: anchorOf(read.shown) });
  const { anchor, displacing } = read;
  if (anchor === undefined) {
    return cannotCheck(use, "no-one-to-one", displacing && { anchor: anchorOf(displacing) });
  }
  const { reading, ...dates } = datesFrom(anchor.on);
  const judged = byDates(use, dates, {
    code: isBeginning(anchor) ? beginningCode : "from-one-to-one",
    anchor: anchorOf(anchor),
    ...(reading !== undefined && { reading }),
  });
  if (displacing === undefined) return judged;
  // A cell that shows only a group session has lost the day of the last one-to-one.
  if (judged.state !== "met") return cannotCheck(use, "displaced", { anchor: anchorOf(displacing) });
  return { ...judged, because: { ...judged.because, code: "from-beginning-group-only", otherOn: displacing.on } };
}

export type LimitRead = { readonly days: number | undefined } | { readonly fault: Fault };

/** The most days that the policy leaves between two one-to-ones of this worker on the day; undefined where it sets none. */
export function limitInDays(use: CheckInUse, rule: SteppedCadence, person: Person): LimitRead {
  const { fields } = person;
  if (!isNewlyQualified(fields)) {
    const line = lineFor(rule, person, use);
    return { days: "none" in line ? undefined : atMostDays(boundsChosen(line.bounds, use).limit.within) };
  }
  const begun = programmeStart(fields, rule.newlyQualified.startsOn, use.asAt);
  if ("fault" in begun) return begun;
  if (begun.beginning === undefined) return { days: undefined };
  const phase = phasesFrom(rule, begun.beginning.on, use).find(({ endsBefore }) => use.asAt < endsBefore);
  if (phase !== undefined) return { days: atMostDays(phase.limit.within) };
  const afterwards = boundsAfterwards(rule, fields);
  return "fault" in afterwards ? afterwards : { days: atMostDays(boundsChosen(afterwards.bounds, use).limit.within) };
}
