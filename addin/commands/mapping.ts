import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { columnConfidences, type Confidence } from "../../shared/tracker/column-confidence.ts";
import { cellPosition } from "../../shared/tracker/columns.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import { contentOfRows, holdsChildren, type TableLayout } from "../../shared/tracker/layout.ts";
import type { LayoutChange } from "../../shared/tracker/layout-fit.ts";
import { headingsOf } from "../../shared/tracker/layout-headings.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { sampleTexts } from "../../shared/tracker/samples.ts";
import { fieldHeadings } from "../../shared/tracker/vocabulary/headings.ts";
import { columnOptions } from "./column-options.ts";
import {
  headingsOfSeries,
  seriesColumns,
  seriesFields,
  seriesWords,
  withoutInSeries,
  withSeries,
  type SeriesOffered,
} from "./mapping-series.ts";
import type { RememberedTracker } from "./remembered.ts";
import { fieldsSent } from "./what-is-sent.ts";

interface SeriesChoice {
  readonly isRead: boolean;
  /** "E to P (12 columns)". */
  readonly words: string;
  /** "Sup 1 … Sup 12". */
  readonly headings: string;
}

export interface MappingRow {
  readonly field: string;
  readonly column: string | undefined;
  /** The single cell above the table in which it stands, such as "B3". */
  readonly cell?: string;
  /** Of columns that are read together, or could be. */
  readonly series?: SeriesChoice;
  /** Absent where it is in no column, and of what is not read. */
  readonly confidence?: Confidence | undefined;
  readonly samples: readonly string[];
  /** The field travels to the service; otherwise it stays in the workbook. */
  readonly isSent: boolean;
  readonly isOpen: boolean;
}

/** The fields of a table's rows on the mapping screen. A row stays there whatever is chosen, so that it can be had back. */
export function fieldsListed(layout: TableLayout): string[] {
  const { columns, needsConfirmation = [] } = layout;
  return [...new Set([...Object.keys(columns), ...needsConfirmation, ...alwaysAskedFor(layout)])];
}

/** What else such a table may hold: a column under a heading that nobody knows can be given any of these. */
export function fieldsToAdd(layout: TableLayout, listed: readonly string[]): string[] {
  const { series, cells } = layout;
  const content = contentOfRows(layout);
  return fieldHeadings
    .filter(({ field, tables, neverRead }) => tables.includes(content) && (!neverRead || readAllTheSame.has(field)))
    .map(({ field }) => field)
    .filter((field) => !listed.includes(field) && series?.[field] === undefined && cells?.[field] === undefined);
}

/** For the list on this computer, and to know which children are of one family. */
const readAllTheSame: ReadonlySet<string> = new Set(["name", "familyRef"]);

/** A field that is asked about and has no answer: neither a column nor that it is not in this tracker. */
export function openQuestion({ columns, needsConfirmation = [] }: TableLayout): string | undefined {
  return needsConfirmation.find((field) => columns[field] === undefined);
}

/** What has a row on the mapping screen, whether it is in a column or not. */
interface Listed {
  readonly listed?: readonly string[];
  readonly offered?: SeriesOffered;
}

/** Sent fields first, then what is known but stays, as the mapping screen lists them. */
export function mappingRows(
  workbook: WorkbookGrid,
  layout: TableLayout,
  asAt: PlainDate,
  { listed = [], offered = {} }: Listed = {},
): MappingRow[] {
  const headings = headingsOf(workbook, layout, asAt);
  const confidences = columnConfidences(workbook, layout, asAt);
  const open = layout.needsConfirmation ?? [];
  const sent = fieldsSent(layout.holds);
  const rowOf = (field: string): Omit<MappingRow, "column"> => ({
    field,
    confidence: isNotRead(field) ? undefined : confidences.get(field),
    samples: (headings.find((heading) => heading.field === field)?.samples ?? []).map(shortened),
    isSent: sent.has(field),
    isOpen: open.includes(field),
  });
  const ofSeries = seriesFields(layout, offered).map((field): MappingRow => {
    return { ...rowOf(field), column: undefined, series: seriesChoice(workbook, layout, { field, offered }) };
  });
  const ofColumns = [...new Set([...listed, ...fieldsListed(layout)])].map((field): MappingRow => {
    return { ...rowOf(field), column: layout.columns[field] };
  });
  return [...ofColumns, ...ofSeries, ...cellsAbove(workbook, layout, asAt)].toSorted(
    (one, other) => Number(other.isSent) - Number(one.isSent),
  );
}

