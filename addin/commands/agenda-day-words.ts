import type { Agenda, Away } from "../../shared/audit/agenda.ts";
import { closureDays, type ClosedDay } from "../../shared/audit/agenda-closures.ts";
import type { SessionDays } from "../../shared/audit/agenda-days.ts";
import { plusDays } from "../../shared/calendar/arithmetic.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { isWorkingDay } from "../../shared/calendar/working-days.ts";
import { readAbsence } from "../../shared/checks/absence.ts";
import type { Choices } from "../../shared/contract/results.ts";

const onWords: Readonly<Record<SessionDays["onFrom"], string>> = {
  booked: "booked",
  due: "the last working day on which it is due",
  today: "today, since no later day is booked or due",
  soonest: "the first working day on which you can meet",
  chosen: "as you chose",
};

const afterWords: Readonly<Record<SessionDays["afterFrom"], string>> = {
  booked: "booked",
  limit: "the last working day that the policy allows",
  "social-worker": "the policy's limit for a social worker, since no interval of theirs is known: choose the day",
  "eight-weeks": "eight weeks later, since the policy gives no interval: choose the day",
  soonest: "the first working day on which you can meet",
  chosen: "as you chose",
};

/** The days of an agenda: where they come from, what keeps people from meeting on others, and what falls due meanwhile. */
export function dayFacts(agenda: Agenda, choices: Choices): readonly string[] {
  const { on, onFrom, after, afterFrom } = agenda.days;
  const whyNot = noMeeting(agenda, choices);
  return [
    `Supervision on ${dayInWords(on)} (${onWords[onFrom]}). The one after: ${dayInWords(after)} (${afterWords[afterFrom]}).`,
    ...bookingWords(agenda.days, whyNot),
    ...limitWords(agenda.days, whyNot),
    ...unfitWords([on, after], whyNot, agenda.away),
    ...leaverWords(agenda),
    ...absenceFacts(agenda),
    ...closedWords(agenda.closed),
    ...againWords(agenda),
  ];
}

type WhyNot = (day: PlainDate) => "away" | "closed" | undefined;

function noMeeting({ worker: { person } }: Agenda, choices: Choices): WhyNot {
  const closures = closureDays(choices);
  return (day) => {
    if (person !== undefined && readAbsence(person.fields, day).kind === "away") return "away";
    return isWorkingDay(day, closures) === false ? "closed" : undefined;
  };
}

const reasons = { away: "within the recorded absence", closed: "which is not a working day" };

/** What is booked and cannot be kept. */
function bookingWords({ notOn, notAfter }: SessionDays, whyNot: WhyNot): string[] {
  return [...new Set([notOn, notAfter])].flatMap((day) => {
    const why = day === undefined ? undefined : whyNot(day);
    return day === undefined || why === undefined
      ? []
      : [`Booked for ${dayInWords(day)}, ${reasons[why]}: another day is suggested.`];
  });
}

/** What falls due while nobody can meet. */
function limitWords({ on, onLimit, after, afterLimit, afterFrom }: SessionDays, whyNot: WhyNot): string[] {
  const says = (what: string, day: PlainDate, limit: PlainDate): string[] => {
    const isAway = whyNot(limit) === "away";
    if (day > limit) {
      return [
        `${what} is due by ${dayInWords(limit)}: ${isAway ? reasons.away : "no working day is left until then"}.`,
      ];
    }
    return isAway && whyNot(day) === undefined
      ? [`${what} is due by ${dayInWords(limit)}, ${reasons.away}: hold it before that begins.`]
      : [];
  };
  const isDue = afterFrom !== "eight-weeks" && afterLimit !== undefined;
  return [
    ...(onLimit === undefined ? [] : says("This supervision", on, onLimit)),
    ...(isDue ? says("The one after", after, afterLimit) : []),
  ];
}

/** A day that somebody has chosen, or the best there is. */
function unfitWords(days: readonly PlainDate[], whyNot: WhyNot, away: Away | undefined): string[] {
  const isEndless = away !== undefined && away.until === undefined;
  const within = days.filter((day) => whyNot(day) === "away");
  return [
    ...days
      .filter((day) => whyNot(day) === "closed")
      .map((day) => `${dayInWords(day)} is not a working day: choose another.`),
    ...(isEndless && within.length > 0
      ? ["The recorded absence has no last day: no day outside it can be suggested."]
      : []),
    ...(isEndless
      ? []
      : within.map((day) => `${dayInWords(day)} falls within the recorded absence: choose another day.`)),
  ];
}

function leaverWords({ worker: { hasLeft, label } }: Agenda): string[] {
  return hasLeft ? [`${label ?? "This worker"} is recorded as having left: these cases need a worker.`] : [];
}

function absenceFacts({ away, cases, days }: Agenda): string[] {
  if (away === undefined) return [];
  const { since, until, unreadable } = away;
  if (unreadable) return ["Leave or absence: an entry cannot be read. Clocks run on."];
  const from = since === undefined ? "" : ` from ${dayInWords(since)}`;
  const to = until === undefined ? ", no last day recorded" : ` until ${dayInWords(until)}`;
  const [begins, ends] = [since ?? "", until ?? days.after];
  const within = cases.filter(({ reason, from: lateFrom }) => {
    const limit = plusDays(lateFrom, -1);
    return (reason === "late-by-then" || reason === "due-before-next") && limit >= begins && limit <= ends;
  });
  return [`Recorded as absent${from}${to}. Clocks run on.`, ...withinWords(within.length)];
}

function withinWords(cases: number): string[] {
  if (cases === 0) return [];
  return cases === 1
    ? ["The limit of 1 case falls within it: discuss it before, or with whoever covers."]
    : [`The limits of ${cases} cases fall within it: discuss them before, or with whoever covers.`];
}

function closedWords(closed: readonly ClosedDay[] | undefined): string[] {
  if (closed === undefined) return ["Which days are bank holidays is not known for all of this time."];
  if (closed.length === 0) return [];
  const days = closed.map(({ on, why }) => `${dayInWords(on)} (${why === "bank-holiday" ? "bank holiday" : "closed"})`);
  return [`No working days: ${days.join(", ")}. Clocks run on.`];
}

function againWords({ days: { on }, soonestAgain }: Agenda): string[] {
  if (soonestAgain === undefined) return [];
  return [
    `A case discussed on ${dayInWords(on)} falls due again by ${dayInWords(soonestAgain)}, before the session after: plan that one sooner.`,
  ];
}
