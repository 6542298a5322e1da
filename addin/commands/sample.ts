import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { Sample } from "../../shared/contract/beside-run.ts";
import type { AuditRun } from "../../shared/contract/routes.ts";
import type { RowPointer } from "../../shared/contract/table-parts.ts";
import { columnIndex } from "../../shared/tracker/columns.ts";
import { rowsOfTeam } from "../../shared/tracker/rows-of-team.ts";
import { layoutOf } from "../../shared/tracker/table-id.ts";
import { placeKey } from "../../shared/tracker/understand.ts";
import type { Checked } from "./check.ts";
import type { RememberedTracker, SentRun } from "./remembered.ts";
import { contentOf } from "./submit.ts";

/** The run of this tracker that stands for one of the months that are open, the newest first; undefined when there is none. */
export function runToAudit(
  newestFirst: readonly AuditRun[],
  { trackerId }: Pick<RememberedTracker, "trackerId">,
  months: readonly string[],
): AuditRun | undefined {
  const own = newestFirst.filter((run) => run.trackerId === trackerId);
  return months.flatMap((month) => own.find((run) => run.month === month) ?? []).at(0);
}

/** Used where nothing tells how many workers there are. */
const usualSize = 5;
const largestSize = 100;

/** One case of each worker of the team, since no policy names a number. */
export function suggestedSize(checked: Checked | undefined, teamName: string, teamsHeld: number): number {
  if (checked === undefined) return usualSize;
  const { tables } = rowsOfTeam(checked.understood.tables, teamName, teamsHeld);
  const named = tablesOf(tables, "cases").flatMap(({ rows }) => rows.flatMap(({ fields }) => fields.worker ?? []));
  const workers = new Set(named.map((name) => name.trim().toLowerCase()));
  return workers.size === 0 ? usualSize : Math.min(workers.size, largestSize);
}

/** Where a case of a sample stands in the workbook today. */
export interface SampledRow {
  /** To be looked up among what this computer knows of its row. */
  readonly key: string;
  readonly worker?: string;
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
}

interface Looked {
  readonly checked: Checked;
  readonly run: AuditRun;
  readonly teamName: string;
  readonly teamsHeld: number;
  /** What this workbook remembers of the submission, if that was made from here. */
  readonly receipt: SentRun | undefined;
}

/**
 * The rows of a sample's cases, by `placeKey`. A case is found by its reference. Without one it is where it was only if the
 * tracker still reads as it was submitted: the number of a row tells nothing once rows have moved.
 */
export async function findSampled(sample: Sample, looked: Looked): Promise<ReadonlyMap<string, SampledRow>> {
  const { checked } = looked;
  const rows = new Map(casesOf(checked).map((each) => [placeKey(each.tableId, each.rowId), each]));
  const byRef = rowsByRef([...rows.values()]);
  const isSame = sample.cases.some(({ ref }) => ref === undefined) && (await readsAsSubmitted(looked));
  return new Map(
    sample.cases.flatMap((sampled) => {
      const key = placeKey(sampled.tableId, sampled.rowId);
      const there = rows.get(key);
      const same = sampled.ref === undefined ? isSame : there?.ref === sampled.ref;
      const found = same ? there : byRef.get(sampled.ref ?? "");
      const row = found && rowOf(found, checked);
      return row === undefined ? [] : [[key, row] as const];
    }),
  );
}

interface CaseRow extends RowPointer {
  readonly ref: string | undefined;
  readonly worker: string | undefined;
}

function casesOf({ understood }: Checked): CaseRow[] {
  return tablesOf(understood.tables, "cases").flatMap(({ tableId, rows }) =>
    rows.map(({ rowId, caseRef, fields }) => ({ tableId, rowId, ref: caseRef, worker: fields.worker })),
  );
}

/** The first row of a reference: a child on two rows is opened at the upper one. */
function rowsByRef(rows: readonly CaseRow[]): ReadonlyMap<string, CaseRow> {
  return new Map(rows.toReversed().flatMap((row) => (row.ref === undefined ? [] : [[row.ref, row] as const])));
}

function rowOf({ tableId, rowId, worker }: CaseRow, { understood, found }: Checked): SampledRow | undefined {
  const key = placeKey(tableId, rowId);
  const place = understood.places.get(key);
  if (place === undefined) return undefined;
  const columns = layoutOf(found.layouts, tableId)?.columns ?? {};
  const column = columnIndex(columns["caseRef"] ?? columns["lastDiscussion"] ?? "A");
  return { key, sheet: place.sheet, row: place.row - 1, column, ...(worker === undefined ? {} : { worker }) };
}

async function readsAsSubmitted({ checked, run, teamName, teamsHeld, receipt }: Looked): Promise<boolean> {
  if (receipt?.runId !== run.runId) return false;
  const { council, team, month, trackerId } = run;
  const { tables } = rowsOfTeam(checked.understood.tables, teamName, teamsHeld);
  return (await contentOf({ council, team, submission: { trackerId, month, tables } })) === receipt.content;
}
