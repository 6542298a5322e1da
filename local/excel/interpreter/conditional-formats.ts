import { overlaps } from "../area.ts";
import { notImitated, refuse } from "../host-error.ts";
import type { ConditionalFormat } from "../model.ts";
import { cutFormats, newFormatId, type Place } from "../moving.ts";
import { make, range, type Batch, type Definitions, type FormatHandle, type HandleOf } from "./handles.ts";
import { isUnbounded, requireUnprotected } from "./places.ts";

type Family =
  | "ConditionalFormatCollection"
  | "ConditionalFormat"
  | "CustomConditionalFormat"
  | "ConditionalFormatRule"
  | "ConditionalRangeFormat"
  | "ConditionalRangeFill"
  | "ConditionalRangeFont";

const handleOf = ({ sheet, format }: FormatHandle): HandleOf<"ConditionalFormat"> =>
  make("ConditionalFormat", { sheet, format });

/** In order of priority. */
function formatsOn(places: readonly Place[]): FormatHandle[] {
  const sheet = places[0]?.sheet ?? refuse("ItemNotFound");
  return sheet.conditionalFormats
    .filter((format) => places.some(({ area }) => overlaps(area, format.area)))
    .map((format) => ({ sheet, format }));
}

function find(places: readonly Place[], id: unknown): HandleOf<"ConditionalFormat"> | undefined {
  const found = formatsOn(places).find(({ format }) => format.id === id && format.isLost !== true);
  return found === undefined ? undefined : handleOf(found);
}

const isCustom = (format: ConditionalFormat): boolean => format.type === "Custom";

/** Makes a change to a conditional format, or refuses it as Excel would. */
function change({ sheet, format }: FormatHandle, batch: Batch, make: (format: ConditionalFormat) => void): void {
  requireUnprotected(sheet);
  if (format.fromFile && !isCustom(format)) notImitated(`Changing a conditional format of type ${format.type}`);
  make(format);
  batch.tell({ kind: "formats", sheet });
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : refuse("InvalidArgument"));

export const conditionalFormatDefinitions: Pick<Definitions, Family> = {
  ConditionalFormatCollection: {
    items: ({ places }) => formatsOn(places).map(handleOf),
    item: ({ places }, id) => find(places, id),
    methods: {
      Add: ({ places }, args, batch) => handleOf(add(places, args.text(0), batch)),
      GetItemOrNullObject: ({ places }, args) => find(places, args.at(0)) ?? null,
      GetItemAt: ({ places }, args) => handleOf(formatsOn(places)[args.integer(0)] ?? refuse("InvalidArgument")),
      GetCount: ({ places }) => formatsOn(places).length,
      ClearAll: ({ places }, _, batch) => {
        for (const place of places) {
          requireUnprotected(place.sheet);
          cutFormats(batch.workbook, place);
          batch.tell({ kind: "formats", sheet: place.sheet });
        }
        return undefined;
      },
    },
  },
  ConditionalFormat: {
    identity: { name: "Id", of: ({ format }) => format.id },
    get: {
      id: ({ format }) => format.id,
      type: ({ format }) => (format.isLost === true ? refuse("ItemNotFound") : format.type),
      priority: ({ sheet, format }) => sheet.conditionalFormats.indexOf(format),
      stopIfTrue: ({ format }) => format.stopIfTrue,
    },
    set: {
      priority: (self, value, batch) => {
        setPriority(self, value, batch);
      },
      stopIfTrue: (self, value, batch) => {
        change(self, batch, (format) => (format.stopIfTrue = value === true));
      },
    },
    links: {
      Custom: (self) => (isCustom(self.format) ? make("CustomConditionalFormat", self) : refuse("InvalidArgument")),
      CustomOrNullObject: (self) => (isCustom(self.format) ? make("CustomConditionalFormat", self) : null),
    },
    methods: {
      GetRange: ({ sheet, format }) => range(sheet, format.area),
      GetRangeOrNullObject: ({ sheet, format }) => range(sheet, format.area),
      GetRanges: ({ sheet, format }) => make("RangeAreas", { places: [{ sheet, area: format.area }] }),
      Delete: ({ sheet, format }, _, batch) => {
        requireUnprotected(sheet);
        const index = sheet.conditionalFormats.indexOf(format);
        if (index < 0) refuse("ItemNotFound");
        sheet.conditionalFormats.splice(index, 1);
        batch.tell({ kind: "formats", sheet });
        return undefined;
      },
    },
  },
  CustomConditionalFormat: {
    links: {
      Rule: (self) => make("ConditionalFormatRule", self),
      Format: (self) => make("ConditionalRangeFormat", self),
    },
  },
  ConditionalFormatRule: {
    get: { formula: ({ format }) => format.formula },
    set: {
      formula: (self, value, batch) => {
        change(self, batch, (format) => (format.formula = textOf(value).replace(/^=?/, "=")));
      },
    },
  },
  ConditionalRangeFormat: {
    links: {
      Fill: (self) => make("ConditionalRangeFill", self),
      Font: (self) => make("ConditionalRangeFont", self),
    },
  },
  ConditionalRangeFill: {
    get: { color: ({ format }) => format.fill ?? "" },
    set: {
      color: (self, value, batch) => {
        change(self, batch, (format) => (format.fill = textOf(value)));
      },
    },
    methods: {
      Clear: (self, _, batch) => {
        change(self, batch, (format) => delete format.fill);
        return undefined;
      },
    },
  },
  ConditionalRangeFont: {
    get: { color: ({ format }) => format.colour ?? "", bold: ({ format }) => format.bold ?? null },
    set: {
      color: (self, value, batch) => {
        change(self, batch, (format) => (format.colour = textOf(value)));
      },
      bold: (self, value, batch) => {
        change(self, batch, (format) => (format.bold = value === true));
      },
    },
  },
};

/** A new rule comes first, before the manager's own. */
function add(places: readonly Place[], type: string, batch: Batch): FormatHandle {
  if (type !== "Custom") notImitated(`ConditionalFormatCollection.add("${type}")`);
  const [place, ...others] = places;
  if (place === undefined || others.length > 0) notImitated("ConditionalFormatCollection.add to several areas");
  if (isUnbounded(place.area)) notImitated("ConditionalFormatCollection.add to whole rows or columns");
  requireUnprotected(place.sheet);
  const format: ConditionalFormat = {
    id: newFormatId(batch.workbook),
    area: place.area,
    type,
    formula: "",
    stopIfTrue: false,
    fromFile: false,
  };
  place.sheet.conditionalFormats.unshift(format);
  batch.tell({ kind: "formats", sheet: place.sheet });
  return { sheet: place.sheet, format };
}

function setPriority({ sheet, format }: FormatHandle, value: unknown, batch: Batch): void {
  requireUnprotected(sheet);
  const list = sheet.conditionalFormats;
  if (typeof value !== "number" || value < 0 || value >= list.length) refuse("InvalidArgument");
  list.splice(list.indexOf(format), 1);
  list.splice(value, 0, format);
  batch.tell({ kind: "formats", sheet });
}
