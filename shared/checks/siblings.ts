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
  const found = new Map<number, FamilyDiscussion>();
  for (const { row, others = [] } of children) {
    if (row.family === undefined) continue;
    const { fault, last } = readDiscussions(
      row.fields,
      others.map((other) => other.row.fields),
      reading,
    );
    if (fault !== undefined || last === undefined) continue;
    const known = found.get(row.family);
    found.set(row.family, {
      last: later(known?.last, last) ?? last,
      until: earliest(known?.until, unchangedUntil(row.fields, reading.asAt)),
    });
  }
  return found;
}
