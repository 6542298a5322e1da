import type { Area } from "./model.ts";

/** 0 is "A", 26 is "AA". */
export function columnName(column: number): string {
  let name = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

const whole = { rows: 1_048_576, columns: 16_384 };

/** Reads "Sheet!A1:B2", "A1", "A:C", "2:5"; `undefined` when it is no address. */
export function parseAddress(text: string): { sheet: string | undefined; area: Area } | undefined {
  const bang = text.lastIndexOf("!");
  const sheet = bang < 0 ? undefined : text.slice(0, bang).replace(/^'|'$/g, "").replaceAll("''", "'");
  const match = /^([A-Z]{1,3})?(\d+)?(?::([A-Z]{1,3})?(\d+)?)?$/i.exec(text.slice(bang + 1).replaceAll("$", ""));
  if (match === null || match[0] === "") return undefined;
  const [, c1, r1, c2, r2] = match;
  const isRange = text.slice(bang + 1).includes(":");
  const row = r1 === undefined ? 0 : Number(r1) - 1;
  const column = c1 === undefined ? 0 : columnIndex(c1);
  const lastRow = r2 !== undefined ? Number(r2) - 1 : isRange || r1 === undefined ? whole.rows - 1 : row;
  const lastColumn = c2 !== undefined ? columnIndex(c2) : isRange || c1 === undefined ? whole.columns - 1 : column;
  return { sheet, area: { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 } };
}

/** "A1" or "A1:B2", without the sheet. */
export function areaName(area: Area): string {
  const first = `${columnName(area.column)}${area.row + 1}`;
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${columnName(area.column + area.columns - 1)}${area.row + area.rows}`;
}

export function sheetReference(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}
