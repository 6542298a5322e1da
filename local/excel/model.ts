/**
 * A workbook as the stand-in for Excel holds it: plain data, no DOM, no Node. The interpreter changes it, the grid draws
 * it, the .xlsx reader fills it and the copy writer reads what changed. Rows and columns count from 0.
 */

/** A value as Excel's object model gives it: an empty cell is "", an error is its text with `isError` on the cell. */
export type CellValue = string | number | boolean;

export interface Cell {
  value: CellValue;
  /** With its leading "=". The value is the one last calculated. */
  formula?: string;
  /** The value is an error such as "#REF!". */
  isError?: boolean;
  /** Excel's format code; absent means "General". */
  numberFormat?: string;
  /** What the sheet shows, where it differs from the plain value. */
  text?: string;
  /** The manager's own look, for the grid to draw. */
  look?: Look;
}

export interface Look {
  fill?: string;
  colour?: string;
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  wrap?: boolean;
  verticalAlignment?: string;
  horizontalAlignment?: string;
}

export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface Table {
  id: string;
  name: string;
  area: Area;
  hasHeaders: boolean;
  showTotals: boolean;
  style: string;
  /** Excel's ids of the columns, from left to right; made when first asked for. */
  columnIds?: number[];
  /** The ids of those whose cells all follow one formula. */
  readonly calculated: Set<number>;
}

export interface ConditionalFormat {
  id: string;
  area: Area;
  type: string;
  /** With its leading "=", relative to the top left cell of `area`. */
  formula: string;
  fill?: string;
  colour?: string;
  bold?: boolean;
  stopIfTrue: boolean;
  /** Excel lists it and finds nothing of it, as it does of rules that somebody has made twice for the same cells. */
  isLost?: boolean;
  /** Read from the file, so not ours to describe: kept as it was and only counted. */
  fromFile: boolean;
}

export interface Chart {
  id: string;
  name: string;
  type: string;
  seriesBy: string;
  /** The cells that it shows, with their headings. */
  source: Area;
  title: string;
  /** The cells that it covers. */
  position?: Area;
  blanksAs?: string;
  /** The ends of its value axis. */
  least?: number;
  most?: number;
}

interface PageLayout {
  orientation: string;
  paperSize?: string;
  /** Shrunk to so many pages across. */
  pagesWide?: number;
}

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

const widest = 16_384;
const tallest = 1_048_576;
const everywhere: Area = { row: 0, column: 0, rows: tallest, columns: widest };

const noCells: readonly undefined[] = [];

export class Sheet {
  readonly id: string;
  name: string;
  visibility: Visibility = "Visible";
  isProtected = false;
  /** The manager's filter hides rows; the area is kept so that a sort can be refused as Excel refuses it. */
  autoFilter: Area | undefined;
  readonly merges: Area[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  /** In points, as the object model gives them. */
  readonly columnWidths = new Map<number, number>();
  /** Rows and columns that stay in view: the grid draws them, nothing else asks. */
  frozenRows = 0;
  frozenColumns = 0;
  /** For print; the file's own is not read. */
  readonly pageLayout: PageLayout = { orientation: "Portrait" };
  /** Made by the add-in; the file's own are not read. */
  readonly charts: Chart[] = [];
  /** First in the list is first in priority. */
  readonly conditionalFormats: ConditionalFormat[] = [];
  /** By row, then by column: what is asked for most is a row, or the edge of one. */
  private readonly rows = new Map<number, (Cell | undefined)[]>();

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  cell(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.[column];
  }

  /** The cells of a row by their columns, to be read only; none where nothing is stored. */
  row(row: number): readonly (Cell | undefined)[] {
    return this.rows.get(row) ?? noCells;
  }

  /** The cell to write to; made when there is none. */
  ensure(row: number, column: number): Cell {
    const cells = this.rowToWrite(row);
    return (cells[column] ??= { value: "" });
  }

  put(row: number, column: number, cell: Cell | undefined): void {
    if (cell !== undefined) this.rowToWrite(row)[column] = cell;
    else if (this.cell(row, column) !== undefined) this.rowToWrite(row)[column] = undefined;
  }

  private rowToWrite(row: number): (Cell | undefined)[] {
    const known = this.rows.get(row);
    if (known !== undefined) return known;
    const made: (Cell | undefined)[] = [];
    this.rows.set(row, made);
    return made;
  }

  /** Every stored cell, in no particular order. */
  *entries(): IterableIterator<[row: number, column: number, cell: Cell]> {
    for (const [row, cells] of this.rows) {
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column];
        if (cell !== undefined) yield [row, column, cell];
      }
    }
  }

  /** Every cell that works something out: few of many, so that looking for them is worth a way of its own. */
  *formulas(): IterableIterator<[row: number, column: number, cell: Cell, formula: string]> {
    for (const [row, cells] of this.rows) {
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column];
        if (cell?.formula !== undefined) yield [row, column, cell, cell.formula];
      }
    }
  }

  /** Rows that hold anything, told one by one: every column of a large sheet may be asked about in one batch. */
  private rowsIn(
    { row: first, rows: count }: Area,
    look: (cells: readonly (Cell | undefined)[], row: number) => void,
  ): void {
    if (count < this.rows.size) {
      for (let row = first; row < first + count; row++) {
        const cells = this.rows.get(row);
        if (cells !== undefined) look(cells, row);
      }
      return;
    }
    this.rows.forEach((cells, row) => {
      if (row >= first && row < first + count) look(cells, row);
    });
  }

  /** The rectangle Excel calls the used range, or its part in `within`; with `valuesOnly`, formatting alone does not count. */
  used(valuesOnly: boolean, within: Area = everywhere): Area | undefined {
    const counts = (cell: Cell | undefined): boolean =>
      cell !== undefined && !(valuesOnly && cell.value === "" && cell.formula === undefined);
    let [top, left, bottom, right] = [tallest, widest, -1, -1];
    this.rowsIn(within, (cells, row) => {
      const end = Math.min(cells.length, within.column + within.columns);
      let first = within.column;
      while (first < end && !counts(cells[first])) first++;
      if (first >= end) return;
      let last = end - 1;
      while (last > right && !counts(cells[last])) last--;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, first);
      right = Math.max(right, last);
    });
    return bottom < 0 ? undefined : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }
}