function seriesChoice(
  workbook: WorkbookGrid,
  layout: TableLayout,
  { field, offered }: { readonly field: string; readonly offered: SeriesOffered },
): SeriesChoice {
  const now = seriesColumns(layout, field);
  const columns = now.length === 0 ? seriesColumns(offered, field) : now;
  const headings = headingsOfSeries(columns, columnOptions(workbook, layout));
  return { isRead: now.length > 0, words: seriesWords(columns), headings };
}

/** A column that is found only so that it is not taken for another. */
export function isNotRead(field: string): boolean {
  const known = fieldHeadings.find((each) => each.field === field);
  return known?.neverRead === true && !readAllTheSame.has(field);
}

const longestSample = 60;

/** A cell may hold a note of many pages: its beginning is enough to know it by. */
export function shortened(text: string): string {
  return text.length > longestSample ? `${text.slice(0, longestSample).trimEnd()}…` : text;
}

/** Without them nothing can be said of a table's rows, so they are offered where no heading names them. */
function alwaysAskedFor({ holds, series }: TableLayout): readonly string[] {
  if (holdsChildren({ holds })) {
    return series?.["discussions"] === undefined ? ["caseRef", "lastDiscussion"] : ["caseRef"];
  }
  return holds === "workers" || holds === "sessions" || holds === "agreements" ? ["worker"] : [];
}

/** Details of the worker whose name stands above the children. */
function cellsAbove(workbook: WorkbookGrid, layout: TableLayout, asAt: PlainDate): MappingRow[] {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  const sent = fieldsSent("workers");
  return Object.entries(layout.cells ?? {}).map(([field, cell]) => {
    const position = cellPosition(cell);
    const value = sheet && position ? sheetCells(sheet).valueAt(position.row, position.column) : "";
    const samples = sampleTexts([value], field, { asAt, date1904: workbook.date1904 }).map(shortened);
    return { field, column: undefined, cell, samples, isSent: sent.has(field), isOpen: false };
  });
}

/** The layout with a field in another column, or in none. A column is read as one field alone. */
export function withColumn(layout: TableLayout, field: string, column: string | undefined): TableLayout {
  const others = Object.entries(layout.columns).filter(([name, letters]) => name !== field && letters !== column);
  const columns = Object.fromEntries(column === undefined ? others : [...others, [field, column]]);
  const open = (layout.needsConfirmation ?? []).filter((name) => name !== field);
  const changed: TableLayout = { ...withoutInSeries(layout, column), columns, needsConfirmation: open };
  if (open.length === 0) delete changed.needsConfirmation;
  return changed;
}

/** The layout as it is found now, with the columns that the manager chose before where their headings still stand, once. */
export function asAnsweredBefore(
  workbook: WorkbookGrid,
  layout: TableLayout,
  before: Pick<RememberedTracker, "layouts" | "headings">,
  changes: readonly LayoutChange[],
): TableLayout {
  const index = before.layouts.findIndex(({ name, holds }) => name === layout.name && holds === layout.holds);
  const options = columnOptions(workbook, layout);
  const isInDoubt = (field: string): boolean =>
    changes.some((change) => change.kind === "heading-new" && change.sheet === layout.name && change.field === field);
  const remembered = before.headings[index] ?? [];
  const isTakenOut = (field: string): boolean => {
    const headed = seriesColumns(layout, field).map(
      (column) => options.find((option) => option.column === column)?.heading,
    );
    return (
      remembered.some((each) => each.field === "" && headed.includes(each.heading)) &&
      !remembered.some((each) => each.field === field)
    );
  };
  const taken = seriesFields(layout, {}).filter(isTakenOut);
  const said = before.layouts[index]?.workerInSheetName;
  const found = taken.reduce<TableLayout>(
    (without, field) => withSeries(without, field, undefined),
    said === undefined ? layout : { ...layout, workerInSheetName: said },
  );
  return remembered.reduce((answered, { field, heading }) => {
    const [only, ...more] = options.filter((option) => option.heading === heading);
    const isColumn = before.layouts[index]?.columns[field] !== undefined;
    return only === undefined || more.length > 0 || !isColumn || isInDoubt(field)
      ? answered
      : withColumn(answered, field, only.column);
  }, found);
}
