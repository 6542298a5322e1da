import type { PlainDate } from "../calendar/plain-date.ts";
import { isEmpty } from "./cell-text.ts";
import { chooseColumns, type CandidateColumn, type ChosenColumns } from "./choose-columns.ts";
import { columnLetters } from "./columns.ts";
import type { CellValue, WorkbookGrid } from "./grid.ts";
import type { TableLayout } from "./layout.ts";
import { monthsOf } from "./month-headings.ts";
import { sampleTexts } from "./samples.ts";
import { sheetCells, type SheetCells } from "./sheet-cells.ts";
import { findHeaders, headingsOnRow, type HeaderFound } from "./table-at.ts";
import { excelTableAt, lastFilledRow } from "./table-rows.ts";
import { workerCellsAbove } from "./worker-cells.ts";

/** A field that the headings do not settle: the manager picks a column, or none. */
export interface LayoutQuestion {
  readonly sheet: string;
  readonly field: string;
  readonly candidates: readonly { readonly column: string; readonly heading: string; readonly samples: string[] }[];
}

export interface LayoutsFound {
  readonly layouts: readonly TableLayout[];
  readonly questions: readonly LayoutQuestion[];
  /** Sheets with something in them on which no table was recognised. */
  readonly unrecognised: readonly string[];
}

/** Finds the tables of a workbook by their headings. Hidden sheets are left alone; what is doubtful is asked, not guessed. */
export function findLayouts(workbook: WorkbookGrid, asAt: PlainDate): LayoutsFound {
  const layouts: TableLayout[] = [];
  const questions: LayoutQuestion[] = [];
  const unrecognised: string[] = [];
  for (const sheet of workbook.sheets) {
    if (sheet.visibility !== "visible" || sheet.values.length === 0) continue;
    const cells = sheetCells(sheet);
    const headers = findHeaders(cells);
    if (headers.length === 0) unrecognised.push(sheet.name);
    for (const header of headers) {
      const below = headers.find(({ row }) => row > header.row)?.row ?? Infinity;
      const found = layoutUnder(cells, header, { asAt, date1904: workbook.date1904, before: below });
      layouts.push(found.layout);
      questions.push(...found.questions);
    }
  }
  return { layouts, questions, unrecognised };
}

interface DetectionContext {
  readonly asAt: PlainDate;
  readonly date1904: boolean;
  /** The row of the next table's headings. */
  readonly before: number;
}

const mostSamples = 200;

function layoutUnder(
  cells: SheetCells,
  header: HeaderFound,
  context: DetectionContext,
): { layout: TableLayout; questions: LayoutQuestion[] } {
  const headings = headingsOnRow(cells, header.row, header);
  const candidates = headings.flatMap((heading, index): CandidateColumn[] => {
    const column = header.firstColumn + index;
    return isEmpty(heading) ? [] : [{ column, heading, values: valuesBelow(cells, column, header.row, context) }];
  });
  const chosen = chooseColumns(candidates, header.holds, context);
  return {
    layout: { ...layoutOf(cells, header, candidates, chosen), dataRows: dataRowsOf(cells, header, chosen, context) },
    questions: [...chosen.open].map(([field, columns]) => ({
      sheet: cells.sheet.name,
      field,
      candidates: columns.map(({ column, heading, values }) => ({
        column: columnLetters(column),
        heading: String(heading),
        samples: sampleTexts(values, field, context),
      })),
    })),
  };
}

function valuesBelow(cells: SheetCells, column: number, headerRow: number, { before }: DetectionContext): CellValue[] {
  const values: CellValue[] = [];
  const { top, values: rows } = cells.sheet;
  const end = Math.min(top + rows.length, before);
  for (let row = headerRow + 1; row < end && values.length < mostSamples; row++) {
    const value = cells.valueAt(row, column);
    if (!isEmpty(value)) values.push(value);
  }
  return values;
}

function layoutOf(
  cells: SheetCells,
  header: HeaderFound,
  candidates: readonly CandidateColumn[],
  chosen: ChosenColumns,
): Omit<TableLayout, "dataRows"> {
  const months = header.holds === "workers" ? monthsOf(candidates) : undefined;
  const above = header.holds === "cases" ? workerCellsAbove(cells, header.row) : undefined;
  return {
    name: cells.sheet.name,
    holds: above === undefined ? header.holds : "mixed",
    headerRows: groupsStandAbove(cells, header) ? [header.row, header.row + 1] : [header.row + 1],
    columns: Object.fromEntries([...chosen.columns].map(([field, column]) => [field, columnLetters(column)])),
    ...(chosen.series.length === 0 ? {} : { series: { discussions: chosen.series.map(columnLetters) } }),
    ...(months === undefined ? {} : { months: { oneToOnes: months } }),
    ...(above === undefined ? {} : { cells: above }),
    ...(chosen.open.size === 0 ? {} : { needsConfirmation: [...chosen.open.keys()] }),
  };
}

/** From below the headings to the last row with something in a mapped column. A total within is no harm. */
function dataRowsOf(
  cells: SheetCells,
  header: HeaderFound,
  chosen: ChosenColumns,
  { before }: DetectionContext,
): [number, number] {
  const mapped = [...chosen.columns.values(), ...chosen.series];
  const table = excelTableAt(cells, header.row, header.firstColumn);
  const last =
    table === undefined
      ? lastFilledRow(cells, mapped, { above: header.row, before })
      : table.area.row + table.area.rows - 1;
  return [header.row + 2, Math.max(header.row + 2, last + 1)];
}

/** Group headings: at least two filled cells in the row above, one of them merged over several columns. */
function groupsStandAbove(cells: SheetCells, header: HeaderFound): boolean {
  const row = header.row - 1;
  if (row < cells.sheet.top) return false;
  const merges = cells.mergesOn(row).filter((merge) => merge.columns > 1 && merge.rows === 1);
  let filled = 0;
  for (let column = header.firstColumn; column <= header.lastColumn; column++) {
    if (!isEmpty(cells.valueAt(row, column))) filled++;
  }
  return merges.length > 0 && filled >= 2;
}
