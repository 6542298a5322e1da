import type { Area, CellValue, GridTable, SheetGrid } from "../../shared/tracker/grid.ts";
import { columnLetters } from "../../shared/tracker/columns.ts";
import type { SheetExtras, SheetRequest, SheetSurvey } from "../workbook.ts";
import { isOwnRule } from "./own-rules.ts";

/** What is asked of one sheet within a batch; `cells` arrive here or, for a large sheet, in chunks of their own. */
export interface Asked {
  readonly request: SheetRequest;
  readonly sheet: SheetSurvey;
  readonly used: Excel.Range;
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

/** Queues everything about a sheet; `withCells` also its values and formulas. */
export function ask(
  context: Excel.RequestContext,
  sheet: SheetSurvey,
  request: SheetRequest,
  withCells: boolean,
): Asked {
  const worksheet = context.workbook.worksheets.getItem(sheet.name);
  const used = worksheet.getUsedRangeOrNullObject(true);
  const isKnown = request.formulasOf !== undefined;
  used.load(`${place},columnHidden${withCells ? (isKnown ? ",values" : ",values,formulas") : ""}`);
  const columns = (request.formulasOf ?? []).map((column) => {
    const name = columnLetters(column);
    const whole = worksheet.getRange(`${name}:${name}`);
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
  return { request, sheet, used, columns, merged, tables, rules, beyond };
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
export function cellsOf({ used, columns, request }: Asked): Cells {
  if (used.isNullObject) return { values: [], formulas: [] };
  const values = used.values as CellValue[][];
  if (request.formulasOf === undefined) return { values, formulas: used.formulas as CellValue[][] };
  const formulas = values.map((row) => [...row]);
  for (const { column, filled } of columns) {
    if (filled.isNullObject) continue;
    const from = filled.rowIndex - used.rowIndex;
    (filled.formulas as CellValue[][]).forEach(([formula], index) => {
      const row = formulas[from + index];
      if (row !== undefined && formula !== undefined) row[column - used.columnIndex] = formula;
    });
  }
  return { values, formulas };
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

export function extrasOf({ rules, beyond }: Asked): SheetExtras {
  const ownRules = rules.items.filter(isOwn).map(({ id }) => id);
  const known = beyond.filter((range) => !range.isNullObject);
  return { ownRules, widths: new Map(known.map((range) => [range.columnIndex, range.format.columnWidth])) };
}

function isOwn(rule: Excel.ConditionalFormat): boolean {
  const custom = rule.customOrNullObject;
  return !custom.isNullObject && isOwnRule(custom.rule.formula);
}
