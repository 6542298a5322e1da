import {
  area,
  contains,
  intersection,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  sheetColumns,
  sheetRows,
} from "./area.ts";
import { followCells } from "./formulas.ts";
import { refuse } from "./host-error.ts";
import type { Area, Sheet, Table, Workbook } from "./model.ts";
import { followColumns } from "./table-columns.ts";

/** Which way the other cells go. */
export type Direction = "Down" | "Right" | "Up" | "Left";

/** Rows or columns that come or go within a band of the sheet. Counted along the way the cells shift. */
interface Shift {
  sheet: Sheet;
  /** The band: everything from the first shifted cell to the end of the sheet. */
  zone: Area;
  vertical: boolean;
  at: number;
  /** More than 0 when cells are put in, less when they are taken away. */
  count: number;
}

/** Told where each rectangle goes, for whoever keeps rectangles of their own. */
export type Relocation = (sheet: Sheet, area: Area) => Area | undefined;

/** Puts empty cells in. Everything that knows an address follows, or the insertion is refused as a whole. */
export function insertCells(workbook: Workbook, sheet: Sheet, where: Area, direction: "Down" | "Right"): Relocation {
  const vertical = direction === "Down";
  const shift = shiftOf(sheet, where, { vertical, sign: 1 });
  refuseWhenPushedOff(shift);
  return carryOut(workbook, shift);
}

/** Takes cells away and closes the gap. */
export function deleteCells(workbook: Workbook, sheet: Sheet, where: Area, direction: "Up" | "Left"): Relocation {
  return carryOut(workbook, shiftOf(sheet, where, { vertical: direction === "Up", sign: -1 }));
}

function shiftOf(sheet: Sheet, where: Area, way: { vertical: boolean; sign: 1 | -1 }): Shift {
  const { vertical, sign } = way;
  const zone = vertical
    ? area(where.row, where.column, sheetRows - where.row, where.columns)
    : area(where.row, where.column, where.rows, sheetColumns - where.column);
  return {
    sheet,
    zone,
    vertical,
    at: vertical ? where.row : where.column,
    count: sign * (vertical ? where.rows : where.columns),
  };
}

function refuseWhenPushedOff({ sheet, zone, vertical, count }: Shift): void {
  const limit = (vertical ? sheetRows : sheetColumns) - count;
  for (const [row, column, cell] of sheet.entries()) {
    const inZone = row >= zone.row && row <= lastRow(zone) && column >= zone.column && column <= lastColumn(zone);
    if (inZone && (vertical ? row : column) >= limit && cell.value !== "") refuse("NonBlankCellOffSheet");
  }
}

function carryOut(workbook: Workbook, shift: Shift): Relocation {
  refuseConflicts(workbook, shift);
  shiftCells(shift);
  replaceAll(
    shift.sheet.merges,
    (merge) => shiftedOrSame(merge, shift),
    (_, to) => to,
  );
  for (const entry of workbook.tables.filter((each) => each.sheet === shift.sheet)) {
    const to = shiftedOrSame(entry.table.area, shift);
    if (to === undefined) workbook.tables.splice(workbook.tables.indexOf(entry), 1);
    else resizeTable(entry.table, to, shift);
  }
  followCells(workbook, shift.sheet, (from, form) => {
    if (form === "columns" ? shift.vertical : form === "rows" && !shift.vertical) return { area: from };
    const to = shiftedOrSame(from, shift);
    return to === undefined ? undefined : { area: to };
  });
  replaceAll(
    shift.sheet.conditionalFormats,
    (format) => shiftedOrSame(format.area, shift),
    (format, to) => ({ ...format, area: to }),
  );
  shiftHidden(shift);
  const filter = shift.sheet.autoFilter;
  if (filter !== undefined) shift.sheet.autoFilter = shiftedOrSame(filter, shift);
  return (sheet, of) => (sheet === shift.sheet ? shiftedOrSame(of, shift) : of);
}

function resizeTable(table: Table, to: Area, shift: Shift): void {
  const [from, grown] = [table.area, to.columns - table.area.columns];
  if (grown !== 0) followColumns(table, Math.max(0, shift.at - from.column), grown);
  table.area = to;
}

/** A table or merge that only partly lies in the moving band would be torn: Excel refuses the whole change. */
function refuseConflicts(workbook: Workbook, shift: Shift): void {
  if (shift.sheet.merges.some((merge) => isTorn(merge, shift))) refuse("InsertDeleteConflict");
  const tables = workbook.tables.filter((each) => each.sheet === shift.sheet);
  if (tables.some(({ table }) => isTorn(table.area, shift))) {
    refuse(
      "InvalidOperation",
      "This operation is not allowed. The operation is attempting to shift cells in a table on your worksheet.",
    );
  }
}

function isTorn(of: Area, { zone, vertical }: Shift): boolean {
  if (intersection(of, zone) === undefined) return false;
  return vertical
    ? of.column < zone.column || lastColumn(of) > lastColumn(zone)
    : of.row < zone.row || lastRow(of) > lastRow(zone);
}

function shiftedOrSame(of: Area, shift: Shift): Area | undefined {
  if (isTorn(of, shift) || intersection(of, shift.zone) === undefined) return of;
  const { at, count, vertical } = shift;
  const span = vertical ? shiftedSpan(of.row, of.rows, at, count) : shiftedSpan(of.column, of.columns, at, count);
  if (span === undefined) return undefined;
  return vertical ? { ...of, row: span.start, rows: span.length } : { ...of, column: span.start, columns: span.length };
}

function shiftedSpan(
  start: number,
  length: number,
  at: number,
  count: number,
): { start: number; length: number } | undefined {
  if (count > 0) return start >= at ? { start: start + count, length } : { start, length: length + count };
  const removed = -count;
  const before = Math.min(Math.max(start - at, 0), removed);
  const inside = Math.max(0, Math.min(start + length, at + removed) - Math.max(start, at));
  return inside === length ? undefined : { start: start - before, length: length - inside };
}

function shiftCells(shift: Shift): void {
  const { sheet, zone, vertical, at, count } = shift;
  const inZone = [...sheet.entries()].filter(([row, column]) => contains(zone, area(row, column, 1, 1)));
  for (const [row, column] of inZone) sheet.put(row, column, undefined);
  for (const [row, column, cell] of inZone) {
    const position = vertical ? row : column;
    if (count < 0 && position < at - count) continue;
    sheet.put(vertical ? row + count : row, vertical ? column : column + count, cell);
  }
}

function shiftHidden({ sheet, zone, vertical, at, count }: Shift): void {
  if (vertical ? !isWholeRows(zone) : !isWholeColumns(zone)) return;
  const move = (position: number): number | undefined => shiftedSpan(position, 1, at, count)?.start;
  const hidden = vertical ? sheet.hiddenRows : sheet.hiddenColumns;
  const after = [...hidden].map(move).filter((position) => position !== undefined);
  hidden.clear();
  for (const position of after) hidden.add(position);
  if (vertical) return;
  const widths = [...sheet.columnWidths];
  sheet.columnWidths.clear();
  for (const [column, width] of widths) {
    const to = move(column);
    if (to !== undefined) sheet.columnWidths.set(to, width);
  }
}

function replaceAll<T>(list: T[], where: (item: T) => Area | undefined, make: (item: T, area: Area) => T): void {
  const kept = list.flatMap((item) => {
    const to = where(item);
    return to === undefined ? [] : [make(item, to)];
  });
  list.splice(0, list.length, ...kept);
}
