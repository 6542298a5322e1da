import { cellsOf, intersection, lastRow, overlaps } from "../area.ts";
import { writeValue } from "../entry.ts";
import { notImitated, refuse } from "../host-error.ts";
import type { Sheet, Table, Workbook } from "../model.ts";
import type { Place } from "../moving.ts";
import { bodyOf, columnIds, freeHeader } from "../table-columns.ts";
import {
  make,
  range,
  type Arguments,
  type Batch,
  type Definitions,
  type HandleOf,
  type TableHandle,
} from "./handles.ts";
import { placeAt, requireUnprotected } from "./places.ts";
import { findTable, tablesOf } from "./tables-of.ts";

type Family = "TableCollection" | "TableScopedCollection" | "Table";

const handleOf = ({ sheet, table }: TableHandle): HandleOf<"Table"> => make("Table", { sheet, table });

export const tableDefinitions: Pick<Definitions, Family> = {
  TableCollection: {
    items: ({ sheet }, { workbook }) => tablesOf(workbook, sheet).map(handleOf),
    item: ({ sheet }, key, { workbook }) => {
      const found = findTable(workbook, sheet, key);
      return found === undefined ? undefined : handleOf(found);
    },
    get: { count: ({ sheet }, { workbook }) => tablesOf(workbook, sheet).length },
    methods: {
      GetItemOrNullObject: ({ sheet }, args, { workbook }) => {
        const found = findTable(workbook, sheet, args.at(0));
        return found === undefined ? null : handleOf(found);
      },
      GetItemAt: ({ sheet }, args, { workbook }) =>
        handleOf(tablesOf(workbook, sheet)[args.integer(0)] ?? refuse("InvalidArgument")),
      GetCount: ({ sheet }, _, { workbook }) => tablesOf(workbook, sheet).length,
      Add: ({ sheet }, args, batch) => handleOf(addTable(sheet, args, batch)),
    },
  },
  TableScopedCollection: {
    items: ({ tables }) => tables.map(handleOf),
    get: { count: ({ tables }) => tables.length },
    methods: {
      GetCount: ({ tables }) => tables.length,
      GetFirst: ({ tables }) => handleOf(tables[0] ?? refuse("ItemNotFound")),
    },
  },
  Table: {
    identity: { name: "Id", of: ({ table }) => table.id },
    get: {
      id: ({ table }) => table.id,
      name: ({ table }) => table.name,
      style: ({ table }) => table.style,
      showHeaders: ({ table }) => table.hasHeaders,
      showTotals: ({ table }) => table.showTotals,
    },
    set: {
      name: ({ table }, value, { workbook }) => {
        table.name = newName(workbook, value, table);
      },
      style: ({ table }, value) => {
        table.style = typeof value === "string" ? value : refuse("InvalidArgument");
      },
    },
    links: {
      Columns: (self) => make("TableColumnCollection", self),
      Rows: (self) => make("TableRowCollection", self),
      Worksheet: ({ sheet }) => make("Worksheet", { sheet }),
      Sort: (self) => make("TableSort", self),
      AutoFilter: ({ sheet, table }) => make("AutoFilter", { sheet, table }),
    },
    methods: {
      GetRange: ({ sheet, table }) => range(sheet, table.area),
      GetDataBodyRange: ({ sheet, table }) => range(sheet, bodyOf(table)),
      GetHeaderRowRange: ({ sheet, table }) =>
        table.hasHeaders ? range(sheet, { ...table.area, rows: 1 }) : refuse("ItemNotFound"),
      GetTotalRowRange: ({ sheet, table }) =>
        table.showTotals ? range(sheet, { ...table.area, row: lastRow(table.area), rows: 1 }) : refuse("ItemNotFound"),
      Resize: ({ sheet, table }, args, batch) => {
        resize({ sheet, table }, args, batch);
        return undefined;
      },
      ConvertToRange: ({ sheet, table }, _, batch) => {
        remove(batch, table);
        return range(sheet, table.area);
      },
      Delete: ({ sheet, table }, _, batch) => {
        requireUnprotected(sheet);
        for (const [row, column] of cellsOf(table.area)) sheet.put(row, column, undefined);
        remove(batch, table);
        return undefined;
      },
    },
  },
};

function remove(batch: Batch, table: Table): void {
  const { tables } = batch.workbook;
  const index = tables.findIndex((each) => each.table === table);
  const [entry] = tables.splice(index, 1);
  if (entry !== undefined) batch.tell({ kind: "structure", sheet: entry.sheet, source: "add-in" });
}

function addTable(sheet: Sheet | undefined, args: Arguments, batch: Batch): TableHandle {
  const { workbook } = batch;
  const home = sheet ?? workbook.sheets[workbook.active] ?? refuse("ItemNotFound");
  const place = args.handle(0, "Range")?.place ?? placeAt(workbook, home, args.text(0));
  if (sheet !== undefined && place.sheet !== sheet) refuse("InvalidArgument");
  if (!args.flag(1)) notImitated("TableCollection.add without a heading row");
  requireUnprotected(place.sheet);
  requireRoom(workbook, place, undefined);
  let number = workbook.tables.length + 1;
  while (findTable(workbook, undefined, `Table${number}`) !== undefined) number++;
  const table = workbook.addTable(place.sheet, { ...place.area, rows: Math.max(2, place.area.rows) }, `Table${number}`);
  nameHeaders(place.sheet, table);
  batch.tell({ kind: "structure", sheet: place.sheet, source: "add-in" });
  return { sheet: place.sheet, table };
}

/** Every heading of a table is a text, and no two are the same. */
function nameHeaders(sheet: Sheet, table: Table): void {
  columnIds(table).forEach((_, index) => {
    const cell = sheet.ensure(table.area.row, table.area.column + index);
    const wanted = cell.value === "" ? `Column${index + 1}` : String(cell.value);
    writeValue(cell, "");
    writeValue(cell, freeHeader(sheet, table, wanted));
  });
}

function requireRoom(workbook: Workbook, { sheet, area }: Place, own: Table | undefined): void {
  const others = tablesOf(workbook, sheet).filter(({ table }) => table !== own);
  const isTaken =
    others.some(({ table }) => overlaps(table.area, area)) || sheet.merges.some((merge) => overlaps(merge, area));
  if (isTaken) refuse("MergedRangeConflict");
}

function newName(workbook: Workbook, value: unknown, own: Table): string {
  // Excel has no word of its own for a name that is taken: it calls the argument invalid.
  if (typeof value !== "string" || !/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(value)) refuse("InvalidArgument");
  if (/^([a-z]{1,3}\d+|[cr])$/i.test(value)) refuse("InvalidArgument");
  const other = findTable(workbook, undefined, value);
  return other === undefined || other.table === own ? value : refuse("InvalidArgument");
}

function resize({ sheet, table }: TableHandle, args: Arguments, batch: Batch): void {
  const place = args.handle(0, "Range")?.place ?? placeAt(batch.workbook, sheet, args.text(0));
  requireUnprotected(sheet);
  const staysPut = place.area.row === table.area.row && intersection(place.area, table.area) !== undefined;
  if (place.sheet !== sheet || !staysPut || place.area.rows < 2) refuse("InvalidArgument");
  requireRoom(batch.workbook, place, table);
  if (place.area.column !== table.area.column) notImitated("Table.resize to another first column");
  table.area = { ...place.area };
  nameHeaders(sheet, table);
  batch.tell({ kind: "structure", sheet, source: "add-in" });
}
