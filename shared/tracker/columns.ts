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
