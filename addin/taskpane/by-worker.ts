import type { ListedFinding } from "../commands/finding-list.ts";

export interface WorkerFindings {
  /** The label as first written; absent for rows that name nobody. */
  readonly worker?: string;
  readonly findings: readonly ListedFinding[];
}

/**
 * Findings under their worker, each group in the order given. Workers stand by name and not by how much is theirs: the
 * list prepares conversations, it does not rank people. Rows that name nobody come last.
 */
export function byWorker(findings: readonly ListedFinding[]): WorkerFindings[] {
  const groups = new Map<string, { worker: string; findings: ListedFinding[] }>();
  const unnamed: ListedFinding[] = [];
  for (const finding of findings) {
    const { worker } = finding;
    if (worker === undefined) {
      unnamed.push(finding);
      continue;
    }
    const key = workerKey(worker);
    const group = groups.get(key) ?? { worker, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  const named = [...groups.values()].toSorted((one, other) => one.worker.localeCompare(other.worker, "en-GB"));
  return unnamed.length === 0 ? named : [...named, { findings: unnamed }];
}

/** The same person, however the label is spaced and capitalised. */
export function workerKey(worker: string | undefined): string {
  return (worker ?? "").replace(/\s+/gu, " ").trim().toLowerCase();
}

/** The first `count` findings, still under their workers. */
export function firstOf(groups: readonly WorkerFindings[], count: number): WorkerFindings[] {
  let left = count;
  return groups.flatMap((group) => {
    const findings = group.findings.slice(0, Math.max(0, left));
    left -= findings.length;
    return findings.length === 0 ? [] : [{ ...group, findings }];
  });
}
