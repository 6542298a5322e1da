import { notImitated, refuse } from "../host-error.ts";
import type { Chart, Sheet } from "../model.ts";
import { make, type ChartHandle, type Definitions, type HandleOf } from "./handles.ts";
import { requireUnprotected } from "./places.ts";

type Family = "ChartCollection" | "Chart" | "ChartTitle" | "ChartAxes" | "ChartAxis";

const types = ["LineMarkers", "ColumnClustered"];

const handleOf = ({ sheet, chart }: ChartHandle): HandleOf<"Chart"> => make("Chart", { sheet, chart });

function named(sheet: Sheet, name: unknown): HandleOf<"Chart"> | undefined {
  const chart = sheet.charts.find((each) => each.name.toLowerCase() === String(name).toLowerCase());
  return chart && handleOf({ sheet, chart });
}

/** Charts of a sheet: what is set is kept and given back. None is drawn, and none follows cells that move. */
export const chartDefinitions: Pick<Definitions, Family> = {
  ChartCollection: {
    items: ({ sheet }) => sheet.charts.map((chart) => handleOf({ sheet, chart })),
    item: ({ sheet }, name) => named(sheet, name),
    get: { count: ({ sheet }) => sheet.charts.length },
    methods: {
      GetCount: ({ sheet }) => sheet.charts.length,
      GetItemOrNullObject: ({ sheet }, args) => named(sheet, args.at(0)) ?? null,
      Add: ({ sheet }, args, batch) => {
        requireUnprotected(sheet);
        const source = args.handle(1, "Range") ?? refuse("InvalidArgument");
        if (source.place.sheet !== sheet) notImitated("A chart of another sheet's cells");
        const type = oneOf(types, args.text(0), "The type of chart");
        const seriesBy = oneOf(["Columns"], args.text(2), "Series of a chart by");
        const id = `{C${batch.workbook.takeId()}}`;
        const chart: Chart = {
          id,
          name: `Chart ${sheet.charts.length + 1}`,
          type,
          seriesBy,
          source: { ...source.place.area },
          title: "",
        };
        sheet.charts.push(chart);
        return handleOf({ sheet, chart });
      },
    },
  },
  Chart: {
    identity: { name: "Id", of: ({ chart }) => chart.id },
    get: {
      id: ({ chart }) => chart.id,
      name: ({ chart }) => chart.name,
      chartType: ({ chart }) => chart.type,
      displayBlanksAs: ({ chart }) => chart.blanksAs ?? "NotPlotted",
    },
    set: {
      name: ({ chart }, value) => {
        chart.name = textOf(value);
      },
      displayBlanksAs: ({ chart }, value) => {
        chart.blanksAs = oneOf(["NotPlotted"], textOf(value), "Blanks of a chart as");
      },
    },
    links: {
      Title: (self) => make("ChartTitle", self),
      Axes: (self) => make("ChartAxes", self),
    },
    methods: {
      SetPosition: ({ sheet, chart }, args) => {
        const [from, to] = [args.handle(0, "Range"), args.handle(1, "Range")];
        if (from?.place.sheet !== sheet || to?.place.sheet !== sheet) refuse("InvalidArgument");
        const { row, column } = from.place.area;
        const { row: last, column: right } = to.place.area;
        chart.position = { row, column, rows: last - row + 1, columns: right - column + 1 };
        return undefined;
      },
      Delete: ({ sheet, chart }) => {
        requireUnprotected(sheet);
        sheet.charts.splice(sheet.charts.indexOf(chart), 1);
        return undefined;
      },
    },
  },
  ChartTitle: {
    get: { text: ({ chart }) => chart.title },
    set: {
      text: ({ chart }, value) => {
        chart.title = textOf(value);
      },
    },
  },
  ChartAxes: { links: { ValueAxis: (self) => make("ChartAxis", self) } },
  ChartAxis: {
    get: { minimum: ({ chart }) => chart.least ?? 0, maximum: ({ chart }) => chart.most ?? 0 },
    set: {
      minimum: ({ chart }, value) => {
        chart.least = numberOf(value);
      },
      maximum: ({ chart }, value) => {
        chart.most = numberOf(value);
      },
    },
  },
};

function oneOf(known: readonly string[], value: string, what: string): string {
  return known.includes(value) ? value : notImitated(`${what} ${value}`);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : refuse("InvalidArgument");
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : refuse("InvalidArgument");
}
