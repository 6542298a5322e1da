import type { Result } from "../../shared/contract/results.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import type { Place } from "../../shared/tracker/read-table.ts";
import { layoutOf } from "../../shared/tracker/table-id.ts";
import type { OwnedColumn } from "../workbook.ts";

/**
 * Children are read as far as they are typed right below an Excel table. None of those rows has a status: Excel would take
 * them into the table as soon as one is written there.
 */
type StatusPlace = Pick<OwnedColumn, "table" | "headerRow" | "rows">;

const resize = "take what belongs to it into the table with Table Design, Resize Table";

/** One sentence where some of these rows, from 0, stand there. */
export function belowTableWords(sheet: string, place: StatusPlace, rows: readonly number[]): string[] {
  const below = rows.filter((row) => isBelow(place, row)).map((row) => row + 1);
  if (below.length === 0) return [];
  const [first, last] = [Math.min(...below), Math.max(...below)];
  const which = first === last ? `Row ${first} of ${sheet} stands` : `Rows ${first} to ${last} of ${sheet} stand`;
  return [`${which} below the Excel table, where no status is written: ${resize}.`];
}

interface Marked {
  readonly found: { readonly layouts: readonly TableLayout[] };
  readonly marking: { readonly columns?: readonly OwnedColumn[] };
}

/** The same of one result's row. */
export function belowTable({ found, marking }: Marked): (result: Result, place: Place) => string | undefined {
  const ofTables = (marking.columns ?? []).filter(({ table }) => table !== undefined);
  return ({ subject: { tableId } }, { sheet, row }) => {
    const layout = ofTables.length === 0 ? undefined : layoutOf(found.layouts, tableId);
    if (layout === undefined) return undefined;
    const { headerRow } = mappedColumns(layout);
    const isHere = ofTables.some(
      (column) => column.sheet === sheet && column.headerRow === headerRow && isBelow(column, row - 1),
    );
    return isHere ? `This row stands below the Excel table, where no status is written: ${resize}.` : undefined;
  };
}

function isBelow({ table, headerRow, rows }: StatusPlace, row: number): boolean {
  return table !== undefined && row > headerRow + rows;
}
