import type { PlainDate } from "../calendar/plain-date.ts";
import type { WireTable } from "../contract/tables.ts";
import type { EntryToCheck } from "./entry-to-check.ts";
import type { WorkbookGrid } from "./grid.ts";
import type { TableLayout } from "./layout.ts";
import { sheetCells, type SheetCells } from "./sheet-cells.ts";
import { understandTable, type LocalExclusion, type Place, type RowInputs } from "./understand-table.ts";

export interface PassedOver {
  readonly sheet: string;
  readonly holds: TableLayout["holds"];
  readonly reason: "no-such-sheet" | "not-cases";
}

/** What was understood of a workbook: what may travel, and what lets its results be shown where they belong. */
export interface Understood {
  readonly tables: readonly WireTable[];
  readonly places: ReadonlyMap<string, Place>;
  readonly exclusions: readonly LocalExclusion[];
  readonly entriesToCheck: readonly EntryToCheck[];
  readonly refusedRefs: readonly Place[];
  readonly inputs: readonly RowInputs[];
  readonly passedOver: readonly PassedOver[];
}

export function placeKey(tableId: string, rowId: string): string {
  return `${tableId} ${rowId}`;
}

/** Reads the confirmed tables of a workbook. Only fields of the wire are taken; nothing is dropped in silence. */
export function understandTracker(
  workbook: WorkbookGrid,
  layouts: readonly TableLayout[],
  asAt: PlainDate,
): Understood {
  const understood = {
    tables: [] as WireTable[],
    places: new Map<string, Place>(),
    exclusions: [] as LocalExclusion[],
    entriesToCheck: [] as EntryToCheck[],
    refusedRefs: [] as Place[],
    inputs: [] as RowInputs[],
    passedOver: [] as PassedOver[],
  };
  const cellsOf = cellsBySheet(workbook);
  layouts.forEach((layout, index) => {
    const cells = cellsOf(layout.name);
    const holdsCases = layout.holds === "cases" || layout.holds === "mixed";
    if (cells === undefined || !holdsCases) {
      const reason = cells === undefined ? "no-such-sheet" : "not-cases";
      understood.passedOver.push({ sheet: layout.name, holds: layout.holds, reason });
      return;
    }
    const table = understandTable({ cells, layout, tableId: `t${index + 1}`, asAt, date1904: workbook.date1904 });
    understood.tables.push(table.wire);
    understood.exclusions.push(...table.exclusions);
    for (const { rowId, place, inputs, refused, entriesToCheck } of table.rows) {
      understood.places.set(placeKey(table.wire.tableId, rowId), place);
      understood.inputs.push(inputs);
      understood.entriesToCheck.push(...entriesToCheck);
      if (refused) understood.refusedRefs.push(place);
    }
  });
  return understood;
}

function cellsBySheet(workbook: WorkbookGrid): (name: string) => SheetCells | undefined {
  const known = new Map<string, SheetCells>();
  return (name) => {
    const sheet = workbook.sheets.find((candidate) => candidate.name === name);
    if (sheet !== undefined && !known.has(name)) known.set(name, sheetCells(sheet));
    return known.get(name);
  };
}
