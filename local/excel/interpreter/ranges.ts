import {
  area,
  around,
  cellsOf,
  intersection,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  moved,
  sheetColumns,
  sheetRows,
} from "../area.ts";
import { fillColumn } from "../calculated-columns.ts";
import { forgetShown, read, writeFormula, writeValue } from "../entry.ts";
import { notImitated, refuse } from "../host-error.ts";
import type { Area, Cell, CellValue } from "../model.ts";
import { shownText } from "../shown-text.ts";
import { make, range, type Batch, type Definition, type Definitions, type HandleOf, type Wire } from "./handles.ts";
import { rangeActions } from "./range-actions.ts";
import { addressOf, grid, onSheet, placeAt, requireUnprotected, writes } from "./places.ts";
import { tablesAt } from "./tables-of.ts";

type Self = HandleOf<"Range">;
/** Excel lists no more merged areas at once. */
const mostMerges = 512;

type RangeDefinition = Definition<"Range">;

const getters: NonNullable<RangeDefinition["get"]> = {
  address: ({ place }) => addressOf(place),
  rowIndex: ({ place }) => place.area.row,
  columnIndex: ({ place }) => place.area.column,
  rowCount: ({ place }) => place.area.rows,
  columnCount: ({ place }) => place.area.columns,
  cellCount: ({ place: { area: of } }) => (of.rows * of.columns > 2 ** 31 - 1 ? -1 : of.rows * of.columns),
  isEntireRow: ({ place }) => isWholeRows(place.area),
  isEntireColumn: ({ place }) => isWholeColumns(place.area),
  values: ({ place }) => grid(place, (cell) => cell?.value ?? ""),
  formulas: ({ place }) => grid(place, (cell) => cell?.formula ?? cell?.value ?? ""),
  text: ({ place }, { workbook }) => grid(place, (cell) => shownText(cell, workbook.date1904)),
  numberFormat: ({ place }) => grid(place, (cell) => cell?.numberFormat ?? "General"),
  valueTypes: ({ place }) => grid(place, valueType),
  rowHidden: ({ place }) => allHidden(place.sheet.hiddenRows, place.area.row, place.area.rows),
  columnHidden: ({ place }) => allHidden(place.sheet.hiddenColumns, place.area.column, place.area.columns),
};

function valueType(cell: Cell | undefined): Wire {
  if (cell === undefined || (cell.value === "" && cell.formula === undefined)) return "Empty";
  if (cell.isError === true) return "Error";
  return { number: "Double", boolean: "Boolean", string: "String" }[
    typeof cell.value as "number" | "boolean" | "string"
  ];
}

function allHidden(hidden: ReadonlySet<number>, first: number, count: number): Wire {
  let found = 0;
  for (const position of hidden) if (position >= first && position < first + count) found++;
  return found === 0 ? false : found === count ? true : null;
}

const setters: NonNullable<RangeDefinition["set"]> = {
  values: enterAll,
  formulas: enterAll,
  numberFormat: ({ place }, given, batch) => {
    for (const { row, column, value } of writes(place, given)) {
      const cell = place.sheet.ensure(row, column);
      if (typeof value !== "string") refuse("InvalidArgument");
      if (value === "General" || value === "") delete cell.numberFormat;
      else cell.numberFormat = value;
      if (cell.isError !== true) delete cell.text;
    }
    batch.tell({ kind: "formats", sheet: place.sheet });
  },
  rowHidden: ({ place }, value, batch) => {
    hide(place.sheet.hiddenRows, { first: place.area.row, count: place.area.rows }, value);
    batch.tell({ kind: "structure", sheet: place.sheet, source: "add-in", what: "RowHiddenChanged", area: place.area });
  },
  columnHidden: ({ place }, value, batch) => {
    hide(place.sheet.hiddenColumns, { first: place.area.column, count: place.area.columns }, value);
    batch.tell({ kind: "structure", sheet: place.sheet, source: "add-in" });
  },
};

function enterAll({ place }: Self, given: unknown, batch: Batch): void {
  const tables = tablesAt(batch.workbook, place, false);
  let changed = place.area;
  for (const { row, column, value } of writes(place, given)) {
    enter(place.sheet.ensure(row, column), value);
    for (const { table } of tables) {
      const filled = fillColumn(place.sheet, table, row, column);
      if (filled !== undefined) changed = around(changed, filled);
    }
  }
  batch.tell({ kind: "cells", sheet: place.sheet, area: changed, source: "add-in" });
}

function enter(cell: Cell, value: unknown): void {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") refuse("InvalidArgument");
  const entered = read(value satisfies CellValue, cell.numberFormat);
  if (entered.kind === "unsure") {
    refuse(
      "ApiNotFound",
      `Excel would turn the text "${entered.text}" into a date, a time or a number, which the local Excel does not imitate: write a number, or put an apostrophe before the text.`,
    );
  }
  if (entered.kind === "formula") writeFormula(cell, entered.formula);
  else writeValue(cell, entered.value);
  if (cell.value === "" && cell.formula === undefined) forgetShown(cell);
}

function hide(hidden: Set<number>, { first, count }: { first: number; count: number }, value: unknown): void {
  if (typeof value !== "boolean" || count > 100_000) refuse("InvalidArgument");
  for (let position = first; position < first + count; position++) {
    if (value) hidden.add(position);
    else hidden.delete(position);
  }
}

const part = ({ place }: Self, change: (of: Area) => Area): Self => range(place.sheet, onSheet(change(place.area)));

