import type { WireTable } from "../../shared/contract/tables.ts";

type TableHolding<Holds extends WireTable["holds"]> = Extract<WireTable, { holds: Holds }>;

/** The first table of that content. */
export function tableHolding<Holds extends WireTable["holds"]>(
  { tables }: { readonly tables: readonly WireTable[] },
  holds: Holds,
): TableHolding<Holds> {
  const found = tables.find((table): table is TableHolding<Holds> => table.holds === holds);
  if (found === undefined) throw new Error(`No table of ${holds} was sent`);
  return found;
}
