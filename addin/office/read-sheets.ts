import type { Area, CellValue, GridTable, SheetGrid } from "../../shared/tracker/grid.ts";
import { columnLetters } from "../../shared/tracker/columns.ts";
import type { ColumnWidth, SheetExtras, SheetPart, SheetRequest, SheetSurvey, Span } from "../workbook.ts";
import { isOwnRule } from "./own-rules.ts";

/** What is asked of one sheet within a batch; `cells` arrive here or, for a large sheet, in chunks of their own. */
export interface Asked {
  readonly request: SheetRequest;
  readonly sheet: SheetSurvey;
  readonly used: Excel.Range;
  /** What is filled below that, of which no cells come; absent where the whole sheet was asked for. */
  readonly below: Excel.Range | undefined;
  /** The parts of the sheet that are read; none where it is read whole. */
  readonly parts: readonly Excel.Range[];
  readonly beside: readonly { readonly column: number; readonly whole: Excel.Range; readonly filled: Excel.Range }[];
  readonly columns: readonly { readonly column: number; readonly whole: Excel.Range; readonly filled: Excel.Range }[];
  readonly marked: readonly { readonly column: number; readonly typed: Excel.RangeAreas }[];
  readonly merged: Excel.RangeAreas | undefined;
  readonly tables: readonly { readonly name: string; readonly hasTotalsRow: boolean; readonly range: Excel.Range }[];
  /** Absent where they are not asked for. */
  readonly rules: Excel.ConditionalFormatCollection | undefined;
  readonly beyond: readonly Excel.Range[];
}

export interface Cells {
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly CellValue[])[];
}

const place = "rowIndex,columnIndex,rowCount,columnCount";
const rulesOf = "items/id,items/type,items/customOrNullObject/rule/formula";

type Extent = "no-cells" | "no-cells-at-any-depth" | "cells-and-rules" | "cells";

const lastSheetRow = 1_048_575;
/** More are read in chunks: Excel would make up millions of empty cells to reach a word at the very bottom. */
const rowsAtOnce = 20_000;
/** A single cell so far below all others belongs to none of them. */
const rowsBeforeStray = 10_000;

