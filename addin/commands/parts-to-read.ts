import { nameColumns, type HeadingInColumn } from "../../shared/tracker/child-names.ts";
import { cellPosition, columnIndex } from "../../shared/tracker/columns.ts";
import { headingsOnRow, mayHoldHeaders } from "../../shared/tracker/header-rows.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { headingAt } from "../../shared/tracker/layout-headings.ts";
import { mappedColumns, type MappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { sheetCells, type SheetCells } from "../../shared/tracker/sheet-cells.ts";
import { excelTableAt } from "../../shared/tracker/table-rows.ts";
import type { Reading, SheetPart, SheetRequest, Span, Survey } from "../workbook.ts";
import { markedColumns } from "./mark.ts";
import type { RememberedTracker } from "./remembered.ts";

type Headings = RememberedTracker["headings"];

/**
 * Every cell of the sheets of these tables, the formulas of their columns and of those beside them, where marks may go, and
 * what is asked of status columns.
 */
export function wholeTables(survey: Survey, layouts: readonly TableLayout[], headings: Headings = []): SheetRequest[] {
  return tablesToRead(survey, layouts, headings).map((request) => {
    const room = layouts.flatMap((layout, index) =>
      layout.name === request.sheet ? columnsOf(besideOf(layout, headings[index])) : [],
    );
    const marked = new Set(request.marked?.map(({ column }) => column));
    const formulasOf = [...(request.formulasOf ?? []), ...room.filter((column) => !marked.has(column))];
    return { ...request, formulasOf: [...new Set(formulasOf)] };
  });
}

/** Columns of names are among those asked about, so that it is known whether somebody has hidden them. */
function tablesToRead(survey: Survey, layouts: readonly TableLayout[], headings: Headings): SheetRequest[] {
  const bySheet = new Map<string, Set<number>>();
  layouts.forEach((layout, index) => {
    const columns = bySheet.get(layout.name) ?? new Set();
    const names = nameColumns(layout, inColumns(headings[index]));
    for (const column of [...mappedColumns(layout).all, ...names]) columns.add(column);
    bySheet.set(layout.name, columns);
  });
  return [...bySheet].map(([sheet, columns]) => ({
    sheet,
    formulasOf: [...columns],
    marked: markedColumns(survey, sheet).map(({ column, headerRow }) => ({ column, headerRow })),
  }));
}

/**
 * What a check needs of confirmed tables: all from the first to the last mapped column, the rows of headings, and our own
 * columns. Where more than one table stands on a sheet, each ends where the next begins: that sheet is read whole.
 */
export function partsOfTables(survey: Survey, { layouts, headings }: RememberedTracker): SheetRequest[] {
  const whole = wholeTables(survey, layouts, headings);
  return tablesToRead(survey, layouts, headings).map((request, at) => {
    const index = layouts.findIndex(({ name }) => name === request.sheet);
    const layout = layouts[index];
    const isAlone = layouts.filter(({ name }) => name === request.sheet).length === 1;
    const tables = survey.sheets.find(({ name }) => name === request.sheet)?.tables ?? [];
    if (layout === undefined || !isAlone || tables.length > 1) return whole[at] ?? request;
    const only = partOf(layout, headings[index] ?? []);
    return only === undefined ? (whole[at] ?? request) : { ...request, only };
  });
}

/** How far right of the last heading an empty column for marks is looked for. */
const roomForMarks = 8;

function partOf(layout: TableLayout, headings: Headings[number]): SheetPart | undefined {
  const { all, first, last, headerRow } = mappedColumns(layout);
  if (all.length === 0 || headerRow === undefined) return undefined;
  const cells = Object.values(layout.cells ?? {}).flatMap((cell) => cellPosition(cell)?.row ?? []);
  const headed = inColumns(headings);
  const names = nameColumns(layout, headed).filter((column) => column < first || column > last);
  return {
    rows: { first: Math.min(...layout.headerRows.map((row) => row - 1), ...cells), last: headerRow },
    columns: { first, last },
    ...(names.length === 0 ? {} : { names }),
    beside: besideOf(layout, headings),
  };
}

function besideOf(layout: TableLayout, headings?: Headings[number]): Span {
  const { last } = mappedColumns(layout);
  const headed = inColumns(headings).map(({ column }) => column);
  return { first: last + 1, last: Math.max(last, ...headed) + roomForMarks };
}

function columnsOf({ first, last }: Span): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Without the labels of cells. */
function inColumns(headings: Headings[number] = []): HeadingInColumn[] {
  const ofColumns = headings.filter(({ column, heading }) => cellPosition(column) === undefined && heading !== "");
  return ofColumns.map(({ column, heading }) => ({ column: columnIndex(column), heading }));
}

/** Whether what was read says all that the whole sheet would say of these tables. */
export function areEnough(
  survey: Survey,
  { workbook, extras }: Reading,
  { layouts, headings }: RememberedTracker,
  requests: readonly SheetRequest[],
): boolean {
  return requests.every(({ sheet: name, only }) => {
    const sheet = workbook.sheets.find((each) => each.name === name);
    const index = layouts.findIndex((each) => each.name === name);
    const layout = layouts[index];
    if (sheet === undefined || layout === undefined) return true;
    const cells = sheetCells(sheet);
    const areMarksThere = markedColumns(survey, name).every(
      (mark) => cells.valueAt(mark.headerRow, mark.column) === mark.header,
    );
    if (only === undefined || !areMarksThere) return areMarksThere;
    const { headerRow = 0, firstRow, first, last } = mappedColumns(layout);
    const { rows, columns } = only;
    const area = {
      row: firstRow,
      rows: sheet.top + sheet.values.length - firstRow,
      column: first,
      columns: last - first + 1,
    };
    const own = headingsOnRow(cells, headerRow, { firstColumn: first, lastColumn: last });
    const isAlone =
      sheet.tables.length > 0 ? excelTableAt(cells, headerRow, first) !== undefined : !mayHoldHeaders(cells, area, own);
    // What is merged says its value where the merge begins.
    const beginsElsewhere = sheet.merges.some(
      (merge) =>
        (merge.row + merge.rows > firstRow &&
          merge.column < columns.first &&
          merge.column + merge.columns > columns.first) ||
        (merge.row < rows.first && merge.row + merge.rows > rows.first),
    );
    const areMarksBeside = markedColumns(survey, name).every((mark) => mark.headerRow === headerRow);
    const known = inColumns(headings[index]).map(({ heading }) => heading);
    const isBeside = mayStandBeside(cells, mappedColumns(layout), { known, unread: extras.get(name)?.unread });
    return isAlone && !beginsElsewhere && areMarksBeside && !isBeside;
  });
}

interface Beside {
  /** The headings that stood on the table's row when it was confirmed. */
  readonly known: readonly string[];
  /** The columns that hold something and were not read. */
  readonly unread: ReadonlyMap<number, Span> | undefined;
}

/** So many neighbours at least make a table. Of those on the left it is not told whether they hold anything. */
const fewest = { right: 2, left: 3 };

/** Whether a table that was not there may stand beside this one: columns side by side, under none of the headings of then. */
function mayStandBeside(
  cells: SheetCells,
  { headerRow, first }: MappedColumns,
  { known, unread = new Map() }: Beside,
): boolean {
  const strange = [...unread.keys()]
    .filter((column) => !known.includes(headingAt(cells, headerRow, column)))
    .toSorted((one, other) => one - other);
  const run = (at: number): number => {
    let length = 1;
    while (strange[at + length] === (strange[at] ?? 0) + length) length++;
    return length;
  };
  return strange.some((column, at) => run(at) >= (column < first ? fewest.left : fewest.right));
}
