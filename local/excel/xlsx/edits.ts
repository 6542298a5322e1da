import type { Cell, ConditionalFormat } from "../model.ts";

/** What is to change in one sheet of the copy. */
export interface SheetEdits {
  /** By row, then by column. */
  cells: Map<number, Map<number, CellEdit>>;
  /** In points, by column. */
  widths: Map<number, number>;
  rules: RuleEdits | undefined;
}

export interface CellEdit {
  /** Undefined to empty the cell. */
  cell: Cell | undefined;
  /** The number of its format, given that of the file (its own, or its row's or column's where the cell is new). */
  style: (inherited: number) => number;
}

export interface RuleEdits {
  added: { format: ConditionalFormat; priority: number; look: number }[];
  /** Of the file's own rules, by their place in the file. */
  priorities: Map<number, number>;
  removed: Set<number>;
  /** By how much the rules that only newer Excels read move down. */
  shift: number;
}

export function editCell(edits: SheetEdits, row: number, column: number, edit: CellEdit): void {
  const known = edits.cells.get(row) ?? new Map<number, CellEdit>();
  edits.cells.set(row, known.set(column, edit));
}
