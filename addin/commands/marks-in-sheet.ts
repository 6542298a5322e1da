import type { GridTable, SheetGrid } from "../../shared/tracker/grid.ts";
import { columnLetters } from "../../shared/tracker/columns.ts";
import { sheetCells, type SheetCells } from "../../shared/tracker/sheet-cells.ts";
import type { OwnedColumn } from "../workbook.ts";
import { isOwnFormula } from "./status-column.ts";

interface MarksInSheet {
  readonly columns: readonly OwnedColumn[];
  /** Cells among statuses that are the manager's, such as "F2". */
  readonly typed: readonly string[];
  /** Cells with a heading of ours above something that is none of ours. */
  readonly doubtful: readonly string[];
}

/** The rows from a heading of ours, or from the first status where there is none, to before the next heading. */
interface Stretch {
  readonly column: number;
  readonly heading: number | undefined;
  readonly own: readonly number[];
  readonly others: readonly number[];
}

/**
 * What is ours on a sheet whose every formula was read, wherever it has gone: statuses are known by their formulas.
 * `remembered`: the marks of this sheet, and of sheets that are there no more (it may have been renamed). `headings`: those
 * of every mark, for a copy of a sheet.
 */
export function marksInSheet(
  sheet: SheetGrid,
  remembered: readonly OwnedColumn[],
  headings: ReadonlySet<string>,
): MarksInSheet {
  const cells = sheetCells(sheet);
  const width = sheet.values[0]?.length ?? 0;
  const stretches = Array.from({ length: width }, (_, index) => sheet.left + index).flatMap((column) =>
    stretchesOf(cells, column, headings),
  );
  const ours = stretches.filter((stretch) => stretch.own.length > 0 || isEmptied(cells, stretch, remembered));
  const doubtful = stretches.filter((stretch) => !ours.includes(stretch) && isKnown(cells, stretch, remembered));
  return {
    columns: ours.map((stretch) => ownedOf(cells, stretch, remembered)),
    typed: ours.flatMap((stretch) => among(cells, stretch).map((row) => address(stretch.column, row))),
    doubtful: doubtful.map(({ column, heading = 0 }) => address(column, heading)),
  };
}

function address(column: number, row: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

function stretchesOf(cells: SheetCells, column: number, headings: ReadonlySet<string>): Stretch[] {
  const { top, values } = cells.sheet;
  const stretches: { column: number; heading: number | undefined; own: number[]; others: number[] }[] = [];
  for (let row = top; row < top + values.length; row++) {
    const held = heldAt(cells, row, column, headings);
    if (held === "heading") stretches.push({ column, heading: row, own: [], others: [] });
    if (held === "status" && stretches.length === 0)
      stretches.push({ column, heading: undefined, own: [], others: [] });
    if (held === "status") stretches.at(-1)?.own.push(row);
    if (held === "other") stretches.at(-1)?.others.push(row);
  }
  return stretches;
}

function heldAt(
  cells: SheetCells,
  row: number,
  column: number,
  headings: ReadonlySet<string>,
): "nothing" | "heading" | "status" | "other" {
  const { value, formula } = cells.cellAt(row, column);
  if (formula !== undefined) return isOwnFormula(formula) ? "status" : "other";
  if (value === "") return "nothing";
  return typeof value === "string" && headings.has(value) ? "heading" : "other";
}

/** Where one of our columns stood, or was moved to: on its own row or in its own column. */
function isKnown(cells: SheetCells, { column, heading }: Stretch, remembered: readonly OwnedColumn[]): boolean {
  return (
    heading !== undefined &&
    remembered.some(
      (mark) =>
        mark.header === cells.valueAt(heading, column) && (mark.column === column || mark.headerRow === heading),
    )
  );
}

/** Our heading, and every status below it has been emptied. */
function isEmptied(cells: SheetCells, stretch: Stretch, remembered: readonly OwnedColumn[]): boolean {
  return stretch.others.length === 0 && isKnown(cells, stretch, remembered);
}

function tableOf(cells: SheetCells, { column, heading }: Stretch): GridTable | undefined {
  return cells.sheet.tables.find(
    ({ area }) => area.row === heading && column >= area.column && column < area.column + area.columns,
  );
}

/** The rows of the manager's own cells between the statuses; in a table, as far as it reaches. */
function among(cells: SheetCells, stretch: Stretch): number[] {
  const area = tableOf(cells, stretch)?.area;
  const last = Math.max(stretch.own.at(-1) ?? 0, area === undefined ? 0 : area.row + area.rows - 1);
  return stretch.others.filter((row) => row <= last);
}

function ownedOf(cells: SheetCells, stretch: Stretch, remembered: readonly OwnedColumn[]): OwnedColumn {
  const { column, heading, own } = stretch;
  const headerRow = heading ?? (own[0] ?? 0) - 1;
  const header = heading === undefined ? "" : String(cells.valueAt(heading, column));
  const others = among(cells, stretch);
  const table = tableOf(cells, stretch);
  const mark = markOf(remembered, { column, headerRow, header });
  // A column of a table in which something was typed is the manager's, with the heading that no table's column goes without.
  const keepsHeading = heading === undefined || (table !== undefined && others.length > 0);
  return {
    ...{ sheet: cells.sheet.name, column, headerRow, header },
    rows: (own.at(-1) ?? headerRow) - headerRow,
    ...(table === undefined || keepsHeading ? {} : { table: table.name }),
    ...looksBefore(mark),
    keeps: keepsHeading ? [headerRow, ...others] : others,
  };
}

function looksBefore({ width, formats }: Partial<OwnedColumn> = {}): Pick<OwnedColumn, "width" | "formats"> {
  return { ...(width !== undefined && { width }), ...(formats !== undefined && { formats }) };
}

/** The mark that was remembered of this column: the one that stands nearest, or where its heading was typed over, stood here. */
function markOf(
  remembered: readonly OwnedColumn[],
  { column, headerRow, header }: Pick<OwnedColumn, "column" | "headerRow" | "header">,
): OwnedColumn | undefined {
  const apart = (mark: OwnedColumn): number =>
    (mark.column === column ? 0 : 2) + (mark.headerRow === headerRow ? 0 : 1);
  const [nearest] = remembered
    .filter((mark) => mark.header === header)
    .toSorted((one, other) => apart(one) - apart(other));
  return nearest ?? remembered.find((mark) => mark.column === column);
}
