import { serialFromDay, type DateSystem } from "../../shared/calendar/excel-serial.ts";
import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { comparableRef, scopeOf } from "../../shared/checks/scope.ts";
import { tablesOf } from "../../shared/checks/tables-of.ts";
import type { CheckOutcome, Result } from "../../shared/contract/results.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { atOnce, type InSteps } from "../../shared/tracker/in-steps.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { layoutOf } from "../../shared/tracker/table-id.ts";
import { placeKey, type Understood } from "../../shared/tracker/understand.ts";
import { closedLines, type RowOfTable, type SameLines } from "./closed-lines.ts";
import { familySources, takesTheFamilysDate, type FamilySources } from "./family-sources.ts";
import { fixedCells } from "./fixed-rows.ts";
import { referenceCount, type ReferenceCount } from "./reference-count.ts";
import { sameHeadings, type SameHeadings } from "./same-headings.ts";
import { stillTyped, type StillTyped } from "./same-formulas.ts";
import { wordsOfMerges } from "./leans-on-merge.ts";
import { conditionsOf, noStatus, statusFormula, type Compared, type Source } from "./status-formula.ts";
import { rowWords, standsUntil } from "./status-words.ts";
import { linesOfTables, type StatusPlace } from "./table-lines.ts";
import { workerSources } from "./worker-sources.ts";

type RowInputs = Understood["inputs"][number];
type Place = NonNullable<ReturnType<Understood["places"]["get"]>>;

interface ReadTracker {
  readonly understood: Understood;
  /** The cells that the tables were read from. */
  readonly workbook: WorkbookGrid;
  readonly layouts: readonly TableLayout[];
  /** Where statuses stand already. */
  readonly marked?: readonly StatusPlace[];
}

