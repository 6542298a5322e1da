import { plusMonths } from "../../../shared/calendar/arithmetic.ts";
import { dayFromSerial, serialFromDay } from "../../../shared/calendar/excel-serial.ts";
import { isWholeColumns, lastColumn, lastRow } from "../area.ts";
import { numberOf, textOf, truthOf } from "./coercion.ts";
import {
  Cells,
  errors,
  FormulaError,
  isList,
  notKnown,
  scalarOf,
  scalarsIn,
  type Operand,
  type Program,
  type Scalar,
  type Surroundings,
} from "./operand.ts";

/** A function of plain values. In a list it is worked out for each cell. */
interface OfValues {
  readonly least: number;
  readonly most: number;
  /** Errors are its business; otherwise the first of them is the answer. */
  readonly takesErrors?: true;
  readonly work: (values: readonly Scalar[], at: Surroundings) => Scalar;
}

/** A function that asks for its arguments itself. */
export interface OfParts {
  readonly least: number;
  readonly most: number;
  /** Its arguments are worked out for every cell that they speak of. */
  readonly ofLists?: boolean;
  /** It may stand within such a function. */
  readonly inLists?: boolean;
  readonly run: (parts: readonly Program[], at: Surroundings) => Operand;
}

const any = 255;

export const functionsOfValues: ReadonlyMap<string, OfValues> = new Map<string, OfValues>([
  ["ABS", { least: 1, most: 1, work: ([value]) => withNumber(value, Math.abs) }],
  ["N", { least: 1, most: 1, work: ([value]) => (typeof value === "string" ? 0 : numberOf(value)) }],
  ["NOT", { least: 1, most: 1, work: ([value]) => withTruth(value, (truth) => !truth) }],
  ["ISNUMBER", { least: 1, most: 1, takesErrors: true, work: ([value]) => typeof value === "number" }],
  ["ISTEXT", { least: 1, most: 1, takesErrors: true, work: ([value]) => typeof value === "string" }],
  ["ISERROR", { least: 1, most: 1, takesErrors: true, work: ([value]) => value instanceof FormulaError }],
  ["EXACT", { least: 2, most: 2, work: ([one, other]) => textOf(one) === textOf(other) }],
  ["LEFT", { least: 1, most: 2, work: ([text, count = 1]) => left(text, count) }],
  // Line breaks, tabs and their like.
  // eslint-disable-next-line no-control-regex
  ["CLEAN", { least: 1, most: 1, work: ([text]) => withText(text, (of) => of.replaceAll(/[\u0000-\u001f]/g, "")) }],
  ["SUBSTITUTE", { least: 3, most: 3, work: ([text, old, put]) => substituted(text, old, put) }],
  ["EDATE", { least: 2, most: 2, work: ([start, months], at) => monthsLater(start, months, at) }],
]);

export const functionsOfParts: ReadonlyMap<string, OfParts> = new Map<string, OfParts>([
  ["IF", { least: 2, most: 3, run: chosen }],
  ["IFERROR", { least: 2, most: 2, run: unlessError }],
  ["AND", { least: 1, most: any, run: (parts, at) => negatedTruth(anyIs(false, parts, at)) }],
  ["OR", { least: 1, most: any, run: (parts, at) => anyIs(true, parts, at) }],
  ["TODAY", { least: 0, most: 0, run: (_, { today }) => today }],
  ["ROW", { least: 0, most: 0, inLists: true, run: (_, { row }) => row + 1 }],
  ["INDEX", { least: 2, most: 3, inLists: true, run: atPosition }],
  ["MATCH", { least: 3, most: 3, inLists: true, run: positionOf }],
  ["ISFORMULA", { least: 1, most: 1, inLists: true, run: isFormula }],
  ["FORMULATEXT", { least: 1, most: 1, run: formulaText }],
  ["COUNTIF", { least: 2, most: 2, inLists: true, run: countIf }],
  ["COUNTA", { least: 1, most: any, run: countFilled }],
  ["COUNTBLANK", { least: 1, most: 1, run: countBlank }],
  ["SUM", { least: 1, most: any, inLists: true, run: sum }],
  ["SUMPRODUCT", { least: 1, most: 1, ofLists: true, run: sumOfList }],
]);

