import { cellsOf, intersection, lastColumn } from "../area.ts";
import { notImitated, refuse } from "../host-error.ts";
import type { Cell, Look, Sheet } from "../model.ts";
import type { Place } from "../moving.ts";
import { make, type Batch, type Definition, type Definitions, type Kind, type Wire } from "./handles.ts";
import { addressOf, isUnbounded, requireUnprotected, uniform } from "./places.ts";
import { sortDefinitions } from "./range-sort.ts";

type Family = "RangeAreas" | "RangeCollection" | "RangeFormat" | "RangeFill" | "RangeFont" | "RangeSort" | "TableSort";
type Formatted = Kind & ("RangeFormat" | "RangeFill" | "RangeFont");
type LookName = keyof Look;

/** Points; Excel's standard width of 64 pixels. */
const standardWidth = 48;

export const formatDefinitions: Pick<Definitions, Family> = {
  ...sortDefinitions,
  RangeAreas: {
    isReferenced: true,
    get: {
      address: ({ places }) => places.map(addressOf).join(","),
      areaCount: ({ places }) => places.length,
      cellCount: ({ places }) => places.reduce((sum, { area }) => sum + area.rows * area.columns, 0),
    },
    links: {
      Areas: ({ places }) => make("RangeCollection", { places }),
      Format: ({ places }) => make("RangeFormat", { places }),
      ConditionalFormats: ({ places }) => make("ConditionalFormatCollection", { places }),
      Worksheet: ({ places: [first] }) => make("Worksheet", { sheet: first?.sheet ?? refuse("ItemNotFound") }),
    },
    methods: { _KeepReference: () => undefined },
  },
  RangeCollection: {
    items: ({ places }) => places.map((place) => make("Range", { place })),
    methods: {
      GetCount: ({ places }) => places.length,
      GetItemAt: ({ places }, args) => make("Range", { place: places[args.integer(0)] ?? refuse("ItemNotFound") }),
    },
  },
  RangeFormat: {
    get: {
      ...look<"RangeFormat">("wrapText", "wrap", false).get,
      ...look<"RangeFormat">("verticalAlignment", "verticalAlignment", "Bottom").get,
      ...look<"RangeFormat">("horizontalAlignment", "horizontalAlignment", "General").get,
      columnWidth: ({ places }) => columnWidth(places),
      useStandardWidth: ({ places }) => uniformOfColumns(places, (sheet, column) => !sheet.columnWidths.has(column)),
    },
    set: {
      ...look<"RangeFormat">("wrapText", "wrap", false).set,
      ...look<"RangeFormat">("verticalAlignment", "verticalAlignment", "Bottom").set,
      ...look<"RangeFormat">("horizontalAlignment", "horizontalAlignment", "General").set,
      columnWidth: ({ places }, value, batch) => {
        setColumnWidth(places, value, batch);
      },
      useStandardWidth: ({ places }, value, batch) => {
        if (value !== true) notImitated("RangeFormat.useStandardWidth = false");
        eachColumn(places, (sheet, column) => sheet.columnWidths.delete(column), batch);
      },
    },
    links: {
      Fill: ({ places }) => make("RangeFill", { places }),
      Font: ({ places }) => make("RangeFont", { places }),
    },
    // A width that fits the text needs fonts: the width stays.
    methods: { AutofitColumns: () => undefined, AutofitRows: () => undefined },
  },
  RangeFill: {
    ...look<"RangeFill">("color", "fill", "#FFFFFF"),
    methods: {
      Clear: ({ places }, _, batch) => {
        setLook(places, batch, (each) => delete each.fill);
        return undefined;
      },
    },
  },
  RangeFont: {
    get: {
      ...look<"RangeFont">("color", "colour", "#000000").get,
      ...look<"RangeFont">("bold", "bold", false).get,
      ...look<"RangeFont">("italic", "italic", false).get,
      ...look<"RangeFont">("strikethrough", "strike", false).get,
    },
    set: {
      ...look<"RangeFont">("color", "colour", "#000000").set,
      ...look<"RangeFont">("bold", "bold", false).set,
      ...look<"RangeFont">("italic", "italic", false).set,
      ...look<"RangeFont">("strikethrough", "strike", false).set,
    },
  },
};

/** A property of Excel's that is one entry of a cell's look. */
function look<K extends Formatted>(
  property: string,
  name: LookName,
  missing: string | boolean,
): { get: NonNullable<Definition<K>["get"]>; set: NonNullable<Definition<K>["set"]> } {
  const valueOf = (cell: Cell | undefined): Wire => cell?.look?.[name] ?? missing;
  const placesOf = (handle: object): Place[] => (handle as { places: Place[] }).places;
  return {
    get: { [property]: (handle) => uniform(placesOf(handle), valueOf) },
    set: {
      [property]: (handle, value, batch) => {
        if (typeof value !== typeof missing) refuse("InvalidArgument");
        setLook(placesOf(handle), batch, (each) => Object.assign(each, { [name]: value }));
      },
    },
  };
}

function setLook(places: readonly Place[], batch: Batch, change: (look: Look) => void): void {
  for (const { sheet, area } of places) {
    requireUnprotected(sheet);
    if (isUnbounded(area)) notImitated("The look of whole rows or columns");
    for (const [row, column] of cellsOf(area)) {
      const cell = sheet.ensure(row, column);
      cell.look ??= {};
      change(cell.look);
    }
    batch.tell({ kind: "formats", sheet });
  }
}

function columnWidth(places: readonly Place[]): Wire {
  return uniformOfColumns(places, (sheet, column) => sheet.columnWidths.get(column) ?? standardWidth);
}

/** What all columns in use say, or null where they differ. */
function uniformOfColumns(places: readonly Place[], read: (sheet: Sheet, column: number) => Wire): Wire {
  const answers = new Set<Wire>();
  for (const { sheet, area } of places) {
    const known = intersection(area, sheet.used(false) ?? area) ?? area;
    for (let column = known.column; column <= lastColumn(known); column++) answers.add(read(sheet, column));
  }
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? only : null;
}

function setColumnWidth(places: readonly Place[], value: unknown, batch: Batch): void {
  if (typeof value !== "number" || value < 0) refuse("InvalidArgument");
  eachColumn(places, (sheet, column) => sheet.columnWidths.set(column, value), batch);
}

function eachColumn(places: readonly Place[], act: (sheet: Sheet, column: number) => unknown, batch: Batch): void {
  for (const { sheet, area } of places) {
    requireUnprotected(sheet);
    if (area.columns > 1000) notImitated("The width of every column");
    for (let column = area.column; column <= lastColumn(area); column++) act(sheet, column);
    batch.tell({ kind: "formats", sheet });
  }
}
