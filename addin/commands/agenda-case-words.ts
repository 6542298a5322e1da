import type { AgendaCase, AgendaChild } from "../../shared/audit/agenda-cases.ts";
import type { AgendaSource, AgendaWorker } from "../../shared/audit/agenda-workers.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { caseBeginnings } from "../../shared/checks/case-dates.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import { statusWords } from "../../shared/checks/words.ts";
import type { Result } from "../../shared/contract/results.ts";
import { keyOf } from "../../shared/contract/row-key.ts";
import type { CaseFields } from "../../shared/contract/tables.ts";
import { sectionInWords } from "../../shared/policy/section.ts";
import type { Place } from "../../shared/tracker/read-table.ts";
import type { AgendaTable } from "./agenda-document.ts";

/** What the words of a case are made of beside the agenda itself. */
export interface CaseWording {
  readonly source: AgendaSource;
  readonly places: ReadonlyMap<string, Place>;
  /** Absent while names are hidden. */
  readonly names: ReadonlyMap<string, string> | undefined;
  readonly workers: readonly AgendaWorker[];
  /** What is written in each row of children, by its key. */
  readonly entries: ReadonlyMap<string, CaseFields>;
}

/** The reference as it is written, or the row where none is: what stands in its place may be a name. */
export function childWords(
  { places, names }: Pick<CaseWording, "places" | "names">,
  { rows, ref }: AgendaChild,
): string {
  const place = places.get(rows[0]);
  const written = ref ?? (names === undefined ? undefined : place?.ref) ?? "";
  return written === "" ? `Row ${place?.row ?? ""} of ${place?.sheet ?? "the tracker"}` : written;
}

/** The child's name, where names are shown and the tracker has it. */
export function childName({ names }: Pick<CaseWording, "names">, { rows }: AgendaChild): string | undefined {
  return rows.map((row) => names?.get(row)).find((name) => name !== undefined);
}

/** The same words beside the name: where a row is known by the name alone, the name is not said twice. */
export function childBesideName({ places, names }: Pick<CaseWording, "places" | "names">, child: AgendaChild): string {
  const name = childName({ names }, child);
  const isSaid = name?.includes(places.get(child.rows[0])?.ref.trim() ?? "") === true;
  return childWords({ places, names: isSaid ? undefined : names }, child);
}

/** One line a case. The name has a column of its own only where names are shown and the tracker has them. */
export function caseTable(
  wording: CaseWording,
  cases: readonly AgendaCase[],
  worker: AgendaWorker,
  asAt: PlainDate,
): AgendaTable {
  const { names } = wording;
  const hasNames = names !== undefined && names.size > 0;
  return {
    headings: ["Case", ...(hasNames ? ["Name"] : []), "Last discussed", "Limit", "Why", "Policy"],
    naming: hasNames ? 2 : 1,
    rows: cases.map((one) => [
      childBesideName(wording, one.child),
      ...(hasNames ? [childName(wording, one.child) ?? ""] : []),
      lastTimeWords(one.result),
      limitWords(one.result),
      [
        reasonWords(one, asAt),
        ...one.besides.map((result) => `${statusWords(result)} (${sectionInWords(result.because.section)}).`),
        ...entryWords(
          one.child.rows.flatMap((row) => wording.entries.get(row) ?? []),
          asAt,
        ),
        ...otherWords(wording, one, worker),
      ].join(" "),
      sectionInWords(one.result.because.section),
    ]),
  };
}

function lastTimeWords({ because: { anchor } }: Result): string {
  if (anchor === undefined || caseBeginnings.has(anchor.field)) return "Not recorded";
  return `${dayInWords(anchor.on)}${anchor.group ? " (group)" : ""}`;
}

function limitWords({ dueOn }: Result): string {
  return dueOn === undefined ? "Not known" : dayInWords(dueOn);
}

function reasonWords({ reason, result, from }: AgendaCase, asAt: PlainDate): string {
  switch (reason) {
    case "late":
      return `${daysOverdue(result)}.`;
    case "late-by-then":
      return "Late before this supervision: discuss it sooner.";
    case "due-before-next":
      return "Late before the session after.";
    case "cannot-check":
      return `${from > asAt ? `From ${dayInWords(from)}: ` : ""}${statusWords(result)}.`;
    case "aim":
      return from > asAt ? `The aim, ${aimWords(result)}, passes before then.` : `Past the aim of ${aimWords(result)}.`;
  }
}

function daysOverdue({ daysOverdue: days = 0 }: Result): string {
  return `Overdue ${days} ${days === 1 ? "day" : "days"}`;
}

function aimWords({ aimOn }: Result): string {
  return aimOn === undefined ? "the policy" : dayInWords(aimOn);
}

/** What else the tracker says that helps the discussion along. */
function entryWords(rows: readonly CaseFields[], asAt: PlainDate): string[] {
  const agreed = rows.map(({ agreedInterval }) => agreedInterval).find((entry) => entry?.kind === "number");
  const seen = rows.flatMap(({ lastSeen }) => (lastSeen?.kind === "dates" ? lastSeen.dates.map(({ on }) => on) : []));
  // A day ahead is no visit yet, and an entry to settle.
  const seenOn = seen
    .filter((on) => on <= asAt)
    .toSorted()
    .at(-1);
  return [
    ...(agreed?.kind === "number" ? [`Agreed: every ${agreed.value} ${agreed.value === 1 ? "week" : "weeks"}.`] : []),
    ...(seenOn === undefined ? [] : [`Seen ${dayInWords(seenOn)}.`]),
  ];
}

/** Who else has the case. */
function otherWords({ workers }: CaseWording, { child }: AgendaCase, worker: AgendaWorker): string[] {
  return workers
    .filter(({ key, rows }) => key !== worker.key && child.rows.some((row) => rows.has(row)))
    .map(({ label }) => (label === undefined ? "Also in a row without a worker." : `Also with ${label}.`));
}

export function entriesByRow({ tables }: Pick<AgendaSource, "tables">): ReadonlyMap<string, CaseFields> {
  return new Map(
    tablesOf(tables, "cases").flatMap(({ tableId, rows }) =>
      rows.map(({ rowId, fields }) => [keyOf({ tableId, rowId }), fields] as const),
    ),
  );
}
