import { isEmpty } from "./cell-text.ts";
import type { SheetGrid, WorkbookGrid } from "./grid.ts";
import { headingsOnRow } from "./header-rows.ts";
import type { TableLayout } from "./layout.ts";
import { mappedColumns } from "./mapped-columns.ts";
import { sheetCells } from "./sheet-cells.ts";
import { findTables } from "./table-at.ts";
import { mayHaveNeighbours } from "./table-rows.ts";

/** Where the headings of a table stand. Rows and columns count from 0. */
interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A table on the sheet of confirmed ones that is none of them. */
export interface TableBeside extends Place {
  /** By which it is known again, wherever it stands. */
  readonly headings: readonly string[];
}

/** Tables that stand on the sheets of these layouts and are none of them, so far as those sheets were read. */
export function tablesBeside({ sheets }: WorkbookGrid, layouts: readonly TableLayout[]): TableBeside[] {
  return sheets.flatMap((sheet) => {
    const confirmed = layouts.filter(({ name }) => name === sheet.name);
    return confirmed.length === 0 ? [] : besideOn(sheet, confirmed);
  });
}

function besideOn(sheet: SheetGrid, confirmed: readonly TableLayout[]): TableBeside[] {
  const cells = sheetCells(sheet);
  // Of most sheets, however long, this is known without looking for tables.
  if (!confirmed.some((layout) => mayHaveNeighbours(cells, mappedColumns(layout)))) return [];
  return findTables(cells)
    .map(({ row, firstColumn, lastColumn }) => ({ sheet: sheet.name, row, firstColumn, lastColumn }))
    .filter((place) => !confirmed.some((layout) => standsAt(layout, place)))
    .map((place) => {
      const headings = headingsOnRow(cells, place.row, place).filter((heading) => !isEmpty(heading));
      return { ...place, headings: headings.map(String) };
    });
}

/** Whether this is the layout of the table in that place. */
export function standsAt(layout: TableLayout, { sheet, row, firstColumn, lastColumn }: Place): boolean {
  const { headerRow, all } = mappedColumns(layout);
  return (
    layout.name === sheet && headerRow === row && all.some((column) => column >= firstColumn && column <= lastColumn)
  );
}
