import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";
import { keyOf } from "../contract/row-key.ts";
import type { CaseFields, CaseTable, WireTable } from "../contract/tables.ts";

/** The tables as they would be once the children in these rows had each been discussed, one by one, on a day. */
export function discussedOn(
  tables: readonly WireTable[],
  rows: ReadonlySet<string>,
  on: PlainDate,
): readonly WireTable[] {
  return tables.map((table) => (table.holds === "cases" ? withDiscussions(table, rows, on) : table));
}

function withDiscussions(table: CaseTable, keys: ReadonlySet<string>, on: PlainDate): CaseTable {
  const { tableId, mappedFields } = table;
  return {
    ...table,
    mappedFields: [...new Set([...mappedFields, "lastDiscussion" as const])],
    rows: table.rows.map((row) =>
      keys.has(keyOf({ tableId, rowId: row.rowId })) ? { ...row, fields: discussed(row.fields, on) } : row,
    ),
  };
}

/** A single cell holds the last discussion and no other; a series goes on to the right. */
function discussed(fields: CaseFields, on: PlainDate): CaseFields {
  const { discussions, lastDiscussion, discussionType } = fields;
  const held: DateEntry = { kind: "dates", dates: [{ on, group: false }] };
  return {
    ...fields,
    ...((lastDiscussion !== undefined || discussions === undefined) && { lastDiscussion: held }),
    ...(discussions !== undefined && { discussions: { kind: "series", entries: [...discussions.entries, held] } }),
    ...(discussionType !== undefined && { discussionType: { kind: "individual" } }),
  };
}
