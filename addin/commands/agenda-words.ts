import { agendaReminders, type Agenda, type Away, type RecordsWanting } from "../../shared/audit/agenda.ts";
import type { AgendaChild } from "../../shared/audit/agenda-cases.ts";
import type { SessionDays } from "../../shared/audit/agenda-days.ts";
import { isWorkingDay } from "../../shared/calendar/working-days.ts";
import { closureDays, type ClosedDay } from "../../shared/audit/agenda-closures.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import { stateWords, statusWords } from "../../shared/checks/words.ts";
import type { Result } from "../../shared/contract/results.ts";
import { sectionInWords } from "../../shared/policy/section.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import { caseTable, childWords, type CaseWording } from "./agenda-case-words.ts";
import type { AgendaDocument, AgendaSection } from "./agenda-document.ts";

/** What stands on every page beside the agenda. */
export interface AgendaWording extends CaseWording {
  readonly marking: string;
  /** What the council sets is not known: the marking is the one that most set. */
  readonly isUsualMarking: boolean;
  /** Absent where the service could not say who is here. */
  readonly drawnBy: string | undefined;
  /** Whether this person has asked for the supervision of workers to be checked. */
  readonly checksSupervision: boolean;
}

/** One worker's page. */
export function agendaDocument(wording: AgendaWording, agenda: Agenda): AgendaDocument {
  const { asAt } = wording.source.outcome;
  return {
    title: titleOf(agenda),
    facts: factsOf(wording, agenda),
    sections: [
      ...caseSections(wording, agenda),
      recordSection(wording, agenda.records),
      entrySection(wording, agenda),
      supervisionSection(wording, agenda),
      reminderSection(wording),
    ].filter(({ sentences, table }) => sentences.length > 0 || table !== undefined),
    marking: wording.marking,
    drawn: `As at ${dayInWords(asAt)}. Drawn by ${wording.drawnBy ?? "somebody who is not signed in"}.`,
  };
}

function titleOf({ worker: { label } }: Agenda): string {
  return label === undefined ? "Agenda: cases with no worker named" : `Agenda: supervision of ${label}`;
}

const onWords: Readonly<Record<SessionDays["onFrom"], string>> = {
  booked: "booked",
  due: "the last working day on which it is due",
  today: "today, since no later day is booked or due",
  chosen: "as you chose",
};

const afterWords: Readonly<Record<SessionDays["afterFrom"], string>> = {
  booked: "booked",
  limit: "the last day that the policy allows",
  "social-worker": "the policy's limit for a social worker, since no interval of theirs is known: choose the day",
  "eight-weeks": "eight weeks later, since the policy gives no interval: choose the day",
  chosen: "as you chose",
};

function factsOf(
  { source: { outcome } }: AgendaWording,
  { worker, days, away, closed, soonestAgain }: Agenda,
): string[] {
  const { on, onFrom, after, afterFrom } = days;
  const offDay = isWorkingDay(on, closureDays(outcome.choices)) === false;
  return [
    `Supervision on ${dayInWords(on)} (${onWords[onFrom]}). The one after: ${dayInWords(after)} (${afterWords[afterFrom]}).`,
    ...(offDay ? [`${dayInWords(on)} is not a working day: choose another.`] : []),
    ...(worker.hasLeft
      ? [`${worker.label ?? "This worker"} is recorded as having left: these cases need a worker.`]
      : []),
    ...(away === undefined ? [] : [awayWords(away)]),
    ...closedWords(closed),
    ...(soonestAgain === undefined
      ? []
      : [
          `A case discussed on ${dayInWords(on)} falls due again by ${dayInWords(soonestAgain)}, before the session after: plan that one sooner.`,
        ]),
  ];
}

function awayWords({ since, until, unreadable }: Away): string {
  if (unreadable) return "Leave or absence: an entry cannot be read. Clocks run on.";
  const from = since === undefined ? "" : ` from ${dayInWords(since)}`;
  const to = until === undefined ? ", no last day recorded" : ` until ${dayInWords(until)}`;
  return `Recorded as absent${from}${to}. Clocks run on.`;
}

