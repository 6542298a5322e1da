import type { PlainDate } from "../calendar/plain-date.ts";
import { keyOf } from "../contract/row-key.ts";
import type { RowPointer } from "../contract/table-parts.ts";
import type { WireTable } from "../contract/tables.ts";
import type { EntryToCheck } from "./entry-to-check.ts";
import { numberFamilies, type FamilyNumber } from "./families.ts";
import type { WorkbookGrid } from "./grid.ts";
import { atOnce, type InSteps } from "./in-steps.ts";
import { holdsChildren, type TableLayout } from "./layout.ts";
import { withoutNamesAsLabels } from "./names-as-labels.ts";
import type { LocalExclusion, Place, RowInputs, RowRead, TableTask } from "./read-table.ts";
import { sheetCells, type SheetCells } from "./sheet-cells.ts";
import { idOfWorkersIn, tableIdAt } from "./table-id.ts";
import { readAgreements, understandAgreements } from "./understand-agreements.ts";
import { understandCases } from "./understand-cases.ts";
import { understandAudits, understandGroups, understandObservations } from "./understand-logs.ts";
import { readSessions, understandSessions } from "./understand-sessions.ts";
import { understandWorkerAbove, understandWorkers, workersNamedIn } from "./understand-workers.ts";
import { WorkerList } from "./worker-list.ts";

export interface PassedOver {
  readonly sheet: string;
  readonly holds: TableLayout["holds"];
  readonly reason: "no-such-sheet";
}

/** What was understood of a workbook: what may travel, and what lets its results be shown where they belong. */
export interface Understood {
  readonly tables: readonly WireTable[];
  readonly places: ReadonlyMap<string, Place>;
  readonly exclusions: readonly LocalExclusion[];
  readonly entriesToCheck: readonly EntryToCheck[];
  readonly refusedRefs: readonly Place[];
  readonly inputs: readonly RowInputs[];
  readonly passedOver: readonly PassedOver[];
  /** The sheet of every table that was sent. */
  readonly sheets: ReadonlyMap<string, string>;
}

export function placeKey(tableId: string, rowId: string): string {
  return keyOf({ tableId, rowId });
}

/** A table of the workbook, understood, with what stays in the workbook of it. */
interface UnderstoodTable {
  readonly wire: WireTable;
  readonly rows: readonly RowRead<string>[];
  readonly exclusions: readonly LocalExclusion[];
  readonly refusedRefs?: readonly Place[];
}

export interface ReadingWanted {
  /** Supervision is a colleague's matter: where nobody has agreed to it, the children's rows are read alone. */
  readonly tables?: "every-table" | "cases-alone";
  /** What the council says that its references look like. Without it, one with three letters in a run is none. */
  readonly referencePattern?: string | undefined;
}

/** Reads the confirmed tables of a workbook. Only fields of the wire are taken; nothing is dropped in silence. */
export function understandTracker(
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
  asAt: PlainDate,
  wanted: ReadingWanted = {},
): Understood {
  return atOnce(understandTrackerInSteps(workbook, layouts, asAt, wanted));
}

