import { columnIndex } from "./columns.ts";
import type { TableLayout } from "./layout.ts";

export interface SeriesColumn {
  readonly column: number;
  /** The month above it, in a month grid. */
  readonly month?: string;
}

/** Where a confirmed table keeps what: columns and rows from 0. */
export interface MappedColumns {
  readonly single: ReadonlyMap<string, number>;
  readonly series: ReadonlyMap<string, readonly SeriesColumn[]>;
  readonly all: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** The lowest heading row; undefined where the table has none. */
  readonly headerRow: number | undefined;
}

export function mappedColumns(layout: TableLayout): MappedColumns {
  const single = new Map(Object.entries(layout.columns).map(([field, letters]) => [field, columnIndex(letters)]));
  const series = new Map<string, SeriesColumn[]>();
  for (const [field, letters] of Object.entries(layout.series ?? {})) {
    series.set(
      field,
      letters.map((column) => ({ column: columnIndex(column) })),
    );
  }
  for (const [field, months] of Object.entries(layout.months ?? {})) {
    const columns = Object.entries(months).map(([letters, month]) => ({ column: columnIndex(letters), month }));
    series.set(
      field,
      [...(series.get(field) ?? []), ...columns].sort((a, b) => a.column - b.column),
    );
  }
  const all = [...single.values(), ...[...series.values()].flat().map(({ column }) => column)].sort((a, b) => a - b);
  const lowestHeader = layout.headerRows.length === 0 ? undefined : Math.max(...layout.headerRows) - 1;
  return {
    single,
    series,
    all,
    first: all.at(0) ?? 0,
    last: all.at(-1) ?? -1,
    firstRow: layout.dataRows[0] - 1,
    lastRow: layout.dataRows[1] - 1,
    headerRow: lowestHeader,
  };
}

/** Those of a field, whether in one column or in a series. */
export function columnsOf({ single, series }: Pick<MappedColumns, "single" | "series">, field: string): number[] {
  return [...[single.get(field) ?? []].flat(), ...(series.get(field) ?? []).map(({ column }) => column)];
}

/** The column that says who a row is about. */
export function identityColumn(columns: MappedColumns): number | undefined {
  return columns.single.get("caseRef") ?? columns.single.get("name") ?? columns.single.get("worker");
}