function closedWords(closed: readonly ClosedDay[] | undefined): string[] {
  if (closed === undefined) return ["Which days are bank holidays is not known for all of this time."];
  if (closed.length === 0) return [];
  const days = closed.map(({ on, why }) => `${dayInWords(on)} (${why === "bank-holiday" ? "bank holiday" : "closed"})`);
  return [`No working days: ${days.join(", ")}. Clocks run on.`];
}

function caseSections(wording: AgendaWording, agenda: Agenda): AgendaSection[] {
  const { cases, inDate, exempt, worker } = agenda;
  const { asAt } = wording.source.outcome;
  const section = (heading: string, reasons: readonly string[]): AgendaSection[] => {
    const own = cases.filter(({ reason }) => reasons.includes(reason));
    if (own.length === 0) return [];
    return [{ heading: `${heading}: ${own.length}`, sentences: [], table: caseTable(wording, own, worker, asAt) }];
  };
  const { length } = inDate;
  const rest = [
    ...(length === 0
      ? []
      : [`${length} other ${length === 1 ? "case is" : "cases are"} in date until the session after.`]),
    ...(exempt.length === 0 ? [] : [`Exempt for a time: ${listed(wording, exempt)}.`]),
    ...(cases.length + length + exempt.length === 0 ? ["No open case is recorded here."] : []),
  ];
  return [
    ...section("Late, or late before the session after", ["late", "late-by-then", "due-before-next"]),
    ...section("Cannot be checked", ["cannot-check"]),
    ...section("The aim alone passes", ["aim"]),
    { heading: "The other cases", sentences: rest },
  ];
}

function listed(wording: AgendaWording, children: readonly AgendaChild[]): string {
  return children.map((child) => childWords(wording, child)).join(", ");
}

/** One sentence a check: a reference may stand in several. */
function recordSection(wording: AgendaWording, records: readonly RecordsWanting[]): AgendaSection {
  const checks = [...new Set(records.map(({ check }) => check))];
  const sentences = checks.map(({ id, title, section }) => {
    const parts = records
      .filter(({ check }) => check.id === id)
      .map(({ state, children }) => `${recordWords(state)}: ${listed(wording, children)}`);
    return `${title} (${sectionInWords(section)}). ${parts.join(". ")}.`;
  });
  return { heading: "What is not on record", sentences };
}

function recordWords(state: RecordsWanting["state"]): string {
  return state === "met" ? "To be recorded before the session after" : stateWords(state);
}

function entrySection({ names }: AgendaWording, { entries }: Agenda): AgendaSection {
  const sentences = entries.map(({ sheet, cell, text, expected }) => {
    // What is typed in a cell may be a name.
    const says = names === undefined ? "" : ` says “${text}”`;
    return `${cell} of ${sheet}${says}. ${expected}`;
  });
  return { heading: "Entries to settle", sentences };
}

function supervisionSection(wording: AgendaWording, { supervision, worker }: Agenda): AgendaSection {
  const heading = "Supervision and the agreement";
  if (!wording.checksSupervision) {
    return { heading, sentences: ["Not checked, since you have not asked for supervision to be checked."] };
  }
  if (supervision === undefined) {
    if (worker.label === undefined) return { heading, sentences: [] };
    return { heading, sentences: [`The worker list has nobody called ${worker.label}: nothing of it can be checked.`] };
  }
  const { agreement, others } = supervision;
  const none = agreement.length === 0 ? ["No agreement can be read for this worker."] : [];
  return { heading, sentences: [...[...others, ...agreement].map(resultWords(wording)), ...none] };
}

function resultWords({ source: { policy }, places }: AgendaWording): (result: Result) => string {
  return (result) => {
    const { check, subject, because } = result;
    const title = policy.checks.find(({ id }) => id === check)?.title ?? check;
    const place = places.get(placeKey(subject.tableId, subject.rowId));
    // A worker may have many of these, told apart by their rows alone.
    const row = subject.kind === "session" && place !== undefined ? `, row ${place.row} of ${place.sheet}` : "";
    return `${title} (${sectionInWords(because.section)}${row}): ${statusWords(result)}.`;
  };
}

function reminderSection({ source: { policy } }: AgendaWording): AgendaSection {
  const sentences = agendaReminders(policy).map(({ section, does }) => `${does} (${sectionInWords(section)})`);
  return { heading: "Also in the policy", sentences };
}
