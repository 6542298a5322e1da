import { comparableRef } from "../../shared/checks/scope.ts";
import type { Result } from "../../shared/contract/results.ts";

/** The open cases of one team's run. */
export interface TeamReferences {
  readonly name: string;
  readonly results: readonly Result[];
}

/** A case reference that was judged in more than one team's tracker. */
export interface SharedReference {
  readonly ref: string;
  readonly teams: readonly string[];
}

/** References that stand in the trackers of several teams, however they are spaced and capitalised; by reference. */
export function sharedReferences(teams: readonly TeamReferences[]): readonly SharedReference[] {
  const found = new Map<string, { ref: string; teams: Set<string> }>();
  for (const { name, results } of teams) {
    for (const { subject } of results) {
      if (subject.kind !== "case" || subject.ref === undefined) continue;
      const key = comparableRef(subject.ref);
      const one = found.get(key) ?? { ref: subject.ref, teams: new Set<string>() };
      one.teams.add(name);
      found.set(key, one);
    }
  }
  return [...found.values()]
    .filter((one) => one.teams.size > 1)
    .map(({ ref, teams: among }) => ({ ref, teams: [...among] }))
    .toSorted((one, other) => one.ref.localeCompare(other.ref, "en-GB", { numeric: true }));
}
