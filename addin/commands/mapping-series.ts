import { columnIndex } from "../../shared/tracker/columns.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { ColumnOption } from "./column-options.ts";

/** Columns that are read together as one field, such as Sup 1 … Sup 12 or one for each month, as they were found. */
export type SeriesOffered = Pick<TableLayout, "series" | "months">;

/** The fields that are read from several columns, or could be. */
export function seriesFields(layout: SeriesOffered, offered: SeriesOffered): string[] {
  return [
    ...new Set([layout, offered].flatMap(({ series = {}, months = {} }) => Object.keys({ ...series, ...months }))),
  ];
}

/** The columns of one field, left to right. */
export function seriesColumns({ series, months }: SeriesOffered, field: string): string[] {
  const columns = [...(series?.[field] ?? []), ...Object.keys(months?.[field] ?? {})];
  return columns.toSorted((one, other) => columnIndex(one) - columnIndex(other));
}

/** "E to P (12 columns)". */
export function seriesWords(columns: readonly string[]): string {
  return `${rangesOf(columns).join(", ")} (${columns.length} ${columns.length === 1 ? "column" : "columns"})`;
}

/** "Sup 1 … Sup 12". */
export function headingsOfSeries(columns: readonly string[], options: readonly ColumnOption[]): string {
  const ends = [columns[0], columns.at(-1)].map((end) => options.find(({ column }) => column === end)?.words ?? "");
  return [...new Set(ends)].filter((words) => words !== "").join(" … ");
}

/** Runs of neighbours as "E to H", from left to right. */
function rangesOf(columns: readonly string[]): string[] {
  const runs: [string, string][] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last !== undefined && columnIndex(last[1]) + 1 === columnIndex(column)) last[1] = column;
    else runs.push([column, column]);
  }
  return runs.map(([from, to]) => (from === to ? from : `${from} to ${to}`));
}

/** The layout with these columns read as the field, or none of them; no column is read as another field too. */
export function withSeries(layout: TableLayout, field: string, offered: SeriesOffered | undefined): TableLayout {
  const taken = offered === undefined ? [] : seriesColumns(offered, field);
  const columns = Object.entries(layout.columns).filter(([, column]) => !taken.includes(column));
  // Whoever reads them together has said which is the last.
  const isAnswered = taken.length > 0 && field === "discussions";
  const open = layout.needsConfirmation?.filter((asked) => !(isAnswered && asked === "lastDiscussion"));
  return withParts(
    { ...layout, columns: Object.fromEntries(columns), ...(open && { needsConfirmation: open }) },
    {
      series: { ...layout.series, [field]: offered?.series?.[field] ?? [] },
      months: { ...layout.months, [field]: offered?.months?.[field] ?? {} },
    },
  );
}

/** The layout without this column among those that are read together. */
export function withoutInSeries(layout: TableLayout, column: string | undefined): TableLayout {
  const { series = {}, months = {} } = layout;
  return withParts(layout, {
    series: mapped(series, (columns) => columns.filter((each) => each !== column)),
    months: mapped(months, (byColumn) =>
      Object.fromEntries(Object.entries(byColumn).filter(([each]) => each !== column)),
    ),
  });
}

function mapped<Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([field, value]) => [field, change(value)]));
}

interface Parts {
  readonly series: NonNullable<SeriesOffered["series"]>;
  readonly months: NonNullable<SeriesOffered["months"]>;
}

/** With none of what is empty, so that nothing of it is kept. */
function withParts(layout: TableLayout, parts: Parts): TableLayout {
  const changed: TableLayout = { ...layout, series: filledIn(parts.series), months: filledIn(parts.months) };
  if (isEmpty(changed.series)) delete changed.series;
  if (isEmpty(changed.months)) delete changed.months;
  return changed;
}

function filledIn<Columns extends object>(record: Readonly<Record<string, Columns>>): Record<string, Columns> {
  return Object.fromEntries(Object.entries(record).filter(([, columns]) => !isEmpty(columns)));
}

function isEmpty(record: object = {}): boolean {
  return Object.keys(record).length === 0;
}
