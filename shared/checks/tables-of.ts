import type { WireTable } from "../contract/tables.ts";

export type TableHolding<Holds extends WireTable["holds"]> = Extract<WireTable, { holds: Holds }>;

export function tablesOf<Holds extends WireTable["holds"]>(
  tables: readonly WireTable[],
  holds: Holds,
): readonly TableHolding<Holds>[] {
  return tables.filter((table): table is TableHolding<Holds> => table.holds === holds);
}

/** Of each group of fields that a check needs, at least one is mapped. */
export function mapsAll(mapped: ReadonlySet<string>, requires: readonly (readonly string[])[]): boolean {
  return requires.every((anyOf) => anyOf.some((field) => mapped.has(field)));
}
