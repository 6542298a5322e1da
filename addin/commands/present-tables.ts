import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { inSeries } from "../../shared/policy/in-series.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { sameChildren } from "../../shared/tracker/same-children.ts";

/** The same children stand on several tables: the manager says which is the present one, or that all count together. */
export interface PresentQuestion {
  readonly tables: readonly TableLayout[];
  readonly answer: "one" | "together" | undefined;
  /** "The same children stand on Apr 25 and May 25. Which is the present one?", and whom the others hold besides. */
  readonly words: string;
}

export interface PresentTables {
  readonly layouts: readonly TableLayout[];
  /** Tables that belong to the tracker only if the manager says so. */
  readonly unfamiliar: readonly TableLayout[];
  readonly present: readonly PresentQuestion[];
}

interface Offered {
  readonly layouts: readonly TableLayout[];
  readonly unfamiliar?: readonly TableLayout[];
  /** Those that the manager has confirmed: several of one group are to count together. */
  readonly before?: readonly TableLayout[];
}

/**
 * Of tables with the same children only the newest, by the months in the names of the sheets, or the one that the manager has
 * confirmed; all of them where neither is known. The others are left to the manager.
 */
export function presentTables(
  workbook: WorkbookGrid,
  { layouts, unfamiliar = [], before = [] }: Offered,
  asAt: PlainDate,
): PresentTables {
  const older = new Set<TableLayout>();
  const present = sameChildren(workbook, [...layouts, ...unfamiliar], asAt).flatMap((same): PresentQuestion[] => {
    const { tables, newest, onlyOlder } = same;
    const ours = tables.filter((table) => layouts.includes(table));
    if (ours.length === 0) return [];
    const confirmed = ours.filter((table) => before.some((each) => isSameTable(each, table)));
    const areTogether = confirmed.length > 1;
    const one = areTogether ? undefined : (ours.find((table) => table === newest) ?? confirmed[0]);
    if (one !== undefined) for (const table of ours) if (table !== one) older.add(table);
    const words = [...sameWords(tables), ...(one === newest ? olderWords(newest, onlyOlder) : [])].join(" ");
    return [{ tables, answer: areTogether ? "together" : one && "one", words }];
  });
  const left = layouts.filter((layout) => older.has(layout));
  return { layouts: layouts.filter((layout) => !older.has(layout)), unfamiliar: [...left, ...unfamiliar], present };
}

function isSameTable(one: TableLayout, other: TableLayout): boolean {
  const isThere = one.headerRows.join() === other.headerRows.join();
  return one.name === other.name && isThere && one.columns["caseRef"] === other.columns["caseRef"];
}

function sameWords(tables: readonly TableLayout[]): string[] {
  const names = [...new Set(tables.map(({ name }) => name))];
  const places = names.length === 1 ? `several tables of ${inSeries(names)}` : inSeries(names);
  return [`The same children stand on ${places}.`, "Which is the present one?"];
}

function olderWords(newest: TableLayout | undefined, onlyOlder: number): string[] {
  if (newest === undefined || onlyOlder === 0) return [];
  const [children, stand] = onlyOlder === 1 ? ["child", "stands"] : ["children", "stand"];
  return [`${onlyOlder} ${children} of the others ${stand} no longer on ${newest.name}.`];
}

/** Where one of these tables is, in as few words as tell them apart. */
export function tablePlace(tables: readonly TableLayout[], { name, headerRows, columns }: TableLayout): string {
  const onSheet = tables.filter((table) => table.name === name);
  if (onSheet.length === 1) return name;
  const row = Math.max(...headerRows);
  const onRow = onSheet.filter((table) => Math.max(...table.headerRows) === row);
  const beside = onRow.length === 1 ? "" : `, column ${columns["caseRef"] ?? columns["name"] ?? ""}`;
  return `${name}, headings in row ${row}${beside}`;
}
