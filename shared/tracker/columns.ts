import type { Area } from "./grid.ts";

/** "A" is 0, "AB" is 27. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** "I12" for row 11, column 8. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

const cellPattern = /^([A-Z]{1,3})(\d{1,7})$/u;

/** Row and column, from 0, of a cell such as "B2"; undefined for anything else. */
export function cellPosition(name: string): { row: number; column: number } | undefined {
  const [, letters, number] = cellPattern.exec(name) ?? [];
  return letters === undefined ? undefined : { row: Number(number) - 1, column: columnIndex(letters) };
}

const sheetEnd = { row: 1_048_575, column: 16_383 };
const addressPattern = /^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/u;

/** The cells of an address such as "B2", "B2:D9", "3:3" or "B:C"; undefined for anything else. */
export function areaOfAddress(address: string): Area | undefined {
  const [, left = "", top = "", right = left, bottom = top] = addressPattern.exec(address) ?? [];
  if (left === "" && top === "") return undefined;
  const [row, lastRow] = [rowIn(top, 0), rowIn(bottom, sheetEnd.row)];
  const [column, lastColumn] = [columnIn(left, 0), columnIn(right, sheetEnd.column)];
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

function rowIn(number: string, otherwise: number): number {
  return number === "" ? otherwise : Number(number) - 1;
}

function columnIn(letters: string, otherwise: number): number {
  return letters === "" ? otherwise : columnIndex(letters);
}
