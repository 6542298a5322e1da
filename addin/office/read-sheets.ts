import type { Area, CellValue, GridTable, SheetGrid } from "../../shared/tracker/grid.ts";
import { columnLetters } from "../../shared/tracker/columns.ts";
import type { SheetExtras, SheetPart, SheetRequest, SheetSurvey, Span } from "../workbook.ts";
import { isOwnRule } from "./own-rules.ts";

/** What is asked of one sheet within a batch; `cells` arrive here or, for a large sheet, in chunks of their own. */
export interface Asked {
  readonly request: SheetRequest;
  readonly sheet: SheetSurvey;
  readonly used: Excel.Range;
  /** The parts of the sheet that are read; none where it is read whole. */
  readonly parts: readonly Excel.Range[];
  readonly beside: readonly { readonly column: number; readonly filled: Excel.Range }[];
  readonly columns: readonly { readonly column: number; readonly whole: Excel.Range; readonly filled: Excel.Range }[];
  readonly merged: Excel.RangeAreas | undefined;
  readonly tables: readonly { readonly name: string; readonly hasTotalsRow: boolean; readonly range: Excel.Range }[];
  readonly rules: Excel.ConditionalFormatCollection;
  readonly beyond: readonly Excel.Range[];
}

export interface Cells {
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly CellValue[])[];
}

const place = "rowIndex,columnIndex,rowCount,columnCount";
const rulesOf = "items/id,items/type,items/customOrNullObject/rule/formula";

/** What is asked at once: no cells, all but the formulas of status columns, or all. */
type Extent = "no-cells" | "short-cells" | "cells";

/** Queues everything about a sheet. */
export function ask(context: Excel.RequestContext, sheet: SheetSurvey, request: SheetRequest, extent: Extent): Asked {
  const withCells = extent !== "no-cells";
  const worksheet = context.workbook.worksheets.getItem(sheet.name);
  const used = worksheet.getUsedRangeOrNullObject(true);
  const { only, formulasOf } = request;
  used.load(`${place},columnHidden${withCells ? cellsOfAll(request) : ""}`);
  const parts = only !== undefined && withCells ? partsOf(worksheet, only) : [];
  const beside = only === undefined ? [] : besideOf(worksheet, only);
  const marked = extent === "short-cells" ? [] : (only?.marked ?? []).map(({ column }) => column);
  const columns = [...(formulasOf ?? []), ...marked].map((column) => {
    const whole = worksheet.getRange(columnName(column));
    whole.load("columnHidden");
    const filled = whole.getUsedRangeOrNullObject(true);
    filled.load(withCells ? "rowIndex,formulas" : "rowIndex");
    return { column, whole, filled };
  });
  const merged = withCells ? used.getMergedAreasOrNullObject() : undefined;
  merged?.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
  const tables = sheet.tables.map((table) => {
    const range = worksheet.tables.getItem(table.name).getRange();
    range.load(place);
    return { ...table, range };
  });
  const rules = rulesOn(worksheet.getRange());
  const beyond = [used, ...tables.map(({ range }) => range)].map((range) => range.getLastColumn().getColumnsAfter(1));
  for (const range of beyond) range.load("columnIndex,format/columnWidth");
  return { request, sheet, used, parts, beside, columns, merged, tables, rules, beyond };
}

function cellsOfAll({ only, formulasOf }: SheetRequest): string {
  if (only !== undefined) return "";
  return formulasOf === undefined ? ",values,formulas" : ",values";
}

function columnName(first: number, last = first): string {
  return `${columnLetters(first)}:${columnLetters(last)}`;
}

function partsOf(worksheet: Excel.Worksheet, { rows, columns, marked }: SheetPart): Excel.Range[] {
  const names = [
    `${rows.first + 1}:${rows.last + 1}`,
    columnName(columns.first, columns.last),
    ...marked.map(({ column }) => columnName(column)),
  ];
  return names.map((name) => {
    const part = worksheet.getRange(name).getUsedRangeOrNullObject(true);
    part.load(`${place},values`);
    return part;
  });
}

function besideOf(worksheet: Excel.Worksheet, { beside: { first, last } }: SheetPart): Asked["beside"] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const column = first + index;
    const filled = worksheet.getRange(columnName(column)).getUsedRangeOrNullObject(true);
    filled.load("rowIndex,rowCount");
    return { column, filled };
  });
}

function rulesOn(range: Excel.Range): Excel.ConditionalFormatCollection {
  const rules = range.conditionalFormats;
  rules.load(rulesOf);
  return rules;
}

