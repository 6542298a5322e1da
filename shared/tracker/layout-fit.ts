import { cellName, cellPosition, columnIndex, columnLetters } from "./columns.ts";
import type { SheetGrid, WorkbookGrid } from "./grid.ts";
import { fieldsOf, isSeriesHeading, trappedField } from "./known-headings.ts";
import { headingAt, headingsOnSheetRow, labelOfCell, type RememberedHeading } from "./layout-headings.ts";
import { contentOfRows, type TableLayout } from "./layout.ts";
import { mappedColumns } from "./mapped-columns.ts";
import { mayBeAMonth } from "./month-headings.ts";
import { sheetCells, type SheetCells } from "./sheet-cells.ts";

/** What is no longer as it was when a layout was confirmed. Columns are letters, rows count from 1. */
export type LayoutChange =
  | { readonly kind: "sheet-renamed"; readonly sheet: string; readonly now: string }
  | { readonly kind: "sheet-gone"; readonly sheet: string }
  | { readonly kind: "rows-moved"; readonly sheet: string; readonly from: number; readonly to: number }
  | (HeadingChange & { readonly kind: "column-moved"; readonly from: string; readonly to: string })
  | (HeadingChange & { readonly kind: "heading-renamed"; readonly column: string; readonly now: string })
  | (HeadingChange & { readonly kind: "heading-gone" })
  | (HeadingChange & { readonly kind: "heading-twice"; readonly columns: readonly string[] })
  | (HeadingChange & { readonly kind: "heading-new"; readonly column: string })
  | (HeadingChange & { readonly kind: "label-gone"; readonly cell: string });

interface HeadingChange {
  readonly sheet: string;
  /** Of a new heading, the field that it may stand for. */
  readonly field: string;
  readonly heading: string;
}

type NewHeading = Extract<LayoutChange, { readonly kind: "heading-new" }>;

export type Fit =
  | { readonly kind: "fits" }
  /** Every heading is still there, once, at another place: the layout as it lies now. */
  | { readonly kind: "moved"; readonly layout: TableLayout; readonly changes: readonly LayoutChange[] }
  /** The manager must look at it again. */
  | { readonly kind: "changed"; readonly changes: readonly LayoutChange[] };

/**
 * Whether a confirmed layout may be used again without asking. What only stands at another place is followed; a heading
 * that is renamed, gone, there twice or new is asked about.
 */
export function fitOf(
  { sheets }: WorkbookGrid,
  layout: TableLayout,
  remembered: readonly RememberedHeading[],
  /** Names of the sheets on which confirmed tables stand. */
  taken: ReadonlySet<string>,
): Fit {
  const sheet = sheets.find(({ name }) => name === layout.name);
  if (sheet !== undefined) return fitOnSheet(sheet, layout, remembered);
  const others = sheets.filter(({ name, visibility }) => !taken.has(name) && visibility === "visible");
  return fitElsewhere(others, layout, remembered);
}

/** The one sheet on which everything stands as it stood is the old one under a new name. */
function fitElsewhere(
  others: readonly SheetGrid[],
  layout: TableLayout,
  remembered: readonly RememberedHeading[],
): Fit {
  const [only, ...more] = others.filter((sheet) => fitOnSheet(sheet, layout, remembered).kind === "fits");
  if (only === undefined || more.length > 0 || remembered.length === 0) {
    return { kind: "changed", changes: [{ kind: "sheet-gone", sheet: layout.name }] };
  }
  const change: LayoutChange = { kind: "sheet-renamed", sheet: layout.name, now: only.name };
  // It may be somebody else's now.
  if (layout.workerInSheetName === true) return { kind: "changed", changes: [change] };
  return { kind: "moved", layout: { ...layout, name: only.name }, changes: [change] };
}

