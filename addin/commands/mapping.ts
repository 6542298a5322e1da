import type { PlainDate } from "../../shared/calendar/plain-date.ts";
import { cellPosition, columnLetters } from "../../shared/tracker/columns.ts";
import type { WorkbookGrid } from "../../shared/tracker/grid.ts";
import type { TableLayout } from "../../shared/tracker/layout.ts";
import type { LayoutChange } from "../../shared/tracker/layout-fit.ts";
import { headingsOf, headingsOnSheetRow } from "../../shared/tracker/layout-headings.ts";
import { mappedColumns } from "../../shared/tracker/mapped-columns.ts";
import { sheetCells } from "../../shared/tracker/sheet-cells.ts";
import { sampleTexts } from "../../shared/tracker/samples.ts";
import { fieldHeadings } from "../../shared/tracker/vocabulary/headings.ts";
import type { RememberedTracker } from "./remembered.ts";
import { fieldsSent } from "./what-is-sent.ts";

export interface ColumnOption {
  readonly column: string;
  readonly heading: string;
}

/** Every heading of the table's sheet, to choose from. */
export function columnOptions(workbook: WorkbookGrid, layout: TableLayout): ColumnOption[] {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  const { headerRow } = mappedColumns(layout);
  if (sheet === undefined || headerRow === undefined) return [];
  return headingsOnSheetRow(sheetCells(sheet), headerRow).map(({ column, heading }) => ({
    column: columnLetters(column),
    heading,
  }));
}

export interface MappingRow {
  readonly field: string;
  readonly column: string | undefined;
  /** The single cell above the table in which it stands, such as "B3". */
  readonly cell?: string;
  readonly samples: readonly string[];
  /** The field travels to the service; otherwise it stays in the workbook. */
  readonly isSent: boolean;
  readonly isOpen: boolean;
}

/** The fields of a table's rows on the mapping screen. A row stays there whatever is chosen, so that it can be had back. */
export function fieldsListed({ columns, series, needsConfirmation = [], holds }: TableLayout): string[] {
  const fields = new Set([...Object.keys(columns), ...needsConfirmation, ...alwaysAskedFor(holds)]);
  return [...fields].filter((field) => series?.[field] === undefined);
}

/** What else such a table may hold: a column under a heading that nobody knows can be given any of these. */
export function fieldsToAdd({ holds, series, cells }: TableLayout, listed: readonly string[]): string[] {
  const content = holds === "mixed" ? "cases" : holds;
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

/** Sent fields first, then what is known but stays, as the mapping screen lists them. */
export function mappingRows(
  workbook: WorkbookGrid,
  layout: TableLayout,
  asAt: PlainDate,
  listed: readonly string[] = [],
): MappingRow[] {
  const samples = new Map(headingsOf(workbook, layout, asAt).map((heading) => [heading.field, heading.samples]));
  const open = layout.needsConfirmation ?? [];
  const sent = fieldsSent(layout.holds);
  const ofColumns = [...new Set([...listed, ...fieldsListed(layout)])].map((field) => ({
    field,
    column: layout.columns[field],
    samples: samples.get(field) ?? [],
    isSent: sent.has(field),
    isOpen: open.includes(field),
  }));
  return [...ofColumns, ...cellsAbove(workbook, layout, asAt)].toSorted(
    (one, other) => Number(other.isSent) - Number(one.isSent),
  );
}

/** Without them nothing can be said of a table's rows, so they are offered where no heading names them. */
function alwaysAskedFor(holds: TableLayout["holds"]): readonly string[] {
  if (holds === "cases" || holds === "mixed") return ["caseRef", "lastDiscussion"];
  return holds === "workers" || holds === "sessions" || holds === "agreements" ? ["worker"] : [];
}

/** Details of the worker whose name stands above the children. */
function cellsAbove(workbook: WorkbookGrid, layout: TableLayout, asAt: PlainDate): MappingRow[] {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  const sent = fieldsSent("workers");
  return Object.entries(layout.cells ?? {}).map(([field, cell]) => {
    const position = cellPosition(cell);
    const value = sheet && position ? sheetCells(sheet).valueAt(position.row, position.column) : "";
    const samples = sampleTexts([value], field, { asAt, date1904: workbook.date1904 });
    return { field, column: undefined, cell, samples, isSent: sent.has(field), isOpen: false };
  });
}

/** The layout with a field in another column, or in none. */
export function withColumn(layout: TableLayout, field: string, column: string | undefined): TableLayout {
  const others = Object.entries(layout.columns).filter(([name, letters]) => name !== field && letters !== column);
  const columns = Object.fromEntries(column === undefined ? others : [...others, [field, column]]);
  const open = (layout.needsConfirmation ?? []).filter((name) => name !== field);
  const changed: TableLayout = { ...layout, columns, needsConfirmation: open };
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
  return (before.headings[index] ?? []).reduce((answered, { field, heading }) => {
    const [only, ...more] = options.filter((option) => option.heading === heading);
    const isColumn = before.layouts[index]?.columns[field] !== undefined;
    return only === undefined || more.length > 0 || !isColumn || isInDoubt(field)
      ? answered
      : withColumn(answered, field, only.column);
  }, layout);
}
