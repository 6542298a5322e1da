import { tablesOf } from "../../shared/checks/tables-of.ts";
import { statusWords } from "../../shared/checks/words.ts";
import { worstFirst } from "../../shared/checks/worst-first.ts";
import type { Result } from "../../shared/contract/results.ts";
import type { RowPointer } from "../../shared/contract/table-parts.ts";
import type { State, SubjectKind } from "../../shared/contract/vocabulary.ts";
import { cellPosition, columnIndex } from "../../shared/tracker/columns.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { Place } from "../../shared/tracker/read-table.ts";
import { layoutOf } from "../../shared/tracker/table-id.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { belowTable } from "./below-table.ts";
import { absencesOf, absenceWords } from "./absence-words.ts";
import type { Checked } from "./check.ts";
import { writtenIn } from "./child-names.ts";
import { asksHowLongAgo, isForTheCouncil, knownChecks } from "./known-checks.ts";
import { fallsDueSoon, findingKey } from "./summary-words.ts";

/** What a person reads about one result, and where it stands. */
export interface ListedFinding {
  readonly key: string;
  readonly state: State;
  readonly check: string;
  /** The check as the policy names it. */
  readonly title: string;
  /** The one row, worker or team that it is about: several findings may be about the same. */
  readonly about: string;
  /** What that is called in the list. */
  readonly name: string;
  /** Whose case it is, or whose supervision; absent where nobody is named. */
  readonly worker?: string;
  readonly words: string;
  readonly result: Result;
  /** Absent where no cell is its own: a team has none. */
  readonly at?: FindingPlace;
  /** The absence that is recorded of the worker, where nothing that counts is recorded since. */
  readonly absence?: string;
  /** Why its row has no status, where the others of its table have one. */
  readonly unmarked?: string;
}

