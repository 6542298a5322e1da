import type { PlainDate } from "../calendar/plain-date.ts";
import { unchangedUntil } from "../checks/case-dates.ts";
import { dayOf, earliest } from "../checks/entries.ts";
import { comparableRef } from "../checks/scope.ts";
import { tablesOf } from "../checks/tables-of.ts";
import { keyOf } from "../contract/row-key.ts";
import type { CaseRow, WireTable } from "../contract/tables.ts";

/** A row of children, its key, and where it stands among the tables of children. */
interface PlacedRow {
  readonly key: string;
  readonly table: number;
  readonly at: number;
  readonly row: CaseRow;
}

/** The rows of one child, or of one family: what is found of each may depend on the others, and on no other row. */
export type RowsTogether = readonly PlacedRow[];

/** Every row of children in one of the groups; both in the order of the tracker. */
export function rowsTogether(tables: readonly WireTable[]): readonly RowsTogether[] {
  const placed = tablesOf(tables, "cases").flatMap(({ tableId, rows }, table) =>
    rows.map((row, at): PlacedRow => ({ key: keyOf({ tableId, rowId: row.rowId }), table, at, row })),
  );
  const before = placed.map((_, index) => index);
  const firstOf = (index: number): number => {
    let first = index;
    for (let next = before[first] ?? first; next !== first; next = before[first] ?? first) first = next;
    return first;
  };
  const known = new Map<string, number>();
  placed.forEach(({ row }, index) => {
    for (const name of namesOf(row)) {
      const [one, other] = [firstOf(known.get(name) ?? index), firstOf(index)];
      before[Math.max(one, other)] = Math.min(one, other);
      known.set(name, Math.min(one, other));
    }
  });
  const groups = new Map<number, PlacedRow[]>();
  placed.forEach((row, index) => {
    const first = firstOf(index);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [row]);
    else group.push(row);
  });
  return [...groups.values()];
}

function namesOf({ caseRef, family }: CaseRow): string[] {
  return [
    ...(caseRef === undefined ? [] : [`ref ${comparableRef(caseRef)}`]),
    ...(family === undefined ? [] : [`family ${family}`]),
  ];
}

/** The tables of children with these rows alone, in the order in which they stand. */
export function tablesWith(tables: readonly WireTable[], groups: readonly RowsTogether[]): readonly WireTable[] {
  const placed = groups.flat().toSorted((one, other) => one.at - other.at);
  return tablesOf(tables, "cases").map((table, index) => ({
    ...table,
    rows: placed.filter((each) => each.table === index).map(({ row }) => row),
  }));
}

/** The last day on which no day that is written in these rows has come that lies ahead. */
export function readAsTodayUntil(rows: RowsTogether, today: PlainDate): PlainDate | undefined {
  let until: PlainDate | undefined;
  for (const { row } of rows) {
    until = earliest(until, unchangedUntil(row.fields, today));
    const exempt = dayOf(row.fields.exemptUntil);
    if (exempt !== undefined && exempt >= today) until = earliest(until, exempt);
  }
  return until;
}
