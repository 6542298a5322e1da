import type { AgreementTable, WorkerField, WorkerFields } from "../contract/worker-table.ts";
import { compareSupervisors } from "./compare-supervisors.ts";
import { joinNames, unjoined } from "./join-names.ts";
import { readLog, type LogRead } from "./read-log.ts";
import type { LocalExclusion, RowRead, TableTask } from "./read-table.ts";
import { textAt } from "./text-at.ts";
import type { WorkerList } from "./worker-list.ts";
import { workerReaders } from "./worker-readers.ts";

interface UnderstoodAgreements {
  readonly wire: AgreementTable;
  readonly rows: readonly RowRead<WorkerField>[];
  readonly exclusions: readonly LocalExclusion[];
}

export function readAgreements(task: TableTask): LogRead<WorkerField> {
  return readLog(task, workerReaders, "worker");
}

/** Joins agreements to the people who made them. The names in them stay here. */
export function understandAgreements(
  { task, columns, mapped, rows, exclusions }: LogRead<WorkerField>,
  list: WorkerList,
): UnderstoodAgreements {
  const namesASupervisor = mapped.includes("agreementSupervisor");
  const joinedRows = joinNames(rows, list);
  const wireRows = joinedRows.map(({ row, people, joined }) => {
    const fields: Partial<Record<WorkerField, unknown>> = { ...row.fields };
    delete fields.worker;
    if (namesASupervisor) {
      const named = textAt(task.cells, columns, "agreementSupervisor", row.row);
      const present = people?.length === 1 ? people[0]?.supervisor : undefined;
      fields.agreementSupervisor = compareSupervisors(named, present ?? "");
    }
    return { rowId: row.rowId, ...joined, fields: fields as WorkerFields };
  });
  return {
    wire: {
      tableId: task.tableId,
      holds: "agreements",
      mappedFields: mapped.filter((field) => field !== "worker"),
      rows: wireRows,
    },
    rows,
    exclusions: [...exclusions, ...unjoined(joinedRows)],
  };
}