export function areaOf(range: Excel.Range): Area {
  return { row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
}

/** The cells of a sheet that came whole. */
export function cellsOf({ used, parts, columns, request }: Asked, apart: readonly ColumnOfFormulas[]): Cells {
  if (used.isNullObject) return { values: [], formulas: [] };
  const values = request.only === undefined ? (used.values as CellValue[][]) : joined(used, parts);
  if (request.formulasOf === undefined) return { values, formulas: used.formulas as CellValue[][] };
  const formulas = values.map((row) => [...row]);
  const here = columns
    .filter(({ filled }) => !filled.isNullObject)
    .map(({ column, filled }) => ({ column, row: filled.rowIndex, formulas: filled.formulas as CellValue[][] }));
  for (const { column, row: top, formulas: ofColumn } of [...here, ...apart]) {
    ofColumn.forEach(([formula], index) => {
      const row = formulas[top - used.rowIndex + index];
      if (row !== undefined && formula !== undefined) row[column - used.columnIndex] = formula;
    });
  }
  return { values, formulas };
}

/** Formulas of a column from a row down. */
export interface ColumnOfFormulas {
  readonly column: number;
  readonly row: number;
  readonly formulas: CellValue[][];
}

/** The parts at their places, and nothing between them. */
function joined(used: Excel.Range, parts: readonly Excel.Range[]): CellValue[][] {
  const cells = Array.from({ length: used.rowCount }, () => Array<CellValue>(used.columnCount).fill(""));
  for (const part of parts) {
    if (part.isNullObject) continue;
    (part.values as CellValue[][]).forEach((values, index) => {
      const row = cells[part.rowIndex - used.rowIndex + index];
      const from = part.columnIndex - used.columnIndex;
      for (const [at, value] of values.entries()) if (row !== undefined) row[from + at] = value;
    });
  }
  return cells;
}

export function gridOf(asked: Asked, cells: Cells, merges: readonly Area[], hidden: ReadonlySet<number>): SheetGrid {
  const { sheet, used } = asked;
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    isProtected: sheet.isProtected,
    top: used.isNullObject ? 0 : used.rowIndex,
    left: used.isNullObject ? 0 : used.columnIndex,
    ...cells,
    merges,
    tables: asked.tables.map(({ name, hasTotalsRow, range }): GridTable => ({
      name,
      hasTotalsRow,
      area: areaOf(range),
    })),
    hiddenColumns: hidden,
  };
}

export function mergesIn(merged: Excel.RangeAreas): Area[] {
  return merged.isNullObject ? [] : merged.areas.items.map(areaOf);
}

/** Hidden columns so far as they are known without asking for each; undefined when each must be asked for. */
export function hiddenColumns({ used, columns, request }: Asked): ReadonlySet<number> | undefined {
  if (used.isNullObject) return new Set();
  const isHidden = used.columnHidden as boolean | null;
  if (isHidden === false) return new Set();
  if (isHidden === true)
    return new Set(Array.from({ length: used.columnCount }, (_, index) => used.columnIndex + index));
  if (request.formulasOf === undefined) return undefined;
  return new Set(columns.filter(({ whole }) => whole.columnHidden).map(({ column }) => column));
}

export function extrasOf(asked: Asked): SheetExtras {
  const { rules, beyond, request } = asked;
  const ownRules = rules.items.filter(isOwn).map(({ id }) => id);
  const known = beyond.filter((range) => !range.isNullObject);
  const widths = new Map(known.map((range) => [range.columnIndex, range.format.columnWidth]));
  return { ownRules, widths, ...(request.only && { unread: unreadOf(asked, request.only) }) };
}

/** Of a column that nothing was asked of, all of it may be filled. */
function unreadOf({ used, beside }: Asked, { columns, marked, beside: asked }: SheetPart): Map<number, Span> {
  const unread = new Map<number, Span>();
  if (used.isNullObject) return unread;
  const isRead = (column: number): boolean =>
    (column >= columns.first && column <= columns.last) || marked.some((each) => each.column === column);
  for (let column = used.columnIndex; column < used.columnIndex + used.columnCount; column++) {
    if (isRead(column) || (column >= asked.first && column <= asked.last)) continue;
    unread.set(column, { first: used.rowIndex, last: used.rowIndex + used.rowCount - 1 });
  }
  for (const { column, filled } of beside) {
    if (isRead(column) || filled.isNullObject) continue;
    unread.set(column, { first: filled.rowIndex, last: filled.rowIndex + filled.rowCount - 1 });
  }
  return unread;
}

function isOwn(rule: Excel.ConditionalFormat): boolean {
  const custom = rule.customOrNullObject;
  return !custom.isNullObject && isOwnRule(custom.rule.formula);
}
