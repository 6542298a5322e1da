import { dayInWords } from "../../shared/calendar/format.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import type { RunPlace } from "../../shared/contract/audit-client.ts";
import type { FindingsWithNotes } from "../../shared/contract/routes.ts";
import { csvFile } from "./csv-file.ts";
import { findingHeadings, findingRow, leftOutRow } from "./finding-rows.ts";
import { leftOut, listedResults } from "./listed-results.ts";

/** A run's findings and what a file of them says of itself. */
export interface RunFile {
  readonly findings: FindingsWithNotes;
  readonly place: RunPlace;
  readonly asAt: PlainDate;
  readonly edition: string;
  readonly marking: string;
  readonly drawnBy: string;
  readonly drawnOn: PlainDate;
}

/** Every result of a run, also what is met, with whose it is as far as that was told, its reason and the notes on it. */
export function runCsv(of: RunFile): string {
  const { findings, place, asAt, edition, marking, drawnBy, drawnOn } = of;
  const about = { council: place.council, asAt };
  const results = listedResults(findings, { state: "all", check: undefined }).flatMap((group) => group.results);
  const rows = [
    ...results.map((result) => [result.worker ?? "", ...findingRow(result, about)]),
    ...leftOut(findings).map((row) => [row.worker ?? "", ...leftOutRow(row)]),
  ];
  const lines = [
    "The findings of one run",
    `As at ${dayInWords(asAt)}. Council ${place.council}, team ${place.team}. Run number ${place.runId}.`,
    `Policy edition ${edition}.`,
    ...(findings.pseudonyms === true ? ["Workers stand under pseudonyms that hold within this run alone."] : []),
    `Rows left out: ${findings.exclusions.length}.`,
    `Drawn by ${drawnBy} on ${dayInWords(drawnOn)}.`,
    marking,
  ];
  return csvFile(lines, [{ headings: ["Worker", ...findingHeadings], rows }]);
}

/** The same as data, as it was read. */
export function runJson({ findings, place, ...drawn }: RunFile): string {
  return `${JSON.stringify({ drawn: { ...place, ...drawn }, findings }, undefined, 2)}\n`;
}
