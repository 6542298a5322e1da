import { serialFromDay } from "../../../shared/calendar/excel-serial.ts";
import { columnLetters } from "../../../shared/tracker/columns.ts";
import type { CellValue, WorkbookGrid } from "../../../shared/tracker/grid.ts";
import type { TableLayout } from "../../../shared/tracker/layout.ts";
import { sheetOf } from "../../support/grid.ts";
import type { CheckExample, ExampleCell } from "../vectors.ts";

/** The rows of a worked example as the workbook of a tracker: a sheet for each table, headed by the names of its fields. */
export function exampleWorkbook({ inputs }: CheckExample): {
  readonly workbook: WorkbookGrid;
  readonly layouts: readonly TableLayout[];
} {
  const tables = Object.entries(inputs).map(([holds, rows]) => tableOf(holds as TableLayout["holds"], rows));
  return {
    workbook: { fileName: "example.xlsx", date1904: false, sheets: tables.map(({ sheet }) => sheet) },
    layouts: tables.map(({ layout }) => layout),
  };
}

function tableOf(holds: TableLayout["holds"], rows: readonly Readonly<Record<string, ExampleCell>>[]) {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = [fields, ...rows.map((row) => fields.map((field) => valueOf(row[field] ?? null)))];
  const columns = Object.fromEntries(fields.map((field, index) => [field, columnLetters(index)]));
  return {
    sheet: sheetOf(values, { name: holds }),
    layout: { name: holds, holds, headerRows: [1], dataRows: [2, values.length] as [number, number], columns },
  };
}

function valueOf(cell: ExampleCell): CellValue {
  if (cell === null) return "";
  return typeof cell === "object" ? serialFromDay(cell.date, 1900) : cell;
}
