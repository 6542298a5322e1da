import { lastRow, sheetRows } from "../area.ts";
import { filterByText, showAllRows } from "../filtering.ts";
import { notImitated, refuse } from "../host-error.ts";
import type { Area } from "../model.ts";
import { range, type Arguments, type Batch, type Definitions, type HandleOf } from "./handles.ts";
import { placeAt, requireUnprotected } from "./places.ts";

type Self = HandleOf<"AutoFilter">;

const areaOf = ({ sheet, table }: Self): Area | undefined => (table === undefined ? sheet.autoFilter : table.area);

export const autoFilterDefinitions: Pick<Definitions, "AutoFilter"> = {
  AutoFilter: {
    get: {
      enabled: (self) => areaOf(self) !== undefined,
      isDataFiltered: (self) => {
        const area = areaOf(self);
        return area !== undefined && [...self.sheet.hiddenRows].some((row) => row > area.row && row <= lastRow(area));
      },
    },
    methods: {
      GetRange: (self) => range(self.sheet, areaOf(self) ?? refuse("ItemNotFound")),
      GetRangeOrNullObject: (self) => {
        const area = areaOf(self);
        return area === undefined ? null : range(self.sheet, area);
      },
      Apply: (self, args, batch) => {
        apply(self, args, batch);
        return undefined;
      },
      ClearCriteria: (self, _, batch) => {
        showRows(self, batch);
        return undefined;
      },
      Remove: (self, _, batch) => {
        showRows(self, batch);
        if (self.table !== undefined) notImitated("AutoFilter.remove of a table");
        self.sheet.autoFilter = undefined;
        return undefined;
      },
    },
  },
};

function apply({ sheet, table }: Self, args: Arguments, batch: Batch): void {
  requireUnprotected(sheet);
  const area = args.handle(0, "Range")?.place.area ?? placeAt(batch.workbook, sheet, args.text(0)).area;
  if (area.rows === sheetRows) notImitated("AutoFilter.apply to whole columns");
  if (table === undefined) sheet.autoFilter = { ...area };
  if (args.at(1) === undefined) return;
  const criteria = args.at(2) as { filterOn?: unknown; values?: unknown } | undefined;
  if (criteria?.filterOn !== "Values" || !Array.isArray(criteria.values))
    notImitated("AutoFilter.apply other than by values");
  const shown = criteria.values.map((value) => (typeof value === "string" ? value : notImitated("Filtering by date")));
  filterByText(sheet, area, area.column + args.integer(1), { shown, date1904: batch.workbook.date1904 });
  batch.tell({ kind: "structure", sheet, source: "add-in", what: "RowHiddenChanged", area });
}

function showRows(self: Self, batch: Batch): void {
  requireUnprotected(self.sheet);
  const area = areaOf(self);
  if (area === undefined) return;
  showAllRows(self.sheet, area);
  batch.tell({ kind: "structure", sheet: self.sheet, source: "add-in", what: "RowHiddenChanged", area });
}
