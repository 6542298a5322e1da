import { mappedColumns } from "./mapped-columns.ts";
import { recordsNothing } from "./nothing-text.ts";
import type { TableTask } from "./read-table.ts";
import { textAt } from "./text-at.ts";

/** The number of a family by what its rows say; undefined for one that has a single row. */
export type FamilyNumber = (written: string) => number | undefined;

/** What a family is called stays here: its rows are sent with a number that means nothing elsewhere. */
export function numberFamilies(tasks: readonly TableTask[]): FamilyNumber {
  const rows = new Map<string, number>();
  for (const written of tasks.flatMap(familiesIn)) {
    const family = comparable(written);
    rows.set(family, (rows.get(family) ?? 0) + 1);
  }
  const shared = [...rows].filter(([family, count]) => count > 1 && !recordsNothing(family)).map(([family]) => family);
  const numbers = new Map(shared.map((family, at) => [family, at + 1]));
  return (written) => numbers.get(comparable(written));
}

function familiesIn({ cells, layout }: TableTask): string[] {
  const columns = mappedColumns(layout);
  if (!columns.single.has("familyRef")) return [];
  const lastRow = Math.min(columns.lastRow, cells.sheet.top + cells.sheet.values.length - 1);
  const count = Math.max(0, lastRow - columns.firstRow + 1);
  return Array.from({ length: count }, (_, at) => textAt(cells, columns, "familyRef", columns.firstRow + at));
}

function comparable(written: string): string {
  return written.replace(/\s+/gu, " ").toLowerCase();
}
