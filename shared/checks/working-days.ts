import { plusWorkingDays } from "../calendar/working-days.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { SessionFields } from "../contract/log-tables.ts";
import type { Rearrangement } from "../policy/kinds/working-days.ts";
import { anchorOf } from "./anchor.ts";
import { answeredOn, answerOf, type AnswerEntry, type Answered } from "./answers.ts";
import { dayOf, individual, readsTheSameUntil } from "./entries.ts";
import { faultOf, faultOfBooking, type Fault } from "./fault.ts";
import { knownUnder } from "./known.ts";
import { isUndated } from "./log-row.ts";
import { byDates, cannotCheck, checkEntry, judgement, standing, type CheckInUse, type Judgement } from "./judgement.ts";

interface RecordDuty {
  readonly within: number;
  readonly clause: string;
  /** The field of the record. */
  readonly recorded: string;
}

type RecordJudge = (eventOn: PlainDate, entry: AnswerEntry | undefined, event: string) => Judgement;

interface RecordInUse extends RecordDuty {
  readonly use: CheckInUse;
  readonly words: string;
  /** Many records follow as soon as others: each distinct pair of days is judged once. By the field of the event. */
  readonly known: Map<string, Map<PlainDate, Map<PlainDate | Answered, Judgement>>>;
}

/** A record that has to follow within a number of working days of an event. */
export function recordJudge(use: CheckInUse, { within, clause, recorded }: RecordDuty): RecordJudge {
  const words = workingDaysInWords(within);
  const record: RecordInUse = { use, within, clause, recorded, words, known: new Map() };
  return (eventOn, entry, event) => judgeRecord(record, eventOn, entry, event);
}

function judgeRecord(
  record: RecordInUse,
  eventOn: PlainDate,
  entry: AnswerEntry | undefined,
  event: string,
): Judgement {
  const { use, recorded, known } = record;
  const answer = answerOf(entry, use.asAt);
  if (answer === "unreadable") return unreadableRecord(use, recorded, entry);
  const recordedOn = answeredOn(entry);
  const ofDay = knownUnder(knownUnder(known, event), eventOn);
  const key = recordedOn ?? answer;
  let judged = ofDay.get(key);
  if (judged === undefined)
    ofDay.set(key, (judged = judgeDays(record, { on: eventOn, field: event }, answer, recordedOn)));
  return judged;
}

function judgeDays(
  { use, within, clause, words, recorded: field }: RecordInUse,
  event: { readonly on: PlainDate; readonly field: string },
  answer: Answered,
  recordedOn: PlainDate | undefined,
): Judgement {
  const anchor = anchorOf(event);
  if (recordedOn !== undefined && recordedOn < event.on) {
    return checkEntry(use, { code: "before-the-discussion", field, otherOn: recordedOn }, { anchor });
  }
  if (answer === "yes" && recordedOn === undefined) return cannotCheck(use, "recorded-undated", { field, anchor });
  const dueOn = plusWorkingDays(event.on, within, use.closures);
  if (dueOn === undefined) return cannotCheck(use, "outside-known-holidays", { field, anchor });
  if (recordedOn === undefined) {
    return byDates(use, { limit: { on: dueOn, clause, words } }, { code: "not-yet-recorded", field, anchor });
  }
  const state = recordedOn <= dueOn ? "met" : "late";
  const told = { field, anchor, otherOn: recordedOn, limitInterval: words };
  return { ...judgement(use, state, "recorded-on", told), clause, dueOn };
}

export function unreadableRecord(use: CheckInUse, field: string, entry: AnswerEntry | undefined): Judgement {
  const on = answeredOn(entry);
  const fault: Fault = on === undefined ? { code: "unreadable", field } : { code: "lies-ahead", field, otherOn: on };
  return standing(checkEntry(use, fault), readsTheSameUntil([entry], use.asAt));
}

export function workingDaysInWords(days: number): string {
  return days === 1 ? "1 working day" : `${days} working days`;
}

/** A one-to-one that was changed, and the day to which it was re-arranged. */
export function rearrangementJudge(
  use: CheckInUse,
  rule: Rearrangement,
): (session: SessionFields) => Judgement | undefined {
  return (session) => {
    const { sessionDate, sessionStatus, sessionType, rearrangedTo } = session;
    if (sessionStatus?.kind !== "cancelled" || wasOfAGroup(session)) return undefined;
    if (sessionType?.kind === "unreadable") {
      return checkEntry(use, { code: "kind-unreadable", field: "sessionType" });
    }
    const field = rule.rearrangedTo;
    const fault = unlessAhead(sessionDate, use) ?? faultOfBooking(rearrangedTo, field);
    if (fault !== undefined) return checkEntry(use, fault);
    const from = dayOf(individual(sessionDate));
    if (isUndated(sessionDate) || from === undefined) return cannotCheck(use, "not-recorded", { field: "sessionDate" });
    return judgeRearranged(use, rule, session, from);
  };
}

function wasOfAGroup({ sessionType, sessionDate }: SessionFields): boolean {
  return sessionType?.kind === "group" || (sessionDate?.kind === "dates" && individual(sessionDate) === undefined);
}

/** A session may be called off before its day: a day ahead is no fault here. */
function unlessAhead(entry: SessionFields["sessionDate"], { asAt }: CheckInUse) {
  const fault = faultOf(entry, "sessionDate", asAt);
  return fault?.code === "lies-ahead" ? undefined : fault;
}

function judgeRearranged(use: CheckInUse, rule: Rearrangement, session: SessionFields, from: PlainDate): Judgement {
  const { clause, within, rearrangedTo: field } = rule;
  const to = dayOf(session.rearrangedTo);
  const anchor = anchorOf({ field: "sessionDate", on: from });
  if (to !== undefined && to < from) {
    return checkEntry(use, { code: "before-the-session", field, otherOn: to }, { anchor });
  }
  const dueOn = plusWorkingDays(from, within, use.closures);
  if (dueOn === undefined) return cannotCheck(use, "outside-known-holidays", { field: "sessionDate", anchor });
  const words = workingDaysInWords(within);
  const hasReason = session.delayReason?.kind === "recorded";
  if (to !== undefined) {
    const told = { field, anchor, limitInterval: words, otherOn: to };
    const inTime = to <= dueOn;
    const code = hasReason && !inTime ? "rearranged-late-for-a-reason" : "rearranged-to";
    const late = hasReason ? "past-aim" : "late";
    return { ...judgement(use, inTime ? "met" : late, code, told), clause, dueOn };
  }
  const open = byDates(use, { limit: { on: dueOn, clause, words } }, { code: "not-yet-rearranged", field, anchor });
  if (open.state !== "overdue" || !hasReason) return open;
  const told = { field, anchor, limitInterval: words };
  return { ...judgement(use, "past-aim", "not-yet-rearranged-for-a-reason", told), clause, dueOn };
}
