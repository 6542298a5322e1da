import { refuse } from "../host-error.ts";
import type { CalculationMode } from "../model.ts";
import { refuseByHand } from "./by-hand.ts";
import { isHandle, make, range, type Definitions, type Wire } from "./handles.ts";

type Family = "Workbook" | "Application" | "Runtime" | "DocumentProperties" | "SettingCollection" | "Setting";

const modes: ReadonlySet<unknown> = new Set<CalculationMode>(["Automatic", "AutomaticExceptTables", "Manual"]);

export const workbookDefinitions: Pick<Definitions, Family> = {
  Workbook: {
    get: { name: (_, { workbook }) => workbook.name, readOnly: () => false },
    links: {
      Worksheets: () => make("WorksheetCollection", {}),
      Tables: () => make("TableCollection", { sheet: undefined }),
      Settings: () => make("SettingCollection", {}),
      Application: () => make("Application", {}),
      Functions: () => make("Functions", {}),
      Properties: () => make("DocumentProperties", {}),
      _Runtime: () => make("Runtime", {}),
    },
    methods: {
      GetSelectedRange: (_, __, { workbook }) => {
        const { selection } = workbook;
        if (selection !== undefined) return range(selection.sheet, selection.area);
        const sheet = workbook.sheets[workbook.active] ?? refuse("ItemNotFound");
        return range(sheet, { row: 0, column: 0, rows: 1, columns: 1 });
      },
      GetActiveCell: (_, __, { workbook }) => {
        const { selection } = workbook;
        const sheet = selection?.sheet ?? workbook.sheets[workbook.active] ?? refuse("ItemNotFound");
        return range(sheet, {
          row: selection?.area.row ?? 0,
          column: selection?.area.column ?? 0,
          rows: 1,
          columns: 1,
        });
      },
      _RemoveReference: (_, args, batch) => {
        batch.releaseReference(args.text(0));
        return undefined;
      },
      _GetRangeForEventByReferenceId: (_, args, batch) => batch.referenced(args.text(0)) ?? refuse("ItemNotFound"),
      _GetRangeOrNullObjectForEventByReferenceId: (_, args, batch) => batch.referenced(args.text(0)) ?? null,
    },
  },
  Application: {
    get: { calculationMode: (_, { workbook }) => workbook.calculationMode },
    set: {
      calculationMode: (_, mode, batch) => {
        if (!modes.has(mode)) refuse("InvalidArgument");
        batch.workbook.calculationMode = mode as CalculationMode;
        batch.tell({ kind: "mode" });
      },
    },
    methods: {
      SuspendApiCalculationUntilNextSync: (_, __, batch) => {
        batch.suspendCalculation();
        return undefined;
      },
      SuspendScreenUpdatingUntilNextSync: () => undefined,
      Calculate: (_, __, batch) => {
        refuseByHand(batch);
        return undefined;
      },
    },
  },
  Runtime: {
    get: { enableEvents: (_, { registrations }) => registrations.enabled },
    set: {
      enableEvents: (_, value, { registrations }) => {
        registrations.enabled = value === true;
      },
    },
  },
  DocumentProperties: {
    get: { title: (_, { workbook }) => workbook.name.replace(/\.[^.]*$/, "") },
  },
  SettingCollection: {
    items: (_, { workbook }) => [...workbook.settings.keys()].map((key) => make("Setting", { key })),
    item: (_, key, { workbook }) =>
      workbook.settings.has(String(key)) ? make("Setting", { key: String(key) }) : undefined,
    methods: {
      Add: (_, args, { workbook }) => {
        const value = args.at(1);
        if (isHandle(value)) refuse("InvalidArgument");
        workbook.settings.set(args.text(0), value ?? null);
        return make("Setting", { key: args.text(0) });
      },
      GetCount: (_, __, { workbook }) => workbook.settings.size,
      GetItemOrNullObject: (_, args, { workbook }) =>
        workbook.settings.has(args.text(0)) ? make("Setting", { key: args.text(0) }) : null,
    },
  },
  Setting: {
    identity: { name: "_Id", of: ({ key }) => key },
    get: { key: ({ key }) => key, value: ({ key }, { workbook }) => workbook.settings.get(key) as Wire },
    set: {
      value: ({ key }, value, { workbook }) => {
        workbook.settings.set(key, value);
      },
    },
    methods: {
      Delete: ({ key }, _, { workbook }) => {
        workbook.settings.delete(key);
        return undefined;
      },
    },
  },
};