function withText(value: Scalar, work: (text: string) => Scalar): Scalar {
  const text = textOf(value);
  return text instanceof FormulaError ? text : work(text);
}

function withNumber(value: Scalar, work: (number: number) => Scalar): Scalar {
  const number = numberOf(value);
  return number instanceof FormulaError ? number : work(number);
}

function withTruth(value: Scalar, work: (truth: boolean) => Scalar): Scalar {
  const truth = truthOf(value);
  return truth instanceof FormulaError ? truth : work(truth);
}

function left(text: Scalar, count: Scalar): Scalar {
  return withText(text, (of) =>
    withNumber(count, (characters) => (characters < 0 ? errors.value : of.slice(0, Math.floor(characters)))),
  );
}

function substituted(text: Scalar, old: Scalar, put: Scalar): Scalar {
  return withText(text, (of) =>
    withText(old, (from) => withText(put, (to) => (from === "" ? of : of.replaceAll(from, () => to)))),
  );
}

function monthsLater(start: Scalar, months: Scalar, { date1904 }: Surroundings): Scalar {
  if (typeof start !== "number" || typeof months !== "number") return notKnown();
  const system = date1904 ? 1904 : 1900;
  const day = dayFromSerial(start, system);
  const later = day === undefined ? notKnown() : plusMonths(day, Math.trunc(months));
  return serialFromDay(later, system);
}

function chosen([test, yes, no]: readonly Program[], at: Surroundings): Operand {
  const truth = truthOf(scalarOf(test?.(at), at));
  if (truth instanceof FormulaError) return truth;
  if (truth) return yes?.(at);
  return no === undefined ? false : no(at);
}

function unlessError([tried, otherwise]: readonly Program[], at: Surroundings): Operand {
  const value = scalarOf(tried?.(at), at);
  return value instanceof FormulaError ? otherwise?.(at) : value;
}

/** Every part is looked at, as in Excel: an error in any of them is the answer. */
function anyIs(sought: boolean, parts: readonly Program[], at: Surroundings): boolean | FormulaError {
  let isFound = false;
  for (const part of parts) {
    const operand = part(at);
    const value = scalarOf(operand, at);
    // Texts and empty cells that it is pointed at do not count.
    if (operand instanceof Cells && typeof value !== "boolean" && !(value instanceof FormulaError)) return notKnown();
    const truth = truthOf(value);
    if (truth instanceof FormulaError) return truth;
    if (truth === sought) isFound = true;
  }
  return isFound;
}

function negatedTruth(truth: boolean | FormulaError): Scalar {
  return truth instanceof FormulaError ? truth : !truth;
}

/** The cell at a row of a single column, or the cells of several columns there. */
function atPosition([range, position, across]: readonly Program[], at: Surroundings): Operand {
  const cells = range?.(at);
  if (!(cells instanceof Cells)) return notKnown();
  const { sheet, area } = cells;
  const isWhole = across === undefined ? area.columns === 1 : scalarOf(across(at), at) === 0;
  if (!isWhole) return notKnown();
  const number = numberOf(scalarOf(position?.(at), at));
  if (number instanceof FormulaError) return number;
  const row = Math.trunc(number);
  if (row < 0) return errors.value;
  if (row === 0) return notKnown();
  if (row > area.rows) return errors.reference;
  return new Cells(sheet, { row: area.row + row - 1, column: area.column, rows: 1, columns: area.columns });
}

/** What stands for itself in a pattern. */
const escaped = /~([*?~])/g;
/** Thousands of formulas look for the same few. */
const soughtTexts = new Map<string, string | undefined>();

/** In small letters; undefined for a pattern. */
function soughtText(text: string): string | undefined {
  if (!soughtTexts.has(text)) {
    const isPattern = /[*?~]/.test(text.replaceAll(escaped, ""));
    soughtTexts.set(text, isPattern ? undefined : text.replaceAll(escaped, "$1").toLowerCase());
  }
  return soughtTexts.get(text);
}