/** Queues everything about a sheet. */
export function ask(context: Excel.RequestContext, sheet: SheetSurvey, request: SheetRequest, extent: Extent): Asked {
  const withCells = extent === "cells" || extent === "cells-and-rules";
  const worksheet = context.workbook.worksheets.getItem(sheet.name);
  const { used, below } = filledIn(worksheet, extent);
  const { only } = request;
  used.load(`${place},columnHidden${withCells ? cellsOfAll(request) : ""}`);
  const parts = only !== undefined && withCells ? partsOf(worksheet, only, request.marked) : [];
  const beside = only === undefined ? [] : besideOf(worksheet, only);
  const marked = sheet.isProtected ? [] : markedOf(worksheet, request);
  const columns = columnsOfFormulas(sheet, request).map((column) => {
    const whole = worksheet.getRange(columnName(column));
    whole.load("columnHidden");
    const filled = topOf(worksheet, column).getUsedRangeOrNullObject(true);
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
  const rules = extent === "cells-and-rules" ? rulesOn(worksheet) : undefined;
  const beyond = [used, ...tables.map(({ range }) => range)].map((range) => range.getLastColumn().getColumnsAfter(1));
  for (const range of beyond) range.load("columnIndex,columnHidden,format/columnWidth,format/useStandardWidth");
  return { request, sheet, used, below, parts, beside, columns, marked, merged, tables, rules, beyond };
}

function filledIn(worksheet: Excel.Worksheet, extent: Extent): Pick<Asked, "used" | "below"> {
  if (extent === "no-cells-at-any-depth") return { used: worksheet.getUsedRangeOrNullObject(true), below: undefined };
  const [used, below] = [`1:${rowsAtOnce}`, `${rowsAtOnce + 1}:${lastSheetRow + 1}`] as const;
  return {
    used: worksheet.getRange(used).getUsedRangeOrNullObject(true),
    below: worksheet.getRange(below).getUsedRangeOrNullObject(true).load(place),
  };
}

/** A protected sheet tells nothing of what its cells hold but the cells themselves. */
function columnsOfFormulas({ isProtected }: SheetSurvey, { formulasOf = [], marked = [] }: SheetRequest): number[] {
  return [...new Set([...formulasOf, ...(isProtected ? marked.map(({ column }) => column) : [])])];
}

function markedOf(worksheet: Excel.Worksheet, { marked = [] }: SheetRequest): Asked["marked"] {
  return marked.map(({ column, headerRow }) => {
    const below = worksheet.getRangeByIndexes(headerRow + 1, column, lastSheetRow - headerRow, 1);
    const typed = below.getSpecialCellsOrNullObject(Excel.SpecialCellType.constants);
    typed.load("areas/items/rowIndex,areas/items/rowCount");
    return { column, typed };
  });
}

function cellsOfAll({ only, formulasOf }: SheetRequest): string {
  if (only !== undefined) return "";
  return formulasOf === undefined ? ",values,formulas" : ",values";
}

function columnName(column: number): string {
  return `${columnLetters(column)}:${columnLetters(column)}`;
}

/** As much of columns as is read at once. */
function topOf(worksheet: Excel.Worksheet, first: number, last = first): Excel.Range {
  return worksheet.getRangeByIndexes(0, first, rowsAtOnce, last - first + 1);
}

function partsOf(
  worksheet: Excel.Worksheet,
  { rows, columns, names = [] }: SheetPart,
  marked: SheetRequest["marked"] = [],
): Excel.Range[] {
  const ranges = [
    worksheet.getRange(`${rows.first + 1}:${rows.last + 1}`),
    topOf(worksheet, columns.first, columns.last),
    ...[...names, ...marked.map(({ column }) => column)].map((column) => topOf(worksheet, column)),
  ];
  return ranges.map((range) => range.getUsedRangeOrNullObject(true).load(`${place},values`));
}

function besideOf(worksheet: Excel.Worksheet, { beside: { first, last } }: SheetPart): Asked["beside"] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const column = first + index;
    const whole = worksheet.getRange(columnName(column));
    whole.load("columnHidden");
    const filled = topOf(worksheet, column).getUsedRangeOrNullObject(true);
    filled.load("rowIndex,rowCount");
    return { column, whole, filled };
  });
}

export function rulesOn(worksheet: Excel.Worksheet): Excel.ConditionalFormatCollection {
  const rules = worksheet.getRange().conditionalFormats;
  rules.load(rulesOf);
  return rules;
}

export function areaOf(range: Excel.Range): Area {
  return { row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
}

/** Further down than is read at once there is more than a stray cell. */
export function goesFarDown(asked: Asked): boolean {
  return asked.below?.isNullObject === false && strayIn(asked) === undefined;
}

function strayIn({ used, below }: Asked): { row: number; column: number } | undefined {
  if (below === undefined || below.isNullObject) return undefined;
  const { row, column, rows, columns } = areaOf(below);
  const bottom = used.isNullObject ? 0 : used.rowIndex + used.rowCount;
  return rows === 1 && columns === 1 && row - bottom >= rowsBeforeStray ? { row, column } : undefined;
}

/** Of more than five million cells Excel gives none, and no error. */
export function hasNoCells({ used, parts, request }: Asked): boolean {
  const asked = request.only === undefined ? [used] : parts;
  return asked.some((range) => !range.isNullObject && (range.values as CellValue[][] | null) === null);
}

/** The cells of a sheet that came whole. */
export function cellsOf({ used, parts, columns, request }: Asked): Cells {
  if (used.isNullObject) return { values: [], formulas: [] };
  const values = request.only === undefined ? (used.values as CellValue[][]) : joined(used, parts);
  if (request.formulasOf === undefined) return { values, formulas: used.formulas as CellValue[][] };
  const formulas = values.map((row) => [...row]);
  for (const { column, filled } of columns) {
    if (filled.isNullObject) continue;
    (filled.formulas as CellValue[][]).forEach(([formula], index) => {
      const row = formulas[filled.rowIndex - used.rowIndex + index];
      if (row !== undefined && formula !== undefined) row[column - used.columnIndex] = formula;
    });
  }
  return { values, formulas };
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
  const stray = strayIn(asked);
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
    ...(stray && { stray }),
  };
}

