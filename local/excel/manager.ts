import { parseAddress } from "./a1.ts";
import { area, cellsOf, contains, isWholeRows, lastColumn, lastRow, overlaps, sheetColumns } from "./area.ts";
import { fillColumn } from "./calculated-columns.ts";
import { read, writeFormula, writeValue } from "./entry.ts";
import { filterByText, showAllRows } from "./filtering.ts";
import { notImitated, refuse } from "./host-error.ts";
import type { Area, CalculationMode, Cell, CellValue, Sheet, Workbook } from "./model.ts";
import { copyCells, keep, mergeAt, moveCells, type Place } from "./moving.ts";
import { serialOf } from "./shown-text.ts";
import { sortArea } from "./sorting.ts";
import { deleteCells, insertCells } from "./structure.ts";

/** A place as a person would point at it: "B5", "A4:F20". */
export interface Spot {
  sheet: Sheet;
  address: string;
}

/** What a manager does in Excel with keyboard and mouse, and what Excel makes of it. */
export function typeIn(workbook: Workbook, spot: Spot, value: CellValue): void {
  const { sheet, area: at } = placeOf(spot);
  requireUnprotected(sheet);
  const { row, column } = mergeAt(sheet, at.row, at.column) ?? at;
  write(sheet.ensure(row, column), value, workbook.date1904);
  growTable(workbook, sheet, row, column);
  const filled = workbook.tables.flatMap(({ sheet: home, table }) =>
    home === sheet ? (fillColumn(sheet, table, row, column) ?? []) : [],
  );
  workbook.tell({ kind: "cells", sheet, area: filled[0] ?? area(row, column, 1, 1), source: "manager" });
}

function write(cell: Cell, value: CellValue, date1904: boolean): void {
  const entered = read(value, cell.numberFormat);
  if (entered.kind === "formula") writeFormula(cell, entered.formula);
  else if (entered.kind === "value") writeValue(cell, entered.value);
  else writeDate(cell, entered.text, date1904);
}

