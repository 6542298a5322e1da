import { columnName } from "../a1.ts";
import type { Cell } from "../model.ts";
import { forFile } from "./newer-functions.ts";
import type { Place } from "./read-cells.ts";
import { encodeText } from "./xml.ts";

/**
 * A cell as the sheet part writes it. Texts stand in the cell itself, so that the shared strings stay as they are; "" where
 * nothing is left to write.
 */
export function cellText(prefix: string, { row, column }: Place, cell: Cell | undefined, style: number): string {
  const place = `r="${columnName(column)}${row + 1}"${style === 0 ? "" : ` s="${style}"`}`;
  const { value, formula, isError } = cell ?? blank;
  const el = (name: string, text: string, attributes = ""): string =>
    `<${prefix}${name}${attributes}>${text}</${prefix}${name}>`;
  if (formula === undefined && value === "") return style === 0 ? "" : `<${prefix}c ${place}/>`;
  const written = formula === undefined ? "" : el("f", encodeFormula(formula));
  if (typeof value === "number") return el("c", written + el("v", String(value)), ` ${place}`);
  if (typeof value === "boolean") return el("c", written + el("v", value ? "1" : "0"), ` ${place} t="b"`);
  if (isError === true) return el("c", written + el("v", encodeText(value)), ` ${place} t="e"`);
  if (formula !== undefined) return el("c", written + el("v", encodeText(value)), ` ${place} t="str"`);
  return el("c", el("is", el("t", encodeText(value), ' xml:space="preserve"')), ` ${place} t="inlineStr"`);
}

const blank: Cell = { value: "" };

/** Without its "="; a formula has no escapes of Excel's own. */
function encodeFormula(formula: string): string {
  return forFile(formula.slice(1)).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
