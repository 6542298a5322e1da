import type { ListedFinding } from "../commands/finding-list.ts";
import { workerKey } from "./by-worker.ts";

/** What is asked for; each is absent for all. A worker is a key in small letters, and empty for rows that name nobody. */
export interface WantedFindings {
  readonly state?: string;
  readonly worker?: string;
  readonly check?: string;
}

/** The findings asked for. */
export function wantedOf(
  findings: readonly ListedFinding[],
  { state, worker, check }: WantedFindings,
): readonly ListedFinding[] {
  return findings.filter(
    (each) =>
      (state === undefined || each.state === state) &&
      (check === undefined || each.check === check) &&
      (worker === undefined || workerKey(each.worker) === worker),
  );
}

/** Without what is no longer in the list since the last check: it filters nothing. */
export function stillThere(findings: readonly ListedFinding[], wanted: WantedFindings): WantedFindings {
  const kept = Object.entries(wanted).filter(
    ([part, value]) => wantedOf(findings, { [part]: value as string }).length > 0,
  );
  return Object.fromEntries(kept);
}
