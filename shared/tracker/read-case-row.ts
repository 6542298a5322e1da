import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";
import { caseFieldNames, type CaseField, type CaseFields } from "../contract/tables.ts";
import { isEmpty, isErrorValue, textOf } from "./cell-text.ts";
import { cellName } from "./columns.ts";
import {
  expectedForDate,
  expectedForDiscussionType,
  expectedInsteadOfError,
  textAsTyped,
  type EntryToCheck,
} from "./entry-to-check.ts";
import type { CellValue } from "./grid.ts";
import type { MappedColumns, SeriesColumn } from "./mapped-columns.ts";
import { readDateCell, type Cell, type DateContext, type DateFault } from "./read-date.ts";
import { readDiscussionTypeCell } from "./read-discussion-type.ts";
import { readMatchCell } from "./read-match.ts";
import { readWeeksCell } from "./read-number.ts";
import { readCareLeaverCell, readPlanCell, readStatusCell } from "./read-plan.ts";
import type { SheetCells } from "./sheet-cells.ts";
import { nothingWords } from "./vocabulary/date-words.ts";

/** A cell that a row was made from; `row` is the top one where cells are merged downwards. Both count from 0. */
export interface InputCell {
  readonly column: number;
  readonly row: number;
  readonly value: CellValue;
}

type UnplacedEntry = Pick<EntryToCheck, "cell" | "text" | "field" | "expected">;

interface CaseReading {
  readonly fields: CaseFields;
  readonly inputs: readonly InputCell[];
  readonly entriesToCheck: readonly UnplacedEntry[];
}

export interface ReadingContext {
  readonly cells: SheetCells;
  readonly columns: MappedColumns;
  readonly asAt: PlainDate;
  readonly date1904: boolean;
}

/** The fields of the wire that a table maps, in the wire's own order. */
export function sentFields(columns: MappedColumns): CaseField[] {
  return caseFieldNames.filter((field) => columns.single.has(field) || columns.series.has(field));
}

/** Reads the mapped fields of one child's row. */
export function readCaseRow(context: ReadingContext, row: number): CaseReading {
  const fields: Partial<Record<CaseField, unknown>> = {};
  const inputs: InputCell[] = [];
  const entriesToCheck: UnplacedEntry[] = [];
  for (const field of sentFields(context.columns)) {
    const [first, ...more] = placesOf(context, field, row);
    if (first === undefined) continue;
    const places = [first, ...more] as const;
    inputs.push(...places.map(({ column, row: at, cell }) => ({ column, row: at, value: cell.value })));
    const read = readers[field](places, context, field);
    if (read.entry !== undefined) fields[field] = read.entry;
    entriesToCheck.push(...read.faults);
  }
  return { fields: fields as CaseFields, inputs, entriesToCheck: withoutIdleTypes(fields, entriesToCheck) };
}

interface Place {
  readonly column: number;
  readonly row: number;
  readonly cell: Cell;
  readonly month?: string | undefined;
}

function placesOf({ cells, columns }: ReadingContext, field: string, row: number): Place[] {
  const single = columns.single.get(field);
  const all: readonly SeriesColumn[] = [
    ...(single === undefined ? [] : [{ column: single }]),
    ...(columns.series.get(field) ?? []),
  ];
  return all.map(({ column, month }) => {
    const at = cells.valueRow(row, column);
    return { column, row: at, cell: cells.cellAt(at, column), month };
  });
}

interface FieldReading {
  readonly entry: unknown;
  readonly faults: readonly UnplacedEntry[];
}

type FieldReader = (places: readonly [Place, ...Place[]], context: ReadingContext, field: CaseField) => FieldReading;

const event: FieldReader = ([place], context, field) =>
  readDate(field, place, dateContext(context, "event", place.month));
const booking: FieldReader = ([place], context, field) =>
  readDate(field, place, dateContext(context, "booking", place.month));
/** A field that has no unreadable entries: what it does not say, it does not say. */
const plain =
  (read: (cell: Cell, context: ReadingContext) => unknown): FieldReader =>
  ([{ cell }], context) => ({ entry: read(cell, context), faults: [] });
