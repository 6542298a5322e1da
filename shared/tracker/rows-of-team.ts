import { teamsOf } from "../checks/teams.ts";
import type { GroupTable, ObservationTable, SessionTable } from "../contract/log-tables.ts";
import type { RowPointer } from "../contract/table-parts.ts";
import type { WireTable } from "../contract/tables.ts";
import type { AgreementTable, WorkerTable } from "../contract/worker-table.ts";
import { placeKey } from "./understand.ts";

export interface TeamRows {
  readonly tables: WireTable[];
  readonly rows: number;
  /** Rows of other teams, or of none, that are not sent. */
  readonly unsent: number;
}

/**
 * The rows of one team, and of what is written of its workers: a submission is one team's. All of them where the tracker
 * names no team or only one.
 */
export function rowsOfTeam(tables: readonly WireTable[], teamName: string): TeamRows {
  const all = rowCount(tables);
  const listed = tables.flatMap(labelsOf);
  const cells = tables.flatMap(groupLabelsOf);
  if (teamsOf(listed, cells, true).names.length <= 1) return { tables: [...tables], rows: all, unsent: 0 };
  const teams = teamsOf([...listed, teamName], cells, true);
  const isOwn = (label: string | undefined): boolean => label !== undefined && comparable(label) === own;
  const own = comparable(teamName);
  const people = peopleWith(tables, isOwn);
  const sent = tables.map((table): WireTable => {
    switch (table.holds) {
      case "cases":
        return { ...table, rows: table.rows.filter(({ fields }) => isOwn(fields.team)) };
      case "audits":
        return { ...table, rows: table.rows.filter(({ fields }) => isOwn(fields.team)) };
      case "groups":
        return groupsOf(table, (cell) => teams.in(cell).find(isOwn));
      case "workers":
        return workersAmong(table, people, isOwn);
      case "agreements":
        return { ...table, rows: namedAmong(table, people) };
      case "sessions":
        return { ...table, rows: namedAmong(table, people) };
      case "observations":
        return { ...table, rows: namedAmong(table, people) };
    }
  });
  return { tables: sent, rows: rowCount(sent), unsent: all - rowCount(sent) };
}

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
function peopleWith(tables: readonly WireTable[], isOwn: (label: string | undefined) => boolean): ReadonlySet<string> {
  const people = tables.flatMap((table) =>
    table.holds === "workers"
      ? table.rows.filter(({ fields }) => isOwn(fields.team)).map((row) => personOf(table, row))
      : [],
  );
  return new Set(people);
}

function personOf({ tableId }: WorkerTable, { rowId, sameAs }: WorkerTable["rows"][number]): string {
  return keyOf(sameAs ?? { tableId, rowId });
}

function keyOf({ tableId, rowId }: RowPointer): string {
  return placeKey(tableId, rowId);
}

/** Every row of the team's people: what another team wrote of them counts too, but not that team. */
function workersAmong(
  table: WorkerTable,
  people: ReadonlySet<string>,
  isOwn: (label: string | undefined) => boolean,
): WorkerTable {
  const rows = table.rows.flatMap((row) => {
    if (!people.has(personOf(table, row))) return [];
    if (isOwn(row.fields.team)) return [row];
    const fields = { ...row.fields };
    delete fields.team;
    return [{ ...row, fields }];
  });
  return { ...table, rows };
}

/** Rows that name somebody of the team, though the name may fit others too. */
function namedAmong<Table extends AgreementTable | SessionTable | ObservationTable>(
  { rows }: Table,
  people: ReadonlySet<string>,
): Table["rows"][number][] {
  return rows.filter(({ workerRows = [] }) => workerRows.some((row) => people.has(keyOf(row))));
}

/** A session of several teams is sent as one of this team alone. */
function groupsOf(table: GroupTable, ownIn: (cell: string) => string | undefined): GroupTable {
  const rows = table.rows.flatMap((row) => {
    const team = ownIn(row.fields.team ?? "");
    return team === undefined ? [] : [{ ...row, fields: { ...row.fields, team } }];
  });
  return { ...table, rows };
}

function comparable(name: string): string {
  return name.replace(/\s+/gu, " ").trim().toLowerCase();
}
