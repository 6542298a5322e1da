import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";

export type DatesEntry = Extract<DateEntry, { kind: "dates" }>;

export function latestDay(entry: DatesEntry): PlainDate {
  return entry.dates.reduce((latest, { on }) => (on > latest ? on : latest), "" as PlainDate);
}

/** The earliest day of the entry that is still to come. */
export function dayAhead(entry: DateEntry | undefined, asAt: PlainDate): PlainDate | undefined {
  if (entry?.kind !== "dates") return undefined;
  let ahead: PlainDate | undefined;
  for (const { on } of entry.dates) if (on > asAt && (ahead === undefined || on < ahead)) ahead = on;
  return ahead;
}

export function earliest(one: PlainDate | undefined, other: PlainDate | undefined): PlainDate | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return other < one ? other : one;
}
