import { cellPosition, columnIndex } from "../../shared/tracker/columns.ts";
import { headingsOnRow, mayHoldHeaders } from "../../shared/tracker/header-rows.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { excelTableAt } from "../../shared/tracker/table-rows.ts";
import type { Reading, SheetPart, SheetRequest, Survey } from "../workbook.ts";
import { markedColumns } from "./mark.ts";
import type { RememberedTracker } from "./remembered.ts";

/** Every cell of the sheets of these tables, and the formulas of their columns. */
export function wholeTables(survey: Survey, layouts: readonly TableLayout[]): SheetRequest[] {
  const bySheet = new Map<string, Set<number>>();
  for (const layout of layouts) {
    const columns = bySheet.get(layout.name) ?? new Set(markedColumns(survey, layout.name).map(({ column }) => column));
    for (const column of mappedColumns(layout).all) columns.add(column);
    bySheet.set(layout.name, columns);
  }
  return [...bySheet].map(([sheet, columns]) => ({ sheet, formulasOf: [...columns] }));
}

/**
 * What a check needs of confirmed tables: all from the first to the last mapped column, the rows of headings, and our own
 * columns. Where more than one table stands on a sheet, each ends where the next begins: that sheet is read whole.
 */
export function partsOfTables(survey: Survey, { layouts, headings }: RememberedTracker): SheetRequest[] {
  return wholeTables(survey, layouts).map((request) => {
    const index = layouts.findIndex(({ name }) => name === request.sheet);
    const layout = layouts[index];
    const isAlone = layouts.filter(({ name }) => name === request.sheet).length === 1;
    const tables = survey.sheets.find(({ name }) => name === request.sheet)?.tables ?? [];
    if (layout === undefined || !isAlone || tables.length > 1) return request;
    const only = partOf(survey, layout, headings[index] ?? []);
    if (only === undefined) return request;
    const apart = only.marked.map(({ column }) => column);
    return { ...request, formulasOf: (request.formulasOf ?? []).filter((column) => !apart.includes(column)), only };
  });
}

/** How far right of the last heading an empty column for marks is looked for. */
const roomForMarks = 8;

function partOf(
  survey: Survey,
  layout: TableLayout,
  headings: RememberedTracker["headings"][number],
): SheetPart | undefined {
  const { all, first, last, headerRow } = mappedColumns(layout);
  if (all.length === 0 || headerRow === undefined) return undefined;
  const cells = Object.values(layout.cells ?? {}).flatMap((cell) => cellPosition(cell)?.row ?? []);
  const headed = headings.filter(({ column }) => cellPosition(column) === undefined);
  return {
    rows: { first: Math.min(...layout.headerRows.map((row) => row - 1), ...cells), last: headerRow },
    columns: { first, last },
    beside: {
      first: last + 1,
      last: Math.max(last, ...headed.map(({ column }) => columnIndex(column))) + roomForMarks,
    },
    marked: markedColumns(survey, layout.name).filter(({ column }) => column < first || column > last),
  };
}

/** Whether what was read says all that the whole sheet would say of these tables. */
export function areEnough(
  survey: Survey,
  { workbook }: Reading,
  layouts: readonly TableLayout[],
  requests: readonly SheetRequest[],
): boolean {
  return requests.every(({ sheet: name, only }) => {
    const sheet = workbook.sheets.find((each) => each.name === name);
    const layout = layouts.find((each) => each.name === name);
    if (only === undefined || sheet === undefined || layout === undefined) return true;
    const cells = sheetCells(sheet);
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
    const areMarksThere = markedColumns(survey, name).every(
      (mark) => mark.headerRow === headerRow && cells.valueAt(headerRow, mark.column) === mark.header,
    );
    return isAlone && !beginsElsewhere && areMarksThere;
  });
}