/** The same, but an error in the cell hides what a check would have read. */
const plainButNoError =
  (read: (cell: Cell) => unknown): FieldReader =>
  ([place], _context, field) => ({
    entry: read(place.cell),
    faults: isErrorValue(place.cell.value) ? [entryAt(field, place, expectedInsteadOfError)] : [],
  });
const label = plain(({ value }) => labelOf(value));

const readers: Record<CaseField, FieldReader> = {
  planType: plainButNoError(({ value }) => readPlanCell(value)),
  careLeaver: plain(({ value }) => readCareLeaverCell(value)),
  longTermMatch: plain(readMatchCell),
  status: plainButNoError(({ value }) => readStatusCell(value)),
  dateOpened: event,
  dateAllocated: event,
  dateClosed: event,
  lastDiscussion: event,
  discussions: (places, context, field) => readSeries(field, places, context),
  discussionType: ([place]) => readDiscussionType(place),
  exemptReason: plain(({ value }) => ({ kind: saysNothing(value) ? "blank" : "recorded" })),
  exemptUntil: booking,
  agreedInterval: plain(({ value }) => readWeeksCell(value)),
  worker: label,
  team: label,
};

function dateContext(
  { asAt, date1904 }: ReadingContext,
  column: DateContext["column"],
  gridMonth?: string,
): DateContext {
  return { asAt, date1904, column, gridMonth };
}

function readDate(field: CaseField, place: Place, context: DateContext): FieldReading {
  const { entry, fault } = readDateCell(place.cell, context);
  // A last discussion that says closed closes the case; any other date that says so cannot be read.
  const misplaced = entry.kind === "closed" && field !== "lastDiscussion" ? "not-an-event" : undefined;
  return { entry, faults: faultAt(field, place, fault ?? misplaced) };
}

/** Only the right-most entry that is neither empty nor passed over decides whether a series can be read. */
function readSeries(field: CaseField, places: readonly Place[], context: ReadingContext): FieldReading {
  const readings = places.map((place) => readDateCell(place.cell, dateContext(context, "event", place.month)));
  const deciding = readings.findLastIndex(({ entry }) => !passedOver.has(entry.kind));
  const place = places[deciding];
  const fault = readings[deciding]?.fault;
  return {
    entry: { kind: "series", entries: readings.map(({ entry }) => entry) },
    faults: place === undefined ? [] : faultAt(field, place, fault),
  };
}

const passedOver: ReadonlySet<DateEntry["kind"]> = new Set<DateEntry["kind"]>([
  ...(["blank", "nothing", "new", "cancelled", "planned", "absence"] as const),
]);

function readDiscussionType(place: Place): FieldReading {
  const entry = readDiscussionTypeCell(place.cell.value);
  const unread = entry.kind === "unreadable";
  return { entry, faults: unread ? [entryAt("discussionType", place, expectedForDiscussionType)] : [] };
}

/** A type beside no date has no effect. */
function withoutIdleTypes(
  fields: Partial<Record<CaseField, unknown>>,
  entries: readonly UnplacedEntry[],
): UnplacedEntry[] {
  const last = fields.lastDiscussion as DateEntry | undefined;
  const dated = last === undefined || last.kind === "dates";
  return entries.filter(({ field }) => dated || field !== "discussionType");
}

function faultAt(field: CaseField, place: Place, fault: DateFault | undefined): UnplacedEntry[] {
  return fault === undefined ? [] : [entryAt(field, place, expectedForDate(fault))];
}

function entryAt(field: CaseField, { row, column, cell }: Place, expected: string): UnplacedEntry {
  return { cell: cellName(row, column), text: textAsTyped(cell.value), field, expected };
}

const nothing = new Set<string>(nothingWords);

/** An exemption must be written, not waved at: a dash is no reason. */
function saysNothing(value: CellValue): boolean {
  return isEmpty(value) || isErrorValue(value) || nothing.has(textOf(value).toLowerCase());
}

const longestLabel = 100;

/** A worker's or team's label as written; undefined for an empty cell. */
export function labelOf(value: CellValue): string | undefined {
  const text = isErrorValue(value) ? "" : String(value).trim().slice(0, longestLabel).trim();
  return text === "" ? undefined : text;
}
