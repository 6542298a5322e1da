import { daysBetween, plusDays, plusMonths } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";
import { intervalInWords } from "../policy/interval.ts";
import type { SessionCount } from "../policy/kinds/session-count.ts";
import { unlessAway } from "./absence.ts";
import { anchorOf } from "./anchor.ts";
import { beginningOf } from "./case-dates.ts";
import { dueAgain } from "./cycle.ts";
import { byDates, cannotCheck, checkEntry, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import { clockStandsUntil, readClock, readSession } from "./one-to-ones.ts";
import { oneToOneBeforeStart } from "./one-to-one-before-start.ts";
import type { PersonJudge } from "./person-judge.ts";
import type { Person } from "./staff.ts";

const aYear = { months: 12 };

export function sessionCountJudge(use: CheckInUse, rule: SessionCount): PersonJudge {
  return (person) => {
    const judged = unlessAway(use, person.fields, judge(use, rule, person));
    return standing(judged, clockStandsUntil(person, use.asAt));
  };
}

/** In this order: entries to check, nothing to count from, arithmetic. */
function judge(use: CheckInUse, rule: SessionCount, person: Person): Judgement {
  const read = readClock(person, use.asAt);
  if ("fault" in read) return checkEntry(use, read.fault, read.shown && { anchor: anchorOf(read.shown) });
  const begun = beginningOf(person.fields, ["startDate"], use.asAt);
  if ("fault" in begun) return checkEntry(use, begun.fault);
  const start = begun.beginning?.on;
  const judged = judgeCount(use, rule, daysHeld(person, use.asAt), start);
  if (judged.state !== "overdue") return judged;
  const unsure = uncertainDay(person, use.asAt);
  if (unsure !== undefined) {
    return checkEntry(use, { code: "name-fits-several", field: "sessionDate", otherOn: unsure });
  }
  // A cell that shows only a group session has lost the day of a one-to-one.
  return read.displacing === undefined ? judged : cannotCheck(use, "displaced", { anchor: anchorOf(read.displacing) });
}

/** `days`: every day on which a one-to-one is recorded as held, the latest first. */
function judgeCount(
  use: CheckInUse,
  { times, year, clause }: SessionCount,
  days: readonly PlainDate[],
  start: PlainDate | undefined,
): Judgement {
  const byService = use.choices[year.choice] === "service-year";
  const nth = days[times - 1];
  const from = nth ?? start;
  if (from === undefined) return cannotCheck(use, "too-few-one-to-ones-and-no-start", { field: "startDate" });
  if (byService && start === undefined) return cannotCheck(use, "not-recorded", { field: "startDate" });
  const wrong = (nth === undefined || byService) && start !== undefined && oneToOneBeforeStart(use, start, days.at(-1));
  if (wrong) return wrong;
  const limit =
    byService && start !== undefined
      ? { on: endOfServiceYear(start, nth), clause }
      : { on: dueAgain(from, { within: aYear, cycle: year }, use), clause, ...rollingWords(use, year.choice) };
  const told =
    nth === undefined
      ? { code: "too-few-one-to-ones", anchor: anchorOf({ field: "startDate", on: from }), amount: days.length }
      : { code: "counted-one-to-ones", anchor: anchorOf({ field: "lastOneToOne", on: nth }), amount: times };
  return byDates(use, { limit }, { field: "lastOneToOne", ...told });
}

/** Only in years that may begin anywhere is the limit a length of time after something. */
function rollingWords({ choices }: CheckInUse, choice: string): { readonly words?: string } {
  return choices[choice] === "rolling" ? { words: intervalInWords(aYear) } : {};
}

/** The last day of the year of service after the one in which the day lies; of the first year where there is none. */
function endOfServiceYear(start: PlainDate, day: PlainDate | undefined): PlainDate {
  let years = 1;
  if (day !== undefined) while (plusMonths(start, 12 * (years - 1)) <= day) years += 1;
  return plusDays(plusMonths(start, 12 * years), -1);
}

/** A session in the log and in the worker's own cells is one, so each day counts once. */
function daysHeld(person: Person, asAt: PlainDate): readonly PlainDate[] {
  const days = new Set<PlainDate>();
  const add = (entry: DateEntry | undefined): void => {
    if (entry?.kind !== "dates") return;
    for (const { on, group } of entry.dates) if (!group) days.add(on);
  };
  for (const { lastOneToOne, oneToOnes } of person.rows) {
    add(lastOneToOne);
    oneToOnes?.entries.forEach(add);
  }
  for (const session of person.sessions) {
    const read = readSession(session, asAt);
    if (read.kind === "held" && !read.group) days.add(read.on);
  }
  return [...days].toSorted((one, other) => daysBetween(one, other));
}

/** A one-to-one that may be this person's, so that the count may be greater. */
function uncertainDay({ uncertainSessions }: Person, asAt: PlainDate): PlainDate | undefined {
  for (const session of uncertainSessions) {
    const read = readSession(session, asAt);
    if (read.kind === "held" && !read.group) return read.on;
  }
  return undefined;
}
