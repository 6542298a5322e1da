import { area, sheetColumns, sheetRows } from "../area.ts";
import { notImitated, refuse } from "../host-error.ts";
import type { Sheet, Visibility, Workbook } from "../model.ts";
import { refuseByHand } from "./by-hand.ts";
import { make, range, type Batch, type Definitions, type HandleOf } from "./handles.ts";
import { onSheet, placeAt } from "./places.ts";
import { eventTypes, type EventName } from "./registrations.ts";

type Family = "WorksheetCollection" | "Worksheet" | "WorksheetProtection";
type EventMethods = Record<string, (handle: { sheet?: Sheet }, args: unknown, batch: Batch) => undefined>;

const handleOf = (sheet: Sheet): HandleOf<"Worksheet"> => make("Worksheet", { sheet });

const sheetEvents: readonly EventName[] = [
  "DataChanged",
  "Activated",
  "Deactivated",
  "SelectionChanged",
  "Calculated",
  "RowSorted",
  "RowHiddenChanged",
];

export const worksheetDefinitions: Pick<Definitions, Family> = {
  WorksheetCollection: {
    items: (_, { workbook }) => workbook.sheets.map(handleOf),
    item: (_, key, { workbook }) => {
      const sheet = workbook.sheet(String(key));
      return sheet === undefined ? undefined : handleOf(sheet);
    },
    methods: {
      GetActiveWorksheet: (_, __, { workbook }) => handleOf(workbook.sheets[workbook.active] ?? refuse("ItemNotFound")),
      GetItemOrNullObject: (_, args, { workbook }) => {
        const sheet = workbook.sheet(args.text(0));
        return sheet === undefined ? null : handleOf(sheet);
      },
      GetFirst: (_, args, { workbook }) => handleOf(shown(workbook, args.flag(0))[0] ?? refuse("ItemNotFound")),
      GetLast: (_, args, { workbook }) => handleOf(shown(workbook, args.flag(0)).at(-1) ?? refuse("ItemNotFound")),
      GetCount: (_, args, { workbook }) => shown(workbook, args.flag(0)).length,
      Add: (_, args, batch) => handleOf(addSheet(batch, args.at(0))),
      ...eventMethods(Object.keys(eventTypes) as EventName[], () => "Workbook"),
    },
  },
  Worksheet: {
    identity: { name: "Id", of: ({ sheet }) => sheet.id },
    get: {
      id: ({ sheet }) => sheet.id,
      name: ({ sheet }) => sheet.name,
      visibility: ({ sheet }) => sheet.visibility,
      position: ({ sheet }, { workbook }) => workbook.sheets.indexOf(sheet),
    },
    set: {
      name: ({ sheet }, value, batch) => {
        sheet.name = newName(batch.workbook, value, sheet);
        batch.tell({ kind: "sheets" });
      },
      visibility: ({ sheet }, value, batch) => {
        setVisibility(batch, sheet, value);
      },
      position: ({ sheet }, value, batch) => {
        setPosition(batch, sheet, value);
      },
    },
    links: {
      Tables: ({ sheet }) => make("TableCollection", { sheet }),
      Charts: ({ sheet }) => make("ChartCollection", { sheet }),
      PageLayout: ({ sheet }) => make("PageLayout", { sheet }),
      Protection: ({ sheet }) => make("WorksheetProtection", { sheet }),
      AutoFilter: ({ sheet }) => make("AutoFilter", { sheet, table: undefined }),
    },
    methods: {
      GetRange: ({ sheet }, args, { workbook }) => {
        if (args.at(0) === undefined) return range(sheet, area(0, 0, sheetRows, sheetColumns));
        const place = placeAt(workbook, sheet, args.text(0));
        return place.sheet === sheet ? range(sheet, place.area) : refuse("InvalidArgument");
      },
      GetRanges: ({ sheet }, args, { workbook }) =>
        make("RangeAreas", {
          places: args
            .text(0)
            .split(",")
            .map((part) => placeAt(workbook, sheet, part)),
        }),
      GetCell: ({ sheet }, args) => range(sheet, onSheet(area(args.integer(0), args.integer(1), 1, 1))),
      GetRangeByIndexes: ({ sheet }, args) =>
        range(sheet, onSheet(area(args.integer(0), args.integer(1), args.integer(2), args.integer(3)))),
      GetUsedRange: ({ sheet }, args) => range(sheet, sheet.used(args.flag(0)) ?? area(0, 0, 1, 1)),
      GetUsedRangeOrNullObject: ({ sheet }, args) => {
        const used = sheet.used(args.flag(0));
        return used === undefined ? null : range(sheet, used);
      },
      Activate: ({ sheet }, _, batch) => {
        if (sheet.visibility !== "Visible") refuse("InvalidOperation");
        batch.workbook.active = batch.workbook.sheets.indexOf(sheet);
        batch.tell({ kind: "sheets" });
        return undefined;
      },
      Calculate: (_, __, batch) => {
        refuseByHand(batch);
        return undefined;
      },
      Delete: ({ sheet }, _, batch) => {
        deleteSheet(batch, sheet);
        return undefined;
      },
      ...eventMethods(sheetEvents, ({ sheet }) => sheet?.id ?? ""),
    },
  },
  WorksheetProtection: {
    get: { protected: ({ sheet }) => sheet.isProtected },
    methods: {
      Protect: ({ sheet }, args) => {
        if (args.at(1) !== undefined) notImitated("WorksheetProtection.protect with a password");
        if (sheet.isProtected) refuse("InvalidOperation");
        sheet.isProtected = true;
        return undefined;
      },
      Unprotect: ({ sheet }) => {
        sheet.isProtected = false;
        return undefined;
      },
    },
  },
};

