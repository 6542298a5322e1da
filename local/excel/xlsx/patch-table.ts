/** Writes a table's changed area and columns into its part. */
import { areaName, parseAddress } from "../a1.ts";
import type { Area } from "../model.ts";
import { spliced, type Splice } from "./splice.ts";
import { UnwritableCopy } from "./unwritable.ts";
import { encodeName, walk, type Span, type Tag } from "./xml.ts";

export interface TableEdit {
  name: string;
  area: { before: Area; now: Area };
  /** Left to right; a column keeps its id wherever it goes. */
  columns: { before: TableColumn[]; now: TableColumn[] };
}

interface TableColumn {
  id: number;
  heading: string;
}

interface Column extends Span {
  tag: Tag;
}

export function patchedTable(source: string, part: string, edit: TableEdit): string {
  const splices: Splice[] = [];
  const columns: Column[] = [];
  let list: Tag | undefined;
  let current: Tag | undefined;
  const filters: Tag[] = [];
  let prefix = "";
  walk(
    source,
    part,
    {
      open: (tag) => {
        prefix = tag.prefix;
        if (tag.path === "table" || tag.path === "table/autoFilter") stretch(tag, edit, splices);
        else if (tag.path === "table/autoFilter/filterColumn") filters.push(tag);
        else if (tag.path === "table/tableColumns") list = tag;
        else if (tag.path === "table/tableColumns/tableColumn") current = tag;
      },
      close: (path, at) => {
        if (path === "table/tableColumns/tableColumn" && current !== undefined) {
          columns.push({ tag: current, start: current.start, end: at.end });
        }
      },
    },
    true,
  );
  const { before, now } = edit.columns;
  // A filter counts its columns from the left, and a column is written where it was.
  const kept = before.filter(({ id }) => now.some((column) => column.id === id));
  const isInOrder = kept.every(
    ({ id }, index) => now.filter((column) => kept.some((one) => one.id === column.id))[index]?.id === id,
  );
  const isInPlace =
    before.every(({ id }, index) => now[index]?.id === id) || now.every(({ id }, index) => before[index]?.id === id);
  if (!isInOrder || (filters.length > 0 && !isInPlace)) {
    throw new UnwritableCopy(
      `Columns of the table ${edit.name} were moved, which a copy cannot carry: undo that, then save the copy again.`,
    );
  }
  splices.push(...columnSplices(edit.columns, columns, prefix));
  const count = list?.spans.get("count");
  if (count !== undefined) splices.push({ ...count, text: String(now.length) });
  return spliced(source, splices);
}

/** The filter's area has the same corner; it ends above a totals row. */
function stretch(tag: Tag, { area: { before, now } }: TableEdit, splices: Splice[]): void {
  const span = tag.spans.get("ref");
  const area = parseAddress(tag.attributes["ref"] ?? "")?.area;
  if (span === undefined || area === undefined) return;
  const rows = area.rows + now.rows - before.rows;
  const columns = area.columns + now.columns - before.columns;
  splices.push({ ...span, text: areaName({ row: now.row, column: now.column, rows, columns }) });
}

function columnSplices({ before, now }: TableEdit["columns"], columns: readonly Column[], prefix: string): Splice[] {
  const splices: Splice[] = [];
  const written = new Map(columns.map((column) => [Number(column.tag.attributes["id"]), column]));
  for (const [id, { start, end }] of written) {
    if (!now.some((column) => column.id === id)) splices.push({ start, end, text: "" });
  }
  let at = columns[0]?.start ?? 0;
  for (const { id, heading } of now) {
    const column = written.get(id);
    if (column === undefined) {
      splices.push({ start: at, end: at, text: `<${prefix}tableColumn id="${id}" name="${encodeName(heading)}"/>` });
      continue;
    }
    at = column.end;
    const span = column.tag.spans.get("name");
    const isRenamed = before.find((one) => one.id === id)?.heading !== heading;
    if (isRenamed && span !== undefined) splices.push({ ...span, text: encodeName(heading) });
  }
  return splices;
}
