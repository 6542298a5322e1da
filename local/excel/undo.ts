import type { Area, Cell, Sheet, Workbook } from "./model.ts";

/** What one step back of Excel's brings back: everything on the sheets as it is now. Settings of add-ins are not undone. */
export function undoOf(workbook: Workbook): () => void {
  const sheets = workbook.sheets.map((sheet) => ({ sheet, before: sheetNow(sheet) }));
  const tables = workbook.tables.map(({ sheet, table }) => ({ sheet, table: structuredClone(table) }));
  return () => {
    for (const { sheet, before } of sheets) bringBack(sheet, before);
    workbook.tables.splice(0, workbook.tables.length, ...tables);
    for (const { sheet } of sheets) workbook.tell({ kind: "structure", sheet, source: "manager" });
  };
}

interface SheetBefore {
  readonly cells: readonly [row: number, column: number, cell: Cell][];
  readonly autoFilter: Area | undefined;
  readonly merges: readonly Area[];
  readonly formats: Sheet["conditionalFormats"];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly widths: ReadonlyMap<number, number>;
}

function sheetNow(sheet: Sheet): SheetBefore {
  return structuredClone({
    cells: [...sheet.entries()],
    autoFilter: sheet.autoFilter,
    merges: sheet.merges,
    formats: sheet.conditionalFormats,
    hiddenRows: sheet.hiddenRows,
    hiddenColumns: sheet.hiddenColumns,
    widths: sheet.columnWidths,
  });
}

function bringBack(sheet: Sheet, before: SheetBefore): void {
  for (const [row, column] of [...sheet.entries()]) sheet.put(row, column, undefined);
  for (const [row, column, cell] of before.cells) sheet.put(row, column, cell);
  sheet.autoFilter = before.autoFilter;
  sheet.merges.splice(0, sheet.merges.length, ...before.merges);
  sheet.conditionalFormats.splice(0, sheet.conditionalFormats.length, ...before.formats);
  refill(sheet.hiddenRows, before.hiddenRows);
  refill(sheet.hiddenColumns, before.hiddenColumns);
  sheet.columnWidths.clear();
  for (const [column, width] of before.widths) sheet.columnWidths.set(column, width);
}

function refill(set: Set<number>, values: ReadonlySet<number>): void {
  set.clear();
  for (const value of values) set.add(value);
}
