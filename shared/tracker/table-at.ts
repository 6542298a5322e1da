import type { TableContent } from "../contract/vocabulary.ts";
import { isEmpty, textOf } from "./cell-text.ts";
import type { Area } from "./grid.ts";
import { fieldsNamed, headerAt, headersIn, headingsOnRow, type HeaderFound } from "./header-rows.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { isBlankRow, isTitleRow, isWithin } from "./sheet-rows.ts";
import { workerDetailsStart } from "./worker-cells.ts";

/** A table of a sheet: its lowest row of headings, and the part of the sheet that is its own, with what stands above. */
export interface TableFound extends HeaderFound {
  readonly area: Area;
  /** The sheet as it was found in: beside a table of Excel's, without the cells of that. */
  readonly cells: SheetCells;
}

/** Every table of a sheet: Excel's own say where they are, elsewhere a row of headings begins one. */
export function findTables(cells: SheetCells): TableFound[] {
  const { top, left, values, tables } = cells.sheet;
  const whole = { row: top, column: left, rows: values.length, columns: values[0]?.length ?? 0 };
  const areas = tables.map(({ area }) => {
    const row = startOf(cells, { ...area, row: top, rows: area.row + area.rows - top }, area.row);
    return { table: area, own: { ...area, row, rows: area.row + area.rows - row } };
  });
  const ofExcel = areas.flatMap(({ table, own }): TableFound[] => {
    const header = headerAt(cells, table, table.row);
    return header === undefined ? [] : [{ ...header, area: own, cells }];
  });
  const others = tablesIn(
    without(
      cells,
      areas.map(({ own }) => own),
    ),
    whole,
  );
  return [...ofExcel, ...others].sort((a, b) => a.row - b.row || a.firstColumn - b.firstColumn);
}

/** The sheet as if these parts of it were empty. */
function without(cells: SheetCells, taken: readonly Area[]): SheetCells {
  if (taken.length === 0) return cells;
  const isTaken = (row: number, column: number): boolean => taken.some((area) => isWithin(area, row, column));
  return { ...cells, valueAt: (row, column) => (isTaken(row, column) ? "" : cells.valueAt(row, column)) };
}

/** The tables of one part of a sheet: parts that stand side by side are read each for itself, then those below each other. */
function tablesIn(cells: SheetCells, area: Area): TableFound[] {
  const headers = headersIn(cells, area);
  const beside = partsBeside(cells, area, headers);
  if (beside.length > 1) return beside.flatMap((part) => tablesIn(cells, part));
  const [header, ...more] = headers;
  if (header === undefined) return [];
  if (more.length === 0) return [{ ...header, ...filledSpan(cells, area, header.row), area, cells }];
  return bandsOf(cells, area, headers).flatMap((band) => tablesIn(cells, band));
}

/** From the first column to the last that hold anything from the headings down. */
function filledSpan(cells: SheetCells, area: Area, from: number): Pick<HeaderFound, "firstColumn" | "lastColumn"> {
  let [firstColumn, lastColumn] = [area.column, area.column + area.columns - 1];
  while (firstColumn < lastColumn && isEmptyFrom(cells, area, from, firstColumn)) firstColumn++;
  while (lastColumn > firstColumn && isEmptyFrom(cells, area, from, lastColumn)) lastColumn--;
  return { firstColumn, lastColumn };
}

/** One part for each row of headings, from where its table begins down to where the next one does. */
function bandsOf(cells: SheetCells, area: Area, headers: readonly HeaderFound[]): Area[] {
  const starts = headers.map(({ row }, index) => {
    const above = headers[index - 1]?.row;
    if (above === undefined) return area.row;
    return startOf(cells, { ...area, row: above + 1, rows: area.row + area.rows - above - 1 }, row);
  });
  return starts.map((row, index) => ({ ...area, row, rows: (starts[index + 1] ?? area.row + area.rows) - row }));
}

/** The first row of a table: its headings, or above them their groups, a worker's details, a title after a blank row. */
export function startOf(cells: SheetCells, area: Area, headerRow: number): number {
  const headings = groupsStandAbove(cells, area, headerRow) ? headerRow - 1 : headerRow;
  const start = workerDetailsStart(cells, area, headings) ?? headings;
  let below = start - 1;
  while (below >= area.row && isBlankRow(cells, area, below)) below--;
  let above = below;
  // A reference that stands alone is a child's, unless it stands right above the headings.
  const mayBeTitle = (row: number): boolean =>
    isTitleRow(cells, area, row) && (below === start - 1 || !isAReference(cells, area, row));
  while (above >= area.row && mayBeTitle(above)) above--;
  const isParted = above < area.row || isBlankRow(cells, area, above);
  return isParted ? above + 1 : below + 1;
}

/** A few letters, and figures. */
const reference = /^\p{L}{0,4}[^\p{L}]*\d[^\p{L}]*\p{L}?$/u;

function isAReference(cells: SheetCells, area: Area, row: number): boolean {
  return Array.from({ length: area.columns }, (_, index) => cells.valueAt(row, area.column + index)).some((value) =>
    reference.test(textOf(value)),
  );
}