/** Excel's own names for when it works formulas out; the second one waits with what-if tables alone. */
export type CalculationMode = "Automatic" | "AutomaticExceptTables" | "Manual";

/** Excel's own names for what happened to rows, columns and cells; `RowHiddenChanged` is a filter or rows hidden by hand. */
export type StructureChange =
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellInserted"
  | "CellDeleted"
  | "RowHiddenChanged";

/** What changed, told to whoever draws, calculates or raises events. */
export type Change =
  | { kind: "cells"; sheet: Sheet; area: Area; source: "add-in" | "manager"; isSort?: boolean }
  | { kind: "structure"; sheet: Sheet; source: "add-in" | "manager"; what?: StructureChange; area?: Area }
  | { kind: "calculated"; sheet: Sheet; area: Area }
  | { kind: "formats"; sheet: Sheet }
  /** When formulas are worked out. */
  | { kind: "mode" }
  | { kind: "selection"; sheet: Sheet; area: Area }
  | { kind: "sheets" };

/** Whether formulas may come to something else after a change. */
export function makesFormulasStale(kind: Change["kind"]): boolean {
  return kind === "cells" || kind === "structure" || kind === "sheets" || kind === "mode";
}

export class Workbook {
  name = "Book1.xlsx";
  /** Dates count from 1 Jan 1904 rather than from 1900. */
  date1904 = false;
  readonly sheets: Sheet[] = [];
  readonly tables: { sheet: Sheet; table: Table }[] = [];
  /** The add-in's settings kept in the workbook. */
  readonly settings = new Map<string, unknown>();
  /** Excel on a computer has one for all the workbooks that are open: that of the first. */
  calculationMode: CalculationMode = "Automatic";
  active = 0;
  selection: { sheet: Sheet; area: Area } | undefined;
  /** A cell is open for typing: Excel refuses changes meanwhile. */
  isEditingCell = false;
  private readonly listeners = new Set<(change: Change) => void>();
  private nextId = 1;

  addSheet(name: string): Sheet {
    const sheet = new Sheet(`{${String(this.takeId()).padStart(8, "0")}-0001-0000-0000-000000000000}`, name);
    this.sheets.push(sheet);
    return sheet;
  }

  /** By id, or by name in any case. */
  sheet(key: string): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === key.toLowerCase());
  }

  addTable(sheet: Sheet, area: Area, name: string): Table {
    const table: Table = {
      id: `{T${this.takeId()}}`,
      name,
      area,
      hasHeaders: true,
      showTotals: false,
      style: "TableStyleMedium2",
      calculated: new Set(),
    };
    this.tables.push({ sheet, table });
    return table;
  }

  takeId(): number {
    return this.nextId++;
  }

  listen(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }
}
