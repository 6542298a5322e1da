import { cellsOf, lastColumn } from "../area.ts";
import { refuse } from "../host-error.ts";
import type { Area, Sheet, Table } from "../model.ts";
import { deleteCells, insertCells } from "../structure.ts";
import { bodyOf, columnIds, followColumns, freeHeader, headerOf } from "../table-columns.ts";
import {
  make,
  range,
  type Arguments,
  type Batch,
  type Definitions,
  type HandleOf,
  type TableHandle,
  type Wire,
} from "./handles.ts";
import { grid, requireUnprotected } from "./places.ts";
import { relocate } from "./range-actions.ts";
import { rangeDefinitions } from "./ranges.ts";

type Family = "TableColumnCollection" | "TableColumn" | "TableRowCollection" | "TableRow";
type Column = HandleOf<"TableColumn">;

const columnHandle = ({ sheet, table }: TableHandle, id: number): Column => make("TableColumn", { sheet, table, id });

function findColumn({ sheet, table }: TableHandle, key: unknown): Column | undefined {
  const ids = columnIds(table);
  const name = String(key).toLowerCase();
  const index =
    typeof key === "number"
      ? ids.indexOf(key)
      : ids.findIndex((_, at) => headerOf(sheet, table, at).toLowerCase() === name);
  const id = ids[index];
  return id === undefined ? undefined : columnHandle({ sheet, table }, id);
}

function indexOf({ table, id }: Column): number {
  const index = columnIds(table).indexOf(id);
  return index < 0 ? refuse("ItemNotFound") : index;
}

function slice(column: Column, of: Area): Area {
  return { ...of, column: column.table.area.column + indexOf(column), columns: 1 };
}

function rowArea(table: Table, index: number): Area {
  const body = bodyOf(table);
  return index >= 0 && index < body.rows ? { ...body, row: body.row + index, rows: 1 } : refuse("InvalidArgument");
}

const rowCount = ({ table }: TableHandle): number => bodyOf(table).rows;

export const tablePartDefinitions: Pick<Definitions, Family> = {
  TableColumnCollection: {
    items: (self) => columnIds(self.table).map((id) => columnHandle(self, id)),
    item: (self, key) => findColumn(self, key),
    get: { count: ({ table }) => table.area.columns },
    methods: {
      GetItemOrNullObject: (self, args) => findColumn(self, args.at(0)) ?? null,
      GetItemAt: (self, args) =>
        columnHandle(self, columnIds(self.table)[args.integer(0)] ?? refuse("InvalidArgument")),
      GetCount: ({ table }) => table.area.columns,
      Add: addColumn,
    },
  },
  TableColumn: {
    identity: { name: "Id", of: ({ id }) => id },
    get: {
      id: ({ id }) => id,
      index: indexOf,
      name: (self) => headerOf(self.sheet, self.table, indexOf(self)),
      values: (self) => grid({ sheet: self.sheet, area: slice(self, self.table.area) }, (cell) => cell?.value ?? ""),
    },
    set: {
      name: (self, value, batch) => {
        if (typeof value !== "string" || value === "") refuse("InvalidArgument");
        enter(self.sheet, { ...slice(self, self.table.area), rows: 1 }, [[value]], batch);
      },
      values: (self, value, batch) => {
        enter(self.sheet, slice(self, self.table.area), value, batch);
      },
    },
    methods: {
      GetRange: (self) => range(self.sheet, slice(self, self.table.area)),
      GetDataBodyRange: (self) => range(self.sheet, slice(self, bodyOf(self.table))),
      GetHeaderRowRange: (self) => range(self.sheet, { ...slice(self, self.table.area), rows: 1 }),
      Delete: (self, _, batch) => {
        deleteColumn(self, batch);
        return undefined;
      },
    },
  },
  TableRowCollection: {
    items: (self) => Array.from({ length: rowCount(self) }, (_, index) => make("TableRow", { ...self, index })),
    get: { count: rowCount },
    methods: {
      GetCount: rowCount,
      GetItemAt: (self, args) => make("TableRow", { ...self, index: args.integer(0) }),
      Add: addRows,
    },
  },
  TableRow: {
    get: {
      index: ({ index }) => index,
      values: ({ sheet, table, index }) => grid({ sheet, area: rowArea(table, index) }, (cell) => cell?.value ?? ""),
    },
    methods: {
      GetRange: ({ sheet, table, index }) => range(sheet, rowArea(table, index)),
      Delete: ({ sheet, table, index }, _, batch) => {
        requireUnprotected(sheet);
        const where = rowArea(table, index);
        relocate(batch, deleteCells(batch.workbook, sheet, where, "Up"));
        batch.tell({ kind: "structure", sheet, source: "add-in", what: "CellDeleted", area: where });
        return undefined;
      },
    },
  },
};

