import { columnIndex, columnName } from "../a1.ts";

const lastRow = 1_048_576;
const lastColumn = 16_384;

/**
 * The formula as it stands `rows` below and `columns` to the right of where it was written: relative references move,
 * and what only looks like one (texts, names, functions, quoted sheets, the columns of a table) stays.
 */
export function movedFormula(formula: string, rows: number, columns: number): string {
  const pieces = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[(?:[^[\]]|\[[^\]]*\])*\]|[\p{L}\p{N}_$.\\?]+!?|[^]/gu;
  return formula.replace(pieces, (piece: string, at: number) => {
    if (!/^[$A-Za-z0-9]+$/.test(piece) || formula.startsWith("(", at + piece.length)) return piece;
    return movedReference(piece, rows, columns) ?? movedEdge(piece, formula, at, { rows, columns }) ?? piece;
  });
}

/** "$A1" and the like. */
function movedReference(piece: string, rows: number, columns: number): string | undefined {
  const match = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})$/.exec(piece);
  if (match === null) return undefined;
  const [, fixedColumn = "", letters = "", fixedRow = "", digits = ""] = match;
  const was = { column: columnIndex(letters), row: Number(digits) };
  if (!isPlace(was)) return undefined;
  const now = { column: was.column + (fixedColumn === "" ? columns : 0), row: was.row + (fixedRow === "" ? rows : 0) };
  return isPlace(now) ? `${fixedColumn}${columnName(now.column)}${fixedRow}${now.row}` : "#REF!";
}

function isPlace({ column, row }: { column: number; row: number }): boolean {
  return column >= 0 && column < lastColumn && row >= 1 && row <= lastRow;
}

/** One side of "A:C" or "2:5": only beside a colon is it a reference. */
function movedEdge(
  piece: string,
  formula: string,
  at: number,
  by: { rows: number; columns: number },
): string | undefined {
  if (formula.charAt(at - 1) !== ":" && formula.charAt(at + piece.length) !== ":") return undefined;
  // "Jan:Mar!B2" is a run of sheets.
  if (/^:[^!:(),]*!/.test(formula.slice(at + piece.length))) return undefined;
  if (/^[A-Za-z]{1,3}$/.test(piece)) return within(columnIndex(piece) + by.columns, 0, lastColumn - 1, columnName);
  return /^\d{1,7}$/.test(piece) ? within(Number(piece) + by.rows, 1, lastRow, String) : undefined;
}

function within(place: number, first: number, last: number, name: (place: number) => string): string {
  return place < first || place > last ? "#REF!" : name(place);
}
