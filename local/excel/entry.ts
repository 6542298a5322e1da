import type { Cell, CellValue } from "./model.ts";

/** What a person or the add-in puts into a cell: text may be a formula, a number or a yes/no in disguise. */
export type Entered =
  | { kind: "formula"; formula: string }
  | { kind: "value"; value: CellValue }
  /** Excel would turn it into a date, a time, a percentage or an amount: not imitated. */
  | { kind: "unsure"; text: string };

export function read(input: CellValue, numberFormat: string | undefined): Entered {
  if (typeof input !== "string" || numberFormat === "@") return { kind: "value", value: input };
  if (input.startsWith("'")) return { kind: "value", value: input.slice(1) };
  if (/^=./s.test(input)) return { kind: "formula", formula: input };
  const text = input.trim();
  if (/^(true|false)$/i.test(text)) return { kind: "value", value: text.toLowerCase() === "true" };
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return { kind: "value", value: Number(text) };
  return becomesSomethingElse(text) ? { kind: "unsure", text: input } : { kind: "value", value: input };
}

const month = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*";
const conversions = [
  /^\d{1,4}([/-])\d{1,2}(\1\d{1,4})?$/,
  new RegExp(`^\\d{1,2}[ -]?${month}([ -]\\d{2,4})?$`, "i"),
  new RegExp(`^${month}[ -]\\d{1,4}$`, "i"),
  /^\d{1,2}:\d{2}(:\d{2})?( ?[ap]m?)?$/i,
  /^[+-]?[\d,]*\.?\d+%$/,
  /^[+-]?[£$€] ?[\d,]*\.?\d+$/,
  /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/,
];

function becomesSomethingElse(text: string): boolean {
  return conversions.some((pattern) => pattern.test(text));
}

/** Writes a value over whatever the cell held; its number format and look stay. */
export function writeValue(cell: Cell, value: CellValue): void {
  cell.value = value;
  delete cell.formula;
  forgetShown(cell);
}

/** The value is unknown until something calculates it. */
export function writeFormula(cell: Cell, formula: string): void {
  cell.value = "";
  cell.formula = formula;
  forgetShown(cell);
}

export function forgetShown(cell: Cell): void {
  delete cell.text;
  delete cell.isError;
}
