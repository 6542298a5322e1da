import type { ListedFinding } from "../commands/finding-list.ts";
import { workerKey } from "./by-worker.ts";

/** What is asked for; each is absent for all. A worker is a key in small letters, and empty for rows that name nobody. */
export interface WantedFindings {
  readonly state?: string;
  readonly worker?: string;
  readonly check?: string;
  /** The id of a `ListedGroup`. */
  readonly group?: string;
}

/** What each list is narrowed to. */
export type Wanted = Readonly<Record<"cases" | "supervision", WantedFindings>>;

/** Findings that may be asked for together: what the summary counts, or cases of which the tracker says something. */
export interface ListedGroup {
  readonly id: string;
  /** With how many rows it stands for, as it is chosen. */
  readonly option: string;
  readonly has: (finding: ListedFinding) => boolean;
}

/** The findings asked for. */
export function wantedOf(
  findings: readonly ListedFinding[],
  { state, worker, check, group }: WantedFindings,
  groups: readonly ListedGroup[] = [],
): readonly ListedFinding[] {
  const asked = groups.find(({ id }) => id === group);
  return findings.filter(
    (each) =>
      (state === undefined || each.state === state) &&
      (check === undefined || each.check === check) &&
      (worker === undefined || workerKey(each.worker) === worker) &&
      (group === undefined || asked?.has(each) === true),
  );
}

/** Without what is no longer in the list since the last check: it filters nothing. */
export function stillThere(
  findings: readonly ListedFinding[],
  wanted: WantedFindings,
  groups: readonly ListedGroup[] = [],
): WantedFindings {
  const kept = Object.entries(wanted).filter(
    ([part, value]) => wantedOf(findings, { [part]: value as string }, groups).length > 0,
  );
  return Object.fromEntries(kept);
}
