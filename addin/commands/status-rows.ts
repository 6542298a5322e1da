import { serialFromDay, type DateSystem } from "../../shared/calendar/excel-serial.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { comparableRef } from "../../shared/checks/scope.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { CheckOutcome, Result, Subject } from "../../shared/contract/results.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { referenceCount, type ReferenceCount } from "./reference-count.ts";
import { statusFormula, type Source, type StatusInput } from "./status-formula.ts";
import { rowWords, standsUntil } from "./status-words.ts";
import { workerSources } from "./worker-sources.ts";

type RowInputs = Understood["inputs"][number];
type Place = NonNullable<ReturnType<Understood["places"]["get"]>>;

export interface JudgedTracker {
  readonly understood: Understood;
  readonly outcome: CheckOutcome;
  /** The cells that the tables were read from. */
  readonly workbook: WorkbookGrid;
  readonly layouts: readonly TableLayout[];
  /** Whether workers' rows are marked too: supervision of a colleague is not for everyone who opens the sheet. */
  readonly marksWorkers?: boolean;
}

/** A row of the tracker: where it stands and what it was made from. */
interface TrackerRow {
  readonly place: Place;
  readonly inputs: RowInputs;
}

/** The status of every row that has a result, by table and then by row of the sheet, from 0. */
export function statusRows({
  understood,
  outcome,
  workbook,
  layouts,
  marksWorkers = false,
}: JudgedTracker): Map<string, Map<number, string>> {
  const system: DateSystem = workbook.date1904 ? 1904 : 1900;
  const rows = trackerRows(understood);
  const worksOut = formulaCells(workbook);
  const madeFrom = { rows, worksOut };
  const ofCase = caseSources(madeFrom, rowsByRef(understood, rows), referenceCount(workbook, layouts));
  const ofWorker = workerSourcesOf(madeFrom, { understood, workbook, layouts });
  const statuses = new Map<string, Map<number, string>>();
  for (const results of resultsByRow(outcome, markedTables(understood, marksWorkers)).values()) {
    const [{ subject }] = results;
    const row = rows.get(placeKey(subject.tableId, subject.rowId));
    if (row === undefined) continue;
    const made = (subject.kind === "case" ? ofCase : ofWorker)(row, subject);
    const until = serialOf(standsUntil(results), system);
    const words = rowWords(results, system);
    const from = serialFromDay(outcome.asAt, system);
    const formula = statusFormula({ words, ...made, from, ...(until === undefined ? {} : { until }) });
    const ofTable = statuses.get(subject.tableId) ?? new Map<number, string>();
    statuses.set(subject.tableId, ofTable.set(row.place.row - 1, formula));
  }
  return statuses;
}

/** What a status compares: what the row, and whatever decides with it, held when it was checked. */
type Compared = Pick<StatusInput, "sources" | "also">;
type ComparedOf = (row: TrackerRow, subject: Subject) => Compared;

interface MadeFrom {
  readonly rows: ReadonlyMap<string, TrackerRow>;
  readonly worksOut: WorksOut;
}

function caseSources(
  { worksOut }: MadeFrom,
  family: ReadonlyMap<string, readonly TrackerRow[]>,
  countOf: ReferenceCount,
): ComparedOf {
  return (row, { ref }) => {
    const others = (ref === undefined ? [] : (family.get(comparableRef(ref)) ?? [])).filter((other) => other !== row);
    return {
      sources: [...ownSources(row, worksOut), ...others.flatMap((other) => otherSources(other, worksOut))],
      also: [...(others.length === 0 ? [] : [`ROW()=${row.place.row}`]), ...(ref === undefined ? [] : countOf(ref))],
    };
  };
}

