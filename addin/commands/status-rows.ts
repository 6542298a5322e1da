import { serialFromDay, type DateSystem } from "../../shared/calendar/excel-serial.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { comparableRef } from "../../shared/checks/scope.ts";
import type { CheckOutcome, Result } from "../../shared/contract/results.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { statusFormula, type Source } from "./status-formula.ts";
import { rowWords, standsUntil } from "./status-words.ts";

type RowInputs = Understood["inputs"][number];

export interface JudgedTracker {
  readonly understood: Understood;
  readonly outcome: CheckOutcome;
  readonly date1904: boolean;
}

/** The status of every row that has a result, by table and then by row of the sheet, from 0. */
export function statusRows({ understood, outcome, date1904 }: JudgedTracker): Map<string, Map<number, string>> {
  const system: DateSystem = date1904 ? 1904 : 1900;
  const inputs = new Map(understood.inputs.map((row) => [placeKey(row.tableId, row.rowId), row]));
  const pooled = pooledRows(understood, outcome);
  const statuses = new Map<string, Map<number, string>>();
  for (const results of resultsByRow(outcome).values()) {
    const [{ subject }] = results;
    const key = placeKey(subject.tableId, subject.rowId);
    const place = understood.places.get(key);
    if (place === undefined) continue;
    const row = place.row - 1;
    const until = serialOf(standsUntil(results), system);
    const formula = statusFormula({
      words: rowWords(results, system),
      sources: [...ownSources(inputs.get(key), row), ...(pooled.get(key) ?? []).flatMap(otherSources)],
      from: serialFromDay(outcome.asAt, system),
      ...(until === undefined ? {} : { until }),
    });
    const ofTable = statuses.get(subject.tableId) ?? new Map<number, string>();
    statuses.set(subject.tableId, ofTable.set(row, formula));
  }
  return statuses;
}

function serialOf(day: PlainDate | undefined, system: DateSystem): number | undefined {
  return day === undefined ? undefined : serialFromDay(day, system);
}

function resultsByRow({ results }: CheckOutcome): Map<string, [Result, ...Result[]]> {
  const byRow = new Map<string, [Result, ...Result[]]>();
  for (const result of results) {
    const key = placeKey(result.subject.tableId, result.subject.rowId);
    const known = byRow.get(key);
    if (known === undefined) byRow.set(key, [result]);
    else known.push(result);
  }
  return byRow;
}

/** The row's own cells: read where the status stands, or above it where a merge keeps its value. */
function ownSources(inputs: RowInputs | undefined, row: number): Source[] {
  return (inputs?.cells ?? []).map(({ column, row: at, value }) => ({ column, value, at: { up: row - at } }));
}

/** Cells of another row of the same child, which stays where it is. */
function otherSources(inputs: RowInputs): Source[] {
  return inputs.cells.map(({ column, row, value }) => ({ column, value, at: { row } }));
}

/** Rows left out as duplicates, under the row whose discussions they are taken together with. */
function pooledRows(understood: Understood, outcome: CheckOutcome): Map<string, RowInputs[]> {
  const refs = new Map<string, string>();
  for (const table of understood.tables) {
    for (const row of table.rows) {
      if (row.caseRef !== undefined) refs.set(placeKey(table.tableId, row.rowId), comparableRef(row.caseRef));
    }
  }
  const inputs = new Map(understood.inputs.map((row) => [placeKey(row.tableId, row.rowId), row]));
  const byRef = new Map<string, RowInputs[]>();
  for (const { tableId, rowId, reason } of outcome.exclusions) {
    const key = placeKey(tableId, rowId);
    const [ref, row] = [refs.get(key), inputs.get(key)];
    if (reason === "duplicate" && ref !== undefined && row !== undefined) {
      byRef.set(ref, [...(byRef.get(ref) ?? []), row]);
    }
  }
  const subjects = outcome.results.map(({ subject }) => placeKey(subject.tableId, subject.rowId));
  return new Map(subjects.flatMap((key) => [[key, byRef.get(refs.get(key) ?? "") ?? []] as const]));
}
