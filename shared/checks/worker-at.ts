import { keyOf } from "../contract/row-key.ts";
import type { RowPointer } from "../contract/table-parts.ts";
import type { WireTable } from "../contract/tables.ts";
import type { WorkerFields } from "../contract/worker-table.ts";
import { tablesOf } from "./tables-of.ts";

type WorkerAt = (pointers: readonly RowPointer[] | undefined) => WorkerFields | undefined;

/** What the worker list records of the worker of a session, also of one who has left: the session was held all the same. */
export function workersByRow(tables: readonly WireTable[]): WorkerAt {
  const known = new Map<string, WorkerFields>();
  for (const { tableId, rows } of tablesOf(tables, "workers")) {
    for (const { rowId, fields } of rows) known.set(keyOf({ tableId, rowId }), fields);
  }
  return (pointers) => {
    const [pointer] = pointers ?? [];
    return pointer && known.get(keyOf(pointer));
  };
}
