import { finderOf } from "./counts.ts";
import type { Scalar } from "./operand.ts";

interface Found {
  /** Rows from the top of the column. */
  readonly rows: number[];
  /** How many cells have been looked at. */
  seen: number;
  readonly isFound: (value: Scalar) => boolean;
}

/** Of what stands for an empty cell, those that are filled: there may be no end to the empty ones. */
function isFoundBy(criterion: string): Found["isFound"] {
  if (criterion === "") return (value) => value !== undefined && value !== "";
  const isFound = finderOf(criterion);
  return (value) => value !== undefined && isFound(value);
}

/**
 * The cells of a column from one row down, looked at no further than somebody asks: many formulas ask it of all rows above
 * their own.
 */
export class GrownColumn {
  private readonly values: Scalar[] = [];
  private readonly found = new Map<string, Found>();
  private readonly firstRows = new Map<string, number>();
  private readonly read: (row: number) => Scalar;
  private readonly rows: number;

  /** `rows`: as many as are in use; those below are empty. Rows count from the top of the column. */
  constructor(rows: number, read: (row: number) => Scalar) {
    this.rows = rows;
    this.read = read;
  }

  /** How many of its first cells COUNTIF finds. */
  count(rows: number, criterion: string): number {
    const found = this.found.get(criterion) ?? { rows: [], seen: 0, isFound: isFoundBy(criterion) };
    this.found.set(criterion, found);
    const end = Math.min(rows, this.rows);
    for (; found.seen < end; found.seen++) if (found.isFound(this.valueAt(found.seen))) found.rows.push(found.seen);
    const count = countBelow(found.rows, rows);
    return criterion === "" ? rows - count : count;
  }

  /** Where it first holds the text, which is written in small letters. */
  firstRow(text: string): number | undefined {
    for (let row = this.values.length; row < this.rows && !this.firstRows.has(text); row++) this.valueAt(row);
    return this.firstRows.get(text);
  }

  private valueAt(row: number): Scalar {
    for (let next = this.values.length; next <= row; next++) {
      const value = this.read(next);
      this.values.push(value);
      const text = typeof value === "string" ? value.toLowerCase() : undefined;
      if (text !== undefined && !this.firstRows.has(text)) this.firstRows.set(text, next);
    }
    return this.values[row];
  }
}

/** How many numbers of a rising list are less than one. */
function countBelow(numbers: readonly number[], most: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? most) < most) from = middle + 1;
    else to = middle;
  }
  return from;
}
