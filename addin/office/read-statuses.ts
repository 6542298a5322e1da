import type { CellValue } from "../../shared/tracker/grid.ts";
import type { SheetRequest } from "../workbook.ts";
import type { Asked, ColumnOfFormulas } from "./read-sheets.ts";

/** So many formulas of a status column fit into one answer: each is some 750 bytes long. */
const formulasInOne = 5_500;
/** And so many beside everything else that is read. */
const formulasBeside = 3_000;

/** Whether the formulas of the status columns are left to round trips of their own. */
export function areReadApart(requests: readonly SheetRequest[]): boolean {
  const rows = requests.flatMap(({ only }) => (only?.marked ?? []).map((column) => column.rows));
  return rows.reduce((sum, each) => sum + each, 0) > formulasBeside;
}

/** The formulas of a sheet's status columns, a few thousand in each round trip. */
export async function readStatuses(
  context: Excel.RequestContext,
  { sheet, used, request }: Asked,
): Promise<ColumnOfFormulas[]> {
  if (used.isNullObject) return [];
  const worksheet = context.workbook.worksheets.getItem(sheet.name);
  const { rowIndex, rowCount } = used;
  const parts = (request.only?.marked ?? []).flatMap(({ column }) =>
    Array.from({ length: Math.ceil(rowCount / formulasInOne) }, (_, index) => {
      const from = index * formulasInOne;
      return { column, row: rowIndex + from, rows: Math.min(formulasInOne, rowCount - from) };
    }),
  );
  const read: ColumnOfFormulas[] = [];
  const readFrom = async (index: number): Promise<void> => {
    const part = parts[index];
    if (part === undefined) return;
    const range = worksheet.getRangeByIndexes(part.row, part.column, part.rows, 1);
    range.load("formulas");
    await context.sync();
    read.push({ column: part.column, row: part.row, formulas: range.formulas as CellValue[][] });
    await readFrom(index + 1);
  };
  await readFrom(0);
  return read;
}
