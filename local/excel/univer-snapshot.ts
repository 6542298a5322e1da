import { area, cellsOf, isWholeColumns, isWholeRows } from "./area.ts";
import { withDay } from "./formula-text.ts";
import type { Area, Cell, CellValue, Sheet, Workbook } from "./model.ts";
import { forEngine } from "./quoted-text.ts";
import { areaOfReference, mapReferences } from "./references.ts";

export interface FormulaCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly formula: string;
}

interface EngineCell {
  v?: CellValue | null;
  t?: number | null;
  f?: string;
}

/** As much of a workbook as some formulas need, in the shape that Univer takes. */
export interface Snapshot {
  readonly sheetOrder: string[];
  readonly sheets: Record<
    string,
    {
      readonly id: string;
      readonly name: string;
      readonly cellData: Record<number, Record<number, EngineCell>>;
      readonly rowCount: number;
      readonly columnCount: number;
    }
  >;
}

/** The formulas with the cells that they speak of. Every other formula is given as the value that it has. */
export function snapshotOf(workbook: Workbook, formulas: readonly FormulaCell[], today: number): Snapshot {
  const wanted = new Set(formulas.map(({ cell }) => cell));
  const places = formulas.some(({ formula }) => isOpen(formula)) ? undefined : spokenOf(workbook, formulas);
  const sheets = workbook.sheets.map((sheet) => {
    const cellData: Record<number, Record<number, EngineCell>> = {};
    const used = sheet.used(false) ?? area(0, 0, 1, 1);
    const spokenOn = places === undefined ? [used] : (places.get(sheet) ?? []);
    for (const [row, column, cell] of cellsIn(sheet, spokenOn)) {
      (cellData[row] ??= {})[column] = engineCell(cell, wanted.has(cell), today);
    }
    return [sheet.id, { id: sheet.id, name: sheet.name, cellData, ...sizeFor(used, spokenOn) }] as const;
  });
  return { sheetOrder: workbook.sheets.map(({ id }) => id), sheets: Object.fromEntries(sheets) };
}

/** Room for the cells in use, and for empty ones beyond them: to the engine a cell beyond its sheet is an error. */
function sizeFor(used: Area, spokenOn: readonly Area[]): { rowCount: number; columnCount: number } {
  let [rowCount, columnCount] = [used.row + used.rows + 1, used.column + used.columns + 1];
  for (const each of spokenOn) {
    // Whole columns and rows end where the used ones do.
    if (!isWholeColumns(each)) rowCount = Math.max(rowCount, each.row + each.rows);
    if (!isWholeRows(each)) columnCount = Math.max(columnCount, each.column + each.columns);
  }
  return { rowCount, columnCount };
}

/** What a formula is made of cannot be told from its text: it asks for places by name, or at random. */
function isOpen(formula: string): boolean {
  return /\b(?:INDIRECT|OFFSET|RAND\w*)\s*\(|\[/i.test(formula);
}

function spokenOf(workbook: Workbook, formulas: readonly FormulaCell[]): Map<Sheet, Area[]> {
  const places = new Map<Sheet, Map<string, Area>>();
  const add = (sheet: Sheet, of: Area): void => {
    const known = places.get(sheet) ?? new Map<string, Area>();
    places.set(sheet, known.set([of.row, of.column, of.rows, of.columns].join(" "), of));
  };
  for (const { sheet, row, column, formula } of formulas) {
    add(sheet, area(row, column, 1, 1));
    mapReferences(formula, (reference) => {
      const of = reference.sheet === undefined ? sheet : workbook.sheet(reference.sheet);
      if (of !== undefined) add(of, areaOfReference(reference));
      return reference;
    });
  }
  return new Map([...places].map(([sheet, areas]) => [sheet, [...areas.values()]]));
}

function* cellsIn(sheet: Sheet, areas: readonly Area[]): IterableIterator<[number, number, Cell]> {
  for (const each of areas) {
    const used = sheet.used(false, each);
    for (const [row, column] of used === undefined ? [] : cellsOf(used)) {
      const cell = sheet.cell(row, column);
      if (cell !== undefined) yield [row, column, cell];
    }
  }
}

function engineCell(cell: Cell, isWanted: boolean, today: number): EngineCell {
  if (isWanted && cell.formula !== undefined) return { f: forEngine(withDay(cell.formula, today)) };
  const kinds = { string: 1, number: 2, boolean: 3 } as const;
  const value = typeof cell.value === "boolean" ? Number(cell.value) : cell.value;
  return { v: value, t: kinds[typeof cell.value as keyof typeof kinds] };
}

/** A value as Univer gives it back; undefined where it has none. */
export function valueOf(result: { v?: unknown; t?: unknown } | null | undefined): CellValue | undefined {
  const value = result?.v;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
  return result?.t === 3 ? value === 1 || value === true : value;
}
