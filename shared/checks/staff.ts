import { plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { SessionFields } from "../contract/log-tables.ts";
import type { Exclusion } from "../contract/results.ts";
import { keyOf } from "../contract/row-key.ts";
import type { WireTable } from "../contract/tables.ts";
import type { AgreementTable, WorkerFields, WorkerRow, WorkerTable } from "../contract/worker-table.ts";
import { dayOf, earliest } from "./entries.ts";
import { tablesOf } from "./tables-of.ts";

/** One worker in scope: the first row of the name, and what all rows, the agreement and the logs say of it. */
export interface Person {
  readonly tableId: string;
  readonly rowId: string;
  readonly label: string | undefined;
  /** The fields of the first row, and those of the agreement that the row's own table does not have. */
  readonly fields: WorkerFields;
  /** The first row, with what its agreement says besides, and every further row of the same name. */
  readonly rows: WorkerFields[];
  /** The rows of the session logs that are this person's, and those whose name fits this person among others. */
  readonly sessions: readonly SessionFields[];
  readonly uncertainSessions: readonly SessionFields[];
  /** Every field that a table joined to the worker maps. */
  readonly mapped: ReadonlySet<string>;
}

export interface Staff {
  readonly people: readonly Person[];
  readonly exclusions: readonly Exclusion[];
  /** The names of teams of everybody in scope, as they are written. */
  readonly teams: readonly string[];
  /** The last day before a row of this name comes into scope or leaves it. */
  readonly sameUntil: ReadonlyMap<string, PlainDate>;
  readonly keyOf: (person: Person) => string;
  /** The tables of the worker list, with what each maps together with the tables that are joined to it. */
  readonly lists: readonly { readonly tableId: string; readonly mapped: ReadonlySet<string> }[];
}

/** The tests of a row run in the order left, not started, exempt, duplicate. */
export function staffOf(tables: readonly WireTable[], asAt: PlainDate): Staff {
  const joined = joinedTables(tables);
  const byKey = new Map<string, Person>();
  const keys = new Map<Person, string>();
  const exclusions: Exclusion[] = [];
  const teams: string[] = [];
  const sameUntil = new Map<string, PlainDate>();

  const place = (table: WorkerTable, row: WorkerRow): Exclusion["reason"] | undefined => {
    const { tableId } = table;
    const key = keyOf(row.sameAs ?? { tableId, rowId: row.rowId });
    const agreement = joined.agreements.get(key);
    const fields: WorkerFields = { ...agreement, ...row.fields };
    const changes = scopeStandsUntil(fields, asAt);
    if (changes !== undefined) sameUntil.set(key, earliest(changes, sameUntil.get(key)) ?? changes);
    const reason = outOfScope(fields, asAt);
    if (reason !== undefined) return reason;
    if (row.fields.team !== undefined) teams.push(row.fields.team);
    const first = byKey.get(key);
    if (first !== undefined) {
      first.rows.push(row.fields);
      return "duplicate";
    }
    const person: Person = {
      tableId,
      rowId: row.rowId,
      label: fields.worker,
      fields,
      rows: [fields],
      sessions: joined.sessions.get(key) ?? [],
      uncertainSessions: joined.uncertain.get(key) ?? [],
      mapped: joined.mappedWith(table),
    };
    byKey.set(key, person);
    keys.set(person, key);
    return undefined;
  };

  const lists = tablesOf(tables, "workers");
  for (const table of lists) {
    for (const row of table.rows) {
      const reason = place(table, row);
      if (reason !== undefined) exclusions.push({ tableId: table.tableId, rowId: row.rowId, reason });
    }
  }
  return {
    people: [...byKey.values()],
    exclusions,
    teams,
    sameUntil,
    keyOf: (one) => keys.get(one) ?? "",
    lists: lists.map((table) => ({ tableId: table.tableId, mapped: joined.mappedWith(table) })),
  };
}

function outOfScope({ leftDate, startDate, exemptReason, exemptUntil }: WorkerFields, asAt: PlainDate) {
  const left = dayOf(leftDate);
  if (left !== undefined && left <= asAt) return "left";
  const started = dayOf(startDate);
  if (started !== undefined && started > asAt) return "not-started";
  const until = exemptReason?.kind === "recorded" ? dayOf(exemptUntil) : undefined;
  return until !== undefined && until >= asAt ? "exempt" : undefined;
}

function scopeStandsUntil({ leftDate, startDate, exemptReason, exemptUntil }: WorkerFields, asAt: PlainDate) {
  let until: PlainDate | undefined;
  for (const day of [dayOf(leftDate), dayOf(startDate)]) {
    if (day !== undefined && day > asAt) until = earliest(until, plusDays(day, -1));
  }
  const exempt = exemptReason?.kind === "recorded" ? dayOf(exemptUntil) : undefined;
  return exempt !== undefined && exempt >= asAt ? earliest(until, exempt) : until;
}

interface Joined {
  readonly agreements: ReadonlyMap<string, WorkerFields>;
  readonly sessions: ReadonlyMap<string, SessionFields[]>;
  readonly uncertain: ReadonlyMap<string, SessionFields[]>;
  readonly mappedWith: (table: WorkerTable) => ReadonlySet<string>;
}

function joinedTables(tables: readonly WireTable[]): Joined {
  const agreementTables = tablesOf(tables, "agreements");
  const sessionTables = tablesOf(tables, "sessions");
  const sessions = new Map<string, SessionFields[]>();
  const uncertain = new Map<string, SessionFields[]>();
  for (const { rows } of sessionTables) {
    for (const { workerRows = [], fields } of rows) {
      const into = workerRows.length === 1 ? sessions : uncertain;
      for (const pointer of workerRows) addTo(into, keyOf(pointer), fields);
    }
  }
  const shared = [...agreementTables, ...sessionTables].flatMap(({ mappedFields }): readonly string[] => mappedFields);
  return {
    agreements: agreementsOf(agreementTables),
    sessions,
    uncertain,
    mappedWith: ({ mappedFields }) => new Set<string>([...mappedFields, ...shared]),
  };
}

/** Of two agreements with one worker, the later; the first where they are of one day. */
function agreementsOf(tables: readonly AgreementTable[]): ReadonlyMap<string, WorkerFields> {
  const found = new Map<string, WorkerFields>();
  for (const { rows } of tables) {
    for (const { workerRows = [], fields } of rows) {
      const [pointer, ...more] = workerRows;
      if (pointer === undefined || more.length > 0) continue;
      const before = found.get(keyOf(pointer));
      const isLater = (dayOf(fields.agreementDate) ?? "") > (dayOf(before?.agreementDate) ?? "");
      if (before === undefined || isLater) found.set(keyOf(pointer), fields);
    }
  }
  return found;
}

function addTo<Value>(into: Map<string, Value[]>, key: string, value: Value): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [value]);
  else known.push(value);
}
