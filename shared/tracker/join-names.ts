import type { RowPointer } from "../contract/table-parts.ts";
import { leftOut } from "./read-log.ts";
import type { LocalExclusion, RowRead } from "./read-table.ts";
import type { Listed, WorkerList } from "./worker-list.ts";

/** A row of a log with everybody of the worker list whom its name fits; undefined where it has no name. */
interface JoinedRow<Field extends string> {
  readonly row: RowRead<Field>;
  readonly people: readonly Listed[] | undefined;
  /** For the wire. */
  readonly joined: { readonly workerRows?: RowPointer[] };
}

export function joinNames<Field extends string>(rows: readonly RowRead<Field>[], list: WorkerList): JoinedRow<Field>[] {
  return rows.map((row) => {
    const people = list.fitting(row.place.ref);
    return { row, people, joined: people === undefined ? {} : { workerRows: people.map(({ first }) => first) } };
  });
}

/** Rows whose name is nobody's, or fits more than one person. */
export function unjoined(rows: readonly JoinedRow<string>[]): LocalExclusion[] {
  return rows.flatMap(({ row, people }) => {
    if (people === undefined || people.length === 1) return [];
    return [leftOut(row, people.length === 0 ? "unknown-worker" : "ambiguous-worker")];
  });
}