/** Day first, as in Britain. */
function writeDate(cell: Cell, text: string, date1904: boolean): void {
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$/.exec(text) ?? notImitated(`Typing "${text}"`);
  const full = year.length === 2 ? `20${year}` : year;
  writeValue(cell, serialOf(`${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, date1904));
  cell.numberFormat ??= "dd/mm/yyyy";
}

/** A table takes in what is typed directly below its last row. */
function growTable(workbook: Workbook, sheet: Sheet, row: number, column: number): void {
  const entry = workbook.tables.find(({ sheet: home, table }) => {
    const { area: of } = table;
    return (
      home === sheet && !table.showTotals && row === lastRow(of) + 1 && column >= of.column && column <= lastColumn(of)
    );
  });
  if (entry !== undefined) entry.table.area = { ...entry.table.area, rows: entry.table.area.rows + 1 };
}

/** Sorts the rows of the area, which has no heading in it, by a column of the sheet. */
export function sortRows(workbook: Workbook, spot: Spot, by: { column: string; descending?: boolean }): void {
  const { sheet, area: of } = placeOf(spot);
  requireUnprotected(sheet);
  sortArea(sheet, of, [
    { column: placeOf({ sheet, address: `${by.column}1` }).area.column, descending: by.descending === true },
  ]);
  workbook.tell({ kind: "cells", sheet, area: of, source: "manager", isSort: true });
}

/** Inserts an empty row above the row, which is counted from 1 as on the screen. */
export function insertRow(workbook: Workbook, sheet: Sheet, row: number): void {
  requireUnprotected(sheet);
  const where = area(row - 1, 0, 1, sheetColumns);
  insertCells(workbook, sheet, where, "Down");
  workbook.tell({ kind: "structure", sheet, source: "manager", what: "RowInserted", area: where });
}

/** Deletes the row, which is counted from 1 as on the screen. */
export function deleteRow(workbook: Workbook, sheet: Sheet, row: number): void {
  requireUnprotected(sheet);
  const where = area(row - 1, 0, 1, sheetColumns);
  deleteCells(workbook, sheet, where, "Up");
  workbook.tell({ kind: "structure", sheet, source: "manager", what: "RowDeleted", area: where });
}

/** Filters an area, whose first row is its heading, to the rows that show one of the texts; nothing shown takes the filter off. */
export function filterRows(workbook: Workbook, spot: Spot, by?: { column: string; shown: readonly string[] }): void {
  const { sheet, area: of } = placeOf(spot);
  showAllRows(sheet, of);
  if (by !== undefined) {
    const { column } = placeOf({ sheet, address: `${by.column}1` }).area;
    filterByText(sheet, of, column, { shown: by.shown, date1904: workbook.date1904 });
  }
  const isTable = workbook.tables.some((each) => each.sheet === sheet && each.table.area.row === of.row);
  if (!isTable) sheet.autoFilter = by === undefined ? undefined : { ...of };
  workbook.tell({ kind: "structure", sheet, source: "manager", what: "RowHiddenChanged", area: of });
}

/** Formulas, Calculation Options. */
export function chooseCalculation(workbook: Workbook, mode: CalculationMode): void {
  workbook.calculationMode = mode;
  workbook.tell({ kind: "mode" });
}

export function copyPaste(workbook: Workbook, from: Spot, to: Spot): void {
  const target = placeOf(to);
  requireUnprotected(target.sheet);
  const pasted = copyCells(workbook, placeOf(from), target);
  workbook.tell({ kind: "cells", ...pasted, source: "manager" });
  workbook.tell({ kind: "structure", sheet: target.sheet, source: "manager" });
}

export function cutPaste(workbook: Workbook, from: Spot, to: Spot): void {
  const source = placeOf(from);
  const target = placeOf(to);
  requireUnprotected(source.sheet);
  requireUnprotected(target.sheet);
  const pasted = moveCells(workbook, source, target);
  workbook.tell({ kind: "cells", ...source, source: "manager" });
  workbook.tell({ kind: "cells", ...pasted, source: "manager" });
  workbook.tell({ kind: "structure", sheet: target.sheet, source: "manager" });
}

/** Empties the cells with the Delete key: their look stays. */
export function emptyCells(workbook: Workbook, spot: Spot): void {
  const { sheet, area: of } = placeOf(spot);
  requireUnprotected(sheet);
  for (const [row, column, cell] of sheet.entries()) {
    if (row >= of.row && row <= lastRow(of) && column >= of.column && column <= lastColumn(of)) writeValue(cell, "");
  }
  workbook.tell({ kind: "cells", sheet, area: of, source: "manager" });
}

/** Ctrl+D: the first row of the area goes into all below it. */
export function fillDown(workbook: Workbook, spot: Spot): void {
  const { sheet, area: of } = placeOf(spot);
  requireUnprotected(sheet);
  const from = { sheet, area: { ...of, rows: 1 } };
  for (let row = of.row + 1; row <= lastRow(of); row++) {
    copyCells(workbook, from, { sheet, area: { ...from.area, row } });
  }
  workbook.tell({ kind: "cells", sheet, area: of, source: "manager" });
}

/** Merges the cells, of which the first that holds something keeps it; what the others hold is lost. Not in a table. */
export function mergeCells(workbook: Workbook, spot: Spot): void {
  const { sheet, area: of } = placeOf(spot);
  requireUnprotected(sheet);
  const areas = workbook.tables.flatMap((entry) => (entry.sheet === sheet ? [entry.table.area] : []));
  if (areas.some((each) => overlaps(each, of))) refuse("InvalidOperation");
  if (sheet.merges.some((each) => overlaps(each, of) && !contains(of, each))) {
    refuse("InvalidOperation", "To do this, all the merged cells need to be the same size.");
  }
  const held = [...cellsOf(of)].map(([row, column]) => sheet.cell(row, column));
  const kept = held.find((cell) => cell !== undefined && (cell.value !== "" || cell.formula !== undefined));
  if (kept !== undefined) sheet.put(of.row, of.column, { ...kept });
  for (const [row, column] of [...cellsOf(of)].slice(1)) {
    const cell = sheet.cell(row, column);
    if (cell !== undefined) writeValue(cell, "");
  }
  keep(sheet.merges, (each) => !overlaps(each, of));
  sheet.merges.push(of);
  tellAll(workbook, sheet, of);
}

/** Undoes every merge that the cells lie in: the first cell of each keeps what it holds. */
export function unmergeCells(workbook: Workbook, spot: Spot): void {
  const { sheet, area: of } = placeOf(spot);
  requireUnprotected(sheet);
  keep(sheet.merges, (each) => !overlaps(each, of));
  tellAll(workbook, sheet, of);
}

function tellAll(workbook: Workbook, sheet: Sheet, of: Area): void {
  workbook.tell({ kind: "cells", sheet, area: of, source: "manager" });
  workbook.tell({ kind: "structure", sheet, source: "manager" });
}

/** Hides the rows of an address such as "3:5", or the columns of one such as "B:C", or shows them again. */
export function hide(workbook: Workbook, { sheet, address }: Spot, isHidden: boolean): void {
  const { area: of } = placeOf({ sheet, address });
  requireUnprotected(sheet);
  const [set, first, last] = isWholeRows(of)
    ? [sheet.hiddenRows, of.row, lastRow(of)]
    : [sheet.hiddenColumns, of.column, lastColumn(of)];
  for (let each = first; each <= last; each++) {
    if (isHidden) set.add(each);
    else set.delete(each);
  }
  const what = isWholeRows(of) ? { what: "RowHiddenChanged" as const, area: of } : {};
  workbook.tell({ kind: "structure", sheet, source: "manager", ...what });
}

function placeOf({ sheet, address }: Spot): Place {
  const parsed = parseAddress(address);
  if (parsed === undefined || parsed.sheet !== undefined)
    refuse("InvalidArgument", `"${address}" is no address on a sheet.`);
  return { sheet, area: parsed.area };
}

function requireUnprotected(sheet: Sheet): void {
  if (sheet.isProtected) refuse("AccessDenied");
}
