import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry, DiscussionTypeEntry, SessionStatusEntry } from "../contract/entries.ts";
import { dayOf, individual, latestDay, type DatesEntry } from "./entries.ts";
import { faultOf, type Fault } from "./fault.ts";

/** One row of a log of one-to-ones or of group sessions, as at a day. */
export interface LogRow {
  readonly date: DateEntry | undefined;
  readonly dateField: "sessionDate" | "groupDate";
  readonly status: SessionStatusEntry | undefined;
  readonly statusField: "sessionStatus" | "groupStatus";
  readonly type?: DiscussionTypeEntry | undefined;
}

export type LogRowRead =
  | { readonly kind: "undated" | "planned" | "cancelled" }
  | { readonly kind: "held"; readonly on: PlainDate; readonly group: boolean }
  | { readonly kind: "fault"; readonly fault: Fault };

/** A row after the day with no status is a plan; one that says held and lies ahead cannot be right. */
export function readLogRow(row: LogRow, asAt: PlainDate): LogRowRead {
  const { date, status, type } = row;
  if (isUndated(date)) return { kind: "undated" };
  const fault = unreadable(row, asAt);
  if (fault !== undefined) return { kind: "fault", fault };
  if (status?.kind === "cancelled" || status?.kind === "planned") return { kind: status.kind };
  return date?.kind === "dates" ? readDated(row, date, asAt, type) : { kind: "undated" };
}

function readDated(
  { dateField, status }: LogRow,
  date: DatesEntry,
  asAt: PlainDate,
  type: DiscussionTypeEntry | undefined,
): LogRowRead {
  const latest = latestDay(date);
  if (latest > asAt) {
    if (status?.kind !== "held") return { kind: "planned" };
    return { kind: "fault", fault: { code: "lies-ahead", field: dateField, otherOn: latest } };
  }
  // A group session that the cell names as well is not the one-to-one, however late it was.
  const own = dateField === "sessionDate" ? dayOf(individual(date)) : latest;
  return { kind: "held", on: own ?? latest, group: type?.kind === "group" || date.dates.every(({ group }) => group) };
}

export function isUndated(date: DateEntry | undefined): boolean {
  return date === undefined || date.kind === "blank" || date.kind === "nothing" || date.kind === "new";
}

function unreadable({ date, dateField, status, statusField, type }: LogRow, asAt: PlainDate): Fault | undefined {
  if (date?.kind !== "dates") return faultOf(date, dateField, asAt);
  if (status?.kind === "unreadable") return { code: "status-unreadable", field: statusField };
  return type?.kind === "unreadable" ? { code: "kind-unreadable", field: "sessionType" } : undefined;
}
