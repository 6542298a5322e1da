import { plusDays } from "../calendar/arithmetic.ts";
import { isPlainDate, type PlainDate } from "../calendar/plain-date.ts";
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

/** The latest day of a cell that holds one; undefined for every other cell. */
export function dayOf(entry: DateEntry | undefined): PlainDate | undefined {
  return entry?.kind === "dates" ? latestDay(entry) : undefined;
}

/** The entry without its group sessions. */
export function individual(entry: DateEntry | undefined): DateEntry | undefined {
  if (entry?.kind !== "dates") return entry;
  const dates = entry.dates.filter(({ group }) => !group);
  return dates.length === 0 ? undefined : { ...entry, dates };
}

/** The first day that lies ahead among all that the entries hold, whatever their kind. */
function firstDayAhead(entries: readonly unknown[], asAt: PlainDate): PlainDate | undefined {
  let ahead: PlainDate | undefined;
  for (const entry of entries) {
    if (typeof entry === "string") {
      if (entry > asAt && isPlainDate(entry)) ahead = earliest(ahead, entry);
    } else if (typeof entry === "object" && entry !== null) {
      ahead = earliest(ahead, firstDayAhead(Object.values(entry), asAt));
    }
  }
  return ahead;
}

/** The day before the first one that lies ahead: until then the entries read as they do today. */
export function readsTheSameUntil(entries: readonly unknown[], asAt: PlainDate): PlainDate | undefined {
  const ahead = firstDayAhead(entries, asAt);
  return ahead === undefined ? undefined : plusDays(ahead, -1);
}
