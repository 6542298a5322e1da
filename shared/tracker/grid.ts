/** What the add-in has read of a workbook, in no vendor's words. Rows and columns count from 0. */

/** An empty cell is ""; an error is its text, such as "#REF!". Dates are serial numbers. */
export type CellValue = string | number | boolean;

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface GridTable {
  readonly name: string;
  readonly area: Area;
  readonly hasTotalsRow: boolean;
}

/** The cells of one sheet that were read: `values[0][0]` stands at row `top`, column `left`. */
export interface SheetGrid {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "very-hidden";
  readonly isProtected: boolean;
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly CellValue[])[];
  /** The same shape: a formula's text with its "=" where there is one, otherwise the value again. */
  readonly formulas: readonly (readonly CellValue[])[];
  readonly merges: readonly Area[];
  /** Excel tables on the sheet. */
  readonly tables: readonly GridTable[];
  readonly hiddenColumns: ReadonlySet<number>;
  /** The one cell that holds something so far below all others that it was not read. */
  readonly stray?: { readonly row: number; readonly column: number };
}

export interface WorkbookGrid {
  readonly fileName: string;
  readonly date1904: boolean;
  readonly sheets: readonly SheetGrid[];
}
