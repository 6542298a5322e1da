import { dayFromSerial } from "../../shared/calendar/excel-serial.ts";
import { monthInWords } from "../../shared/calendar/format.ts";
import { columnLetters } from "../../shared/tracker/columns.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { headingsOnSheetRow } from "../../shared/tracker/layout-headings.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { mayBeAMonth } from "../../shared/tracker/month-headings.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";

export interface ColumnOption {
  readonly column: string;
  readonly heading: string;
  /** The heading as the sheet shows it: Excel keeps Apr-25 as the number of a day. */
  readonly words: string;
}

/** Every heading of the table's sheet, to choose from. */
export function columnOptions({ sheets, date1904 }: WorkbookGrid, layout: TableLayout): ColumnOption[] {
  const sheet = sheets.find(({ name }) => name === layout.name);
  const { headerRow } = mappedColumns(layout);
  if (sheet === undefined || headerRow === undefined) return [];
  return headingsOnSheetRow(sheetCells(sheet), headerRow).map(({ column, heading }) => {
    const day = mayBeAMonth(Number(heading)) ? dayFromSerial(Number(heading), date1904 ? 1904 : 1900) : undefined;
    return {
      column: columnLetters(column),
      heading,
      words: day === undefined ? heading : monthInWords(day.slice(0, 7)),
    };
  });
}