export function mergesIn(merged: Excel.RangeAreas): Area[] {
  return merged.isNullObject ? [] : merged.areas.items.map(areaOf);
}

/** Hidden columns so far as they are known without asking for each; undefined when each must be asked for. */
export function hiddenColumns(asked: Asked): ReadonlySet<number> | undefined {
  const { used, columns, beside, request } = asked;
  const isHidden = used.isNullObject ? false : (used.columnHidden as boolean | null);
  if (isHidden === null && request.formulasOf === undefined) return undefined;
  const alone = [...columns, ...beside].filter(({ whole }) => whole.columnHidden).map(({ column }) => column);
  return new Set([...alone, ...hiddenBeyond(asked), ...(isHidden === true ? columnsOfUsed(asked) : [])]);
}

/** Of the columns that follow what is filled in: a status column may go there. */
export function hiddenBeyond({ beyond }: Asked): number[] {
  return beyond.filter((range) => !range.isNullObject && range.columnHidden).map((range) => range.columnIndex);
}

function columnsOfUsed({ used }: Asked): number[] {
  return used.isNullObject ? [] : Array.from({ length: used.columnCount }, (_, index) => used.columnIndex + index);
}

export function extrasOf(asked: Asked, rules = asked.rules): SheetExtras {
  const { beyond, request, marked } = asked;
  const ownRules = rules?.items.filter(isOwn).map(({ id }) => id);
  const known = beyond.filter((range) => !range.isNullObject);
  const widths = new Map(known.map((range) => [range.columnIndex, widthOf(range.format)]));
  const typed = new Map(marked.map(({ column, typed: cells }) => [column, spansOf(cells)]));
  const unread = request.only && unreadOf(asked, request.only);
  return { widths, typed, looked: lookedAt(asked), ...(ownRules && { ownRules }), ...(unread && { unread }) };
}

function spansOf(cells: Excel.RangeAreas): Span[] {
  if (cells.isNullObject) return [];
  return cells.areas.items.map(({ rowIndex, rowCount }) => ({ first: rowIndex, last: rowIndex + rowCount - 1 }));
}

function lookedAt(asked: Asked): Set<number> {
  const { columns, beside, beyond, request } = asked;
  const next = beyond.filter((range) => !range.isNullObject).map((range) => range.columnIndex);
  const inside = request.formulasOf === undefined ? columnsOfUsed(asked) : [];
  return new Set([...[...columns, ...beside].map(({ column }) => column), ...inside, ...next]);
}

/** "Standard" is more than a number of points: a column to which those are given counts as made wider or narrower. */
function widthOf({ columnWidth, useStandardWidth }: Excel.RangeFormat): ColumnWidth {
  return useStandardWidth ? "standard" : columnWidth;
}

/** Of a column that nothing was asked of, all of it may be filled. */
function unreadOf(
  { used, beside, request }: Asked,
  { columns, names = [], beside: asked }: SheetPart,
): Map<number, Span> {
  const unread = new Map<number, Span>();
  if (used.isNullObject) return unread;
  const isRead = (column: number): boolean =>
    (column >= columns.first && column <= columns.last) ||
    names.includes(column) ||
    (request.marked ?? []).some((marked) => marked.column === column);
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
