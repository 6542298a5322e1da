import { comparableTeam, teamsOf } from "../checks/teams.ts";
import type { GroupTable, ObservationTable, SessionTable } from "../contract/log-tables.ts";
import { keyOf } from "../contract/row-key.ts";
import type { WireTable } from "../contract/tables.ts";
import type { AgreementTable, WorkerTable } from "../contract/worker-table.ts";

export interface TeamRows {
  readonly tables: WireTable[];
  readonly rows: number;
  /** Rows of other teams, or of none, that are not sent. */
  readonly unsent: number;
}

/**
 * The rows of one team, and of what is written of its workers: a submission is one team's. All of them where the tracker
 * names no team; where it names one, to whoever holds one. Rows without a team go only with the one team that is held, or
 * where their table has no place for it and no other team is named.
 */
export function rowsOfTeam(tables: readonly WireTable[], teamName: string, teamsHeld: number): TeamRows {
  const all = rowCount(tables);
  const listed = tables.flatMap(labelsOf);
  const cells = tables.flatMap(groupLabelsOf);
  const { names } = teamsOf(listed, cells, true);
  const holdsOne = teamsHeld <= 1;
  if (names.length === 0 || (holdsOne && names.length === 1)) return { tables: [...tables], rows: all, unsent: 0 };
  const teams = teamsOf([...listed, teamName], cells, true);
  const own = comparableTeam(teamName);
  const isAlone = names.every((name) => comparableTeam(name) === own);
  const ownIn = (table: WireTable): IsOwn => {
    const goesWithout = holdsOne || (isAlone && !(table.mappedFields as readonly string[]).includes("team"));
    return (label = "") => comparableTeam(label) === own || (goesWithout && comparableTeam(label) === "");
  };
  const people = peopleWith(tables, ownIn);
  const sent = tables.map((table): WireTable => {
    const isOwn = ownIn(table);
    switch (table.holds) {
      case "cases":
      case "audits":
        return { ...table, rows: table.rows.filter(({ fields }) => isOwn(fields.team)) };
      case "groups":
        return groupsOf(table, isOwn, (cell) => teams.in(cell).find(isOwn));
      case "workers":
        return workersAmong(table, people, isOwn);
      case "agreements":
        return { ...table, rows: namedAmong(table, people, isOwn()) };
      case "sessions":
        return { ...table, rows: namedAmong(table, people, isOwn()) };
      case "observations":
        return { ...table, rows: namedAmong(table, people, isOwn()) };
    }
  });
  return { tables: sent, rows: rowCount(sent), unsent: all - rowCount(sent) };
}

type IsOwn = (label?: string) => boolean;

function rowCount(tables: readonly WireTable[]): number {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Teams as written on the rows of children, workers and audits. */
function labelsOf(table: WireTable): string[] {
  if (table.holds !== "cases" && table.holds !== "workers" && table.holds !== "audits") return [];
  return table.rows.flatMap(({ fields }) => fields.team ?? []);
}

function groupLabelsOf(table: WireTable): string[] {
  return table.holds === "groups" ? table.rows.flatMap(({ fields }) => fields.team ?? []) : [];
}

/** Everybody with a row in the team, by the first row of the name. */
function peopleWith(tables: readonly WireTable[], ownIn: (table: WireTable) => IsOwn): ReadonlySet<string> {
  const people = tables.flatMap((table) => {
    const isOwn = ownIn(table);
    return table.holds === "workers"
      ? table.rows.filter(({ fields }) => isOwn(fields.team)).map((row) => personOf(table, row))
      : [];
  });
  return new Set(people);
}

function personOf({ tableId }: WorkerTable, { rowId, sameAs }: WorkerTable["rows"][number]): string {
  return keyOf(sameAs ?? { tableId, rowId });
}

/** Every row of the team's people: what another team wrote of them counts too, but not that team. */
function workersAmong(table: WorkerTable, people: ReadonlySet<string>, isOwn: IsOwn): WorkerTable {
  const rows = table.rows.flatMap((row) => {
    if (!people.has(personOf(table, row))) return [];
    if (isOwn(row.fields.team)) return [row];
    const fields = { ...row.fields };
    delete fields.team;
    return [{ ...row, fields }];
  });
  return { ...table, rows };
}

/** Rows that name somebody of the team, though the name may fit others too; of nobody known, where such rows go too. */
function namedAmong<Table extends AgreementTable | SessionTable | ObservationTable>(
  { rows }: Table,
  people: ReadonlySet<string>,
  goesWithout: boolean,
): Table["rows"][number][] {
  return rows.filter(({ workerRows = [] }) =>
    workerRows.length === 0 ? goesWithout : workerRows.some((row) => people.has(keyOf(row))),
  );
}

/** A session of several teams is sent as one of this team alone. */
function groupsOf(table: GroupTable, isOwn: IsOwn, ownIn: (cell: string) => string | undefined): GroupTable {
  const rows = table.rows.flatMap((row) => {
    if (row.fields.team === undefined) return isOwn() ? [row] : [];
    const team = ownIn(row.fields.team);
    return team === undefined ? [] : [{ ...row, fields: { ...row.fields, team } }];
  });
  return { ...table, rows };
}