export interface JudgedTracker extends ReadTracker {
  readonly outcome: CheckOutcome;
  /** Whether workers' rows are marked too: supervision of a colleague is not for everyone who opens the sheet. */
  readonly marksWorkers?: boolean;
  /** Found out while it was judged. */
  readonly comparing?: Comparing;
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

/** What the status of a row compares; undefined where no formula can tell. `mayShare`: it may rest on the family's date. */
type ConditionsOf = (row: TrackerRow, subject: Subject, mayShare: boolean) => readonly string[] | undefined;

/** What the statuses of a tracker compare: all that can be said before the tracker is judged. */
export interface Comparing {
  readonly rows: ReadonlyMap<string, TrackerRow>;
  readonly conditions: ConditionsOf;
}

/** The conditions of the children's rows are ready then, of all that rest on their own entries. */
export function* comparingInSteps(
  { understood, workbook, layouts, marked = [] }: ReadTracker,
  asAt: PlainDate,
): InSteps<Comparing> {
  const rows = trackerRows(understood);
  const still = stillTyped(workbook, layouts, marked);
  const linesOf = linesOfTables(understood, workbook, layouts, marked);
  const headings = sameHeadings(workbook, layouts, marked, (tableId) => linesOf(tableId)?.isLarge === true);
  const madeFrom = { rows, still, headings, sameLines: closedLines(linesOf) };
  const ofCase = caseSources(madeFrom, rowsByRef(understood, rows), {
    countOf: referenceCount(workbook, layouts),
    families: familySources(understood, workbook, layouts),
  });
  const zonesOfPeople = peopleTables(understood).flatMap((tableId) =>
    (linesOf(tableId)?.lastRows() ?? []).map((row) => ({ tableId, row })),
  );
  const ofWorker = workerSourcesOf(madeFrom, { understood, workbook, layouts, zonesOfPeople });
  const find: ConditionsOf = (row, subject, mayShare) => {
    const compared = (subject.kind === "case" ? ofCase : ofWorker)(row, subject, mayShare);
    return compared && conditionsOf(compared);
  };
  const ready = new Map<TrackerRow, readonly string[] | undefined>();
  yield;
  for (const { table, row: child } of scopeOf(understood.tables, asAt).children) {
    if (ready.size % rowsInAStep === 0) yield;
    const [{ tableId }, { rowId, caseRef: ref }] = [table, child];
    const row = rows.get(placeKey(tableId, rowId));
    if (row !== undefined) ready.set(row, find(row, { kind: "case", tableId, rowId, ref }, false));
  }
  const conditions: ConditionsOf = (row, subject, mayShare) =>
    mayShare || !ready.has(row) ? find(row, subject, mayShare) : ready.get(row);
  return { rows, conditions };
}

/** The same, some hundred rows at a time. */
export function* statusRowsInSteps(tracker: JudgedTracker): InSteps<StatusRows> {
  const { understood, outcome, workbook, layouts, marksWorkers = false } = tracker;
  const { rows, conditions: conditionsFor } = tracker.comparing ?? (yield* comparingInSteps(tracker, outcome.asAt));
  const system: DateSystem = workbook.date1904 ? 1904 : 1900;
  const mayShare = takesTheFamilysDate(outcome);
  const statuses: StatusRows = new Map();
  yield;
  const asMerged = wordsOfMerges(workbook, layouts);
  let made = 0;
  for (const results of resultsByRow(outcome, markedTables(understood, marksWorkers)).values()) {
    if (++made % rowsInAStep === 0) yield;
    const [{ subject }] = results;
    const row = rows.get(placeKey(subject.tableId, subject.rowId));
    if (row === undefined) continue;
    const conditions = conditionsFor(row, subject, mayShare(results));
    const until = serialOf(standsUntil(results), system);
    const layout = layoutOf(layouts, subject.tableId);
    const words = [...asMerged(row.place.row - 1, row.inputs.cells, results, layout), ...rowWords(results, system)];
    const from = serialFromDay(outcome.asAt, system);
    const formula =
      conditions === undefined
        ? noStatus()
        : statusFormula({ words, conditions, from, ...(until === undefined ? {} : { until }) });
    const ofTable = statuses.get(subject.tableId) ?? new Map<number, string>();
    statuses.set(subject.tableId, ofTable.set(row.place.row - 1, formula));
  }
  return statuses;
}

/** What the row, and whatever decides with it, held when it was checked. */
type ComparedOf = (row: TrackerRow, subject: Subject, mayShare: boolean) => Compared | undefined;
type Subject = Pick<Result["subject"], "kind" | "tableId" | "rowId" | "ref">;

interface MadeFrom {
  readonly rows: ReadonlyMap<string, TrackerRow>;
  readonly still: StillTyped;
  readonly headings: SameHeadings;
  readonly sameLines: SameLines;
}

interface AroundTheRow {
  readonly countOf: ReferenceCount;
  readonly families: FamilySources;
}

function caseSources(
  { rows, still, headings, sameLines }: MadeFrom,
  byRef: ReadonlyMap<string, readonly TrackerRow[]>,
  { countOf, families }: AroundTheRow,
): ComparedOf {
  return (row, { tableId, rowId, ref }, mayShare) => {
    const family = mayShare ? familyOf(placeKey(tableId, rowId), families) : none;
    const ofFamily = family.rows.flatMap((key) => rows.get(key) ?? []);
    // A further row of a brother or sister changes what they have to share.
    const refs = new Set([ref ?? "", ...ofFamily.map(({ place }) => place.ref)].filter((each) => each !== ""));
    const ofChildren = [...refs].flatMap((each) => byRef.get(comparableRef(each)) ?? []);
    const others = new Set([...ofChildren, ...ofFamily]);
    others.delete(row);
    const compared = ofOthers([...others], still);
    const isAlone = others.size === 0 && family.sources.length === 0;
    const lines = isAlone ? sameLines(standing(row), []) : sameLines(undefined, [row, ...others].map(standing));
    return (
      lines && {
        sources: [...ownSources(row), ...compared.sources, ...family.sources, ...lines.sources],
        also: [
          ...ownFormulas(row, still),
          ...compared.also,
          ...headingsOf(
            row,
            [...others].map(({ inputs }) => inputs.tableId),
            headings,
          ),
          ...(isAlone ? [] : [`ROW()=${row.place.row}`]),
          ...[...refs].flatMap(countOf),
          ...family.also,
          ...lines.also,
        ],
      }
    );
  };
}

/** Of the table of the status, and of others that it draws upon. */
function headingsOf({ inputs: { tableId: own } }: TrackerRow, tables: readonly string[], of: SameHeadings): string[] {
  const others = tables.filter((tableId) => tableId !== own);
  return [...of(own, true), ...others.flatMap((tableId) => of(tableId, false))];
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
  { rows, still, headings, sameLines }: MadeFrom,
  { understood, workbook, layouts, zonesOfPeople }: AroundThePerson,
): ComparedOf {
  const { rowsWith, sameNames, otherNames } = workerSources(understood, workbook, layouts);
  return (row, { tableId, rowId }) => {
    const keys = new Set(rowsWith(placeKey(tableId, rowId)));
    const others = [...keys].flatMap((key) => rows.get(key) ?? []).filter((other) => other !== row);
    const compared = ofOthers(others, still);
    const isBeside = others.some(({ place }) => place.sheet === row.place.sheet);
    const fixed = [...others.map(standing), ...zonesOfPeople];
    const lines = isBeside ? sameLines(undefined, [standing(row), ...fixed]) : sameLines(standing(row), fixed);
    return (
      lines && {
        sources: [...ownSources(row), ...compared.sources, ...otherNames, ...lines.sources],
        also: [
          ...ownFormulas(row, still),
          ...compared.also,
          ...headingsOf(row, peopleTables(understood), headings),
          ...(isBeside ? [`ROW()=${row.place.row}`] : []),
          ...sameNames,
          ...lines.also,
        ],
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

/** The row's own cells: read where the status stands, or above it where a merge keeps its value. */
function ownSources({ place, inputs }: TrackerRow): Source[] {
  return inputs.cells.map((cell) => ({
    ...held(cell),
    at: { up: place.row - 1 - cell.row },
  }));
}

function ownFormulas({ place, inputs }: TrackerRow, still: StillTyped): readonly string[] {
  return still.own(place.sheet, inputs.cells, (row) => place.row - 1 - row);
}

/** Cells of other rows, which stay where they are. */
function ofOthers(others: readonly TrackerRow[], still: StillTyped): Required<Compared> {
  const sheets = [...new Set(others.map(({ place }) => place.sheet))];
  const compared = sheets.map((sheet): Required<Compared> => {
    const cells = others.flatMap(({ place, inputs }) => (place.sheet === sheet ? inputs.cells : []));
    const { sources, also } = fixedCells(sheet, cells);
    return { sources, also: [...also, ...still.fixed(sheet, cells)] };
  });
  return { sources: compared.flatMap(({ sources }) => sources), also: compared.flatMap(({ also }) => also) };
}

/** The number of its row goes along with a formula: it is not compared. */
function held({
  column,
  row,
  value,
  formula,
}: RowInputs["cells"][number]): Pick<Source, "column" | "value" | "formula"> {
  return formula === undefined
    ? { column, value }
    : { column, value, formula: formula.replaceAll(String(row + 1), "#") };
}
