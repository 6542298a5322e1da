import type { EightWeeks, SupervisionDue, Week, WeeksOfCases } from "../../shared/audit/eight-weeks.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import { statusWords } from "../../shared/checks/words.ts";
import { childBesideName, childName, type CaseWording } from "./agenda-case-words.ts";
import type { AgendaDocument, AgendaSection, AgendaTable } from "./agenda-document.ts";
import type { AgendaWording } from "./agenda-words.ts";

/** "15 Sep 2025", and what is off that week. */
export function weekWords({ monday, closed, workingDays }: Week): string {
  const days = closed.map(({ on, why }) => `${dayInWords(on)} ${why === "bank-holiday" ? "bank holiday" : "closed"}`);
  const left = workingDays === undefined ? ["bank holidays not known"] : days;
  return left.length === 0 ? dayInWords(monday) : `${dayInWords(monday)} (${left.join(", ")})`;
}

/** The chart in words, and what stands in no column of it. */
export function weeksSentences({ cases, weeks }: EightWeeks): readonly string[] {
  const ahead = cases.byWeek.map(({ length }) => length);
  const total = ahead.reduce((sum, count) => sum + count, 0);
  const most = Math.max(...ahead);
  const fullest = weeks[ahead.indexOf(most)];
  const last = weeks.at(-1);
  return [
    `${counted(cases.overdue.length, "discussion is", "discussions are")} overdue now. ${counted(total, "more falls", "more fall")} due by ${last === undefined ? "then" : dayInWords(last.sunday)}.`,
    ...(most > 0 && fullest !== undefined
      ? [`The fullest week is that of ${dayInWords(fullest.monday)}, with ${most}.`]
      : []),
    ...(cases.cannotCheck.length === 0
      ? []
      : [`${counted(cases.cannotCheck.length, "case", "cases")} cannot be checked, so no week is known: see Check.`]),
    ...(cases.later.length === 0 ? [] : [`${counted(cases.later.length, "case falls", "cases fall")} due later.`]),
    "A case stands in the week of the last day on which its limit is still met. Leave and bank holidays never move it.",
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A row a worker, a column for what is overdue now and one a week. A case of several workers stands with each; the total counts it once. */
export function casesTable({ weeks, workers, cases }: EightWeeks): AgendaTable {
  const figures = (own: WeeksOfCases): string[] => [own.overdue, ...own.byWeek].map(({ length }) => String(length));
  return {
    headings: ["Worker", "Overdue now", ...weeks.map(weekWords)],
    naming: 1,
    rows: [
      ...workers
        .filter(({ worker }) => worker.rows.size > 0)
        .map(({ worker: { label }, cases: own }) => [label ?? "No worker named", ...figures(own)]),
      ["All", ...figures(cases)],
    ],
  };
}

/** When each worker's next one-to-one is due. */
export function supervisionTable({ workers, weeks }: EightWeeks): AgendaTable | undefined {
  const rows = workers.flatMap(({ worker, supervision }) =>
    supervision === undefined
      ? []
      : [[worker.label ?? "No worker named", placeWords(supervision, weeks), `${statusWords(supervision.result)}.`]],
  );
  return rows.length === 0 ? undefined : { headings: ["Supervision of", "Week", "Why"], naming: 1, rows };
}

function placeWords({ place }: SupervisionDue, weeks: readonly Week[]): string {
  if (place === "overdue") return "Overdue now";
  if (place === "cannot-check") return "Cannot be checked";
  const week = place === "later" ? undefined : weeks[place.week];
  return week === undefined ? "Later" : dayInWords(week.monday);
}

/** Which cases each week is about, a section a week; weeks in which nothing falls due are left out. */
export function weekSections(wording: CaseWording, { cases, weeks }: EightWeeks): readonly AgendaSection[] {
  const lines = [
    { heading: "Overdue now", due: cases.overdue },
    ...weeks.map((week, index) => ({ heading: `Week of ${weekWords(week)}`, due: cases.byWeek[index] ?? [] })),
  ];
  return lines
    .filter(({ due }) => due.length > 0)
    .map(({ heading, due }) => ({
      heading: `${heading}: ${due.length}`,
      sentences: due.map(
        ({ child, lastDay }) =>
          `${childWithName(wording, child)}, limit ${dayInWords(lastDay)}${heldBy(wording, child)}.`,
      ),
    }));
}

function childWithName(wording: CaseWording, child: Parameters<typeof childName>[1]): string {
  return [childBesideName(wording, child), childName(wording, child)].filter((part) => part !== undefined).join(" ");
}

function heldBy({ workers }: CaseWording, { rows }: Parameters<typeof childName>[1]): string {
  const held = workers.filter((worker) => rows.some((row) => worker.rows.has(row)));
  const labels = held.map(({ label }) => label ?? "no worker named");
  return labels.length === 0 ? "" : `, ${labels.join(" and ")}`;
}

export function weeksDocument(wording: AgendaWording, eight: EightWeeks): AgendaDocument {
  const supervision = supervisionTable(eight);
  const { asAt } = wording.source.outcome;
  return {
    title: "What falls due in eight weeks",
    facts: weeksSentences(eight),
    sections: [
      { heading: "Discussions by worker and week", sentences: [], table: casesTable(eight) },
      ...(supervision === undefined ? [] : [{ heading: "Supervision", sentences: [], table: supervision }]),
      ...weekSections(wording, eight),
    ],
    marking: wording.marking,
    drawn: `As at ${dayInWords(asAt)}. Drawn by ${wording.drawnBy ?? "somebody who is not signed in"}.`,
  };
}
