import type { PlainDate } from "../calendar/plain-date.ts";
import type { CaseRow, WireTable } from "../contract/tables.ts";
import type { ExclusionReason } from "../contract/vocabulary.ts";
import { cellPosition } from "./columns.ts";
import type { EntryToCheck } from "./entry-to-check.ts";
import type { TableLayout } from "./layout.ts";
import { identityColumn, mappedColumns } from "./mapped-columns.ts";
import { labelOf, readCaseRow, sentFields, type InputCell, type ReadingContext } from "./read-case-row.ts";
import { referenceAsWritten, wireReference } from "./reference.ts";
import { rowsOf } from "./rows.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** Where a row of the wire stands in the workbook. Rows count from 1, as the manager sees them. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  /** The identity as written. */
  readonly ref: string;
}

/** A row that is no case, left out here and not by the service. */
export interface LocalExclusion {
  readonly sheet: string;
  readonly row: number;
  readonly reason: Extract<ExclusionReason, "total-row" | "separator" | "repeated-header">;
}

export interface RowInputs {
  readonly tableId: string;
  readonly rowId: string;
  /** The reference first, then every field that was sent. */
  readonly cells: readonly InputCell[];
}

interface TableTask {
  readonly cells: SheetCells;
  readonly layout: TableLayout;
  readonly tableId: string;
  readonly asAt: PlainDate;
  readonly date1904: boolean;
}

interface UnderstoodRow {
  readonly rowId: string;
  readonly place: Place;
  readonly wire: CaseRow;
  readonly refused: boolean;
  readonly inputs: RowInputs;
  readonly entriesToCheck: readonly EntryToCheck[];
}

interface UnderstoodTable {
  readonly wire: WireTable;
  readonly rows: readonly UnderstoodRow[];
  readonly exclusions: readonly LocalExclusion[];
}

/** Reads one confirmed table of children. */
export function understandTable(task: TableTask): UnderstoodTable {
  const { cells, layout, tableId, asAt, date1904 } = task;
  const columns = mappedColumns(layout);
  const context: ReadingContext = { cells, columns, asAt, date1904 };
  const worker = workerAbove(task);
  const sorted = rowsOf(cells, columns);
  const rows = sorted.filter(({ kind }) => kind === "data").map((row) => understandRow(task, context, row, worker));
  const mapped = sentFields(columns);
  return {
    wire: {
      tableId,
      holds: "cases",
      hasCaseRefs: columns.single.has("caseRef"),
      mappedFields: worker === undefined || mapped.includes("worker") ? mapped : [...mapped, "worker"],
      rows: rows.map(({ wire }) => wire),
    },
    rows,
    exclusions: sorted.flatMap(({ row, kind }) =>
      kind === "data" || kind === "blank" ? [] : [{ sheet: layout.name, row: row + 1, reason: kind }],
    ),
  };
}

/** The worker named in a cell above the children, where the table has one. */
function workerAbove({ cells, layout }: TableTask): string | undefined {
  const position = cellPosition(layout.cells?.["worker"] ?? "");
  return position === undefined ? undefined : labelOf(cells.valueAt(position.row, position.column));
}

function understandRow(
  { cells, layout, tableId }: TableTask,
  context: ReadingContext,
  { row, underClosed }: { readonly row: number; readonly underClosed: boolean },
  worker: string | undefined,
): UnderstoodRow {
  const rowId = `r${row + 1}`;
  const reading = readCaseRow(context, row);
  const identity = identityColumn(context.columns);
  const refColumn = context.columns.single.get("caseRef");
  const refRow = identity === undefined ? row : cells.valueRow(row, identity);
  const ref = identity === undefined ? "" : referenceAsWritten(cells.valueAt(refRow, identity));
  const { caseRef, refused } = refColumn === undefined ? { refused: false } : wireReference(ref);
  const refInput =
    refColumn === undefined ? [] : [{ column: refColumn, row: refRow, value: cells.valueAt(refRow, refColumn) }];
  const fields = worker === undefined ? reading.fields : { worker, ...reading.fields };
  return {
    rowId,
    place: { sheet: layout.name, row: row + 1, ref },
    wire: {
      rowId,
      ...(caseRef === undefined ? {} : { caseRef }),
      ...(underClosed ? { underClosed } : {}),
      fields,
    },
    refused,
    inputs: { tableId, rowId, cells: [...refInput, ...reading.inputs] },
    entriesToCheck: reading.entriesToCheck.map((entry) => ({ ...entry, tableId, rowId, sheet: layout.name })),
  };
}
