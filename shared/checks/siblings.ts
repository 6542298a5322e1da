import type { PlainDate } from "../calendar/plain-date.ts";
import { unchangedUntil } from "./case-dates.ts";
import { later, readDiscussions, type Discussion, type DiscussionReading } from "./discussions.ts";
import { earliest } from "./entries.ts";
import type { Child } from "./scope.ts";

/** The last discussion that is recorded for any child of a family, and the last day on which that reads as it does now. */
export interface FamilyDiscussion {
  readonly last: Discussion;
  readonly until: PlainDate | undefined;
}

/** By the number of the family. An entry that has to be looked at first is of no use to another child. */
export function familyDiscussions(
  children: readonly Child[],
  reading: DiscussionReading,
): ReadonlyMap<number, FamilyDiscussion> {
  const lasts = new Map<number, Discussion>();
  const untils = new Map<number, PlainDate | undefined>();
  for (const { row, others = [] } of children) {
    if (row.family === undefined) continue;
    const ofOthers = others.map((other) => other.row.fields);
    // An entry that is of no use today may be tomorrow, such as a day that lies ahead.
    for (const fields of [row.fields, ...ofOthers]) {
      untils.set(row.family, earliest(untils.get(row.family), unchangedUntil(fields, reading.asAt)));
    }
    const { fault, last } = readDiscussions(row.fields, ofOthers, reading);
    if (fault !== undefined || last === undefined) continue;
    lasts.set(row.family, later(lasts.get(row.family), last) ?? last);
  }
  return new Map([...lasts].map(([family, last]) => [family, { last, until: untils.get(family) }]));
}
