import { lastDayOf, monthOf, plusWholeMonths, type Month } from "../calendar/month.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import type { AuditFields, GroupFields } from "../contract/log-tables.ts";
import type { WireTable } from "../contract/tables.ts";
import type { TeamEvent } from "../policy/kinds/team-cadence.ts";
import { earliest, latestDay, readsTheSameUntil } from "./entries.ts";
import { faultOf, type Fault } from "./fault.ts";
import { readLogRow } from "./log-row.ts";
import type { Staff } from "./staff.ts";
import { mapsAll, tablesOf } from "./tables-of.ts";
import { teamsOf } from "./teams.ts";

/** Something that is recorded of a team: on a day or, where only that is written, in a month. */
export type Happened = { readonly fields: AuditFields | GroupFields } & (
  { readonly on: PlainDate; readonly month?: undefined } | { readonly on?: undefined; readonly month: Month }
);

/** What the logs say of one team, as at a day. */
export interface TeamLog {
  readonly name: string;
  readonly fault: Fault | undefined;
  readonly last: Happened | undefined;
  /** The last day before a plan becomes something that is held, or a worker brings a team into scope. */
  readonly until: PlainDate | undefined;
}

interface TeamRow {
  readonly team: string;
  readonly read: RowRead;
  readonly fields: AuditFields | GroupFields;
}

type RowRead = { readonly fault: Fault } | { readonly happened: Happened } | undefined;

interface TeamLogs {
  /** The first log that can be checked. */
  readonly tableId: string;
  readonly teams: readonly TeamLog[];
}

/** Undefined where no log has the fields that the check needs. */
export function teamLogs(
  { tables, staff, asAt }: { readonly tables: readonly WireTable[]; readonly staff: Staff; readonly asAt: PlainDate },
  of: TeamEvent,
  requires: readonly (readonly string[])[],
): TeamLogs | undefined {
  const logs = tablesOf(tables, of.log).filter(({ mappedFields }) => mapsAll(new Set(mappedFields), requires));
  const [first] = logs;
  if (first === undefined) return undefined;
  const rows = logs.flatMap((log) => rowsOf(log, of, asAt));
  const cells = rows.map(({ team }) => team);
  const teams = teamsOf(staff.teams, cells, of.log === "groups");
  const ofStaff = [...staff.sameUntil.values()].reduce<PlainDate | undefined>(earliest, undefined);
  const until = earliest(ofStaff, changeAhead(rows, asAt));
  return { tableId: first.tableId, teams: teams.names.map((name) => teamLog(name, rows, teams.in, until)) };
}

function teamLog(
  name: string,
  rows: readonly TeamRow[],
  teamsIn: (cell: string) => readonly string[],
  until: PlainDate | undefined,
): TeamLog {
  let fault: Fault | undefined;
  let last: Happened | undefined;
  for (const { team, read } of rows) {
    if (read === undefined || !teamsIn(team).includes(name)) continue;
    if ("fault" in read) fault ??= read.fault;
    // The lower of two rows of one day is read.
    else if (last === undefined || sortKey(read.happened) >= sortKey(last)) last = read.happened;
  }
  return { name, fault, last, until };
}

function sortKey({ on, month }: Happened): string {
  return on ?? month;
}

function rowsOf(
  log: Extract<WireTable, { holds: "groups" | "audits" }>,
  of: TeamEvent,
  asAt: PlainDate,
): readonly TeamRow[] {
  const named: TeamRow[] = [];
  if (log.holds === "groups") {
    for (const { fields } of log.rows) {
      if (fields.team !== undefined) named.push({ team: fields.team, read: readGroup(fields, asAt), fields });
    }
  } else if (of.log === "audits") {
    for (const { fields } of log.rows) {
      if (fields.team !== undefined) named.push({ team: fields.team, read: readAudit(fields, of.type, asAt), fields });
    }
  }
  return named;
}

export function groupRow(fields: GroupFields, asAt: PlainDate) {
  const { groupDate: date, groupStatus: status } = fields;
  return readLogRow({ date, dateField: "groupDate", status, statusField: "groupStatus" }, asAt);
}

function readGroup(fields: GroupFields, asAt: PlainDate): RowRead {
  const read = groupRow(fields, asAt);
  if (read.kind === "fault") return { fault: read.fault };
  return read.kind === "held" ? { happened: { on: read.on, fields } } : undefined;
}

/** Where no column tells the type, every audit is a monthly one. */
function readAudit(fields: AuditFields, type: "monthly" | "annual", asAt: PlainDate): RowRead {
  const { auditType, auditDate: entry } = fields;
  if ((auditType?.kind ?? "monthly") !== type || entry === undefined) return undefined;
  if (entry.kind === "month") {
    if (type !== "monthly") return { fault: { code: "unreadable", field: "auditDate" } };
    return entry.month > monthOf(asAt) ? undefined : { happened: { month: entry.month, fields } };
  }
  if (entry.kind !== "dates") {
    const fault = faultOf(entry, "auditDate", asAt);
    return fault && { fault };
  }
  const on = latestDay(entry);
  return on > asAt ? undefined : { happened: { on, fields } };
}

function changeAhead(rows: readonly TeamRow[], asAt: PlainDate): PlainDate | undefined {
  const ofDays = readsTheSameUntil(
    rows.map(({ fields }) => fields),
    asAt,
  );
  return rows.reduce((until, { fields }) => {
    if (!("auditDate" in fields) || fields.auditDate?.kind !== "month") return until;
    const { month } = fields.auditDate;
    return month > monthOf(asAt) ? earliest(until, lastDayOf(plusWholeMonths(month, -1))) : until;
  }, ofDays);
}

export function monthOfEvent({ on, month }: Happened): Month {
  return month ?? monthOf(on);
}