/** The same, some hundred rows of children at a time. */
export function* understandTrackerInSteps(
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
  asAt: PlainDate,
  { tables: wanted = "every-table", referencePattern }: ReadingWanted,
): InSteps<Understood> {
  const cellsOf = cellsBySheet(workbook);
  const passedOver: PassedOver[] = [];
  const tasks = layouts.flatMap((confirmed, index): TableTask[] => {
    if (wanted === "cases-alone" && !holdsChildren(confirmed)) return [];
    const layout = withoutNamesAsLabels(workbook, confirmed);
    const cells = cellsOf(layout.name);
    const { date1904 } = workbook;
    if (cells !== undefined) return [{ cells, layout, tableId: tableIdAt(index), asAt, date1904, referencePattern }];
    passedOver.push({ sheet: layout.name, holds: layout.holds, reason: "no-such-sheet" });
    return [];
  });
  const all = yield* understandTables(tasks);
  const tables = all.filter(({ wire }) => wanted === "every-table" || wire.holds === "cases");
  const rows = tables.flatMap((table) => table.rows);
  return {
    tables: tables.map(({ wire }) => wire),
    places: new Map(rows.map(({ tableId, rowId, place }) => [placeKey(tableId, rowId), place])),
    exclusions: tables.flatMap(({ exclusions }) => exclusions),
    entriesToCheck: rows.flatMap(({ entriesToCheck }) => entriesToCheck),
    refusedRefs: tables.flatMap(({ refusedRefs }) => refusedRefs ?? []),
    inputs: rows.map(({ inputs }) => inputs),
    passedOver,
    sheets: new Map(
      tasks.flatMap((task) => [
        [task.tableId, task.layout.name],
        [idOfWorkersIn(task.tableId), task.layout.name],
      ]),
    ),
  };
}

/** Who works here must be known before the names in the logs can be looked for. Tables stay in their order. */
function* understandTables(tasks: readonly TableTask[]): InSteps<UnderstoodTable[]> {
  const list = new WorkerList();
  const familyOf = numberFamilies(tasks.filter(({ layout }) => holdsChildren(layout)));
  const own = new Map<TableTask, UnderstoodTable[]>();
  for (const task of tasks) own.set(task, yield* tablesOfPeople(task, list, familyOf));
  const agreements = tasksHolding(tasks, "agreements").map((task) => ({ task, read: readAgreements(task) }));
  const sessions = tasksHolding(tasks, "sessions").map((task) => ({ task, read: readSessions(task) }));
  const logs = [agreements, sessions].find(
    (reads) => list.isEmpty && reads.some(({ read }) => namesAnybody(read.rows)),
  );
  for (const { task, read } of logs ?? []) {
    const workers = workersNamedIn(idOfWorkersIn(task.tableId), read.rows, list);
    if (workers !== undefined) own.set(task, [workers]);
  }
  const joined = new Map<TableTask, UnderstoodTable>([
    ...agreements.map(({ task, read }) => [task, understandAgreements(read, list)] as const),
    ...sessions.map(({ task, read }) => [task, understandSessions(read, list)] as const),
    ...tasksHolding(tasks, "groups").map((task) => [task, understandGroups(task)] as const),
    ...tasksHolding(tasks, "audits").map((task) => [task, understandAudits(task)] as const),
  ]);
  const unlisted = new Map<string, RowPointer>();
  for (const task of tasksHolding(tasks, "observations")) {
    joined.set(task, understandObservations(task, list, unlisted));
  }
  return tasks.flatMap((task) => [...(own.get(task) ?? []), ...[joined.get(task) ?? []].flat()]);
}

function namesAnybody(rows: readonly RowRead<string>[]): boolean {
  return rows.some(({ place }) => place.ref !== "");
}

/** Tables of staff and of children: both may name workers, and both can be read before any name is looked for. */
function* tablesOfPeople(task: TableTask, list: WorkerList, familyOf: FamilyNumber): InSteps<UnderstoodTable[]> {
  if (task.layout.holds === "workers") return [understandWorkers(task, list)];
  if (!holdsChildren(task.layout)) return [];
  const above = understandWorkerAbove({ ...task, tableId: idOfWorkersIn(task.tableId) }, list);
  return [yield* understandCases(task, familyOf), ...(above === undefined ? [] : [above])];
}

function tasksHolding(tasks: readonly TableTask[], holds: TableLayout["holds"]): TableTask[] {
  return tasks.filter((task) => task.layout.holds === holds);
}

function cellsBySheet(workbook: WorkbookGrid): (name: string) => SheetCells | undefined {
  const known = new Map<string, SheetCells>();
  return (name) => {
    const sheet = workbook.sheets.find((candidate) => candidate.name === name);
    if (sheet !== undefined && !known.has(name)) known.set(name, sheetCells(sheet));
    return known.get(name);
  };
}
