import { cellPosition } from "./columns.ts";
import type { CellPlace, FieldReader, ReadingContext, UnplacedEntry } from "./field-reader.ts";
import type { CellValue } from "./grid.ts";
import type { MappedColumns, SeriesColumn } from "./mapped-columns.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** A cell that a row was made from; `row` is the top one where cells are merged downwards. Both count from 0. */
export interface InputCell {
  readonly column: number;
  readonly row: number;
  readonly value: CellValue;
  /** What worked the value out, where the same value typed may be read differently. */
  readonly formula?: string;
}

export interface RowReading<Field extends string> {
  readonly fields: Partial<Record<Field, unknown>>;
  readonly inputs: readonly InputCell[];
  readonly entriesToCheck: readonly UnplacedEntry[];
}

export type FieldReaders<Field extends string> = Readonly<Record<Field, FieldReader>>;

/** Where the cells of a field stand. */
export type FindPlaces = (field: string) => readonly CellPlace[];

/** Reads the fields that have a place, in the order of the readers. */
export function readFields<Field extends string>(
  readers: FieldReaders<Field>,
  mapped: readonly Field[],
  placesOf: FindPlaces,
  context: ReadingContext,
): RowReading<Field> {
  const fields: Partial<Record<Field, unknown>> = {};
  const inputs: InputCell[] = [];
  const entriesToCheck: UnplacedEntry[] = [];
  for (const field of mapped) {
    const places = placesOf(field);
    if (!isSome(places)) continue;
    const read = readers[field];
    for (const place of places) {
      const { column, row, cell } = place;
      const { value, formula } = cell;
      const decides =
        formula !== undefined && isReadAsWorkedOut((as) => read([{ ...place, cell: as }], context, field), value);
      inputs.push(decides ? { column, row, value, formula } : { column, row, value });
    }
    const { entry, faults } = read(places, context, field);
    if (entry !== undefined) fields[field] = entry;
    if (faults.length > 0) entriesToCheck.push(...faults);
  }
  return { fields, inputs, entriesToCheck };
}

/** Whether a value that is worked out from the day is read otherwise than the same one typed. */
function isReadAsWorkedOut(read: (cell: CellPlace["cell"]) => ReturnType<FieldReader>, value: CellValue): boolean {
  const [typed, workedOut] = [read({ value }), read({ value, formula: "=TODAY()" })];
  return JSON.stringify(typed.entry) !== JSON.stringify(workedOut.entry);
}

/**
 * Readers for the rows of one table: a column says the same few things again and again, and what was read once without a
 * fault is not read again. What a formula works out is another matter than the same value typed.
 */
export function remembering<Field extends string>(readers: FieldReaders<Field>): FieldReaders<Field> {
  const all = Object.entries<FieldReader>(readers).map(([field, reader]) => [field, rememberingOne(reader)]);
  return Object.fromEntries(all) as FieldReaders<Field>;
}

function rememberingOne(reader: FieldReader): FieldReader {
  const known = new Map<CellValue, ReturnType<FieldReader>>();
  return (places, context, field) => {
    const [{ cell }] = places;
    if (places.length > 1 || cell.formula !== undefined) return reader(places, context, field);
    const before = known.get(cell.value);
    if (before !== undefined) return before;
    const reading = reader(places, context, field);
    // A fault says in which cell it is.
    if (reading.faults.length === 0) known.set(cell.value, reading);
    return reading;
  };
}

function isSome(places: readonly CellPlace[]): places is readonly [CellPlace, ...CellPlace[]] {
  return places.length > 0;
}

/** The columns of each field of a table, looked up once and not on every row. */
export function columnsByField(columns: MappedColumns): ReadonlyMap<string, readonly SeriesColumn[]> {
  const byField = new Map<string, readonly SeriesColumn[]>(columns.series);
  for (const [field, column] of columns.single) byField.set(field, [{ column }, ...(byField.get(field) ?? [])]);
  return byField;
}

/** The cells of a field on one row of a table. */
export function placesOnRow(
  cells: SheetCells,
  byField: ReadonlyMap<string, readonly SeriesColumn[]>,
  row: number,
): FindPlaces {
  const placeOf = ({ column, month }: SeriesColumn): CellPlace => {
    const at = cells.valueRow(row, column);
    return { column, row: at, cell: cells.cellAt(at, column), month };
  };
  return (field) => byField.get(field)?.map(placeOf) ?? [];
}

/** The single cells that stand above a table, such as worker to B2. */
export function placesAbove(cells: SheetCells, named: Readonly<Record<string, string>>): FindPlaces {
  return (field) => {
    const position = cellPosition(named[field] ?? "");
    if (position === undefined) return [];
    const row = cells.valueRow(position.row, position.column);
    return [{ column: position.column, row, cell: cells.cellAt(row, position.column) }];
  };
}

/** The fields that have a reader, in the readers' own order, of those that the layout maps. */
export function fieldsMapped<Field extends string>(
  readers: FieldReaders<Field>,
  isMapped: (field: string) => boolean,
): Field[] {
  return (Object.keys(readers) as Field[]).filter(isMapped);
}
