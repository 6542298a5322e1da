import { cleanText, isEmpty, isErrorValue } from "./cell-text.ts";
import { columnIndex } from "./columns.ts";
import type { CellValue, WorkbookGrid } from "./grid.ts";
import { headingKey, keysOf } from "./known-headings.ts";
import { headingsOnSheetRow } from "./layout-headings.ts";
import type { TableLayout } from "./layout.ts";
import { mappedColumns } from "./mapped-columns.ts";
import { isOwnHeading } from "./own-heading.ts";
import { sheetCells, type SheetCells } from "./sheet-cells.ts";
import { nameHeadings } from "./vocabulary/name-headings.ts";

/** Names of children are read for the screen of this computer alone: nothing here is sent, kept or written anywhere. */

/** A heading on the table's lowest row of headings; the column counts from 0. */
export interface HeadingInColumn {
  readonly column: number;
  readonly heading: string;
}

type NamePart = keyof typeof nameHeadings;

const partByKey = new Map(
  Object.entries(nameHeadings).flatMap(([part, headings]) =>
    headings.map((heading) => [headingKey(heading), part as NamePart] as const),
  ),
);

function partOf(heading: string): NamePart | undefined {
  return keysOf(heading)
    .map((key) => partByKey.get(key))
    .find((part) => part !== undefined);
}

/** Headings under which workers may be listed as well. */
const ofAnybody: ReadonlySet<string> = new Set(["name", "full name", "initials"]);

/** Whether names stand under a heading, and whether those can only be of children. */
export function isNameHeading(heading: string): "of-a-child" | "of-anybody" | undefined {
  if (partOf(heading) === undefined) return undefined;
  return ofAnybody.has(headingKey(heading)) ? "of-anybody" : "of-a-child";
}

/**
 * The columns, from 0, that name the child of a row, in the order in which the name is said; none where the headings leave a
 * doubt. A column that the manager chose for names is one of them whatever its heading says.
 */
export function nameColumns(layout: TableLayout, headings: readonly HeadingInColumn[]): readonly number[] {
  if (layout.holds !== "cases" && layout.holds !== "mixed") return [];
  const { name, ...others } = layout.columns;
  const chosen = name === undefined ? undefined : columnIndex(name);
  const columns = mappedColumns({ ...layout, columns: others });
  const named = block(headings, columns.first, columns.last)
    .filter(({ column }) => !columns.all.includes(column))
    .map(({ column, heading }) => ({ column, part: partOf(heading) }));
  if (chosen !== undefined && named.find(({ column }) => column === chosen)?.part === undefined) return [chosen];
  return inOrder((wanted) => named.filter(({ part }) => part === wanted).map(({ column }) => column));
}

/** One column for the whole name, or one for each part of it; several of a kind leave a doubt. */
function inOrder(columnsOf: (part: NamePart) => readonly number[]): readonly number[] {
  const whole = columnsOf("whole");
  if (whole.length > 0) return whole.length === 1 ? whole : [];
  const [forenames, surnames] = [columnsOf("forename"), columnsOf("surname")];
  if (forenames.length > 1 || surnames.length > 1) return [];
  const parts = [...forenames, ...surnames];
  const initials = columnsOf("initials");
  return parts.length > 0 || initials.length > 1 ? parts : initials;
}

/** The headings that stand side by side with those of the mapped columns: beyond a gap, or our own column, is another table. */
function block(headings: readonly HeadingInColumn[], first: number, last: number): HeadingInColumn[] {
  const headed = new Set(headings.filter(({ heading }) => !isOwnHeading(heading)).map(({ column }) => column));
  let [from, to] = [first, last];
  while (headed.has(from - 1)) from--;
  while (headed.has(to + 1)) to++;
  return headings.filter(({ column }) => column >= from && column <= to);
}

/** The columns, from 0, of a confirmed table in which names are read. */
export function childNameColumns({ sheets }: Pick<WorkbookGrid, "sheets">, layout: TableLayout): readonly number[] {
  const sheet = sheets.find(({ name }) => name === layout.name);
  if (sheet === undefined) return [];
  const columns = nameColumns(layout, headingsOnSheetRow(sheetCells(sheet), mappedColumns(layout).headerRow));
  // Somebody has hidden them from view.
  return columns.some((column) => sheet.hiddenColumns.has(column)) ? [] : columns;
}

/** The child's name on each row, from 0, of a confirmed table; empty where no column is sure to hold names. */
export function childNames(workbook: Pick<WorkbookGrid, "sheets">, layout: TableLayout): ReadonlyMap<number, string> {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  const columns = childNameColumns(workbook, layout);
  if (sheet === undefined || columns.length === 0) return new Map();
  const { firstRow, lastRow } = mappedColumns(layout);
  const cells = sheetCells(sheet);
  const names = new Map<number, string>();
  for (let row = firstRow; row <= Math.min(lastRow, sheet.top + sheet.values.length - 1); row++) {
    const name = columns
      .map((column) => written(cells, row, column))
      .join(" ")
      .trim();
    if (name !== "") names.set(row, name);
  }
  return areNames([...names.values()]) ? names : new Map();
}

/** Nobody's name is as long as a note. */
const longestName = 80;

function written(cells: SheetCells, row: number, column: number): string {
  const value: CellValue = cells.valueAt(cells.valueRow(row, column), column);
  if (typeof value !== "string" || isEmpty(value) || isErrorValue(value)) return "";
  const text = cleanText(value.slice(0, 2 * longestName));
  return text.length > longestName ? `${text.slice(0, longestName)}…` : text;
}

const leastShareOfNames = 0.7;
/** Rows that share one name: a child with several episodes. A column of answers such as Yes and No repeats far more. */
const mostRowsOfOneName = 3;

function areNames(written: readonly string[]): boolean {
  const likely = written.filter(mayBeAName).length;
  const different = new Set(written.map((name) => name.toLowerCase())).size;
  return likely >= written.length * leastShareOfNames && different * mostRowsOfOneName >= written.length;
}

/** More letters than digits, and few words. */
export function mayBeAName(text: string): boolean {
  const [letters, digits] = [/\p{L}/gu, /\d/gu].map((sign) => text.match(sign)?.length ?? 0);
  return (letters ?? 0) > (digits ?? 0) && text.split(/\s+/u).length <= 8;
}