function workerSourcesOf(
  { rows, worksOut }: MadeFrom,
  { understood, workbook, layouts }: Pick<JudgedTracker, "understood" | "workbook" | "layouts">,
): ComparedOf {
  const { rowsWith, sameNames, otherNames } = workerSources(understood, workbook, layouts);
  return (row, { tableId, rowId }) => {
    const keys = new Set(rowsWith(placeKey(tableId, rowId)));
    const others = [...keys].flatMap((key) => rows.get(key) ?? []).filter((other) => other !== row);
    const isBeside = others.some(({ place }) => place.sheet === row.place.sheet);
    return {
      sources: [
        ...ownSources(row, worksOut),
        ...others.flatMap((other) => otherSources(other, worksOut)),
        ...otherNames,
      ],
      also: [...(isBeside ? [`ROW()=${row.place.row}`] : []), ...sameNames],
    };
  };
}

/** The tables whose rows are marked: a worker who is named above the children has no row of their own. */
function markedTables({ tables }: Understood, marksWorkers: boolean): ReadonlySet<string> {
  const ofChildren = tablesOf(tables, "cases").map(({ tableId }) => tableId);
  const ofStaff = marksWorkers ? tablesOf(tables, "workers").map(({ tableId }) => tableId) : [];
  return new Set([...ofChildren, ...ofStaff]);
}

function serialOf(day: PlainDate | undefined, system: DateSystem): number | undefined {
  return day === undefined ? undefined : serialFromDay(day, system);
}

function trackerRows({ inputs, places }: Understood): Map<string, TrackerRow> {
  const rows = new Map<string, TrackerRow>();
  for (const row of inputs) {
    const key = placeKey(row.tableId, row.rowId);
    const place = places.get(key);
    if (place !== undefined) rows.set(key, { place, inputs: row });
  }
  return rows;
}

/**
 * Every row with a reference, left out or not: a duplicate is taken together with the first, and a closed row that is
 * opened again, or that comes to stand elsewhere, may become the first.
 */
function rowsByRef({ tables }: Understood, rows: ReadonlyMap<string, TrackerRow>): Map<string, TrackerRow[]> {
  const byRef = new Map<string, TrackerRow[]>();
  for (const table of tablesOf(tables, "cases")) {
    for (const { rowId, caseRef } of table.rows) {
      const row = rows.get(placeKey(table.tableId, rowId));
      if (caseRef === undefined || row === undefined) continue;
      const ref = comparableRef(caseRef);
      const known = byRef.get(ref);
      if (known === undefined) byRef.set(ref, [row]);
      else known.push(row);
    }
  }
  return byRef;
}

function resultsByRow({ results }: CheckOutcome, marked: ReadonlySet<string>): Map<string, [Result, ...Result[]]> {
  const byRow = new Map<string, [Result, ...Result[]]>();
  for (const result of results) {
    if (!marked.has(result.subject.tableId)) continue;
    const key = placeKey(result.subject.tableId, result.subject.rowId);
    const known = byRow.get(key);
    if (known === undefined) byRow.set(key, [result]);
    else known.push(result);
  }
  return byRow;
}

type WorksOut = (sheet: string, row: number, column: number) => boolean;

function formulaCells({ sheets }: WorkbookGrid): WorksOut {
  const bySheet = new Map(sheets.map((sheet) => [sheet.name, sheetCells(sheet)]));
  return (sheet, row, column) => bySheet.get(sheet)?.cellAt(row, column).formula !== undefined;
}

/** The row's own cells: read where the status stands, or above it where a merge keeps its value. */
function ownSources({ place, inputs }: TrackerRow, worksOut: WorksOut): Source[] {
  return inputs.cells.map((cell) => ({ ...held(cell, place, worksOut), at: { up: place.row - 1 - cell.row } }));
}

/** Cells of another row of the same child, which stays where it is. */
function otherSources({ place, inputs }: TrackerRow, worksOut: WorksOut): Source[] {
  return inputs.cells.map((cell) => ({
    ...held(cell, place, worksOut),
    at: { row: cell.row, sheet: place.sheet },
  }));
}

/** A number among the fields is a date or may be one. */
function held(
  { column, row, value }: RowInputs["cells"][number],
  { sheet }: Place,
  worksOut: WorksOut,
): Pick<Source, "column" | "value" | "isFormula"> {
  return typeof value === "number" ? { column, value, isFormula: worksOut(sheet, row, column) } : { column, value };
}
