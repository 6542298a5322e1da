import { dayInWords } from "../../../shared/calendar/format.ts";
import type { PlainDate } from "../../../shared/calendar/plain-date.ts";
import type { AccessLogDay } from "../../../shared/contract/organisation.ts";
import { csvFile } from "../csv-file.ts";
import { timeInWords } from "../../ui/moment-words.ts";

type Entry = AccessLogDay["entries"][number];

export interface AccessLogFile {
  readonly name: string;
  readonly day: PlainDate;
  readonly entries: readonly Entry[];
  readonly marking: string;
  readonly drawnBy: string;
  readonly drawnOn: PlainDate;
}

export const logHeadings = ["At", "Who", "Did", "Of"] as const;

/** An entry as it stands on the page, in the order of the headings. */
export function logRow(entry: Entry): readonly [string, string, string, string] {
  return [timeInWords(new Date(entry.at)), entry.name, didWords(entry), ofWords(entry.of)];
}

/** A whole day of the access log, with what only a machine or an inquiry needs beside it. */
export function accessLogCsv({ name, day, entries, marking, drawnBy, drawnOn }: AccessLogFile): string {
  const lines = [
    `The access log of ${name} on ${dayInWords(day)}`,
    "Times are those in London; instants are in UTC.",
    `Drawn by ${drawnBy} on ${dayInWords(drawnOn)}.`,
    marking,
  ];
  const rows = entries.map((entry) => [...logRow(entry), entry.at, entry.personId, entry.roles.join(", ")]);
  return csvFile(lines, [{ headings: [...logHeadings, "Instant", "Object id", "Roles"], rows }]);
}

/** "erased", or "erased: refused" where that was asked for and not done. */
function didWords({ action, outcome }: Entry): string {
  const did = action.replaceAll("-", " ");
  return outcome === "refused" ? `${did}: refused` : did;
}

/** "team safeguarding-east, run 1000…". */
function ofWords(of: Entry["of"]): string {
  return Object.entries(of)
    .map(([name, value]) => `${name === "runId" ? "run" : name} ${value}`)
    .join(", ");
}
