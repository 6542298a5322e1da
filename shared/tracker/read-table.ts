import type { PlainDate } from "../calendar/plain-date.ts";
import type { ExclusionReason } from "../contract/vocabulary.ts";
import type { EntryToCheck } from "./entry-to-check.ts";
import type { ReadingContext, UnplacedEntry } from "./field-reader.ts";
import { atOnce, type InSteps } from "./in-steps.ts";
import type { TableLayout } from "./layout.ts";
import { columnsOf, identityColumn, mappedColumns, type MappedColumns } from "./mapped-columns.ts";
import {
  columnsByField,
  fieldsMapped,
  placesOnRow,
  readFields,
  remembering,
  type FieldReaders,
  type InputCell,
} from "./read-row.ts";
import { referenceAsWritten } from "./reference.ts";
import { rowsOf } from "./rows.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { turnedColumns } from "./turned-dates.ts";

/** Where a row of the wire stands in the workbook. Rows count from 1, as the manager sees them. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  /** The identity as written. */
  readonly ref: string;
}

/** A row left out here and not by the service: it is no data, or its name is nobody's or more than one person's. */
export interface LocalExclusion {
  readonly sheet: string;
  readonly row: number;
  readonly reason: Exclude<ExclusionReason, "exempt" | "duplicate" | "left" | "not-started">;
}

export interface RowInputs {
  readonly tableId: string;
  readonly rowId: string;
  /** The reference or name first, then every field that was sent. */
  readonly cells: readonly InputCell[];
}

export interface TableTask {
  readonly cells: SheetCells;
  readonly layout: TableLayout;
  readonly tableId: string;
  readonly asAt: PlainDate;
  readonly date1904: boolean;
  /** What the council says that its references look like. */
  readonly referencePattern?: string | undefined;
}

/** A row that was read, and what stays in the workbook of it. */
export interface RowRead<Field extends string> {
  readonly tableId: string;
  readonly rowId: string;
  /** From 0. */
  readonly row: number;
  readonly place: Place;
  readonly underClosed: boolean;
  readonly fields: Partial<Record<Field, unknown>>;
  readonly inputs: RowInputs;
  readonly entriesToCheck: readonly EntryToCheck[];
}

export interface TableRead<Field extends string> {
  readonly columns: MappedColumns;
  readonly mapped: readonly Field[];
  readonly rows: readonly RowRead<Field>[];
  readonly exclusions: readonly LocalExclusion[];
}

/** Reads every data row of a confirmed table. `nameField`: the column that says whose a row is. */
export function readTable<Field extends string>(
  task: TableTask,
  readers: FieldReaders<Field>,
  nameField?: "worker" | "team" | "manager",
): TableRead<Field> {
  return atOnce(readTableInSteps(task, readers, nameField));
}

const rowsInAStep = 200;

/** The same, some hundred rows at a time. */
export function* readTableInSteps<Field extends string>(
  task: TableTask,
  readers: FieldReaders<Field>,
  nameField?: "worker" | "team" | "manager",
): InSteps<TableRead<Field>> {
  const { cells, layout } = task;
  const columns = mappedColumns(layout);
  const mapped = fieldsMapped(readers, (field) => columns.single.has(field) || columns.series.has(field));
  const context = contextOf(task);
  const named = nameField === undefined ? undefined : columns.single.get(nameField);
  const identity = named ?? identityColumn(columns);
  const inputColumn = named ?? columns.single.get("caseRef");
  const isSent = mapped.some((field) => columns.single.get(field) === inputColumn);
  const byField = columnsByField(columns);
  const reading = remembering(readers);
  const sorted = rowsOf(cells, columns);
  yield;
  const rows: RowRead<Field>[] = [];
  for (const { row, underClosed, kind } of sorted) {
    if (kind !== "data") continue;
    const { fields, inputs, entriesToCheck } = readFields(reading, mapped, placesOnRow(cells, byField, row), context);
    const own = inputColumn === undefined || isSent ? [] : [cellOf(cells, row, inputColumn)];
    rows.push({
      row,
      underClosed,
      fields,
      ...placed(task, row, identity === undefined ? undefined : cellOf(cells, row, identity), {
        inputs: [...own, ...inputs],
        entriesToCheck,
      }),
    });
    if (rows.length % rowsInAStep === 0) yield;
  }
  return {
    columns,
    mapped,
    rows,
    exclusions: sorted.flatMap(({ row, kind }) =>
      kind === "data" || kind === "blank" ? [] : [{ sheet: layout.name, row: row + 1, reason: kind }],
    ),
  };
}

/** The heading of a column is all that its heading rows say: the unit of a length may stand in either. */
export function contextOf({ cells, layout, asAt, date1904 }: TableTask): ReadingContext {
  const headingOf = (column: number): string =>
    layout.headerRows.map((row) => String(cells.shownAt(row - 1, column))).join(" ");
  const columns = mappedColumns(layout);
  const wasTurnedIn = new Map(
    Object.entries(layout.turned ?? {}).flatMap(([field, turned]) =>
      columnsOf(columns, field).map((column) => [column, turned] as const),
    ),
  );
  return { asAt, date1904, headingOf, turnedIn: turnedColumns(cells, columns, { asAt, date1904 }), wasTurnedIn };
}

function cellOf(cells: SheetCells, row: number, column: number): InputCell {
  const at = cells.valueRow(row, column);
  return { column, row: at, value: cells.valueAt(at, column) };
}

interface Reading {
  readonly inputs: readonly InputCell[];
  readonly entriesToCheck: readonly UnplacedEntry[];
}

/** A reading at its place in the workbook. */
export function placed(
  { tableId, layout: { name: sheet } }: Pick<TableTask, "tableId" | "layout">,
  row: number,
  identity: InputCell | undefined,
  { inputs, entriesToCheck }: Reading,
): Pick<RowRead<string>, "tableId" | "rowId" | "place" | "inputs" | "entriesToCheck"> {
  const rowId = `r${row + 1}`;
  const ref = identity === undefined ? "" : referenceAsWritten(identity.value);
  return {
    tableId,
    rowId,
    place: { sheet, row: row + 1, ref },
    inputs: { tableId, rowId, cells: inputs },
    entriesToCheck: entriesToCheck.map((entry) => ({ ...entry, tableId, rowId, sheet })),
  };
}
