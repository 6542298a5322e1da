import type { ListedFinding } from "../commands/finding-list.ts";

/** One line of the list: a case or a person, by the worst of what was found. */
export interface ListedRow {
  /** Stays with the case when its row moves, where its reference is no other's. */
  readonly key: string;
  readonly name: string;
  /** The label as first written; absent for rows that name nobody. */
  readonly worker?: string;
  readonly findings: readonly [ListedFinding, ...ListedFinding[]];
}

/** Several findings of one row folded under its worst; rows stand in the order of their worst. */
export function foldRows(findings: readonly ListedFinding[]): ListedRow[] {
  const rows = new Map<string, [ListedFinding, ...ListedFinding[]]>();
  for (const finding of findings) {
    const known = rows.get(finding.about);
    if (known === undefined) rows.set(finding.about, [finding]);
    else known.push(finding);
  }
  const taken = new Set<string>();
  return [...rows].map(([about, folded]) => {
    const [{ name, worker }] = folded;
    const key = taken.has(name) ? about : name;
    taken.add(name);
    return { key, name, ...(worker === undefined ? {} : { worker }), findings: folded };
  });
}

/** How many different rows these findings are about. */
export function countAbout(findings: readonly ListedFinding[]): number {
  return new Set(findings.map(({ about }) => about)).size;
}
