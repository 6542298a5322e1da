import type { RowPointer } from "../contract/table-parts.ts";
import type { WorkerField, WorkerFields, WorkerRow, WorkerTable } from "../contract/worker-table.ts";
import { cellPosition } from "./columns.ts";
import { compareSupervisors } from "./compare-supervisors.ts";
import { labelOf } from "./field-reader.ts";
import type { MappedColumns } from "./mapped-columns.ts";
import { leftOut } from "./read-log.ts";
import { fieldsMapped, placesAbove, readFields } from "./read-row.ts";
import { contextOf, placed, readTable, type LocalExclusion, type RowRead, type TableTask } from "./read-table.ts";
import { textAt } from "./text-at.ts";
import type { WorkerList } from "./worker-list.ts";
import { workerReaders } from "./worker-readers.ts";

interface UnderstoodWorkers {
  readonly wire: WorkerTable;
  readonly rows: readonly RowRead<WorkerField>[];
  readonly exclusions: readonly LocalExclusion[];
}

/** Reads one confirmed table of staff, and puts its people on the worker list. */
export function understandWorkers(task: TableTask, list: WorkerList): UnderstoodWorkers {
  const { columns, mapped, rows, exclusions } = readTable(task, workerReaders, "worker");
  // Whoever has left is still on the list: the logs may name them.
  const wireRows = rows.flatMap((row) => {
    const supervisor = textAt(task.cells, columns, "supervisor", row.row);
    const named = textAt(task.cells, columns, "agreementSupervisor", row.row);
    const onWire = wireRow(row, list, {
      supervisor,
      named: mapped.includes("agreementSupervisor") ? named : undefined,
    });
    return row.underClosed ? [] : [onWire];
  });
  return {
    wire: { tableId: task.tableId, holds: "workers", mappedFields: [...mapped], rows: wireRows },
    rows: rows.filter(({ underClosed }) => !underClosed).map((row) => withSupervisor(row, task, columns)),
    exclusions: [...exclusions, ...rows.flatMap((row) => (row.underClosed ? [leftOut(row, "closed")] : []))],
  };
}

/** Who the present supervisor is decides what an agreement says, though the name itself is not sent. */
function withSupervisor(
  row: RowRead<WorkerField>,
  { cells }: TableTask,
  { single }: MappedColumns,
): RowRead<WorkerField> {
  const column = single.get("supervisor");
  if (column === undefined) return row;
  const at = cells.valueRow(row.row, column);
  const cell = { column, row: at, value: cells.valueAt(at, column) };
  return { ...row, inputs: { ...row.inputs, cells: [...row.inputs.cells, cell] } };
}

interface Supervisors {
  readonly supervisor: string;
  /** Whom the agreement names; undefined where no cell says. */
  readonly named: string | undefined;
}

function wireRow(
  { tableId, rowId, place, fields }: RowRead<WorkerField>,
  list: WorkerList,
  { supervisor, named }: Supervisors,
): WorkerRow {
  const sameAs: RowPointer | undefined = list.add(place.ref, { tableId, rowId }, supervisor);
  const agreementSupervisor = named === undefined ? undefined : compareSupervisors(named, supervisor);
  return {
    rowId,
    ...(sameAs === undefined ? {} : { sameAs }),
    fields: (agreementSupervisor === undefined ? fields : { ...fields, agreementSupervisor }) as WorkerFields,
  };
}

/** The worker whose details stand in cells above the children: a table of one row, at the cell with the name. */
export function understandWorkerAbove(task: TableTask, list: WorkerList): UnderstoodWorkers | undefined {
  const { cells, layout } = task;
  const named = layout.cells ?? {};
  const position = cellPosition(named["worker"] ?? "");
  if (position === undefined || textOfCell(task, "worker") === "") return undefined;
  const mapped = fieldsMapped(workerReaders, (field) => named[field] !== undefined);
  const context = contextOf(task);
  const reading = readFields(workerReaders, mapped, placesAbove(cells, named), context);
  const identity = { ...position, value: cells.valueAt(position.row, position.column) };
  const row: RowRead<WorkerField> = {
    ...placed(task, position.row, identity, reading),
    row: position.row,
    underClosed: false,
    fields: reading.fields,
  };
  const supervisors = {
    supervisor: textOfCell(task, "supervisor"),
    named: named["agreementSupervisor"] === undefined ? undefined : textOfCell(task, "agreementSupervisor"),
  };
  const wire: WorkerTable = {
    tableId: task.tableId,
    holds: "workers",
    mappedFields: mapped,
    rows: [wireRow(row, list, supervisors)],
  };
  return { wire, rows: [row], exclusions: [] };
}

function textOfCell({ cells, layout }: TableTask, field: string): string {
  const position = cellPosition(layout.cells?.[field] ?? "");
  return position === undefined ? "" : String(cells.valueAt(position.row, position.column)).trim();
}

/** The worker list of a tracker that has no table of staff: each name of its agreements or its log once. */
export function workersNamedIn(
  tableId: string,
  rows: readonly RowRead<string>[],
  list: WorkerList,
): UnderstoodWorkers | undefined {
  const first = rows.flatMap((row): RowRead<WorkerField>[] => {
    const name = row.place.ref;
    if (name === "" || list.has(name)) return [];
    list.add(name, { tableId, rowId: row.rowId });
    return [
      { ...row, tableId, fields: { worker: labelOf(name) }, inputs: { ...row.inputs, tableId }, entriesToCheck: [] },
    ];
  });
  if (first.length === 0) return undefined;
  const wireRows = first.map(({ rowId, fields }) => ({ rowId, fields: fields as WorkerFields }));
  return {
    wire: { tableId, holds: "workers", mappedFields: ["worker"], rows: wireRows },
    rows: first,
    exclusions: [],
  };
}
