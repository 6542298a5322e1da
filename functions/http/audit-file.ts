import { csvLine } from "../../shared/audit/csv-line.ts";
import { pullColumns, pullRows } from "../../shared/audit/pull-rows.ts";
import type { AuditsQuery, Drawn } from "../../shared/contract/pull.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { Pulled } from "../use-cases/pull-audits.ts";
import { refuse, type Refusal } from "../use-cases/refusal.ts";
import { todayInLondon } from "../use-cases/today-in-london.ts";
import type { FileAnswer } from "./answer.ts";
import { auditWorkbook } from "./audit-workbook.ts";

/**
 * A run is 1 to 3 KB of JSON, and 0.3 KB of CSV for each of its checks, some twenty at most: 6 KB. What is largest is 120 MB,
 * and lies in memory three times while it is sent.
 */
const mostRuns = 20_000;

/**
 * Everything that was pulled, as a file. It is whole before any of it is sent: a store that fails halfway makes the
 * answer a problem, and half a file never passes for the whole.
 */
export async function auditFile(
  pulled: Pulled,
  format: NonNullable<AuditsQuery["format"]>,
  most: number = mostRuns,
): Promise<FileAnswer | Refusal> {
  const { council, drawnAt } = pulled.drawn;
  const name = `audits-${council}-${todayInLondon(new Date(drawnAt))}.${format}`;
  if (format === "xlsx") {
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return { name, type, content: await auditWorkbook(pulled) };
  }
  const { type, first, ofRun, between, last } = texts[format](pulled.drawn);
  const runs: string[] = [];
  for await (const page of pulled.runs) {
    if (runs.length + page.length > most) return tooMany(most);
    runs.push(...page.map(ofRun));
  }
  return { name, type, content: new TextEncoder().encode(first + runs.join(between) + last) };
}

function tooMany(most: number): Refusal {
  const limit = most.toLocaleString("en-GB");
  return refuse("invalid", `More than ${limit} runs match, which is more than one file takes; choose fewer days.`);
}

interface TextOfRuns {
  readonly type: string;
  readonly first: string;
  readonly ofRun: (run: AuditRun) => string;
  readonly between: string;
  readonly last: string;
}

/** Without it Excel reads a CSV file in the computer's own code page. */
const byteOrderMark = "\uFEFF";

const texts: Readonly<Record<"csv" | "json", (drawn: Drawn) => TextOfRuns>> = {
  csv: (drawn) => ({
    type: "text/csv; charset=utf-8",
    first: byteOrderMark + csvLine(pullColumns),
    ofRun: (run) => pullRows(run, drawn).map(csvLine).join(""),
    between: "",
    last: "",
  }),
  json: (drawn) => ({
    type: "application/json",
    first: `{"drawn":${JSON.stringify(drawn)},"audits":[`,
    ofRun: (run) => JSON.stringify(run),
    between: ",\n",
    last: "]}",
  }),
};
