import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry, DiscussionTypeEntry, SeriesEntry } from "../contract/entries.ts";
import type { CaseFields } from "../contract/tables.ts";
import type { DatesEntry } from "./entries.ts";
import { faultOf, type Fault } from "./fault.ts";

/** How discussions are read on the day of the check. */
export interface DiscussionReading {
  readonly asAt: PlainDate;
  readonly groupCounts: boolean;
}

export interface Discussion {
  readonly on: PlainDate;
  readonly group: boolean;
  readonly field: "lastDiscussion" | "discussions" | "lastOneToOne" | "oneToOnes" | "sessionDate";
}

/** What the discussion cells of a child say, all rows of the child taken together. */
export interface DiscussionsFound {
  /** Something that has to be looked at first. */
  fault: Fault | undefined;
  /** The latest discussion that counts. */
  last: Discussion | undefined;
  /** The latest discussion of a single cell that shows only discussions that do not count. */
  displacing: Discussion | undefined;
  /** The latest discussion held in a group, where those do not count. */
  inGroup?: Discussion | undefined;
}

export function readDiscussions(
  first: CaseFields,
  others: readonly CaseFields[],
  reading: DiscussionReading,
): DiscussionsFound {
  const found: DiscussionsFound = { fault: undefined, last: undefined, displacing: undefined };
  readRow(found, first, reading);
  for (const fields of others) readRow(found, fields, reading);
  return found;
}

function readRow(
  found: DiscussionsFound,
  { lastDiscussion, discussions, discussionType }: CaseFields,
  reading: DiscussionReading,
): void {
  if (lastDiscussion !== undefined)
    readSingle(found, { entry: lastDiscussion, field: "lastDiscussion", type: discussionType }, reading);
  // A type column speaks of the date beside it: the single cell, or the deciding cell where there is only a series.
  const typeOfSeries = lastDiscussion === undefined ? discussionType : undefined;
  if (discussions !== undefined)
    readSeries(found, { series: discussions, field: "discussions", type: typeOfSeries }, reading);
}

/** The right-most cell that is not passed over: later columns are later events, so it says whether the series can be read. */
export function decidingCell(series: SeriesEntry): DateEntry | undefined {
  return series.entries.findLast(({ kind }) => kind === "dates" || kind === "unreadable" || kind === "closed");
}

/** One cell, which what it holds may have displaced. */
interface SingleCell {
  readonly entry: DateEntry;
  readonly field: "lastDiscussion" | "lastOneToOne";
  readonly type?: DiscussionTypeEntry | undefined;
}

export function readSingle(
  found: DiscussionsFound,
  { entry, field, type }: SingleCell,
  reading: DiscussionReading,
): void {
  found.fault ??= faultOf(entry, field, reading.asAt);
  if (entry.kind !== "dates") return;
  found.fault ??= faultOfType(type);
  const inGroup = type?.kind === "group";
  found.inGroup = later(found.inGroup, latestInGroup(entry, field, inGroup, reading));
  const counting = latestOf(entry, field, inGroup, !reading.groupCounts);
  if (counting !== undefined) found.last = later(found.last, counting);
  else found.displacing = later(found.displacing, latestOf(entry, field, inGroup));
}

interface SeriesCells {
  readonly series: SeriesEntry;
  readonly field: "discussions" | "oneToOnes";
  readonly type?: DiscussionTypeEntry | undefined;
}

export function readSeries(
  found: DiscussionsFound,
  { series, field, type }: SeriesCells,
  reading: DiscussionReading,
): void {
  const deciding = decidingCell(series);
  found.fault ??= faultOf(deciding, field, reading.asAt);
  if (deciding?.kind === "dates") found.fault ??= faultOfType(type);
  for (const entry of series.entries) {
    if (entry.kind !== "dates") continue;
    found.fault ??= faultOf(entry, field, reading.asAt);
    const inGroup = entry === deciding && type?.kind === "group";
    found.inGroup = later(found.inGroup, latestInGroup(entry, field, inGroup, reading));
    found.last = later(found.last, latestOf(entry, field, inGroup, !reading.groupCounts));
  }
}

/** The latest date of a cell; `inGroup` when a type column says group of all of them. */
function latestOf(
  { dates }: DatesEntry,
  field: Discussion["field"],
  inGroup: boolean,
  individualOnly = false,
): Discussion | undefined {
  let latest: Discussion | undefined;
  for (const { on, group: noted } of dates) {
    const group = noted || inGroup;
    if (group && individualOnly) continue;
    if (latest === undefined || on > latest.on) latest = { on, group, field };
  }
  return latest;
}

/** Where those do not count: the latest day of a cell that has come. */
function latestInGroup(
  { dates }: DatesEntry,
  field: Discussion["field"],
  inGroup: boolean,
  { asAt, groupCounts }: DiscussionReading,
): Discussion | undefined {
  if (groupCounts) return undefined;
  let latest: Discussion | undefined;
  for (const { on, group } of dates) {
    if ((group || inGroup) && on <= asAt && (latest === undefined || on > latest.on)) {
      latest = { on, group: true, field };
    }
  }
  return latest;
}

function faultOfType(type: DiscussionTypeEntry | undefined): Fault | undefined {
  return type?.kind === "unreadable" ? { code: "kind-unreadable", field: "discussionType" } : undefined;
}

export function later(one: Discussion | undefined, other: Discussion | undefined): Discussion | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other.on > one.on ? other : one;
}
