import type { Area, CellValue, Sheet } from "../model.ts";

/** One of Excel's errors, such as #VALUE!. */
export class FormulaError {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

/** A value within a formula; a cell that holds nothing is undefined. */
export type Scalar = CellValue | FormulaError | undefined;

/** Cells that a formula speaks of. */
export class Cells {
  readonly sheet: Sheet;
  readonly area: Area;

  constructor(sheet: Sheet, area: Area) {
    this.sheet = sheet;
    this.area = area;
  }

  get isOne(): boolean {
    return this.area.rows === 1 && this.area.columns === 1;
  }
}

/** What a part of a formula comes to: a value, cells, or (where a function takes lists) a value for each cell. */
export type Operand = Scalar | Cells | readonly Scalar[];

/** Beyond what is worked out here: the formula is left to Univer. Never an answer. */
export class NotKnown extends Error {}

const beyond = new NotKnown("The formula is not worked out here.");

export function notKnown(): never {
  throw beyond;
}

export const errors = {
  value: new FormulaError("#VALUE!"),
  reference: new FormulaError("#REF!"),
  divisor: new FormulaError("#DIV/0!"),
  number: new FormulaError("#NUM!"),
  missing: new FormulaError("#N/A"),
} as const;

/** What a formula sees while it is worked out for one cell. */
export interface Surroundings {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  /** How far relative references have been carried, as those of a conditional format are from its first cell. */
  readonly carried: { readonly rows: number; readonly columns: number };
  /** Serial number in the workbook's own date system. */
  readonly today: number;
  readonly date1904: boolean;
  /** The texts and numbers of the formula, which its program leaves open. */
  readonly literals: readonly (string | number)[];
  sheetNamed(name: string): Sheet | undefined;
  /** A cell's value, worked out first where that is still to be done. */
  valueAt(sheet: Sheet, row: number, column: number): Scalar;
  /** Undefined where a cell works nothing out. */
  formulaAt(sheet: Sheet, row: number, column: number): string | undefined;
  /** How often the cells hold what COUNTIF takes for the criterion. */
  count(cells: Cells, criterion: string): number;
  /** How far down a column a text in small letters first stands, from 0. */
  firstRow(column: Cells, text: string): number | undefined;
}

export type Program = (at: Surroundings) => Operand;

/** The value of each cell, row by row and so far as the sheet is used. */
export function* scalarsIn({ sheet, area }: Cells, at: Surroundings): IterableIterator<Scalar> {
  const used = sheet.used(false, area);
  if (used === undefined) return;
  for (let row = used.row; row < used.row + used.rows; row++) {
    for (let column = used.column; column < used.column + used.columns; column++) {
      yield at.valueAt(sheet, row, column);
    }
  }
}

/** The one value of an operand. Many values at once would spill over cells, which is not worked out here. */
export function scalarOf(operand: Operand, at: Surroundings): Scalar {
  if (operand instanceof Cells) {
    const { sheet, area } = operand;
    return operand.isOne ? at.valueAt(sheet, area.row, area.column) : notKnown();
  }
  return isList(operand) ? notKnown() : operand;
}

export function isList(operand: Operand): operand is readonly Scalar[] {
  return Array.isArray(operand);
}