function fitOnSheet(sheet: SheetGrid, layout: TableLayout, remembered: readonly RememberedHeading[]): Fit {
  const cells = sheetCells(sheet);
  const { headerRow } = mappedColumns(layout);
  if (headerRow === undefined) return { kind: "fits" };
  const row = rowOfHeadings(cells, headerRow, remembered);
  const lie = (row ?? headerRow) - headerRow;
  const places = placesOf(cells, row ?? headerRow, remembered);
  const ofHeadings = places.flatMap((place) => changeOf(place, sheet.name) ?? []);
  const isTold = (column: string): boolean =>
    ofHeadings.some((change) => change.kind === "heading-renamed" && change.column === column);
  const changes = [
    ...ofHeadings,
    ...newHeadings(cells, row ?? headerRow, layout, remembered).filter(({ column }) => !isTold(column)),
    ...labelChanges(cells, lie, layout, remembered),
  ];
  const rowChange: LayoutChange[] =
    lie === 0 ? [] : [{ kind: "rows-moved", sheet: sheet.name, from: headerRow + 1, to: headerRow + lie + 1 }];
  if (changes.length === 0 && lie === 0) return { kind: "fits" };
  const moved = places.filter(({ remembered: { column }, now }) => now.length === 1 && now[0] !== column);
  // Beside a heading that stands there twice, nothing says which of the two has moved.
  const isCertain = moved.length === 0 || places.every(({ before }) => before === 1);
  if (isCertain && changes.every(({ kind }) => kind === "column-moved")) {
    return { kind: "moved", layout: layoutMoved(layout, lie, moved), changes: [...rowChange, ...changes] };
  }
  return { kind: "changed", changes: [...rowChange, ...changes] };
}

interface HeadingPlace {
  readonly remembered: RememberedHeading;
  /** How many columns had this heading when the layout was confirmed. */
  readonly before: number;
  /** The columns that have it now. */
  readonly now: readonly string[];
  /** What stands now where it stood. */
  readonly instead: string;
  /** And stood nowhere before. */
  readonly isRenamed: boolean;
}

/** Where every mapped heading stands on that row now. */
function placesOf(cells: SheetCells, row: number, remembered: readonly RememberedHeading[]): HeadingPlace[] {
  const now = headingsOnSheetRow(cells, row);
  const ofColumns = remembered.filter(isOfAColumn);
  return ofColumns
    .filter(({ field }) => field !== "")
    .map((heading) => ({ heading, instead: headingAt(cells, row, columnIndex(heading.column)) }))
    .map(({ heading, instead }) => ({
      remembered: heading,
      before: ofColumns.filter((other) => isSame(other.heading, heading.heading)).length,
      now: now.filter((each) => isSame(each.heading, heading.heading)).map(({ column }) => columnLetters(column)),
      instead,
      isRenamed: instead !== "" && !ofColumns.some((other) => isSame(other.heading, instead)),
    }));
}

function changeOf(
  { remembered, before, now, instead, isRenamed }: HeadingPlace,
  sheet: string,
): LayoutChange | undefined {
  const { field, heading, column } = remembered;
  const isThere = isSame(instead, heading);
  if (isThere && (now.length === before || heading === "")) return undefined;
  const [first, ...more] = now;
  if (first === undefined) {
    return isRenamed
      ? { kind: "heading-renamed", sheet, field, heading, column, now: instead }
      : { kind: "heading-gone", sheet, field, heading };
  }
  if (more.length > 0 || before > 1) return { kind: "heading-twice", sheet, field, heading, columns: now };
  return { kind: "column-moved", sheet, field, heading, from: column, to: first };
}

/**
 * The row, from 0, on which all mapped headings stand: the remembered one, or the first other. Undefined for none, and where
 * headings that were typed again further down are all that is left of them.
 */
