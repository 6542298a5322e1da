import type { Account } from "../account.ts";
import { inSeries } from "../in-series.ts";
import type { CalendarMonth } from "../kinds/calendar-month.ts";
import type { Answer, Checklist } from "../kinds/checklist.ts";
import type { ProRataLength } from "../kinds/pro-rata-length.ts";
import type { Range } from "../kinds/range.ts";
import type { TeamCadence, TeamEvent } from "../kinds/team-cadence.ts";
import type { Rearrangement } from "../kinds/working-days.ts";
import { boundsInWords, listed, spoken } from "./in-words.ts";

const answersInWords: Record<Answer["satisfiedBy"], string> = {
  yes: "is yes",
  no: "is no",
  "any-answer": "has an answer, either way",
  "a-day": "has a day",
};
const shortfallInWords = { "not-met": "a breach", "past-aim": "advised against, and no breach" };

export const checklistAccount: Account<Checklist> = {
  judges: ["case", "worker", "session", "group-session"],
  decides: ({ items, onlyWhere, discussion }) => {
    const fields = items.flatMap(({ answers }) => answers.map(({ field }) => field)).toSorted();
    const where = onlyWhere === undefined ? "" : ` where ${spoken(onlyWhere.field)} is recorded`;
    return `whether ${listed(fields)} is recorded${where}${discussion === undefined ? "" : " of a discussion"}`;
  },
  inWords: ({ items, clause, ifNo, onlyWhere, deadlineWith }) => [
    ...(onlyWhere === undefined
      ? []
      : [
          onlyWhere.is === "yes"
            ? `Only where ${spoken(onlyWhere.field)} is yes.`
            : `Only where ${spoken(onlyWhere.field)} is a day that has come.`,
        ]),
    ...items.map(
      ({ answers, take, notBeforeDiscussion }) =>
        `${answers.map(({ field, satisfiedBy }) => `${spoken(field)} ${answersInWords[satisfiedBy]}`).join(take === "first-mapped" ? ", or " : ", and ")}${notBeforeDiscussion === true ? ", not before the discussion" : ""}.`,
    ),
    onlyDays(items)
      ? `Left blank, it is ${shortfallInWords[ifNo]} (${clause}).`
      : `Recorded otherwise, it is ${shortfallInWords[ifNo]} (${clause}); a blank cannot be checked.`,
    ...(deadlineWith === undefined
      ? []
      : [`Within ${deadlineWith.within} working days while ${deadlineWith.choice} is on.`]),
  ],
};

function onlyDays(items: Checklist["items"]): boolean {
  return items.every(({ answers }) => answers.every(({ satisfiedBy }) => satisfiedBy === "a-day"));
}

export const rangeAccount: Account<Range> = {
  judges: ["session", "group-session"],
  decides: ({ field }) => `the ${spoken(field)}`,
  impossible: ({ from, to }) => [
    ...(from > to ? [`the least, ${from}, is more than the most, ${to}`] : []),
    ...(from < 0 ? [`the least, ${from}, is less than nothing`] : []),
  ],
  inWords: ({ field, from, to, unit, clause, outside, lowerIsAdvice, standardWith }) => [
    `${spoken(field)} from ${from} to ${to} ${unit}, both in order; outside is ${shortfallInWords[outside]} (${clause}).`,
    ...(lowerIsAdvice === undefined
      ? []
      : [`Less than ${from} ${unit} is only advised against (${lowerIsAdvice.clause}).`]),
    ...(standardWith === undefined ? [] : [`A standard while ${standardWith.choice} is on.`]),
  ],
};

export const proRataLengthAccount: Account<ProRataLength> = {
  judges: ["session"],
  decides: ({ field }) => `the ${spoken(field)}`,
  inWords: ({ fullTime, floor, clause, short }) => [
    `At least ${fullTime} minutes for full time, in proportion for part time, and ${floor} minutes for everybody (${clause}).`,
    `Shorter is ${shortfallInWords[short]}.`,
  ],
};

export const rearrangementAccount: Account<Rearrangement> = {
  judges: ["session"],
  decides: () => "how soon a changed session is held",
  inWords: ({ within, rearrangedTo, delayReason, clause }) => [
    `${spoken(rearrangedTo)} within ${within} working days of the day of the session, which is day 0 (${clause}).`,
    `Where ${spoken(delayReason)} is recorded, a delay is no breach.`,
  ],
};

export const teamCadenceAccount: Account<TeamCadence> = {
  judges: ["team"],
  decides: ({ of }) => `how long ago the last ${eventInWords(of)} was`,
  parts: ({ aim, limit }) => [{ at: "", rank: "left", aim: aim?.within, limit: limit.within }],
  inWords: ({ of, cycle, ...bounds }) => [
    `Counted from the last ${eventInWords(of)}: ${boundsInWords(bounds)}.`,
    ...(cycle === undefined ? [] : [`Or by fixed years, as ${cycle.choice} says.`]),
  ],
};

const months = "January February March April May June July August September October November December".split(" ");

export const calendarMonthAccount: Account<CalendarMonth> = {
  judges: ["team"],
  decides: ({ of }) => `how long ago the last ${eventInWords(of)} was`,
  inWords: ({ of, clause, except, thenRecorded }) => [
    `A ${eventInWords(of)} in every calendar month: due by the end of the month after the last one (${clause}).`,
    ...(except === undefined
      ? []
      : [`Nothing is asked for in ${inSeries(except.map((month) => months[month - 1] ?? ""))}.`]),
    ...(thenRecorded === undefined ? [] : [`Its row also records ${spoken(thenRecorded.field)}.`]),
  ],
};

function eventInWords(of: TeamEvent): string {
  return of.log === "groups" ? "group session" : `${of.type} audit`;
}
