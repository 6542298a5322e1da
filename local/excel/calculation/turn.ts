import type { Area, Cell, CellValue, Sheet, Workbook } from "../model.ts";
import { isWholeColumns, lastRow, sheetRows } from "../area.ts";
import { Counts } from "./counts.ts";
import { GrownColumn } from "./grown-column.ts";
import { Cells, errors, FormulaError, NotKnown, notKnown, scalarOf, scalarsIn, type Program } from "./operand.ts";
import type { Scalar, Surroundings } from "./operand.ts";
import { parse } from "./parse.ts";
import { templateOf } from "./template.ts";

/** A formula worked up for as often as it is looked at. */
export interface Prepared {
  readonly program: Program;
  readonly literals: Surroundings["literals"];
}

/** Undefined for a formula that holds something that is not worked out here. */
export function prepare(formula: string): Prepared | undefined {
  const { shape, literals } = templateOf(formula.slice(1));
  const program = programOf(shape);
  return program === undefined ? undefined : { program, literals };
}

/** Worked up once for every formula of the same shape. */
const programs = new Map<string, Program | undefined>();

function programOf(shape: string): Program | undefined {
  if (programs.has(shape)) return programs.get(shape);
  const program = known(() => parse(shape));
  programs.set(shape, program);
  return program;
}

function known<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

/** Where a formula stands, and how far its relative references have been carried from where it was written. */
export interface Standing {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly carried?: Surroundings["carried"];
}

const inPlace = { rows: 0, columns: 0 };

/** Makes a formula cell up to date before another formula reads it. */
type Refresh = (cell: Cell, standing: Standing) => void;

/** One look at a workbook, during which nothing but formulas changes. */
export class Turn {
  readonly workbook: Workbook;
  readonly today: number;
  private readonly refresh: Refresh;
  private readonly counts = new Map<string, Counts>();
  /** The same by the very cells asked for, which one column of formulas asks for again and again. */
  private readonly countsAsked = new WeakMap<Cells, Counts>();
  private readonly columns = new Map<string, GrownColumn>();

  constructor(workbook: Workbook, today: number, refresh: Refresh = () => undefined) {
    this.workbook = workbook;
    this.today = today;
    this.refresh = refresh;
  }

  /** What the formula comes to; undefined where it holds something that is not worked out here. */
  valueOf({ program, literals }: Prepared, standing: Standing): CellValue | FormulaError | undefined {
    const at = new Place(this, standing, literals);
    return known(() => scalarOf(program(at), at) ?? 0);
  }

  valueAt(sheet: Sheet, row: number, column: number): Scalar {
    const cell = sheet.cell(row, column);
    if (cell === undefined) return undefined;
    if (cell.formula !== undefined) this.refresh(cell, { sheet, row, column });
    else if (cell.value === "") return undefined;
    return cell.isError === true ? errorOf(cell.value) : cell.value;
  }

  countsOf(cells: Cells): Counts {
    const asked = this.countsAsked.get(cells);
    if (asked !== undefined) return asked;
    const key = keyOf(cells.sheet, cells.area);
    const counts =
      this.counts.get(key) ??
      new Counts(scalarsIn(cells, new Place(this, { sheet: cells.sheet, row: 0, column: 0 }, [])));
    this.counts.set(key, counts);
    this.countsAsked.set(cells, counts);
    return counts;
  }

  columnFrom({ sheet, area: { row, column } }: Cells): GrownColumn {
    const key = [row, column, sheet.id].join(" ");
    const known = this.columns.get(key);
    if (known !== undefined) return known;
    const used = sheet.used(false, { row, column, rows: sheetRows - row, columns: 1 });
    const rows = used === undefined ? 0 : lastRow(used) + 1 - row;
    const made = new GrownColumn(rows, (below) => this.valueAt(sheet, row + below, column));
    this.columns.set(key, made);
    return made;
  }
}

/** As a formula speaks of all rows above its own. */
function isPartOfColumn({ area }: Cells): boolean {
  return area.columns === 1 && !isWholeColumns(area);
}

/** What one formula sees: made for every look at a cell, so it holds no more than it must. */
class Place implements Surroundings {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly carried: Surroundings["carried"];
  readonly literals: Surroundings["literals"];
  private readonly turn: Turn;

  constructor(turn: Turn, { sheet, row, column, carried = inPlace }: Standing, literals: Surroundings["literals"]) {
    this.turn = turn;
    this.sheet = sheet;
    this.row = row;
    this.column = column;
    this.carried = carried;
    this.literals = literals;
  }

  get today(): number {
    return this.turn.today;
  }

  get date1904(): boolean {
    return this.turn.workbook.date1904;
  }

  sheetNamed(name: string): Sheet | undefined {
    return this.turn.workbook.sheet(name);
  }

  valueAt(sheet: Sheet, row: number, column: number): Scalar {
    return this.turn.valueAt(sheet, row, column);
  }

  formulaAt(sheet: Sheet, row: number, column: number): string | undefined {
    return sheet.cell(row, column)?.formula;
  }

  count(cells: Cells, criterion: string): number {
    if (isPartOfColumn(cells)) return this.turn.columnFrom(cells).count(cells.area.rows, criterion);
    return this.turn.countsOf(cells).of(criterion);
  }

  firstRow(column: Cells, text: string): number | undefined {
    return this.turn.columnFrom(column).firstRow(text);
  }
}

function keyOf(sheet: Sheet, { row, column, rows, columns }: Area): string {
  return [row, column, rows, columns, sheet.id].join(" ");
}

const knownErrors = new Map<string, FormulaError>(Object.values(errors).map((error) => [error.code, error]));

function errorOf(value: CellValue): FormulaError {
  const code = typeof value === "string" ? value : notKnown();
  const error = knownErrors.get(code) ?? new FormulaError(code);
  knownErrors.set(code, error);
  return error;
}