function rowOfHeadings(
  cells: SheetCells,
  headerRow: number,
  remembered: readonly RememberedHeading[],
): number | undefined {
  const isHere = (row: number): boolean =>
    placesOf(cells, row, remembered).every(({ now, remembered: { heading } }) => now.length > 0 || heading === "");
  if (isHere(headerRow)) return headerRow;
  const first = remembered.find(({ field, heading }) => field !== "" && heading !== "");
  if (first === undefined) return undefined;
  const { top, values } = cells.sheet;
  const rows = values.flatMap((row, index) => {
    const mayBe = row.some((value) => typeof value === "string" && isSame(value, first.heading));
    return mayBe && isHere(top + index) ? [top + index] : [];
  });
  return rows.length > remembered.filter(isTypedAgain).length ? rows[0] : undefined;
}

/** Headings that were not there and that say something which is read. */
function newHeadings(
  cells: SheetCells,
  row: number,
  layout: TableLayout,
  remembered: readonly RememberedHeading[],
): NewHeading[] {
  const { name: sheet, months } = layout;
  const content = contentOfRows(layout);
  return headingsOnSheetRow(cells, row).flatMap(({ column, heading }): NewHeading[] => {
    if (remembered.some((before) => isOfAColumn(before) && isSame(before.heading, heading))) return [];
    const known = fieldsOf(heading, content).find(({ neverRead }) => !neverRead)?.field ?? trappedField(heading);
    const isMonth = months !== undefined && (mayBeAMonth(heading) || mayBeAMonth(Number(heading)));
    const inSeries = isSeriesHeading(heading) || isMonth;
    const field = known ?? (inSeries ? (content === "cases" ? "discussions" : "oneToOnes") : undefined);
    return field === undefined ? [] : [{ kind: "heading-new", sheet, field, heading, column: columnLetters(column) }];
  });
}

/** Labels of a worker's details that are no longer beside their cells. They move with the headings below them. */
function labelChanges(
  cells: SheetCells,
  lie: number,
  { name: sheet }: TableLayout,
  remembered: readonly RememberedHeading[],
): LayoutChange[] {
  return remembered.flatMap(({ field, column: cell, heading }): LayoutChange[] => {
    const position = cellPosition(cell);
    if (position === undefined || field === "") return [];
    const now = cellName(position.row + lie, position.column);
    const isThere = isSame(labelOfCell(cells, now), heading);
    return isThere ? [] : [{ kind: "label-gone", sheet, field, heading, cell }];
  });
}

function layoutMoved(layout: TableLayout, lie: number, moved: readonly HeadingPlace[]): TableLayout {
  const to = new Map(moved.map(({ remembered: { column }, now: [first] }) => [column, first ?? column]));
  const place = (letters: string): string => to.get(letters) ?? letters;
  const { columns, series, months, cells } = layout;
  const [firstRow, lastRow] = layout.dataRows;
  return {
    ...layout,
    headerRows: layout.headerRows.map((row) => row + lie),
    dataRows: [firstRow + lie, lastRow + lie],
    columns: mapValues(columns, place),
    ...(series === undefined ? {} : { series: mapValues(series, (letters) => letters.map(place)) }),
    ...(months === undefined ? {} : { months: mapValues(months, (byColumn) => mapKeys(byColumn, place)) }),
    ...(cells === undefined ? {} : { cells: mapValues(cells, (cell) => cellLower(cell, lie)) }),
  };
}

function cellLower(cell: string, lie: number): string {
  const position = cellPosition(cell);
  return position === undefined ? cell : cellName(position.row + lie, position.column);
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function mapKeys<Value>(
  record: Readonly<Record<string, Value>>,
  change: (key: string) => string,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [change(key), value]));
}

/** A heading of a column, and neither the label of a cell nor typed again. */
function isOfAColumn({ column }: RememberedHeading): boolean {
  return cellPosition(column) === undefined;
}

function isTypedAgain(heading: RememberedHeading): boolean {
  return heading.field === "" && !isOfAColumn(heading);
}

function isSame(one: string, other: string): boolean {
  return squeezed(one) === squeezed(other);
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, " ").trim().toLowerCase();
}
