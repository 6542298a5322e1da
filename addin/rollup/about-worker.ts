import { comparableWorker } from "../../shared/audit/held-about.ts";
import { dayInWords } from "../../shared/calendar/format.ts";
import type { FindingsWithNotes } from "../../shared/contract/routes.ts";
import { csvFile } from "./csv-file.ts";
import { findingHeadings, findingRow, leftOutRow } from "./finding-rows.ts";
import { leftOut, listedResults } from "./listed-results.ts";
import type { RunFile } from "./run-file.ts";

export interface AboutWorker extends RunFile {
  /** As it stands in the run, however it is spaced and capitalised there. */
  readonly label: string;
}

/** Every result of a run about one worker, also what is met, with its reason and the notes on it, for that worker to see. */
export function aboutWorkerCsv(of: AboutWorker): string {
  const { label, findings } = of;
  const isTheirs = ({ worker }: { readonly worker?: string }): boolean =>
    worker !== undefined && comparableWorker(worker) === comparableWorker(label);
  const results = listedResults(findings, { state: "all", check: undefined })
    .filter(isTheirs)
    .flatMap((group) => group.results);
  const rows = [
    ...results.map((result) => findingRow(result, { council: of.place.council, asAt: of.asAt })),
    ...leftOut(findings)
      .filter(isTheirs)
      .map((row) => leftOutRow(row)),
  ];
  return csvFile(linesOf(of), [{ headings: findingHeadings, rows }]);
}

function linesOf(of: AboutWorker): readonly string[] {
  const { label, findings, place, asAt, edition, marking, drawnBy, drawnOn } = of;
  return [
    `What is about ${label} in one run`,
    `As at ${dayInWords(asAt)}. Council ${place.council}, team ${place.team}. Run number ${place.runId}.`,
    `Policy edition ${edition}.`,
    ...missingFrom(findings),
    `Drawn by ${drawnBy} on ${dayInWords(drawnOn)}.`,
    marking,
  ];
}

/** What may be about the worker too and cannot be told apart: the file must not pass for all of it. */
function missingFrom({ cases, results }: FindingsWithNotes): readonly string[] {
  const hasSessions = results.some(({ subject }) => subject.kind === "session" && subject.ref === undefined);
  return [
    ...(cases === undefined
      ? ["Whose case is whose is no longer kept: results of cases are not in this file, only those of supervision."]
      : []),
    ...(hasSessions
      ? ["Results of single one-to-ones are kept without a name and are not in this file: ask the team's manager."]
      : []),
  ];
}
