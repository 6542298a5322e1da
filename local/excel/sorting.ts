import { contains, lastColumn, lastRow, overlaps } from "./area.ts";
import { carriedCell } from "./formulas.ts";
import { notImitated, refuse } from "./host-error.ts";
import type { Area, Cell, Sheet } from "./model.ts";

export interface SortField {
  /** Column of the sheet. */
  column: number;
  descending: boolean;
}

/**
 * Sorts the rows of an area as Excel does: numbers, then text in any case, then false and true, then errors, blanks last
 * whatever the direction; equal rows keep their order. Formulas move with their row.
 */
export function sortArea(sheet: Sheet, area: Area, fields: readonly SortField[]): void {
  if ([...sheet.hiddenRows].some((row) => row >= area.row && row <= lastRow(area)))
    notImitated("Sorting rows some of which are hidden");
  const height = mergeHeight(sheet, area);
  const rows: (Cell | undefined)[][] = [];
  for (let row = area.row; row <= lastRow(area); row++) {
    const cells: (Cell | undefined)[] = [];
    for (let column = area.column; column <= lastColumn(area); column++) cells.push(sheet.cell(row, column));
    rows.push(cells);
  }
  const blocks = Array.from({ length: area.rows / height }, (_, index) => ({
    index,
    rows: rows.slice(index * height, (index + 1) * height),
  }));
  const keyOf = (block: (typeof blocks)[number], field: SortField): Cell | undefined =>
    block.rows[0]?.[field.column - area.column];
  blocks.sort((one, other) => {
    for (const field of fields) {
      const order = compareCells(keyOf(one, field), keyOf(other, field), field.descending);
      if (order !== 0) return order;
    }
    return one.index - other.index;
  });
  blocks.forEach((block, index) => {
    block.rows.forEach((cells, offset) => {
      const row = area.row + index * height + offset;
      const by = (index - block.index) * height;
      cells.forEach((cell, column) => {
        sheet.put(row, area.column + column, cell === undefined ? undefined : carriedCell(cell, by, 0));
      });
    });
  });
}

/** 1 without merges. Merges sort only when every one in the area has the same size and together they fill their columns. */
function mergeHeight(sheet: Sheet, area: Area): number {
  const merges = sheet.merges.filter((merge) => overlaps(merge, area));
  const [first] = merges;
  if (first === undefined) return 1;
  const isEven = merges.every(
    (merge) => contains(area, merge) && merge.rows === first.rows && merge.columns === first.columns,
  );
  const fillsArea = merges.length * first.rows * first.columns === area.rows * area.columns;
  if (!isEven || !fillsArea) refuse("InvalidOperation", "To do this, all the merged cells need to be the same size.");
  return first.rows;
}

function compareCells(one: Cell | undefined, other: Cell | undefined, descending: boolean): number {
  const [a, b] = [rank(one), rank(other)];
  if (a === blank || b === blank) return a - b;
  const order = a === b ? compareValues(one?.value ?? "", other?.value ?? "") : a - b;
  return descending ? -order : order;
}

const blank = 4;

function rank(cell: Cell | undefined): number {
  if (cell === undefined || (cell.value === "" && cell.formula === undefined)) return blank;
  if (cell.isError === true) return 3;
  return { number: 0, string: 1, boolean: 2 }[typeof cell.value as "number" | "string" | "boolean"];
}

function compareValues(one: Cell["value"], other: Cell["value"]): number {
  if (typeof one === "string" && typeof other === "string")
    return one.localeCompare(other, "en", { sensitivity: "accent" });
  return Number(one) - Number(other);
}
