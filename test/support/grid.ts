import type { Area, CellValue, GridTable, SheetGrid, WorkbookGrid } from "../../shared/tracker/grid.ts";

/** A cell to put into a grid; a formula stands beside the value that it last gave. */
export type GridCell = CellValue | { readonly value: CellValue; readonly formula: string };

export interface GridParts {
  readonly name?: string;
  readonly merges?: readonly Area[];
  readonly tables?: readonly GridTable[];
  readonly visibility?: SheetGrid["visibility"];
}

/** A sheet whose first row and column are A1. */
export function sheetOf(rows: readonly (readonly GridCell[])[], parts: GridParts = {}): SheetGrid {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const padded = rows.map((row) => [...row, ...Array<GridCell>(width - row.length).fill("")]);
  return {
    name: parts.name ?? "Caseload",
    visibility: parts.visibility ?? "visible",
    isProtected: false,
    top: 0,
    left: 0,
    values: padded.map((row) => row.map((cell) => (typeof cell === "object" ? cell.value : cell))),
    formulas: padded.map((row) => row.map((cell) => (typeof cell === "object" ? cell.formula : cell))),
    merges: parts.merges ?? [],
    tables: parts.tables ?? [],
    hiddenColumns: new Set(),
  };
}

export function workbookGrid(...sheets: readonly SheetGrid[]): WorkbookGrid {
  return { fileName: "tracker.xlsx", date1904: false, sheets };
}
