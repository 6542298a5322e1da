import type { Area, CellValue, SheetGrid, WorkbookGrid } from "../shared/tracker/grid.ts";

/** PORT: what the add-in needs of Excel, in the tracker's words. Rows and columns count from 0. */
export interface Workbook {
  /** What is in the workbook, without its cells; one round trip. Rejects with `CellIsOpen` while somebody types. */
  survey(): Promise<Survey>;
  /**
   * The cells of the sheets asked for; one round trip unless they are too large for one. Rejects as `survey` does, and with
   * the signal's reason where it was aborted before the last of several.
   */
  read(survey: Survey, what: readonly SheetRequest[], signal?: AbortSignal): Promise<Reading>;
  /** Writes the status columns and what is to be remembered of them; one round trip. */
  mark(plan: MarkPlan): Promise<Marked>;
  /** What our columns show below their headings, as it is worked out now; one round trip. */
  statuses(columns: readonly OwnedColumn[]): Promise<readonly (readonly CellValue[])[]>;
  /** Takes marks away and forgets them; one round trip. */
  clear(plan: ClearPlan): Promise<Change>;
  /** Puts a value into one cell that still holds what was read and is no formula; two round trips. */
  write(cell: CellWrite): Promise<Written>;
  goTo(sheet: string, cell: { readonly row: number; readonly column: number }): Promise<Change>;
  /** Keeps values with the workbook; `undefined` forgets. They last only when the workbook is saved. */
  remember(values: Readonly<Record<string, unknown>>): Promise<Change>;
  /** Adds a sheet of texts for people to read, laid out to be printed; one round trip. */
  insertSheet(plan: SheetPlan): Promise<Change>;
  /** Tells of every edit from now on, whoever makes it, until what it answers is called; one round trip each. */
  watch(heard: (edit: SheetEdit) => void): Promise<() => Promise<void>>;
}

/** What finding and reading a tracker takes. */
export type WorkbookToRead = Pick<Workbook, "survey" | "read" | "remember">;

/** Excel does nothing while a cell is open for typing. */
export class CellIsOpen extends Error {
  constructor(options?: ErrorOptions) {
    super("A cell is open for typing: press Enter or Esc in the sheet, then try again.", options);
  }
}

export interface SheetEdit {
  readonly sheetId: string;
  /** The cells that say something else now; absent where rows or columns have moved. */
  readonly area?: Area;
  /** Made by this add-in itself, so far as Excel tells (from ExcelApi 1.14). */
  readonly isOwn: boolean;
}

export interface Survey {
  readonly fileName: string;
  readonly date1904: boolean;
  readonly isReadOnly: boolean;
  /** Formulas stay as they are until somebody asks for them to be worked out. */
  readonly isCalculatedByHand: boolean;
  readonly sheets: readonly SheetSurvey[];
  /** What this add-in has kept with the workbook. */
  readonly remembered: Readonly<Record<string, unknown>>;
}

export interface SheetSurvey {
  /** Stays as it is when the sheet is renamed or moved. */
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetGrid["visibility"];
  readonly isProtected: boolean;
  /** Names of the Excel tables on the sheet. */
  readonly tables: readonly TableSurvey[];
}

export interface TableSurvey {
  readonly name: string;
  readonly hasTotalsRow: boolean;
}

export interface SheetRequest {
  readonly sheet: string;
  /** The columns whose formulas matter; all of them when absent. */
  readonly formulasOf?: readonly number[];
  /** Status columns. Their formulas are long: it is asked instead which of their rows hold anything else. */
  readonly marked?: readonly MarkedColumn[];
  /** The cells that matter; all of them when absent. The others come empty. */
  readonly only?: SheetPart;
}

interface MarkedColumn {
  readonly column: number;
  readonly headerRow: number;
}

export interface Span {
  readonly first: number;
  readonly last: number;
}

/** What is read of a sheet that is known. */
export interface SheetPart {
  /** Rows that are read over the whole width. */
  readonly rows: Span;
  /** Columns that are read from top to bottom. */
  readonly columns: Span;
  /** Columns apart from those, read from top to bottom: children's names, which stay on this computer. */
  readonly names?: readonly number[];
  /** Columns of which no more is asked than where they hold anything. */
  readonly beside: Span;
}

