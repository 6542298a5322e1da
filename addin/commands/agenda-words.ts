import { agendaReminders, type Agenda, type RecordsWanting } from "../../shared/audit/agenda.ts";
import type { AgendaChild } from "../../shared/audit/agenda-cases.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import { stateWords, statusWords } from "../../shared/checks/words.ts";
import type { Result } from "../../shared/contract/results.ts";
import { sectionInWords } from "../../shared/policy/section.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import { caseTable, childWords, type CaseWording } from "./agenda-case-words.ts";
import { dayFacts } from "./agenda-day-words.ts";
import type { AgendaDocument, AgendaSection } from "./agenda-document.ts";
import { samePersonWords } from "./same-person.ts";

/** What stands on every page beside the agenda. */
export interface AgendaWording extends CaseWording {
  readonly marking: string;
  /** What the council sets is not known: the marking is the one that most set. */
  readonly isUsualMarking: boolean;
  /** Absent where the service could not say who is here. */
  readonly drawnBy: string | undefined;
  /** Whether this person has asked for the supervision of workers to be checked. */
  readonly checksSupervision: boolean;
  /** Whether anything on the pages is hidden, or would be, while names are hidden. */
  readonly namesChildren: boolean;
}

/** One worker's page. */
export function agendaDocument(wording: AgendaWording, agenda: Agenda): AgendaDocument {
  const { asAt } = wording.source.outcome;
  return {
    title: titleOf(agenda),
    facts: [...dayFacts(agenda, wording.source.outcome.choices), ...samePersonWords(wording, agenda.worker)],
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
