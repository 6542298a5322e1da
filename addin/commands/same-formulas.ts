import type { Area, SheetGrid, WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { noFormulas, noFormulasIn, type CellSpan, type Source } from "./status-formula.ts";
import type { StatusPlace } from "./table-lines.ts";

/** A cell that a row was read from, from 0. */
interface CellRead {
  readonly column: number;
  readonly row: number;
}

/**
 * The conditions under which the cells of a sheet that work nothing out still do not: a date that is worked out is read
 * differently from the same one typed. One condition asks it of all that stand side by side.
 */
export interface StillTyped {
  /** Of cells that a status finds by its own row. */
  readonly own: (sheet: string, cells: readonly CellRead[], up: (row: number) => number) => readonly string[];
  /** Of cells that stay where they are. */
  readonly fixed: (sheet: string, cells: readonly CellRead[]) => readonly string[];
}

export function stillTyped(
  { sheets }: WorkbookGrid,
  layouts: readonly TableLayout[],
  marked: readonly StatusPlace[],
): StillTyped {
  const spansOn = new Map(
    sheets.map((sheet) => {
      const own = layouts.filter(({ name }) => name === sheet.name);
      const known = new Set(own.flatMap((layout) => mappedColumns(layout).all));
      for (const mark of marked) if (mark.sheet === sheet.name) known.delete(mark.column);
      return [sheet.name, typedSpans(sheet, known)] as const;
    }),
  );
  const byRow = (sheet: string, rows: ColumnsByRow, at: (row: number) => Source["at"]): string[] =>
    [...rows].flatMap(([row, columns]) => {
      const spans = spansOn.get(sheet)?.(row, columns) ?? [];
      return spans.map((span) => noFormulas(span, at(row)));
    });
  return {
    own: (sheet, cells, up) => byRow(sheet, columnsByRow(cells), (row) => ({ up: up(row) })),
    fixed: (sheet, cells) => {
      const rows = columnsByRow(cells);
      const block =
        rows.size > fewRows ? blockOf(rows, (row, columns) => spansOn.get(sheet)?.(row, columns)) : undefined;
      return block === undefined ? byRow(sheet, rows, (row) => ({ row, sheet })) : [noFormulasIn(block, sheet)];
    },
  };
}

type ColumnsByRow = ReadonlyMap<number, readonly number[]>;

/** Of more rows it is asked at once, with all that stand between them. */
const fewRows = 2;

/** The cells from the first row to the last, where none of them works anything out and it is known of all. */
function blockOf(
  rows: ColumnsByRow,
  spansOf: (row: number, columns: readonly number[]) => readonly CellSpan[] | undefined,
): Area | undefined {
  const columns = [...new Set([...rows.values()].flat())].sort((one, other) => one - other);
  const [first = 0, last = first] = [columns[0], columns.at(-1)];
  const [row, bottom] = [Math.min(...rows.keys()), Math.max(...rows.keys())];
  for (let each = row; each <= bottom; each++) {
    const [span, ...more] = spansOf(each, columns) ?? [];
    if (more.length > 0 || span?.first !== first || span.last !== last) return undefined;
  }
  return { row, column: first, rows: bottom - row + 1, columns: last - first + 1 };
}

/** Spans that hold those of some columns that are typed, and between them only others of which it is known. */
function typedSpans(sheet: SheetGrid, known: ReadonlySet<number>) {
  const { top, left, formulas } = sheet;
  const cells = sheetCells(sheet);
  const usual = new Map<string, readonly CellSpan[]>();
  const all = [...known];
  const asked = (columns: readonly number[]): readonly number[] =>
    columns.every((column) => known.has(column)) ? all : [...all, ...columns];
  return (row: number, columns: readonly number[]): readonly CellSpan[] => {
    const line = formulas[row - top] ?? [];
    // Thousands of rows hold no formula at all.
    const isUsual = !asked(columns).some((column) => mayBeFormula(line[column - left]));
    const key = columns.join(" ");
    const before = isUsual ? usual.get(key) : undefined;
    if (before !== undefined) return before;
    const spans = spansOf(columns, known, (column) => cells.cellAt(row, column).formula === undefined);
    if (isUsual) usual.set(key, spans);
    return spans;
  };
}

function mayBeFormula(content: unknown): boolean {
  return typeof content === "string" && content.startsWith("=");
}

function spansOf(
  columns: readonly number[],
  known: ReadonlySet<number>,
  isTyped: (column: number) => boolean,
): CellSpan[] {
  const spans: { first: number; last: number }[] = [];
  for (const column of columns.filter(isTyped)) {
    const span = spans.at(-1);
    if (span !== undefined && areAll(span.last + 1, column, (each) => known.has(each) && isTyped(each)))
      span.last = column;
    else spans.push({ first: column, last: column });
  }
  return spans;
}

function areAll(from: number, to: number, is: (column: number) => boolean): boolean {
  for (let column = from; column < to; column++) if (!is(column)) return false;
  return true;
}

/** From left to right, each once. */
function columnsByRow(cells: readonly CellRead[]): ColumnsByRow {
  const byRow = new Map<number, number[]>();
  for (const { row, column } of cells) {
    const columns = byRow.get(row);
    if (columns === undefined) byRow.set(row, [column]);
    else if (!columns.includes(column)) columns.push(column);
  }
  for (const columns of byRow.values()) columns.sort((one, other) => one - other);
  return byRow;
}
