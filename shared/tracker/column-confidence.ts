import type { PlainDate } from "../calendar/plain-date.ts";
import type { TableContent } from "../contract/vocabulary.ts";
import { caseReaders } from "./case-readers.ts";
import { textOf } from "./cell-text.ts";
import { mayBeAName } from "./child-names.ts";
import { shareThatFits } from "./column-evidence.ts";
import { series, type FieldReader, type ReadingContext } from "./field-reader.ts";
import type { CellValue, WorkbookGrid } from "./grid.ts";
import { fieldsOf, isSeriesHeading } from "./known-headings.ts";
import { firstFilled, headingAt } from "./layout-headings.ts";
import { contentOfRows, type TableLayout } from "./layout.ts";
import { auditReaders, groupReaders, observationReaders, sessionReaders } from "./log-readers.ts";
import { mappedColumns, type SeriesColumn } from "./mapped-columns.ts";
import { readRole } from "./read-role.ts";
import { sheetCells } from "./sheet-cells.ts";
import { turnedColumns } from "./turned-dates.ts";
import { fieldHeadings } from "./vocabulary/headings.ts";
import { workerReaders } from "./worker-readers.ts";

/** What speaks for a column holding its field. */
export interface Confidence {
  /** Whether the heading is known as one of this field, of another, or not at all. */
  readonly heading: "this" | "another" | "unknown";
  readonly cells: CellsSay;
}

/** How many of the filled cells read as the field: nearly all, at least half, fewer. `anything`: every text would. */
type CellsSay = "nearly-all" | "most" | "few" | "empty" | "anything";

const nearlyAll = 0.8;
const most = 0.5;
/** Filled cells of a column, so many as are needed to judge by. */
const mostValues = 60;

/** The column may hold something else, or nothing says that it holds this: somebody is to look at it. */
export function isDoubtful({ heading, cells }: Confidence): boolean {
  if (heading === "this") return cells === "few";
  return heading === "another" || (cells !== "nearly-all" && cells !== "most");
}

/** By field: every mapped column, those of a series together. Cells above a table stand beside labels instead. */
export function columnConfidences(
  workbook: WorkbookGrid,
  layout: TableLayout,
  asAt: PlainDate,
): ReadonlyMap<string, Confidence> {
  const sheet = workbook.sheets.find(({ name }) => name === layout.name);
  if (sheet === undefined) return new Map();
  const cells = sheetCells(sheet);
  const columns = mappedColumns(layout);
  const content = contentOfRows(layout);
  const headingOf = (column: number): string => headingAt(cells, columns.headerRow, column);
  const { date1904 } = workbook;
  const context = { asAt, date1904, headingOf, turnedIn: turnedColumns(cells, columns, { asAt, date1904 }) };
  const valuesOf = (column: number): CellValue[] => firstFilled(cells, columns, column, mostValues);
  const single = [...columns.single].map(([field, column]): [string, Confidence] => {
    const said = cellsSay(valuesOf(column), (filled) => shareThatReads({ field, content, column }, filled, context));
    return [field, { heading: headingSays(headingOf(column), field, content), cells: said }];
  });
  const ofSeries = [...columns.series].map(([field, list]): [string, Confidence] => {
    const read = list.flatMap((each) => valuesOf(each.column).map((value) => isReadInSeries(each, value, context)));
    const said = cellsSay(read, (all) => all.filter(Boolean).length / all.length);
    const isHeaded = list.every(({ column, month }) => month !== undefined || isSeriesHeading(headingOf(column)));
    return [field, { heading: isHeaded ? "this" : "unknown", cells: said }];
  });
  return new Map([...single, ...ofSeries]);
}

function cellsSay<Value>(
  filled: readonly Value[],
  shareOf: (filled: readonly Value[]) => number | undefined,
): CellsSay {
  if (filled.length === 0) return "empty";
  const share = shareOf(filled);
  if (share === undefined) return "anything";
  return share >= nearlyAll ? "nearly-all" : share >= most ? "most" : "few";
}

function headingSays(heading: string, field: string, content: TableContent): Confidence["heading"] {
  const named = fieldsOf(heading, content).map((known) => known.field);
  if (named.some((each) => each === field || twins.get(each) === field)) return "this";
  return named.length === 0 ? "unknown" : "another";
}

/** A column headed Status holds plans as often as it says open or closed. */
const twins: ReadonlyMap<string, string> = new Map([["status", "planType"]]);

interface JudgedColumn {
  readonly field: string;
  readonly content: TableContent;
  readonly column: number;
}

/** The share of filled cells that read as the field; undefined where every text would. */
function shareThatReads(
  { field, content, column }: JudgedColumn,
  filled: readonly CellValue[],
  context: ReadingContext,
): number | undefined {
  const { evidence = "any" } = fieldHeadings.find((known) => known.field === field) ?? {};
  const share = (reads: (value: CellValue) => boolean): number => filled.filter(reads).length / filled.length;
  if (named.has(field))
    return share((value) => mayBeAName(textOf(value)) && shareThatFits([value], "date", context) === 0);
  if (field === "role") return share((value) => readRole(value) !== undefined);
  const reader = byFaults.has(field) || byFaults.has(evidence) ? readersOf(content)[field] : undefined;
  if (reader === undefined) return evidence === "any" ? undefined : shareThatFits(filled, evidence, context);
  return share((value) => reader([{ column, row: 0, cell: { value } }], context, field).faults.length === 0);
}

function isReadInSeries({ column, month }: SeriesColumn, value: CellValue, context: ReadingContext): boolean {
  return series([{ column, row: 0, cell: { value }, month }], context, "").faults.length === 0;
}

/** Fields whose cells say who somebody or what team it is. */
const named: ReadonlySet<string> = new Set(["worker", "team", "supervisor", "agreementSupervisor", "manager", "name"]);

/** The evidence and the fields for which a cell that cannot be read becomes an entry to check. */
const byFaults: ReadonlySet<string> = new Set([
  ...["date", "yes-no", "date-or-yes-no", "discussion-type"],
  ...["absence", "absenceFrom", "absencePlanned", "asye", "asyeStage", "agreedFrequency", "escalationWeeks"],
  ...["sessionType", "sessionStatus", "groupStatus", "duration", "casesDiscussed"],
]);

function readersOf(content: TableContent): Readonly<Record<string, FieldReader>> {
  switch (content) {
    case "cases":
    case "mixed":
      return caseReaders;
    case "workers":
    case "agreements":
      return workerReaders;
    case "sessions":
      return sessionReaders;
    case "groups":
      return groupReaders;
    case "audits":
      return auditReaders;
    case "observations":
      return observationReaders;
  }
}