export interface Reading {
  readonly workbook: WorkbookGrid;
  /** By sheet: colour rules that this add-in made, and widths of the columns where a mark may go. */
  readonly extras: ReadonlyMap<string, SheetExtras>;
}

/** In points, or that of every column which nobody has made wider or narrower. */
export type ColumnWidth = number | "standard";

export interface SheetExtras {
  /** Absent where Excel does not tell. */
  readonly ownRules?: readonly string[];
  readonly widths: ReadonlyMap<number, ColumnWidth>;
  /** Of the status columns asked for: the rows below their headings that hold something which is no formula. */
  readonly typed?: ReadonlyMap<number, readonly Span[]>;
  /** The columns of which it is known whether they hold a formula and whether they are hidden; all of them when absent. */
  readonly looked?: ReadonlySet<number>;
  /** Of columns that hold something and were not read: the first and the last row that does. */
  readonly unread?: ReadonlyMap<number, Span>;
}

export interface CellWrite {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** What the cell must hold for anything to be written. */
  readonly holds: CellValue;
  /** A text is put as a text, however much it looks like a date. */
  readonly put: CellValue;
  /** The number format that the cell is to have, given the one that it has. */
  readonly formatFor: (format: string) => string;
}

export type Written =
  { readonly done: true; readonly formatBefore: string } | { readonly done: false; readonly because: string };

/** A change is made, or it is not and a sentence says why and what to do. */
export type Change = { readonly done: true } | { readonly done: false; readonly because: string };

/** `formats`: for each column of the plan, those that the cells below its heading had; none for a column of a table. */
export type Marked =
  | { readonly done: true; readonly formats: readonly (readonly string[])[] }
  | { readonly done: false; readonly because: string };

/** Cells below one another with the same number format. */
export interface FormatRun {
  readonly rows: number;
  readonly format: string;
}

/** A sheet that is not there yet. Its cells are texts: whatever they begin with, none is a formula. */
export interface SheetPlan {
  /** One that Excel takes and no sheet has. */
  readonly name: string;
  /** From the top. No text wraps: what is longer than its cell runs over the empty ones beside it. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly isBold: boolean }[];
  /** Of its columns from the left, in points. */
  readonly widths: readonly number[];
}

export interface StateColours {
  /** The words that a status of this colour begins with. */
  readonly startsWith: string;
  readonly fill: string;
  readonly text: string;
}

/** One owned column. `formulas[0]` stands in the row below the header; where there is none, the cell is left as it is. */
export interface StatusColumn {
  readonly sheet: string;
  readonly column: number;
  readonly headerRow: number;
  readonly header: string;
  readonly formulas: readonly (string | undefined)[];
  /** The Excel table that the column belongs to. */
  readonly table?: string;
  /** The column is not there yet. */
  readonly isNew: boolean;
  /** In points; absent leaves the width alone. */
  readonly width?: number;
}

export interface MarkPlan {
  readonly columns: readonly StatusColumn[];
  readonly colours: readonly StateColours[];
  /** Columns of an earlier check that have no place in this one, and every rule of ours. */
  readonly before: ClearPlan;
  readonly remember: Readonly<Record<string, unknown>>;
}

export interface ClearPlan {
  readonly columns: readonly OwnedColumn[];
  readonly rules: readonly { readonly sheet: string; readonly id: string }[];
  /** The sheets of whose rules Excel does not tell: there those on our own cells go, whoever made them. */
  readonly untold: readonly string[];
  readonly forget: readonly string[];
}

/** A column to take away again. */
export interface OwnedColumn {
  readonly sheet: string;
  readonly column: number;
  readonly headerRow: number;
  readonly rows: number;
  readonly header: string;
  readonly table?: string;
  /** The width it had before. */
  readonly width?: ColumnWidth;
  /** The number formats that its cells had before, from the first row below the heading; General where there is none. */
  readonly formats?: readonly FormatRun[];
  /** The rows, its heading's among them, whose cells are the manager's and stay. */
  readonly keeps?: readonly number[];
}
