import { monthInWords } from "../calendar/format.ts";
import { lastDayOf, plusWholeMonths, type Month } from "../calendar/month.ts";
import { intervalInWords } from "../policy/interval.ts";
import type { Within } from "../policy/kinds/bound.ts";
import type { CalendarMonth } from "../policy/kinds/calendar-month.ts";
import type { TeamCadence } from "../policy/kinds/team-cadence.ts";
import { anchorOf } from "./anchor.ts";
import { answerOf } from "./answers.ts";
import { entryNamed } from "./checklist.ts";
import { dueAgain } from "./cycle.ts";
import { readsTheSameUntil } from "./entries.ts";
import { byDates, cannotCheck, checkEntry, standing, type CheckInUse, type Judgement } from "./judgement.ts";
import { monthOfEvent, type TeamLog } from "./team-events.ts";

export type TeamJudge = (team: TeamLog) => Judgement;

export function teamCadenceJudge(use: CheckInUse, { of, aim, limit, cycle }: TeamCadence): TeamJudge {
  const field = of.log === "groups" ? "groupDate" : "auditDate";
  return ({ fault, last, until }) => {
    if (fault !== undefined) return standing(checkEntry(use, fault), until);
    if (last?.on === undefined) return standing(cannotCheck(use, "nothing-recorded", { field }), until);
    const from = last.on;
    const day = ({ within, clause }: Within) => ({
      on: dueAgain(from, { within, cycle }, use),
      clause,
      words: intervalInWords(within),
    });
    const told = { code: "from-last-time", field, anchor: anchorOf({ field, on: from }) };
    return standing(byDates(use, { aim: aim && day(aim), limit: day(limit) }, told), until);
  };
}

export function calendarMonthJudge(use: CheckInUse, { of, clause, except, thenRecorded }: CalendarMonth): TeamJudge {
  const field = of.log === "groups" ? "groupDate" : "auditDate";
  return ({ fault, last, until }) => {
    if (fault !== undefined) return standing(checkEntry(use, fault), until);
    if (last === undefined) return standing(cannotCheck(use, "nothing-recorded", { field }), until);
    const month = monthOfEvent(last);
    const anchor = anchorOf({ field, on: last.on ?? lastDayOf(month) });
    const { next, passedOver } = nextMonthOf(month, except);
    const told = {
      code: "from-last-month",
      field,
      anchor,
      ...(passedOver.length > 0 && { reading: noneIn(passedOver) }),
    };
    const judged = standing(byDates(use, { limit: { on: lastDayOf(next), clause } }, told), until);
    if (judged.state !== "met" || thenRecorded === undefined) return judged;
    return withRecord(use, judged, last.fields, thenRecorded.field);
  };
}

/** The month that falls due after another, and those between them that ask for nothing. */
function nextMonthOf(month: Month, except: CalendarMonth["except"] = []) {
  const passedOver: Month[] = [];
  let next = plusWholeMonths(month, 1);
  while (except.includes(Number(next.slice(5)))) {
    passedOver.push(next);
    next = plusWholeMonths(next, 1);
  }
  return { next, passedOver };
}

function noneIn(months: readonly Month[]): string {
  return `None is asked for in ${months.map(monthInWords).join(" or ")}.`;
}

/** In time; whether what belongs to it is recorded decides. */
function withRecord(use: CheckInUse, judged: Judgement, fields: object, field: string): Judgement {
  const entry = entryNamed(fields, field);
  const { standsUntil, because } = judged;
  const asLong = (instead: Judgement) => standing(standing(instead, standsUntil), readsTheSameUntil([entry], use.asAt));
  switch (answerOf(entry, use.asAt)) {
    case "yes":
      return judged;
    case "no":
      return { ...judged, state: "not-met", because: { ...because, code: "recorded-as-no", field } };
    case "blank":
      return asLong(cannotCheck(use, "not-recorded", { field }));
    case "unreadable":
      return asLong(checkEntry(use, { code: "answer-unreadable", field }));
  }
}