const reached: NonNullable<RangeDefinition["methods"]> = {
  GetCell: (self, args) => part(self, (of) => area(of.row + args.integer(0), of.column + args.integer(1), 1, 1)),
  GetRow: (self, args) => part(self, (of) => area(of.row + args.integer(0), of.column, 1, of.columns)),
  GetColumn: (self, args) => part(self, (of) => area(of.row, of.column + args.integer(0), of.rows, 1)),
  GetLastCell: (self) => part(self, (of) => area(lastRow(of), lastColumn(of), 1, 1)),
  GetLastRow: (self) => part(self, (of) => area(lastRow(of), of.column, 1, of.columns)),
  GetLastColumn: (self) => part(self, (of) => area(of.row, lastColumn(of), of.rows, 1)),
  GetEntireRow: (self) => part(self, (of) => area(of.row, 0, of.rows, sheetColumns)),
  GetEntireColumn: (self) => part(self, (of) => area(0, of.column, sheetRows, of.columns)),
  GetOffsetRange: (self, args) => part(self, (of) => moved(of, args.integer(0), args.integer(1))),
  GetResizedRange: (self, args) =>
    part(self, (of) => area(of.row, of.column, of.rows + args.integer(0), of.columns + args.integer(1))),
  GetAbsoluteResizedRange: (self, args) =>
    part(self, (of) => area(of.row, of.column, args.integer(0), args.integer(1))),
  GetRowsBelow: (self, args) => part(self, (of) => area(lastRow(of) + 1, of.column, args.integer(0, 1), of.columns)),
  GetRowsAbove: (self, args) =>
    part(self, (of) => area(of.row - args.integer(0, 1), of.column, args.integer(0, 1), of.columns)),
  GetColumnsAfter: (self, args) => part(self, (of) => area(of.row, lastColumn(of) + 1, of.rows, args.integer(0, 1))),
  GetColumnsBefore: (self, args) =>
    part(self, (of) => area(of.row, of.column - args.integer(0, 1), of.rows, args.integer(0, 1))),
  GetBoundingRect: (self, args, batch) => part(self, (of) => around(of, otherPlace(self, args.at(0), batch).area)),
  GetIntersection: (self, args, batch) => common(self, otherPlace(self, args.at(0), batch)) ?? refuse("ItemNotFound"),
  GetIntersectionOrNullObject: (self, args, batch) => common(self, otherPlace(self, args.at(0), batch)),
  GetUsedRange: (self, args) => usedPart(self, args.flag(0)) ?? part(self, (of) => area(of.row, of.column, 1, 1)),
  GetUsedRangeOrNullObject: (self, args) => usedPart(self, args.flag(0)),
  GetMergedAreasOrNullObject: ({ place }) => {
    // Excel finds a merge by its top left cell only: one that begins outside the range is not reported.
    const starts = place.sheet.merges.filter((merge) => intersection(place.area, area(merge.row, merge.column, 1, 1)));
    if (starts.length === 0) return null;
    if (starts.length > mostMerges) refuse("GeneralException");
    const ordered = [...starts].sort((one, other) => one.row - other.row || one.column - other.column);
    return make("RangeAreas", { places: ordered.map((merge) => ({ sheet: place.sheet, area: merge })) });
  },
  GetSpecialCellsOrNullObject: ({ place }, args) => {
    if (args.at(0) !== "Constants" || args.at(1) !== undefined) notImitated("Range.getSpecialCells of that kind");
    requireUnprotected(place.sheet);
    const typed = constantsIn(place);
    return typed.length === 0 ? null : make("RangeAreas", { places: typed });
  },
  GetTables: ({ place }, args, { workbook }) =>
    make("TableScopedCollection", { tables: tablesAt(workbook, place, args.flag(0)) }),
};

function otherPlace({ place }: Self, given: unknown, { workbook }: Batch): Self["place"] {
  if (typeof given === "string") return placeAt(workbook, place.sheet, given);
  const other = given as Self | undefined;
  return other?.kind === "Range" ? other.place : refuse("InvalidArgument");
}

function common({ place }: Self, other: Self["place"]): Self | null {
  const shared = place.sheet === other.sheet ? intersection(place.area, other.area) : undefined;
  return shared === undefined ? null : range(place.sheet, shared);
}

/** Every cell that holds something and works nothing out. Excel joins neighbours into one area; here each is its own. */
function constantsIn({ sheet, area: within }: Self["place"]): Self["place"][] {
  const used = sheet.used(true, within);
  if (used === undefined) return [];
  return [...cellsOf(used)]
    .filter(([row, column]) => {
      const cell = sheet.cell(row, column);
      return cell !== undefined && cell.formula === undefined && cell.value !== "";
    })
    .map(([row, column]) => ({ sheet, area: area(row, column, 1, 1) }));
}

function usedPart({ place }: Self, valuesOnly: boolean): Self | null {
  const used = place.sheet.used(valuesOnly, place.area);
  return used === undefined ? null : range(place.sheet, used);
}

export const rangeDefinitions: Pick<Definitions, "Range"> = {
  Range: {
    isReferenced: true,
    get: getters,
    set: setters,
    links: {
      Format: ({ place }) => make("RangeFormat", { places: [place] }),
      ConditionalFormats: ({ place }) => make("ConditionalFormatCollection", { places: [place] }),
      Worksheet: ({ place }) => make("Worksheet", { sheet: place.sheet }),
      Sort: ({ place }) => make("RangeSort", { place }),
    },
    methods: { ...reached, ...rangeActions },
  },
};
