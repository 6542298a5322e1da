import { readTable, type LocalExclusion, type RowRead, type TableRead, type TableTask } from "./read-table.ts";
import type { FieldReaders } from "./read-row.ts";

/** A log that was read, before its names are looked for in the worker list. */
export interface LogRead<Field extends string> extends TableRead<Field> {
  readonly task: TableTask;
}

/** The rows of a log; what stands below a separator that says closed is left out. */
export function readLog<Field extends string>(
  task: TableTask,
  readers: FieldReaders<Field>,
  nameField: "worker" | "team" | "manager",
): LogRead<Field> {
  const read = readTable(task, readers, nameField);
  const closed = read.rows.filter(({ underClosed }) => underClosed);
  return {
    ...read,
    task,
    rows: read.rows.filter(({ underClosed }) => !underClosed),
    exclusions: [...read.exclusions, ...closed.map((row) => leftOut(row, "closed"))],
  };
}

export function leftOut({ place: { sheet, row } }: RowRead<string>, reason: LocalExclusion["reason"]): LocalExclusion {
  return { sheet, row, reason };
}
