import { columnIndex, columnName, sheetReference } from "./a1.ts";
import { sheetColumns, sheetRows } from "./area.ts";
import type { Area } from "./model.ts";

/** One end of a reference. `$` marks are kept because only relative parts follow a copy. */
interface Corner {
  row: number;
  column: number;
  fixedRow: boolean;
  fixedColumn: boolean;
}

/** A cell, a rectangle, whole columns or whole rows, as written in a formula. */
export interface Reference {
  /** The sheet it names, without quotes; absent when it speaks of its own sheet. */
  sheet: string | undefined;
  form: "cells" | "columns" | "rows";
  first: Corner;
  last: Corner | undefined;
}

export function areaOfReference(reference: Reference): Area {
  const { first } = reference;
  const last = reference.last ?? first;
  const [top, bottom] =
    reference.form === "columns" ? [0, sheetRows - 1] : [Math.min(first.row, last.row), Math.max(first.row, last.row)];
  const [left, right] =
    reference.form === "rows"
      ? [0, sheetColumns - 1]
      : [Math.min(first.column, last.column), Math.max(first.column, last.column)];
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** The same reference, with its `$` marks, over another rectangle. */
export function withArea(reference: Reference, area: Area): Reference {
  const { first, last } = reference;
  const end = last ?? first;
  return {
    ...reference,
    first: { ...first, row: area.row, column: area.column },
    last:
      last === undefined
        ? undefined
        : { ...end, row: area.row + area.rows - 1, column: area.column + area.columns - 1 },
  };
}

/** How a reference reads once its formula has been copied or sorted elsewhere; undefined when it would leave the sheet. */
export function carried(reference: Reference, rows: number, columns: number): Reference | undefined {
  const shift = (corner: Corner): Corner => ({
    ...corner,
    row: corner.fixedRow || reference.form === "columns" ? corner.row : corner.row + rows,
    column: corner.fixedColumn || reference.form === "rows" ? corner.column : corner.column + columns,
  });
  const first = shift(reference.first);
  const last = reference.last === undefined ? undefined : shift(reference.last);
  const corners = last === undefined ? [first] : [first, last];
  const onSheet = corners.every(
    (corner) => corner.row >= 0 && corner.column >= 0 && corner.row < sheetRows && corner.column < sheetColumns,
  );
  return onSheet ? { ...reference, first, last } : undefined;
}

// In order: text, a structured reference's brackets, a name or function, a quoted or plain sheet, then the reference.
const token =
  /"(?:[^"]|"")*"|\[[^\]]*\]|((?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\w(.!\\[])|[A-Za-z_\\][\w.\\]*|\d[\d.]*(?:e[+-]?\d+)?/gi;

/** Rewrites every cell reference of a formula; `undefined` from `change` leaves "#REF!" behind, as Excel does. */
export function mapReferences(formula: string, change: (reference: Reference) => Reference | undefined): string {
  return formula.replace(token, (whole: string, prefix: string | undefined, name: string | undefined) => {
    if (name === undefined) return whole;
    const reference = readReference(prefix, name);
    if (reference === undefined) return whole;
    const changed = change(reference);
    if (changed === undefined) return `${prefix ?? ""}#REF!`;
    const sheet =
      changed.sheet === reference.sheet
        ? prefix
        : changed.sheet === undefined
          ? undefined
          : `${sheetReference(changed.sheet)}!`;
    return `${sheet ?? ""}${writeReference(changed)}`;
  });
}

export function readReference(prefix: string | undefined, name: string): Reference | undefined {
  const [from = "", to] = name.split(":");
  const first = readCorner(from);
  const last = to === undefined ? undefined : readCorner(to);
  if (first === undefined || (to !== undefined && last === undefined)) return undefined;
  const form = /\d/.test(from) ? (/[A-Za-z]/.test(from) ? "cells" : "rows") : "columns";
  const sheet = prefix === undefined ? undefined : prefix.slice(0, -1).replace(/^'|'$/g, "").replaceAll("''", "'");
  return { sheet, form, first, last };
}

function readCorner(text: string): Corner | undefined {
  const match = /^(\$?)([A-Za-z]{0,3})(\$?)(\d*)$/.exec(text);
  if (match === null) return undefined;
  const [, dollarOne = "", letters = "", dollarTwo = "", digits = ""] = match;
  const corner = {
    row: digits === "" ? 0 : Number(digits) - 1,
    column: letters === "" ? 0 : columnIndex(letters),
    fixedRow: letters === "" ? dollarOne === "$" : dollarTwo === "$",
    fixedColumn: letters !== "" && dollarOne === "$",
  };
  return corner.column < sheetColumns && corner.row < sheetRows ? corner : undefined;
}

function writeReference(reference: Reference): string {
  const column = (corner: Corner): string => `${corner.fixedColumn ? "$" : ""}${columnName(corner.column)}`;
  const row = (corner: Corner): string => `${corner.fixedRow ? "$" : ""}${corner.row + 1}`;
  const write = { cells: (c: Corner) => column(c) + row(c), columns: column, rows: row }[reference.form];
  return reference.last === undefined ? write(reference.first) : `${write(reference.first)}:${write(reference.last)}`;
}