interface FindingPlace {
  readonly sheet: string;
  /** From 1, as the sheet shows it. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
}

/** Cases and supervision apart: the one is the team's daily list, the other a matter between two people. */
export interface Findings {
  readonly cases: readonly ListedFinding[];
  readonly supervision: readonly ListedFinding[];
  /** Cases that are met and fall due soon: listed only for whoever asks for what falls due. */
  readonly soon: readonly ListedFinding[];
}

/** Everything but what is met and what only the council can settle, the worst first. */
export function listedFindings(checked: Checked): Findings {
  const { outcome } = checked;
  const workers = workersByRow(checked.understood);
  const checks = knownChecks(outcome);
  const absences = absencesOf(checked);
  const isOfClock = ({ check }: Result): boolean => checks.size === 0 || asksHowLongAgo(checks.get(check));
  const fallsDue = fallsDueSoon(outcome.asAt);
  const isSoon = (result: Result): boolean => result.subject.kind === "case" && fallsDue(result) && isOfClock(result);
  const nameOf = namer(checked);
  const placeOf = placer(checked);
  const unmarkedOf = belowTable(checked);
  const listed = outcome.results
    .filter((result) => (result.state !== "met" || isSoon(result)) && !isForTheCouncil(result))
    .toSorted(worstFirst)
    .map((result): ListedFinding => {
      const { check, state, subject } = result;
      const about = placeKey(subject.tableId, subject.rowId);
      const worker = workers.get(about);
      const place = checked.understood.places.get(about);
      const at = place && placeOf(result, place);
      const away = absences.get(about);
      const absence = away && absenceWords(result, away, outcome.asAt);
      const unmarked = place && unmarkedOf(result, place);
      return {
        ...{ key: findingKey(result), state, check, about, words: statusWords(result), result },
        title: checks.get(check)?.title ?? check,
        name: nameOf(result, { worker, place }),
        ...(worker === undefined ? {} : { worker }),
        ...(at === undefined ? {} : { at }),
        ...(absence === undefined ? {} : { absence }),
        ...(unmarked === undefined ? {} : { unmarked }),
      };
    });
  return {
    cases: listed.filter(({ result, state }) => result.subject.kind === "case" && state !== "met"),
    soon: listed.filter(({ state }) => state === "met"),
    supervision: listed.filter(({ result }) => result.subject.kind !== "case"),
  };
}

/** "Supervision of X" and never X alone: nobody is overdue. */
function namer({ understood }: Checked): (result: Result, of: Whose) => string {
  // Without a column of references a row is known by the child's name, which is shown beside it or not at all.
  const writtenOf = writtenIn({ understood });
  return ({ subject }, { worker, place }) => {
    const { kind, ref = "a worker without a name" } = subject;
    return names[kind]({ whose: worker ?? ref, ref, number: place?.row ?? "", written: writtenOf(subject) });
  };
}

/** What else is known of the row that a result is about. */
interface Whose {
  readonly worker: string | undefined;
  readonly place: Place | undefined;
}

interface Named {
  readonly whose: string;
  readonly ref: string;
  /** The row's. */
  readonly number: number | "";
  /** The reference as written. */
  readonly written: string | undefined;
}

const names: Readonly<Record<SubjectKind, (of: Named) => string>> = {
  case: ({ written, number }) => written ?? `Row ${number}`,
  worker: ({ whose }) => `Supervision of ${whose}`,
  manager: ({ whose }) => `Supervision of ${whose}`,
  session: ({ number }) => `One-to-one, row ${number}`,
  "group-session": ({ number }) => `Group session, row ${number}`,
  team: ({ ref }) => `Team ${ref}`,
};

/** The worker of a child's row, of a staff row, and of a row in a log that belongs to one person alone. */
function workersByRow({ tables }: Understood): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  const name = ({ tableId, rowId }: RowPointer, worker: string | undefined): void => {
    if (worker !== undefined) named.set(placeKey(tableId, rowId), worker);
  };
  for (const { tableId, rows } of [...tablesOf(tables, "cases"), ...tablesOf(tables, "workers")]) {
    for (const { rowId, fields } of rows) name({ tableId, rowId }, fields.worker);
  }
  const pointed = ([first, ...more]: readonly RowPointer[] = []): string | undefined =>
    first === undefined || more.length > 0 ? undefined : named.get(placeKey(first.tableId, first.rowId));
  for (const { tableId, rows } of tablesOf(tables, "sessions")) {
    for (const { rowId, workerRows } of rows) name({ tableId, rowId }, pointed(workerRows));
  }
  for (const { tableId, rows } of tablesOf(tables, "observations")) {
    for (const { rowId, workerRows, fields } of rows) name({ tableId, rowId }, pointed(workerRows) ?? fields.manager);
  }
  return named;
}

/** The cell that settles the result, or the one that says whose row it is. */
function placer({ found }: Checked): (result: Result, place: Place) => FindingPlace {
  const columns = new Map<string, number>();
  const columnOf = (tableId: string, layout: TableLayout | undefined, fields: Fields): number => {
    const key = [tableId, ...fields].join(" ");
    const column = columns.get(key) ?? columnIn(layout, fields);
    columns.set(key, column);
    return column;
  };
  return ({ because, subject: { kind, tableId } }, { sheet, row }) => {
    const layout = layoutOf(found.layouts, tableId);
    const fields = [because.field, because.anchor?.field];
    // A worker named above the children has each detail in a cell of its own.
    const above = kind === "worker" && layout?.holds === "mixed" ? cellAbove(layout, fields) : undefined;
    return above === undefined ? { sheet, row, column: columnOf(tableId, layout, fields) } : { sheet, ...above };
  };
}

type Fields = readonly (string | undefined)[];

const identities = ["lastDiscussion", "caseRef", "worker", "sessionDate", "groupDate", "manager", "team"];

function columnIn(layout: TableLayout | undefined, fields: Fields): number {
  const letters = [...fields, ...identities].map((field) => (field === undefined ? undefined : layout?.columns[field]));
  return columnIndex(letters.find((each) => each !== undefined) ?? "A");
}

function cellAbove(
  { cells = {} }: TableLayout,
  fields: Fields,
): { readonly row: number; readonly column: number } | undefined {
  const cell = [...fields, ...identities]
    .map((field) => (field === undefined ? undefined : cells[field]))
    .find((each) => each !== undefined);
  const position = cellPosition(cell ?? "");
  return position && { row: position.row + 1, column: position.column };
}
