import { serialFromDay, type DateSystem } from "../../shared/calendar/excel-serial.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { comparableRef } from "../../shared/checks/scope.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { CheckOutcome, Result } from "../../shared/contract/results.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { atOnce, type InSteps } from "../../shared/tracker/in-steps.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { closedLines, type RowOfTable, type SameLines } from "./closed-lines.ts";
import { familySources, takesTheFamilysDate, type FamilySources } from "./family-sources.ts";
import { referenceCount, type ReferenceCount } from "./reference-count.ts";
import { leansOnMerge, whileMerged } from "./leans-on-merge.ts";
import { noStatus, statusFormula, type Source, type StatusInput } from "./status-formula.ts";
import { rowWords, standsUntil } from "./status-words.ts";
import { linesOfTables, type StatusPlace } from "./table-lines.ts";
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
  /** Where statuses stand already. */
  readonly marked?: readonly StatusPlace[];
}

/** A row of the tracker: where it stands and what it was made from. */
interface TrackerRow {
  readonly place: Place;
  readonly inputs: RowInputs;
}

type StatusRows = Map<string, Map<number, string>>;

/** The status of every row that has a result, by table and then by row of the sheet, from 0. */
export function statusRows(tracker: JudgedTracker): StatusRows {
  return atOnce(statusRowsInSteps(tracker));
}

const rowsInAStep = 100;

/** The same, some hundred rows at a time. */
export function* statusRowsInSteps({
  understood,
  outcome,
  workbook,
  layouts,
  marksWorkers = false,
  marked = [],
}: JudgedTracker): InSteps<StatusRows> {
  const system: DateSystem = workbook.date1904 ? 1904 : 1900;
  const rows = trackerRows(understood);
  const worksOut = formulaCells(workbook);
  const linesOf = linesOfTables(understood, workbook, layouts, marked);
  const madeFrom = { rows, worksOut, sameLines: closedLines(linesOf) };
  const ofCase = caseSources(madeFrom, rowsByRef(understood, rows), {
    countOf: referenceCount(workbook, layouts),
    families: familySources(understood, workbook, layouts),
    takesTheFamilysDate: takesTheFamilysDate(outcome),
  });
  const zonesOfPeople = peopleTables(understood).flatMap((tableId) =>
    (linesOf(tableId)?.lastRows() ?? []).map((row) => ({ tableId, row })),
  );
  const ofWorker = workerSourcesOf(madeFrom, { understood, workbook, layouts, zonesOfPeople });
  const statuses: StatusRows = new Map();
  yield;
  let made = 0;
  for (const results of resultsByRow(outcome, markedTables(understood, marksWorkers)).values()) {
    if (++made % rowsInAStep === 0) yield;
    const [{ subject }] = results;
    const row = rows.get(placeKey(subject.tableId, subject.rowId));
    if (row === undefined) continue;
    const compared = (subject.kind === "case" ? ofCase : ofWorker)(row, results);
    const until = serialOf(standsUntil(results), system);
    const layout = layouts[Number(subject.tableId.slice(1)) - 1];
    const leans = leansOnMerge(row.place.row - 1, row.inputs.cells, results, layout);
    const words = [...(leans ? [whileMerged] : []), ...rowWords(results, system)];
    const from = serialFromDay(outcome.asAt, system);
    const formula =
      compared === undefined
        ? noStatus()
        : statusFormula({ words, ...compared, from, ...(until === undefined ? {} : { until }) });
    const ofTable = statuses.get(subject.tableId) ?? new Map<number, string>();
    statuses.set(subject.tableId, ofTable.set(row.place.row - 1, formula));
  }
  return statuses;
}

/** What a status compares: what the row, and whatever decides with it, held when it was checked. */
type Compared = Pick<StatusInput, "sources" | "also">;
type ComparedOf = (row: TrackerRow, results: RowResults) => Compared | undefined;
type RowResults = readonly [Result, ...Result[]];

interface MadeFrom {
  readonly rows: ReadonlyMap<string, TrackerRow>;
  readonly worksOut: WorksOut;
  readonly sameLines: SameLines;
}

