import type { PlainDate } from "../calendar/plain-date.ts";
import type { SessionFields } from "../contract/log-tables.ts";
import type { WorkerField } from "../contract/worker-table.ts";
import { beginningOf, type Beginning } from "./case-dates.ts";
import { later, readSeries, readSingle, type Discussion, type DiscussionsFound } from "./discussions.ts";
import { dayOf, readsTheSameUntil } from "./entries.ts";
import type { Fault } from "./fault.ts";
import { readLogRow, type LogRowRead } from "./log-row.ts";
import type { Person } from "./staff.ts";

export type WorkerBeginning = "startDate" | "supervisorSince";

/** What a worker's clock starts from, or why it cannot be said. */
export type ClockRead =
  | { readonly fault: Fault; readonly shown: Discussion | undefined }
  | { readonly last: Discussion; readonly displacing?: undefined }
  | { readonly last?: undefined; readonly displacing: Discussion | undefined };

/** The last one-to-one that counts: from the worker's own cells and the logs together. A group session never does. */
export function readClock(person: Person, asAt: PlainDate): ClockRead {
  const found: DiscussionsFound = { fault: undefined, last: undefined, displacing: undefined };
  const reading = { asAt, groupCounts: false };
  for (const { lastOneToOne: entry, oneToOnes: series } of person.rows) {
    if (entry !== undefined) readSingle(found, { entry, field: "lastOneToOne" }, reading);
    if (series !== undefined) readSeries(found, { series, field: "oneToOnes" }, reading);
  }
  for (const session of person.sessions) addSession(found, readSession(session, asAt));
  const fault = found.fault ?? uncertainty(person, found.last, asAt) ?? beforeStarted(person, found);
  if (fault !== undefined) return { fault, shown: found.last ?? found.displacing };
  return found.last === undefined ? { displacing: found.displacing } : { last: found.last };
}

export function readSession(session: SessionFields, asAt: PlainDate): LogRowRead {
  const { sessionDate: date, sessionStatus: status, sessionType: type } = session;
  return readLogRow({ date, dateField: "sessionDate", status, statusField: "sessionStatus", type }, asAt);
}

function addSession(found: DiscussionsFound, read: LogRowRead): void {
  if (read.kind === "fault") found.fault ??= read.fault;
  if (read.kind !== "held" || read.group) return;
  found.last = later(found.last, { on: read.on, group: false, field: "sessionDate" });
}

/** A later one-to-one whose name fits this person among others may be this person's. */
function uncertainty({ uncertainSessions }: Person, last: Discussion | undefined, asAt: PlainDate): Fault | undefined {
  for (const session of uncertainSessions) {
    const read = readSession(session, asAt);
    if (read.kind !== "held" || read.group) continue;
    if (last === undefined || read.on > last.on)
      return { code: "name-fits-several", field: "sessionDate", otherOn: read.on };
  }
  return undefined;
}

function beforeStarted({ fields }: Person, { last, displacing }: DiscussionsFound): Fault | undefined {
  const startedOn = dayOf(fields.startDate);
  const shown = last ?? displacing;
  if (shown === undefined || startedOn === undefined || shown.on >= startedOn) return undefined;
  return { code: "before-started", field: "startDate", otherOn: startedOn };
}

/** What a clock counts from: the last one-to-one, or a beginning where there is none. */
export type Anchor = Discussion | Beginning<(typeof beginnings)[number]>;
export type AnchorRead =
  | { readonly fault: Fault; readonly shown: Discussion | undefined }
  | { readonly anchor: Anchor | undefined; readonly displacing: Discussion | undefined };

export function readAnchor(person: Person, otherwise: readonly WorkerBeginning[], asAt: PlainDate): AnchorRead {
  const read = readClock(person, asAt);
  if ("fault" in read) return read;
  if (read.last !== undefined) return { anchor: read.last, displacing: undefined };
  const begun = beginningOf(person.fields, otherwise, asAt);
  if ("fault" in begun) return { fault: begun.fault, shown: read.displacing };
  return { anchor: begun.beginning, displacing: read.displacing };
}

const beginnings = ["startDate", "supervisorSince", "asye", "asyeStart"] as const satisfies readonly WorkerField[];

export function isBeginning({ field }: Anchor): boolean {
  return beginnings.some((each) => each === field);
}

/** The last day before something that the clock reads turns from a day ahead into a day that has come. */
export function clockStandsUntil(person: Person, asAt: PlainDate): PlainDate | undefined {
  const { fields, rows, sessions, uncertainSessions } = person;
  return readsTheSameUntil(
    [
      ...beginnings.map((field) => fields[field]),
      ...rows.flatMap(({ lastOneToOne, oneToOnes }) => [lastOneToOne, oneToOnes]),
      ...[...sessions, ...uncertainSessions].map(({ sessionDate }) => sessionDate),
    ],
    asAt,
  );
}