function enter(sheet: Sheet, area: Area, values: unknown, batch: Batch): void {
  rangeDefinitions.Range.set?.["values"]?.(range(sheet, area), values, batch);
}

/** What stands to the right, in the table's own rows, is pushed along; a merge or table that would be torn stops it. */
function addColumn({ sheet, table }: TableHandle, args: Arguments, batch: Batch): Column {
  requireUnprotected(sheet);
  const before = table.area;
  const index = insertionIndex(args, before.columns);
  const values = columnValues(args.at(1), before.rows);
  const wanted = args.at(2) === undefined ? headerText(values?.[0]?.[0]) : args.text(2);
  const header = freeHeader(sheet, table, wanted === "" ? `Column${before.columns + 1}` : wanted);
  const where = { ...before, column: before.column + index, columns: 1 };
  const ids = [...columnIds(table)];
  relocate(batch, insertCells(batch.workbook, sheet, where, "Right"));
  table.columnIds = ids;
  table.area = before;
  followColumns(table, index, 1);
  table.area = { ...before, columns: before.columns + 1 };
  for (const [row, column] of cellsOf(where))
    likeNeighbour(sheet, row, column, index > 0 ? column - 1 : lastColumn(table.area));
  const column = columnHandle({ sheet, table }, table.columnIds[index] ?? refuse("GeneralException"));
  enter(sheet, { ...where, rows: 1 }, [[header]], batch);
  if (values !== undefined)
    enter(sheet, { ...where, row: where.row + 1, rows: where.rows - 1 }, values.slice(1), batch);
  batch.tell({ kind: "structure", sheet, source: "add-in", what: "CellInserted", area: where });
  return column;
}

function headerText(value: Wire | undefined): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** None, or -1, is the end. */
function insertionIndex(args: Arguments, end: number): number {
  const given = args.at(0);
  const index = given === undefined || given === -1 ? end : args.integer(0);
  return index >= 0 && index <= end ? index : refuse("InvalidArgument");
}

/** A new column takes the number formats of the one beside it. */
function likeNeighbour(sheet: Sheet, row: number, column: number, neighbour: number): void {
  const format = sheet.cell(row, neighbour)?.numberFormat;
  if (format !== undefined) sheet.ensure(row, column).numberFormat = format;
}

function columnValues(given: unknown, rows: number): Wire[][] | undefined {
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) return Array.from({ length: rows }, () => [given as Wire]);
  const column = given.map((value: unknown) => (Array.isArray(value) ? (value as Wire[]) : [value as Wire]));
  return column.length === rows && column.every((row) => row.length === 1) ? column : refuse("InvalidArgument");
}

function deleteColumn(self: Column, batch: Batch): void {
  const { sheet, table } = self;
  requireUnprotected(sheet);
  if (table.area.columns === 1) refuse("InvalidOperation");
  const where = slice(self, table.area);
  relocate(batch, deleteCells(batch.workbook, sheet, where, "Left"));
  batch.tell({ kind: "structure", sheet, source: "add-in", what: "CellDeleted", area: where });
}

function addRows({ sheet, table }: TableHandle, args: Arguments, batch: Batch): HandleOf<"TableRow"> {
  requireUnprotected(sheet);
  const before = table.area;
  const body = bodyOf(table);
  const index = insertionIndex(args, body.rows);
  const values = args.at(1);
  const rows = Array.isArray(values)
    ? Array.isArray(values[0])
      ? (values as unknown[][])
      : [values as unknown[]]
    : undefined;
  const count = rows?.length ?? 1;
  const where = { ...body, row: body.row + index, rows: count };
  relocate(batch, insertCells(batch.workbook, sheet, where, "Down"));
  table.area = { ...before, rows: before.rows + count };
  if (rows !== undefined) enter(sheet, where, rows, batch);
  batch.tell({ kind: "structure", sheet, source: "add-in", what: "CellInserted", area: where });
  return make("TableRow", { sheet, table, index });
}