/** Where a text first stands in a column, capitals or not. */
function positionOf([sought, column, how]: readonly Program[], at: Surroundings): Scalar {
  const [text, cells] = [scalarOf(sought?.(at), at), column?.(at)];
  if (text instanceof FormulaError) return text;
  if (typeof text !== "string" || !(cells instanceof Cells) || cells.area.columns !== 1) return notKnown();
  if (scalarOf(how?.(at), at) !== 0) return notKnown();
  // No less than the whole of a column.
  if (!isWholeColumns(cells.area)) return notKnown();
  const row = at.firstRow(cells, soughtText(text) ?? notKnown());
  return row === undefined ? errors.missing : row + 1;
}

/** Of several cells, an answer for each, within a function of lists. */
function isFormula([part]: readonly Program[], at: Surroundings): Operand {
  const cells = part?.(at);
  if (cells instanceof FormulaError) return cells;
  if (!(cells instanceof Cells) || isWholeColumns(cells.area)) return notKnown();
  const { sheet, area } = cells;
  if (cells.isOne) return at.formulaAt(sheet, area.row, area.column) !== undefined;
  const answers: boolean[] = [];
  for (let row = area.row; row <= lastRow(area); row++) {
    for (let column = area.column; column <= lastColumn(area); column++) {
      answers.push(at.formulaAt(sheet, row, column) !== undefined);
    }
  }
  return answers;
}

/** As an English Excel shows it. */
function formulaText([part]: readonly Program[], at: Surroundings): Scalar {
  const cells = part?.(at);
  if (cells instanceof FormulaError) return cells;
  if (!(cells instanceof Cells) || !cells.isOne) return notKnown();
  return at.formulaAt(cells.sheet, cells.area.row, cells.area.column) ?? errors.missing;
}

function countIf([part, wanted]: readonly Program[], at: Surroundings): Operand {
  const cells = part?.(at);
  if (cells instanceof FormulaError) return cells;
  if (!(cells instanceof Cells)) return notKnown();
  const countOf = (criterion: Scalar): number =>
    typeof criterion === "string" ? at.count(cells, criterion) : notKnown();
  const criterion = wanted?.(at);
  return isList(criterion) ? criterion.map(countOf) : countOf(scalarOf(criterion, at));
}

function countFilled(parts: readonly Program[], at: Surroundings): Scalar {
  let count = 0;
  for (const part of parts) {
    const cells = part(at);
    if (!(cells instanceof Cells)) return notKnown();
    for (const value of scalarsIn(cells, at)) if (value !== undefined) count++;
  }
  return count;
}

/** Empty cells, and those that a formula leaves without a text. */
function countBlank([part]: readonly Program[], at: Surroundings): Scalar {
  const cells = part?.(at);
  if (cells instanceof FormulaError) return cells;
  if (!(cells instanceof Cells)) return notKnown();
  let filled = 0;
  for (const value of scalarsIn(cells, at)) if (value !== undefined && value !== "") filled++;
  return cells.area.rows * cells.area.columns - filled;
}

/** Of cells only the numbers count. */
function sum(parts: readonly Program[], at: Surroundings): Scalar {
  let total = 0;
  for (const part of parts) {
    const operand = part(at);
    if (operand instanceof Cells) {
      const added = sumOfCells(operand, at);
      if (added instanceof FormulaError) return added;
      total += added;
    } else {
      const value = scalarOf(operand, at);
      if (value instanceof FormulaError) return value;
      total += typeof value === "number" ? value : notKnown();
    }
  }
  return total;
}

function sumOfCells(cells: Cells, at: Surroundings): number | FormulaError {
  let total = 0;
  for (const value of scalarsIn(cells, at)) {
    if (value instanceof FormulaError) return value;
    if (typeof value === "number") total += value;
  }
  return total;
}

function sumOfList([part]: readonly Program[], at: Surroundings): Scalar {
  const list = part?.(at);
  let total = 0;
  for (const value of isList(list) ? list : [scalarOf(list, at)]) {
    if (value instanceof FormulaError) return value;
    if (typeof value === "number") total += value;
  }
  return total;
}
