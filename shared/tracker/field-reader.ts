import type { PlainDate } from "../calendar/plain-date.ts";
import type { DateEntry } from "../contract/entries.ts";
import { isErrorValue } from "./cell-text.ts";
import { cellName } from "./columns.ts";
import {
  expectedForDate,
  expectedForRecorded,
  expectedForYesNo,
  expectedInsteadOfError,
  textAsTyped,
  type EntryToCheck,
} from "./entry-to-check.ts";
import type { CellValue } from "./grid.ts";
import { isOfGroups } from "./group-heading.ts";
import type { Turned } from "./layout.ts";
import { readDateCell, type Cell, type DateContext, type DateFault } from "./read-date.ts";
import { readRecordedCell } from "./read-recorded.ts";
import { readYesNoCell } from "./read-yes-no.ts";
import { mayBeTurned } from "./turned-dates.ts";

/** The cell that a field is read from; `row` is the top one where cells are merged downwards. Both count from 0. */
export interface CellPlace {
  readonly column: number;
  readonly row: number;
  readonly cell: Cell;
  /** The month above it, in a month grid. */
  readonly month?: string | undefined;
}

export interface ReadingContext {
  readonly asAt: PlainDate;
  readonly date1904: boolean;
  readonly headingOf: (column: number) => string;
  /** Absent where a cell is read by itself. */
  readonly turnedIn?: (column: number) => Turned;
  /** The same of how it was before, where nobody has said since that it is right. */
  readonly wasTurnedIn?: ReadonlyMap<number, Turned>;
}

export type UnplacedEntry = Pick<EntryToCheck, "cell" | "text" | "field" | "expected">;

interface FieldReading {
  readonly entry: unknown;
  readonly faults: readonly UnplacedEntry[];
}

/** Reads the cell of a field, or all the cells of a series, into its entry of the wire. */
export type FieldReader = (
  places: readonly [CellPlace, ...CellPlace[]],
  context: ReadingContext,
  field: string,
) => FieldReading;

export const event: FieldReader = ([place], context, field) => readDate(field, place, context, "event");

export const booking: FieldReader = ([place], context, field) => readDate(field, place, context, "booking");

/** A field that has no unreadable entries: what it does not say, it does not say. */
export const plain =
  (read: (cell: Cell, context: ReadingContext) => unknown): FieldReader =>
  ([{ cell }], context) => ({ entry: read(cell, context), faults: [] });

/** The same, but an error in the cell hides what a check would have read. */
export const plainButNoError =
  (read: (cell: Cell) => unknown): FieldReader =>
  ([place], context, field) => ({
    entry: read(place.cell),
    faults: isErrorValue(place.cell.value) ? [entryAt(field, place, expectedInsteadOfError, context)] : [],
  });

/** A field whose cell may be unreadable; `expected` says what would be read. */
export const readable =
  (
    read: (cell: Cell, context: ReadingContext, column: number) => { readonly kind: string },
    expected: string,
  ): FieldReader =>
  ([place], context, field) => {
    const entry = read(place.cell, context, place.column);
    return { entry, faults: entry.kind === "unreadable" ? [entryAt(field, place, expected, context)] : [] };
  };

export const yesNo = readable(readYesNoCell, expectedForYesNo);

export const recorded: FieldReader = ([place], context, field) => {
  const read = readRecordedCell(place.cell, context);
  const turned = read.entry.kind === "dates" || read.fault === "not-a-date" ? faultOfTurned(place, context) : undefined;
  const { entry, fault }: typeof read = turned === undefined ? read : { entry: { kind: "unreadable" }, fault: turned };
  const expected = fault === undefined || fault === "not-a-date" ? expectedForRecorded : expectedForDate(fault);
  return { entry, faults: entry.kind === "unreadable" ? [entryAt(field, place, expected, context)] : [] };
};

export const label = plain(({ value }) => labelOf(value));

/** A reason must be written, not waved at: no, and a box that nobody ticked, are none. */
export const reason = plain((cell, context) => ({
  kind: isErrorValue(cell.value) || ["blank", "no"].includes(readYesNoCell(cell, context).kind) ? "blank" : "recorded",
}));

/** Only the right-most entry that is neither empty nor passed over decides whether a series can be read. */
export const series: FieldReader = (places, context, field) => {
  const readings = places.map((place) => readPlaced(field, place, context, "event"));
  const deciding = readings.findLastIndex(({ entry }) => !passedOver.has(entry.kind));
  const place = places[deciding];
  return {
    entry: { kind: "series", entries: readings.map(({ entry }) => entry) },
    faults: place === undefined ? [] : faultAt(field, place, readings[deciding]?.fault, context),
  };
};

const passedOver: ReadonlySet<DateEntry["kind"]> = new Set<DateEntry["kind"]>([
  ...(["blank", "nothing", "new", "cancelled", "planned", "absence"] as const),
]);

const sessions: ReadonlySet<string> = new Set(["lastDiscussion", "discussions", "lastOneToOne", "oneToOnes"]);

/** A date below a heading of groups is a group's, as one with such a note beside it is. */
function readPlaced(
  field: string,
  place: CellPlace,
  context: ReadingContext,
  kind: DateContext["column"],
): ReturnType<typeof readDateCell> {
  const { asAt, date1904, headingOf } = context;
  const reading = readDateCell(place.cell, { asAt, date1904, column: kind, gridMonth: place.month });
  const { entry, fault } = reading;
  if (entry.kind !== "dates" && fault !== "not-a-date") return reading;
  const turned = faultOfTurned(place, context);
  if (turned !== undefined) return { entry: { kind: "unreadable" }, fault: turned };
  if (entry.kind !== "dates" || !sessions.has(field) || !isOfGroups(headingOf(place.column))) return reading;
  return { ...reading, entry: { ...entry, dates: entry.dates.map(({ on }) => ({ on, group: true })) } };
}

/** Where nobody can say which is its day and which its month. */
function faultOfTurned({ cell, column }: CellPlace, context: ReadingContext): DateFault | undefined {
  const may = (turned?: Turned): boolean => turned !== undefined && mayBeTurned(cell.value, turned, context);
  if (may(context.turnedIn?.(column))) return "turned";
  return may(context.wasTurnedIn?.get(column)) ? "was-turned" : undefined;
}

function readDate(
  field: string,
  place: CellPlace,
  context: ReadingContext,
  column: DateContext["column"],
): FieldReading {
  const { entry, fault } = readPlaced(field, place, context, column);
  // A last discussion that says closed closes the case; any other date that says so cannot be read.
  const misplaced = entry.kind === "closed" && field !== "lastDiscussion" ? "not-an-event" : undefined;
  return { entry, faults: faultAt(field, place, fault ?? misplaced, context) };
}

type TextContext = Pick<ReadingContext, "asAt" | "date1904">;

export function faultAt(
  field: string,
  place: CellPlace,
  fault: DateFault | undefined,
  context: TextContext,
): UnplacedEntry[] {
  return fault === undefined ? [] : [entryAt(field, place, expectedForDate(fault), context)];
}

function entryAt(
  field: string,
  { row, column, cell }: CellPlace,
  expected: string,
  context: TextContext,
): UnplacedEntry {
  return { cell: cellName(row, column), text: textAsTyped(cell.value, context), field, expected };
}

const longestLabel = 100;

/** A worker's or team's label as written; undefined for an empty cell. */
export function labelOf(value: CellValue): string | undefined {
  const text = isErrorValue(value) ? "" : String(value).trim().slice(0, longestLabel).trim();
  return text === "" ? undefined : text;
}
