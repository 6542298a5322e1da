import type { ListedRow } from "./fold-rows.ts";

export interface WorkerRows {
  /** The label as first written; absent for rows that name nobody. */
  readonly worker?: string;
  readonly rows: readonly ListedRow[];
}

/**
 * Rows under their worker, each group in the order given. Workers stand by name and not by how much is theirs: the list
 * prepares conversations, it does not rank people. Rows that name nobody come last.
 */
export function byWorker(rows: readonly ListedRow[]): WorkerRows[] {
  const groups = new Map<string, { worker: string; rows: ListedRow[] }>();
  const unnamed: ListedRow[] = [];
  for (const row of rows) {
    const { worker } = row;
    if (worker === undefined) {
      unnamed.push(row);
      continue;
    }
    const key = workerKey(worker);
    const group = groups.get(key) ?? { worker, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const named = [...groups.values()].toSorted((one, other) => one.worker.localeCompare(other.worker, "en-GB"));
  return unnamed.length === 0 ? named : [...named, { rows: unnamed }];
}

/** The same person, however the label is spaced and capitalised. */
export function workerKey(worker: string | undefined): string {
  return (worker ?? "").replace(/\s+/gu, " ").trim().toLowerCase();
}

/** The first `count` rows, still under their workers. */
export function firstOf(groups: readonly WorkerRows[], count: number): WorkerRows[] {
  let left = count;
  return groups.flatMap((group) => {
    const rows = group.rows.slice(0, Math.max(0, left));
    left -= rows.length;
    return rows.length === 0 ? [] : [{ ...group, rows }];
  });
}
