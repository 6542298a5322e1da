import type { SessionField, SessionFields, SessionTable } from "../contract/log-tables.ts";
import { joinNames, unjoined } from "./join-names.ts";
import { sessionReaders } from "./log-readers.ts";
import { readLog, type LogRead } from "./read-log.ts";
import type { LocalExclusion, RowRead, TableTask } from "./read-table.ts";
import type { WorkerList } from "./worker-list.ts";

interface UnderstoodSessions {
  readonly wire: SessionTable;
  readonly rows: readonly RowRead<SessionField>[];
  readonly exclusions: readonly LocalExclusion[];
}

export function readSessions(task: TableTask): LogRead<SessionField> {
  return readLog(task, sessionReaders, "worker");
}

/** Joins a log of one-to-ones to the people who had them. */
export function understandSessions(
  { task: { tableId }, mapped, rows, exclusions }: LogRead<SessionField>,
  list: WorkerList,
): UnderstoodSessions {
  const joinedRows = joinNames(rows, list);
  const wireRows = joinedRows.map(({ row: { rowId, fields }, joined }) => {
    return { rowId, ...joined, fields: fields as SessionFields };
  });
  return {
    wire: { tableId, holds: "sessions", mappedFields: [...mapped], rows: wireRows },
    rows,
    exclusions: [...exclusions, ...unjoined(joinedRows)],
  };
}
