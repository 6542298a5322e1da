import { plusDays } from "../calendar/arithmetic.ts";
import type { PlainDate } from "../calendar/plain-date.ts";
import { comparableRef } from "../checks/scope.ts";
import { childNames } from "./child-names.ts";
import type { WorkbookGrid } from "./grid.ts";
import { holdsChildren, type TableLayout } from "./layout.ts";
import { mappedColumns } from "./mapped-columns.ts";
import { monthOfSheet } from "./month-of-sheet.ts";
import { referenceAsWritten } from "./reference.ts";
import { rowsOf } from "./rows.ts";
import { sheetCells } from "./sheet-cells.ts";

/** Tables on which the same children stand: a sheet for each month, or a copy. */
export interface SameChildren {
  /** In the order of the workbook. */
  readonly tables: readonly TableLayout[];
  /** The newest by the months in the names of the sheets, where one is. */
  readonly newest: TableLayout | undefined;
  /** How many children stand on others of these tables and not on the newest. */
  readonly onlyOlder: number;
}

/** Fewer may be a case that is handed over, unless they are all that there is. */
const fewestShared = 3;
const leastShare = 1 / 3;

/** The tables of children of which some hold a third or more of the same ones, by reference, or by name where there is none. */
export function sameChildren(
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
  asAt: PlainDate,
): readonly SameChildren[] {
  const ofCases = layouts.filter(holdsChildren);
  if (ofCases.length < 2) return [];
  const children = ofCases.map((layout) => ({ layout, ...childrenOf(workbook, layout) }));
  const groups: (typeof children)[] = [];
  for (const one of children) {
    const [joined, apart] = [true, false].map((is) => groups.filter((group) => group.some(areSame(one)) === is));
    groups.splice(0, groups.length, ...(apart ?? []), [...(joined ?? []).flat(), one]);
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) =>
      told(
        children.filter((one) => group.includes(one)),
        asAt,
      ),
    );
}

interface Children {
  readonly refs: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

interface TableOfChildren extends Children {
  readonly layout: TableLayout;
}

function childrenOf(workbook: WorkbookGrid, layout: TableLayout): Children {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  const columns = mappedColumns(layout);
  const column = columns.single.get("caseRef");
  if (sheet === undefined) return { refs: new Set(), names: new Set() };
  const names = new Set([...childNames(workbook, layout).values()].map((name) => comparableRef(name)));
  if (column === undefined) return { refs: new Set(), names };
  const cells = sheetCells(sheet);
  const refs = rowsOf(cells, columns)
    .filter(({ kind, underClosed }) => kind === "data" && !underClosed)
    .map(({ row }) => comparableRef(referenceAsWritten(cells.valueAt(cells.valueRow(row, column), column))));
  return { refs: new Set(refs.filter((ref) => ref !== "")), names };
}

function areSame(one: Children): (other: Children) => boolean {
  return (other) => {
    const byRefs = one.refs.size > 0 && other.refs.size > 0;
    const [these, those] = byRefs ? [one.refs, other.refs] : [one.names, other.names];
    const smaller = Math.min(these.size, those.size);
    const shared = [...these].filter((child) => those.has(child)).length;
    const areAll = shared > 0 && shared === Math.max(these.size, those.size);
    return areAll || (shared >= fewestShared && shared >= smaller * leastShare);
  };
}

function told(group: readonly TableOfChildren[], asAt: PlainDate): SameChildren {
  const tables = group.map(({ layout }) => layout);
  const newest = newestOf(group, asAt);
  return { tables, newest: newest?.layout, onlyOlder: newest === undefined ? 0 : missingOn(newest, group) };
}

/** A sheet may be named for the last day of its week, where it does not say that it is the first. */
const daysAhead = 6;
const ofFirstDay = /(?:^|[^\p{L}])(?:w[ .-]?[bc]|week (?:beginning|commencing))(?!\p{L})/iu;

/** The newest by the months, or where all have one by the days, in their names. One that has not begun is made ready beforehand. */
function newestOf(group: readonly TableOfChildren[], asAt: PlainDate): TableOfChildren | undefined {
  const named = group.map((table) => ({ table, when: monthOfSheet(table.layout.name, asAt) ?? "" }));
  const length = Math.min(...named.map(({ when }) => when.length));
  if (length === 0) return undefined;
  const ofDays = length > "2025-09".length;
  const come = named.filter(({ table: { layout }, when }) => {
    const mayBeAhead = ofDays && !ofFirstDay.test(layout.name);
    return when.slice(0, length) <= (mayBeAhead ? plusDays(asAt, daysAhead) : asAt);
  });
  const last = come.reduce((newest, { when }) => (when.slice(0, length) > newest ? when.slice(0, length) : newest), "");
  const [newest, ...more] = come.filter(({ when }) => when.startsWith(last));
  return more.length === 0 ? newest?.table : undefined;
}

function missingOn(newest: TableOfChildren, group: readonly TableOfChildren[]): number {
  const of = (table: Children): ReadonlySet<string> => (newest.refs.size > 0 ? table.refs : table.names);
  const others = new Set(group.flatMap((table) => [...of(table)]));
  return [...others].filter((child) => !of(newest).has(child)).length;
}
