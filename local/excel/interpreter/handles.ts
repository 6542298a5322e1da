import type { Chart, ConditionalFormat, Sheet, Table, Workbook, Change } from "../model.ts";
import type { Place } from "../moving.ts";
import type { Registrations } from "./registrations.ts";

interface Payloads {
  Workbook: object;
  Application: object;
  Runtime: object;
  DocumentProperties: object;
  WorksheetCollection: object;
  Functions: object;
  FunctionResult: { value: number };
  SettingCollection: object;
  Setting: { key: string };
  Worksheet: { sheet: Sheet };
  WorksheetProtection: { sheet: Sheet };
  PageLayout: { sheet: Sheet };
  ChartCollection: { sheet: Sheet };
  Chart: ChartHandle;
  ChartTitle: ChartHandle;
  ChartAxes: ChartHandle;
  ChartAxis: ChartHandle;
  AutoFilter: { sheet: Sheet; table: Table | undefined };
  Range: { place: Place };
  RangeAreas: { places: Place[] };
  RangeCollection: { places: Place[] };
  RangeFormat: { places: Place[] };
  RangeFill: { places: Place[] };
  RangeFont: { places: Place[] };
  RangeSort: { place: Place };
  TableCollection: { sheet: Sheet | undefined };
  TableScopedCollection: { tables: TableHandle[] };
  Table: TableHandle;
  TableSort: TableHandle;
  TableColumnCollection: TableHandle;
  TableRowCollection: TableHandle;
  TableColumn: TableHandle & { id: number };
  TableRow: TableHandle & { index: number };
  ConditionalFormatCollection: { places: Place[] };
  ConditionalFormat: FormatHandle;
  CustomConditionalFormat: FormatHandle;
  ConditionalFormatRule: FormatHandle;
  ConditionalRangeFormat: FormatHandle;
  ConditionalRangeFill: FormatHandle;
  ConditionalRangeFont: FormatHandle;
}

export interface TableHandle {
  sheet: Sheet;
  table: Table;
}

export interface ChartHandle {
  sheet: Sheet;
  chart: Chart;
}

export interface FormatHandle {
  sheet: Sheet;
  format: ConditionalFormat;
}

/** The classes of Excel's object model that are imitated, under their own names. */
export type Kind = keyof Payloads;
export type HandleOf<K extends Kind> = { kind: K } & Payloads[K];
/** One object of Excel's object model, as a batch refers to it. */
export type Handle = { [K in Kind]: HandleOf<K> }[Kind];

/** A value that travels in a message. */
export type Wire = string | number | boolean | null | readonly Wire[] | { readonly [name: string]: Wire };

/** Null is Excel's null object; undefined is nothing to hand back. */
export type Outcome = Handle | Wire | undefined;

/** What a member may use while a batch runs. */
export interface Batch {
  readonly workbook: Workbook;
  readonly registrations: Registrations;
  /** Every object that remembers a place: each follows insertions and deletions. */
  placesInUse(): Iterable<Place>;
  /** Told to the workbook's listeners when the batch is over. */
  tell(change: Change): void;
  releaseReference(key: string): void;
  /** The object behind a reference that an event carried. */
  referenced(key: string): Handle | undefined;
  suspendCalculation(): void;
}

type Getter<K extends Kind> = (handle: HandleOf<K>, batch: Batch) => Wire;
type Setter<K extends Kind> = (handle: HandleOf<K>, value: unknown, batch: Batch) => void;
type Link<K extends Kind> = (handle: HandleOf<K>, batch: Batch) => Handle | null;
type Method<K extends Kind> = (handle: HandleOf<K>, args: Arguments, batch: Batch) => Outcome;

/** One class: what can be read, set, followed and called. A name that is not here is refused. */
export interface Definition<K extends Kind> {
  /** How an object of the class is told apart on the wire. */
  identity?: { name: "Id" | "_Id"; of: (handle: HandleOf<K>) => string | number };
  /** Ranges live on in Excel under a reference that it gives out. */
  isReferenced?: boolean;
  get?: Record<string, Getter<K>>;
  set?: Record<string, Setter<K>>;
  links?: Record<string, Link<K>>;
  methods?: Record<string, Method<K>>;
  items?: (handle: HandleOf<K>, batch: Batch) => Handle[];
  /** The item by its key; undefined when there is none. */
  item?: (handle: HandleOf<K>, key: unknown, batch: Batch) => Handle | undefined;
}

export type Definitions = { [K in Kind]: Definition<K> };

/** The arguments of a call, read with the type that the member needs. */
export interface Arguments {
  readonly values: readonly unknown[];
  /** Missing and null both read as undefined. */
  at(index: number): unknown;
  text(index: number): string;
  integer(index: number, missing?: number): number;
  flag(index: number): boolean;
  handle<K extends Kind>(index: number, kind: K): HandleOf<K> | undefined;
}

export function isHandle(value: unknown): value is Handle {
  return value instanceof HandleObject;
}

class HandleObject {
  readonly kind: Kind;

  constructor(kind: Kind, payload: object) {
    Object.assign(this, payload);
    // Last: the payload may be another handle, to a part of which this one leads.
    this.kind = kind;
  }
}

export function make<K extends Kind>(kind: K, payload: Payloads[K]): HandleOf<K> {
  return new HandleObject(kind, payload) as unknown as HandleOf<K>;
}

export function range(sheet: Sheet, area: Place["area"]): HandleOf<"Range"> {
  return make("Range", { place: { sheet, area } });
}
