import { around, cellsOf } from "../area.ts";
import { areaOfReference, carried, readReference, type Reference } from "../references.ts";
import { functionsOfParts, functionsOfValues, type OfParts } from "./functions.ts";
import { negated, operators } from "./operators.ts";
import {
  Cells,
  errors,
  FormulaError,
  isList,
  notKnown,
  scalarOf,
  type Operand,
  type Program,
  type Scalar,
  type Surroundings,
} from "./operand.ts";

/** In order: a reference with the sheet it names, a name or function, an operator or bracket. Spaces are passed over. */
const token =
  /\s*(?:((?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w(.$:])|([A-Za-z][\w.]*)|(<=|>=|<>|["0(){}+\-*/&=<>,:]))\s*/y;

interface Token {
  readonly prefix: string | undefined;
  readonly reference: string | undefined;
  readonly name: string | undefined;
  readonly sign: string | undefined;
}

function tokensOf(shape: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < shape.length) {
    const match = token.exec(shape);
    if (match === null) return notKnown();
    const [, prefix, reference, name, sign] = match;
    tokens.push({ prefix, reference, name, sign });
  }
  return tokens;
}

/**
 * Works up the shape of a formula, without its leading "=".
 * @throws NotKnown where it holds something that is not worked out here
 */
export function parse(shape: string): Program {
  return new Parser(tokensOf(shape)).whole();
}

const none = { operator: undefined, tightness: 0 };

class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;
  private literals = 0;
  /** Within a function of lists. */
  private isOfLists = false;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Program {
    const program = this.joined(0);
    return this.position === this.tokens.length ? program : notKnown();
  }

  private next(): Token {
    return this.tokens[this.position++] ?? notKnown();
  }

  private accepts(sign: string): boolean {
    if (this.tokens[this.position]?.sign !== sign) return false;
    this.position++;
    return true;
  }

  /** What stands on both sides of operators that bind at least so tightly, the first of them first. */
  private joined(least: number): Program {
    let left = this.signed();
    for (;;) {
      const { operator, tightness } = operators.get(this.tokens[this.position]?.sign ?? "") ?? none;
      if (operator === undefined || tightness < least) return left;
      this.position++;
      const right = this.joined(tightness + 1);
      left = this.isOfLists ? this.ofValues([left, right], ([a, b]) => operator(a, b)) : ofTwo(left, right, operator);
    }
  }

  private signed(): Program {
    if (this.accepts("+")) return this.signed();
    if (this.accepts("-")) return this.ofValues([this.signed()], ([value]) => negated(value));
    return this.primary();
  }

  private primary(): Program {
    const { prefix, reference, name, sign } = this.next();
    if (reference !== undefined) return cellsAt(prefix, reference);
    if (name !== undefined) return this.upTo(this.named(name.toUpperCase()));
    if (sign === '"' || sign === "0") {
      const literal = this.literals++;
      return ({ literals }) => literals[literal];
    }
    if (sign === "{") return this.list();
    if (sign !== "(") return notKnown();
    const inner = this.joined(0);
    return this.accepts(")") ? inner : notKnown();
  }

  /** From a cell that a function gives to another, as in INDEX(A:A,2):INDEX(A:A,9). */
  private upTo(one: Program): Program {
    if (!this.accepts(":")) return one;
    const other = this.primary();
    return (at) => cellsBetween(one(at), other(at));
  }

  /** Texts and numbers side by side, as in {"one",2}. */
  private list(): Program {
    const first = this.literals;
    do {
      const { sign } = this.next();
      if (sign !== '"' && sign !== "0") return notKnown();
      this.literals++;
    } while (this.accepts(","));
    const end = this.literals;
    return this.isOfLists && this.accepts("}") ? ({ literals }) => literals.slice(first, end) : notKnown();
  }

  private named(name: string): Program {
    if (!this.accepts("(")) return name === "TRUE" ? () => true : name === "FALSE" ? () => false : notKnown();
    const ofParts = functionsOfParts.get(name);
    if (ofParts !== undefined) return this.ofParts(ofParts);
    const { least, most, work, takesErrors } = functionsOfValues.get(name) ?? notKnown();
    return this.ofValues(this.parts(least, most), work, takesErrors);
  }

  private ofParts({ least, most, ofLists = false, inLists = false, run }: OfParts): Program {
    if (inLists) {
      const parts = this.parts(least, most);
      return (at) => run(parts, at);
    }
    // A choice for each cell of a list is not worked out here.
    if (this.isOfLists) return notKnown();
    this.isOfLists = ofLists;
    const parts = this.parts(least, most);
    this.isOfLists = false;
    return (at) => run(parts, at);
  }

  private parts(least: number, most: number): Program[] {
    const parts = this.listed();
    return parts.length >= least && parts.length <= most ? parts : notKnown();
  }

  private listed(): Program[] {
    if (this.accepts(")")) return [];
    const parts = [this.joined(0)];
    while (this.accepts(",")) parts.push(this.joined(0));
    return this.accepts(")") ? parts : notKnown();
  }

  private ofValues(
    parts: readonly Program[],
    work: (values: readonly Scalar[], at: Surroundings) => Scalar,
    takesErrors = false,
  ): Program {
    const workOn = (values: readonly Scalar[], at: Surroundings): Scalar => {
      if (!takesErrors) for (const value of values) if (value instanceof FormulaError) return value;
      return work(values, at);
    };
    if (this.isOfLists) return (at) => forEach(parts, workOn, at);
    const [first, second] = parts;
    // Nearly all have one part or two.
    if (first === undefined || parts.length > 2) return (at) => workOn(scalarsOf(parts, at), at);
    if (second === undefined) return (at) => workOn([scalarOf(first(at), at)], at);
    return (at) => workOn([scalarOf(first(at), at), scalarOf(second(at), at)], at);
  }
}

/** As `ofValues` does, for what formulas are mostly made of. */
function ofTwo(left: Program, right: Program, operator: (one: Scalar, other: Scalar) => Scalar): Program {
  return (at) => {
    const one = scalarOf(left(at), at);
    const other = scalarOf(right(at), at);
    if (one instanceof FormulaError) return one;
    return other instanceof FormulaError ? other : operator(one, other);
  };
}

function scalarsOf(parts: readonly Program[], at: Surroundings): Scalar[] {
  return parts.map((part) => scalarOf(part(at), at));
}

/** Formulas of many shapes speak of the same few columns. */
const references = new Map<string, Program>();

function cellsAt(prefix: string | undefined, text: string): Program {
  const key = `${prefix ?? ""}${text}`;
  const program = references.get(key) ?? cells(readReference(prefix, text) ?? notKnown());
  references.set(key, program);
  return program;
}

function cells(reference: Reference): Program {
  const area = areaOfReference(reference);
  const { sheet: name } = reference;
  // The same for every formula of a column.
  let inPlace: Cells | undefined;
  return (at) => {
    const sheet = name === undefined ? at.sheet : (at.sheetNamed(name) ?? notKnown());
    const { rows, columns } = at.carried;
    if (rows === 0 && columns === 0) {
      if (inPlace?.sheet !== sheet) inPlace = new Cells(sheet, area);
      return inPlace;
    }
    const there = carried(reference, rows, columns);
    return there === undefined ? errors.reference : new Cells(sheet, areaOfReference(there));
  };
}

function cellsBetween(one: Operand, other: Operand): Operand {
  if (one instanceof FormulaError) return one;
  if (other instanceof FormulaError) return other;
  if (!(one instanceof Cells) || !(other instanceof Cells) || one.sheet !== other.sheet) return notKnown();
  return new Cells(one.sheet, around(one.area, other.area));
}

/** A list of answers, one for each cell of the lists among the parts; a value for itself goes with every one of them. */
function forEach(
  parts: readonly Program[],
  work: (values: readonly Scalar[], at: Surroundings) => Scalar,
  at: Surroundings,
): Operand {
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) {
    const operand = listed(only(at), at);
    return isList(operand) ? operand.map((value) => work([value], at)) : work([operand as Scalar], at);
  }
  const operands = parts.map((part) => listed(part(at), at));
  const lists = operands.filter(isList);
  const [first] = lists;
  if (first === undefined) return work(operands as Scalar[], at);
  if (lists.some(({ length }) => length !== first.length)) return notKnown();
  return first.map((_, index) =>
    work(
      operands.map((operand) => (isList(operand) ? operand[index] : (operand as Scalar))),
      at,
    ),
  );
}

const longestList = 100_000;

/** Every cell of the range, empty ones too. */
function listed(operand: Operand, at: Surroundings): Operand {
  if (!(operand instanceof Cells)) return operand;
  const { sheet, area } = operand;
  if (area.rows * area.columns > longestList) return notKnown();
  return Array.from(cellsOf(area), ([row, column]) => at.valueAt(sheet, row, column));
}
