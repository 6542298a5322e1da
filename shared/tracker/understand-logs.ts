import type {
  AuditField,
  AuditFields,
  AuditTable,
  GroupField,
  GroupFields,
  GroupTable,
  ObservationField,
  ObservationFields,
  ObservationTable,
} from "../contract/log-tables.ts";
import type { RowPointer } from "../contract/table-parts.ts";
import { joinNames, unjoined } from "./join-names.ts";
import { auditReaders, groupReaders, observationReaders } from "./log-readers.ts";
import { tidyName } from "./names.ts";
import { readLog } from "./read-log.ts";
import type { LocalExclusion, RowRead, TableTask } from "./read-table.ts";
import type { WorkerList } from "./worker-list.ts";

interface UnderstoodLog<Table, Field extends string> {
  readonly wire: Table;
  readonly rows: readonly RowRead<Field>[];
  readonly exclusions: readonly LocalExclusion[];
}

export function understandGroups(task: TableTask): UnderstoodLog<GroupTable, GroupField> {
  const { mapped, rows, exclusions } = readLog(task, groupReaders, "team");
  const wireRows = rows.map(({ rowId, fields }) => ({ rowId, fields: fields as GroupFields }));
  return {
    wire: { tableId: task.tableId, holds: "groups", mappedFields: [...mapped], rows: wireRows },
    rows,
    exclusions,
  };
}

export function understandAudits(task: TableTask): UnderstoodLog<AuditTable, AuditField> {
  const { mapped, rows, exclusions } = readLog(task, auditReaders, "team");
  const wireRows = rows.map(({ rowId, fields }) => ({ rowId, fields: fields as AuditFields }));
  return {
    wire: { tableId: task.tableId, holds: "audits", mappedFields: [...mapped], rows: wireRows },
    rows,
    exclusions,
  };
}

/** `unlisted`: managers whom the worker list does not have, by their names, over all tables of observations. */
export function understandObservations(
  task: TableTask,
  list: WorkerList,
  unlisted: Map<string, RowPointer>,
): UnderstoodLog<ObservationTable, ObservationField> {
  const { mapped, rows, exclusions } = readLog(task, observationReaders, "manager");
  const joinedRows = joinNames(rows, list);
  const wireRows = joinedRows.map(({ row: { tableId, rowId, place, fields }, people, joined }) => {
    const sameAs = people?.length === 0 ? firstOfName(unlisted, place.ref, { tableId, rowId }) : undefined;
    return { rowId, ...joined, ...(sameAs === undefined ? {} : { sameAs }), fields: fields as ObservationFields };
  });
  return {
    wire: { tableId: task.tableId, holds: "observations", mappedFields: [...mapped], rows: wireRows },
    rows,
    // A manager whom the list does not have is observed all the same.
    exclusions: [...exclusions, ...unjoined(joinedRows.filter(({ people }) => people?.length !== 0))],
  };
}

function firstOfName(unlisted: Map<string, RowPointer>, name: string, row: RowPointer): RowPointer | undefined {
  const tidied = tidyName(name);
  const before = unlisted.get(tidied);
  if (before === undefined) unlisted.set(tidied, row);
  return before;
}
