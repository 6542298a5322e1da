import { read } from "../entry.ts";
import { errors, FormulaError, notKnown, type Scalar } from "./operand.ts";

/** A value as Excel takes it for a number. */
export function numberOf(value: Scalar): number | FormulaError {
  if (typeof value === "number" || value instanceof FormulaError) return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return value === undefined ? 0 : numberOfText(value);
}

/** A word that has no place in a number, a date, a time or an amount. */
const otherWord = /(?<![a-z])(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:am?|pm?|e)(?![a-z]))[a-z]+/i;

function numberOfText(text: string): number | FormulaError {
  const entered = read(text, undefined);
  if (entered.kind === "value" && typeof entered.value === "number") return entered.value;
  if (!/\d/.test(text) || otherWord.test(text)) return errors.value;
  return notKnown();
}

/** A value as Excel joins it to a text. */
export function textOf(value: Scalar): string | FormulaError {
  if (typeof value === "string" || value instanceof FormulaError) return value;
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const shown = String(Number(value.toPrecision(15)));
  return shown.includes("e") ? notKnown() : shown;
}

/** A value as Excel takes it for a yes or no. */
export function truthOf(value: Scalar): boolean | FormulaError {
  if (typeof value === "boolean" || value instanceof FormulaError) return value;
  if (typeof value === "number") return value !== 0;
  return value === undefined ? false : notKnown();
}
