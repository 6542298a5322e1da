import { staffOf, type Person } from "../checks/staff.ts";
import { tablesOf } from "../checks/tables-of.ts";
import type { CheckOutcome, Exclusion } from "../contract/results.ts";
import { keyOf } from "../contract/row-key.ts";
import type { RowPointer } from "../contract/table-parts.ts";
import type { WireTable } from "../contract/tables.ts";
import type { Policy } from "../policy/policy.ts";
import type { EntryToCheck } from "../tracker/entry-to-check.ts";
import { namesFitting, tidyName } from "../tracker/names.ts";

/** A tracker that has been checked, and the edition of the policy by which it was. */
export interface AgendaSource {
  readonly policy: Policy;
  readonly outcome: CheckOutcome;
  readonly tables: readonly WireTable[];
  readonly entriesToCheck: readonly EntryToCheck[];
}

/** Whoever has a page of the agenda: a worker of the list, a name that stands beside cases only, or nobody. */
export interface AgendaWorker {
  /** The tidied name; empty for rows that name nobody. */
  readonly key: string;
  /** As first written; absent for rows that name nobody. */
  readonly label?: string;
  /** Absent where the worker list does not have the name, and where supervision was not asked for. */
  readonly person?: Person;
  /** The worker list says that they have left. */
  readonly hasLeft: boolean;
  /** Keys of every row that is theirs: children whose case is open, their own row, sessions, agreement, observations. */
  readonly rows: ReadonlySet<string>;
}

interface Gathered {
  label: string | undefined;
  person: Person | undefined;
  hasLeft: boolean;
  readonly rows: Set<string>;
}

/** By name and not by how much is theirs, since this prepares conversations; rows that name nobody come last. */
export function agendaWorkers({ tables, outcome }: Pick<AgendaSource, "tables" | "outcome">): readonly AgendaWorker[] {
  const gathered = new Map<string, Gathered>();
  const { people, exclusions, keyOf: keyOfPerson } = staffOf(tables, outcome.asAt);
  for (const person of people) {
    const key = tidyName(person.label ?? "");
    const worker = gatheredAt(gathered, key, person.label);
    if (key !== "") worker.person ??= person;
    for (const row of rowsOfPerson(keyOfPerson(person), tables)) worker.rows.add(row);
  }
  addCases(gathered, tables, outcome);
  for (const name of leavers(tables, exclusions)) {
    const worker = gathered.get(name);
    if (worker !== undefined && worker.person === undefined) worker.hasLeft = true;
  }
  return [...gathered].map(([key, found]) => workerOf(key, found)).toSorted(byName);
}

function gatheredAt(gathered: Map<string, Gathered>, key: string, label: string | undefined): Gathered {
  const known = gathered.get(key) ?? { label: undefined, person: undefined, hasLeft: false, rows: new Set() };
  if (key !== "") known.label ??= label;
  gathered.set(key, known);
  return known;
}

function addCases(
  gathered: Map<string, Gathered>,
  tables: readonly WireTable[],
  { exclusions }: Pick<CheckOutcome, "exclusions">,
): void {
  // Whoever has left, or is exempt, is still who is meant.
  const labels = new Map(namesListed(tables).map((label) => [tidyName(label), label]));
  const listed = [...labels.keys()];
  const closed = new Set(exclusions.filter(({ reason }) => reason === "closed").map(keyOf));
  for (const { tableId, rows } of tablesOf(tables, "cases")) {
    for (const { rowId, fields } of rows) {
      const row = keyOf({ tableId, rowId });
      if (closed.has(row)) continue;
      const key = keyFor(fields.worker, listed);
      gatheredAt(gathered, key, labels.get(key) ?? fields.worker).rows.add(row);
    }
  }
}

function workerOf(key: string, { label, person, hasLeft, rows }: Gathered): AgendaWorker {
  return { key, hasLeft, rows, ...(label !== undefined && { label }), ...(person !== undefined && { person }) };
}

function byName(one: AgendaWorker, other: AgendaWorker): number {
  if (one.key === "" || other.key === "") return one.key === "" ? 1 : -1;
  return (one.label ?? "").localeCompare(other.label ?? "", "en-GB");
}

function namesListed(tables: readonly WireTable[]): string[] {
  return tablesOf(tables, "workers").flatMap(({ rows }) =>
    rows.flatMap(({ fields: { worker } }) => (worker === undefined || tidyName(worker) === "" ? [] : [worker])),
  );
}

/** A name that fits one worker of the list is that worker; one that fits several stays as it is written. */
function keyFor(written: string | undefined, listed: readonly string[]): string {
  const tidied = tidyName(written ?? "");
  const [fitting, ...more] = namesFitting(tidied, listed);
  return fitting === undefined || more.length > 0 ? tidied : fitting;
}

/** The person's own rows, and those in which nobody else can be meant. */
function rowsOfPerson(first: string, tables: readonly WireTable[]): string[] {
  const isPerson = (pointers: readonly RowPointer[] = []): boolean =>
    pointers.length === 1 && pointers.every((pointer) => keyOf(pointer) === first);
  const own = tablesOf(tables, "workers").flatMap(({ tableId, rows }) =>
    rows.filter(({ rowId, sameAs }) => keyOf(sameAs ?? { tableId, rowId }) === first).map(at(tableId)),
  );
  const joined = [
    ...tablesOf(tables, "sessions"),
    ...tablesOf(tables, "agreements"),
    ...tablesOf(tables, "observations"),
  ];
  return [
    ...own,
    ...joined.flatMap(({ tableId, rows }) => rows.filter(({ workerRows }) => isPerson(workerRows)).map(at(tableId))),
  ];
}

function at(tableId: string): (row: { readonly rowId: string }) => string {
  return ({ rowId }) => keyOf({ tableId, rowId });
}

function leavers(tables: readonly WireTable[], exclusions: readonly Exclusion[]): string[] {
  const left = new Set(exclusions.filter(({ reason }) => reason === "left").map(keyOf));
  return tablesOf(tables, "workers").flatMap(({ tableId, rows }) =>
    rows.filter(({ rowId }) => left.has(keyOf({ tableId, rowId }))).map(({ fields }) => tidyName(fields.worker ?? "")),
  );
}