/** Registering and unregistering, one pair per event. */
function eventMethods(events: readonly EventName[], target: (handle: { sheet?: Sheet }) => string): EventMethods {
  const methods: EventMethods = {};
  for (const event of events) {
    methods[`_Register${event}Event`] = (handle, _, batch) => {
      batch.registrations.add(event, target(handle));
      return undefined;
    };
    methods[`_Unregister${event}Event`] = (handle, _, batch) => {
      batch.registrations.remove(event, target(handle));
      return undefined;
    };
  }
  return methods;
}

function shown(workbook: Workbook, visibleOnly: boolean): Sheet[] {
  return workbook.sheets.filter((sheet) => !visibleOnly || sheet.visibility === "Visible");
}

function newName(workbook: Workbook, value: unknown, own: Sheet | undefined): string {
  if (typeof value !== "string" || value === "" || value.length > 31 || /[\\/?*[\]:]/.test(value))
    refuse("InvalidArgument");
  const other = workbook.sheet(value);
  return other === undefined || other === own ? value : refuse("ItemAlreadyExists");
}

function addSheet(batch: Batch, name: unknown): Sheet {
  const { workbook } = batch;
  let number = workbook.sheets.length + 1;
  while (workbook.sheet(`Sheet${number}`) !== undefined) number++;
  const sheet = workbook.addSheet(newName(workbook, name ?? `Sheet${number}`, undefined));
  batch.tell({ kind: "sheets" });
  return sheet;
}

function deleteSheet(batch: Batch, sheet: Sheet): void {
  const { workbook } = batch;
  const visible = shown(workbook, true);
  if (sheet.visibility === "VeryHidden" || (visible.length === 1 && visible[0] === sheet)) refuse("GeneralException");
  const active = workbook.sheets[workbook.active];
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
  const left = workbook.tables.filter((each) => each.sheet !== sheet);
  workbook.tables.splice(0, workbook.tables.length, ...left);
  const next = active === undefined || active === sheet ? shown(workbook, true)[0] : active;
  workbook.active = next === undefined ? 0 : workbook.sheets.indexOf(next);
  batch.tell({ kind: "sheets" });
}

function setVisibility(batch: Batch, sheet: Sheet, value: unknown): void {
  if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden") refuse("InvalidArgument");
  const others = shown(batch.workbook, true).filter((each) => each !== sheet);
  if (value !== "Visible" && others.length === 0) refuse("InvalidOperation");
  sheet.visibility = value satisfies Visibility;
  batch.tell({ kind: "sheets" });
}

function setPosition(batch: Batch, sheet: Sheet, value: unknown): void {
  const { sheets } = batch.workbook;
  if (typeof value !== "number" || sheets[value] === undefined) refuse("InvalidArgument");
  const active = sheets[batch.workbook.active];
  sheets.splice(sheets.indexOf(sheet), 1);
  sheets.splice(value, 0, sheet);
  batch.workbook.active = active === undefined ? 0 : sheets.indexOf(active);
  batch.tell({ kind: "sheets" });
}