/** Group headings: at least two filled cells in the row above, one of them merged over several columns. */
export function groupsStandAbove(cells: SheetCells, area: Area, headerRow: number): boolean {
  const row = headerRow - 1;
  if (row < area.row || isBlankRow(cells, area, row) || isTitleRow(cells, area, row)) return false;
  return cells
    .mergesOn(row)
    .some((merge) => merge.columns > 1 && merge.rows === 1 && isWithin(area, row, merge.column));
}

/** The parts of an area that stand side by side as tables of their own; the area itself where there is but one. */
function partsBeside(cells: SheetCells, area: Area, headers: readonly HeaderFound[]): Area[] {
  const [first, ...more] = headers;
  // A banner may reach over the gap between two tables; and one table may end above the headings of the other.
  for (const from of [area.row, first?.row ?? area.row]) {
    const parts = tablesOfTheirOwn(
      cells,
      area,
      strips(area, (column) => isEmptyFrom(cells, area, from, column)),
    );
    if (parts.length > 1) return parts;
  }
  if (first === undefined || more.length > 0) return [area];
  // A remark beside the rows may fill a column that nothing stands above.
  const untitled = strips(area, (column) => isEmpty(cells.valueAt(cells.valueRow(first.row, column), column)));
  const below = { ...area, row: first.row, rows: area.row + area.rows - first.row };
  return tablesOfTheirOwn(cells, below, untitled).map(({ column, columns }) => ({ ...area, column, columns }));
}

function isEmptyFrom(cells: SheetCells, area: Area, from: number, column: number): boolean {
  for (let row = from; row < area.row + area.rows; row++) if (!isEmpty(cells.valueAt(row, column))) return false;
  return true;
}

interface Strip {
  readonly column: number;
  readonly columns: number;
}

/** Runs of columns between the gaps. */
function strips(area: Area, isGap: (column: number) => boolean): Strip[] {
  const found: Strip[] = [];
  let start: number | undefined;
  for (let column = area.column; column <= area.column + area.columns; column++) {
    const ends = column === area.column + area.columns || isGap(column);
    if (!ends) start ??= column;
    else if (start !== undefined) {
      found.push({ column: start, columns: column - start });
      start = undefined;
    }
  }
  return found;
}

interface Part {
  readonly area: Area;
  /** Undefined for what is no table by itself. */
  readonly table: OwnTable | undefined;
}

/** Neighbouring strips belong together unless each is a table by itself: many a table has an empty column in it. */
function tablesOfTheirOwn(cells: SheetCells, area: Area, found: readonly Strip[]): Area[] {
  const parts: Part[] = [];
  for (const strip of found) {
    const own = { ...area, ...strip };
    const table = ownTable(cells, own);
    const before = parts.at(-1);
    if (before === undefined || (before.table !== undefined && table !== undefined && !goesOn(before.table, table))) {
      parts.push({ area: own, table });
      continue;
    }
    const { column } = before.area;
    const joined = { ...area, column, columns: own.column + own.columns - column };
    parts[parts.length - 1] = { area: joined, table: before.table ?? table };
  }
  if (parts.length < 2) return [area];
  // What is empty here may stand under headings above: it is the left one's.
  const starts = parts.map((part, index) => (index === 0 ? area.column : part.area.column));
  return starts.map((column, index) => ({
    ...area,
    column,
    columns: (starts[index + 1] ?? area.column + area.columns) - column,
  }));
}

interface OwnTable {
  readonly header: HeaderFound;
  readonly fields: ReadonlySet<string>;
}

/** What each kind of table cannot be without; of the fields in a list, one. */
const leads: Readonly<Record<TableContent, readonly (readonly string[])[]>> = {
  cases: [["caseRef", "name"]],
  mixed: [["caseRef", "name"]],
  workers: [["worker"]],
  sessions: [["sessionDate"], ["worker"]],
  groups: [["groupDate"], ["team"]],
  agreements: [["worker"]],
  audits: [["auditDate"]],
  observations: [["manager"], ["observationDate"]],
};

/** The first table in that part, if it says whose rows it holds and has a heading that no other content has. */
function ownTable(cells: SheetCells, area: Area): OwnTable | undefined {
  const [header] = headersIn(cells, area);
  if (header === undefined) return undefined;
  const named = fieldsNamed(headingsOnRow(cells, header.row, header), header.holds);
  const isLed = leads[header.holds].every((oneOf) => oneOf.some((field) => named.has(field)));
  const hasOwn = [...named.values()].some(Boolean);
  return isLed && hasOwn ? { header, fields: new Set(named.keys()) } : undefined;
}

/** The right one holds other columns of the same rows: the same content, the same row of headings, no heading twice. */
function goesOn(left: OwnTable, right: OwnTable): boolean {
  const isAlike = left.header.holds === right.header.holds && left.header.row === right.header.row;
  return isAlike && ![...right.fields].some((field) => left.fields.has(field));
}