interface AroundTheRow {
  readonly countOf: ReferenceCount;
  readonly families: FamilySources;
  readonly takesTheFamilysDate: (results: RowResults) => boolean;
}

function caseSources(
  { rows, worksOut, sameLines }: MadeFrom,
  byRef: ReadonlyMap<string, readonly TrackerRow[]>,
  { countOf, families, takesTheFamilysDate: mayShare }: AroundTheRow,
): ComparedOf {
  return (row, results) => {
    const [{ subject }] = results;
    const { ref } = subject;
    const ofChild = ref === undefined ? [] : (byRef.get(comparableRef(ref)) ?? []);
    const family = mayShare(results) ? familyOf(placeKey(subject.tableId, subject.rowId), families) : none;
    const others = new Set([...ofChild, ...family.rows.flatMap((key) => rows.get(key) ?? [])]);
    others.delete(row);
    const isAlone = others.size === 0 && family.sources.length === 0;
    const lines = isAlone ? sameLines(standing(row), []) : sameLines(undefined, [row, ...others].map(standing));
    return (
      lines && {
        sources: [
          ...ownSources(row, worksOut),
          ...[...others].flatMap((other) => otherSources(other, worksOut)),
          ...family.sources,
          ...lines.sources,
        ],
        also: [
          ...(isAlone ? [] : [`ROW()=${row.place.row}`]),
          ...(ref === undefined ? [] : countOf(ref)),
          ...family.also,
          ...lines.also,
        ],
      }
    );
  };
}

function standing({ place, inputs }: TrackerRow): RowOfTable {
  return { tableId: inputs.tableId, row: place.row - 1 };
}

interface Family extends Required<Compared> {
  /** By their keys. */
  readonly rows: readonly string[];
}

const none: Family = { rows: [], sources: [], also: [] };

/** Who belongs to the family of a row, and which cells say so. */
function familyOf(key: string, { cellOf, rowsWith, sameFamily }: FamilySources): Family {
  const cell = cellOf(key);
  if (cell === undefined) return none;
  const rows = rowsWith(key);
  const cells = [cell, ...rows.flatMap((each) => cellOf(each) ?? [])];
  return {
    rows,
    sources: cells.map(({ column, value, row, sheet }) => ({ column, value, at: { row, sheet } })),
    also: sameFamily(cell),
  };
}

interface AroundThePerson extends Pick<JudgedTracker, "understood" | "workbook" | "layouts"> {
  /** In tables where a line closes what may come to be open: the last rows above and below every line. */
  readonly zonesOfPeople: readonly RowOfTable[];
}

function workerSourcesOf(
  { rows, worksOut, sameLines }: MadeFrom,
  { understood, workbook, layouts, zonesOfPeople }: AroundThePerson,
): ComparedOf {
  const { rowsWith, sameNames, otherNames } = workerSources(understood, workbook, layouts);
  return (row, [{ subject }]) => {
    const keys = new Set(rowsWith(placeKey(subject.tableId, subject.rowId)));
    const others = [...keys].flatMap((key) => rows.get(key) ?? []).filter((other) => other !== row);
    const isBeside = others.some(({ place }) => place.sheet === row.place.sheet);
    const fixed = [...others.map(standing), ...zonesOfPeople];
    const lines = isBeside ? sameLines(undefined, [standing(row), ...fixed]) : sameLines(standing(row), fixed);
    return (
      lines && {
        sources: [
          ...ownSources(row, worksOut),
          ...others.flatMap((other) => otherSources(other, worksOut)),
          ...otherNames,
          ...lines.sources,
        ],
        also: [...(isBeside ? [`ROW()=${row.place.row}`] : []), ...sameNames, ...lines.also],
      }
    );
  };
}

/** What is left out of these decides about a worker too. */
function peopleTables({ tables }: Understood): readonly string[] {
  return (["workers", "agreements", "sessions", "observations"] as const).flatMap((holds) =>
    tablesOf(tables, holds).map(({ tableId }) => tableId),
  );
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
